"""The review workbook comes back: every cell checked, all faults at once, decisions into their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from indicators.documents.document import Document
from indicators.documents.grids.sheet_cells import Book
from indicators.documents.register import register
from indicators.errors import CorrectionFault, IndicatorsError, UnusableWorkbook, raise_all
from indicators.project import Project
from indicators.storage.transaction import alone, write_together
from indicators.tables.corrections import correction_cells, corrections, overlaps, same_pairs_file
from indicators.tables.corrections.corrections import Correction
from indicators.tables.corrections.same_pairs_file import SamePair
from indicators.tables.store import Tables
from indicators.workbooks import hidden_cells
from indicators.workbooks.review.review_bounds import bound_faults, cut_faults
from indicators.workbooks.review.review_cells import Line, first_of_each_place, lines_of
from indicators.workbooks.review.review_decisions import additions, decisions
from indicators.workbooks.review.review_layout import MARK, Layout, layout
from indicators.workbooks.review.review_pairs import decided, lost
from indicators.workbooks.safe_open import layout_faults, open_workbook

FRESH = "Start from a fresh `indicators review export`."


def import_decisions(
    path: Path, project: Project, *, hidden: list[str] | None = None
) -> tuple[Counter[str], int]:
    """Read the decisions of a filled-in review workbook into corrections.csv and same.csv.

    Decisions on a row that was settled before take the place of the old ones; all others stay.

    Parameters
    ----------
    project : Project
        Its data/raw/corrections.csv and same.csv are written, in one step, only if nothing at all is wrong.
    hidden : list of str, optional
        Takes the cells of decisions that the workbook does not show: nobody may know of them.

    Returns
    -------
    Counter of str, int
        How many decisions of each kind the workbook has, and how many rows the file has now.

    Raises
    ------
    UnusableWorkbook
        If the file is no workbook, not one of `indicators review export`, or has formulas or merged cells.
    CorrectionMisfit
        For decisions about pairs of rows that are read no longer.
    CorrectionFault
        For each cell that cannot be used, by sheet and address; all at once.
    """
    with alone(project.data):
        return _import(path, project, [] if hidden is None else hidden)


def _import(path: Path, project: Project, hidden: list[str]) -> tuple[Counter[str], int]:
    documents = register.load(project)
    plan, file = layout(), path.name
    book = open_workbook(path)
    _check_origin(book, plan, file, documents)
    rows, added = book[plan.sheets["rows"]], book[plan.sheets["added"]]
    faults = [*layout_faults(rows, file), *layout_faults(added, file)]
    papers = {document.id: document for document in documents}
    read = lines_of(rows, plan.columns, file, plan)
    settled = decisions(read, papers, faults)
    settled += additions(lines_of(added, plan.added_columns, file, plan), read, papers, faults)
    pairs, known_pairs = _pairs(book, plan, file, project, faults)
    faults += [*bound_faults(settled, papers), *cut_faults(settled, read, papers)]
    merged = _merge(corrections.read(project), [one for _, one in settled])
    faults += _clashes(merged, settled)
    raise_all(first_of_each_place(faults))
    written = {}
    if settled:
        written[project.corrections] = corrections.render(merged)
    if pairs:
        written[project.same] = same_pairs_file.render(same_pairs_file.merged(known_pairs, pairs))
    if written:
        write_together(project.data, written)
        hidden += _hidden(book, plan)
    return Counter([*(one.decision for _, one in settled), *(one.relation for one in pairs)]), len(merged)


def _hidden(book: Book, plan: Layout) -> list[str]:
    """Name the cells of decisions, and of figures that are added, which the workbook does not show."""
    asked = {"rows": (plan.columns, "decision"), "added": (plan.added_columns, "quote")}
    asked |= {"pairs": (plan.pairs, "relation")} if plan.sheets["pairs"] in book.titles else {}
    found: list[str] = []
    for key, (columns, name) in asked.items():
        sheet, column = book[plan.sheets[key]], list(columns).index(name) + 1
        found += hidden_cells.hidden(sheet, (sheet.cell(row, column) for row in sheet.rows()))
    return found


def _pairs(
    book: Book, plan: Layout, file: str, project: Project, faults: list[IndicatorsError]
) -> tuple[list[SamePair], list[SamePair]]:
    """Read the decisions about pairs, and what same.csv has; a workbook of before has no such sheet."""
    known = same_pairs_file.read(project)
    name = plan.sheets["pairs"]
    if name not in book.titles:
        return [], known
    faults += layout_faults(book[name], file)
    found = decided(lines_of(book[name], plan.pairs, file, plan), known, faults)
    if found and project.processed.is_dir():
        faults += lost(found, Tables.load(project, include_restricted=True))
    return found, known


def _check_origin(book: Book, plan: Layout, file: str, documents: Sequence[Document]) -> None:
    """Make sure that the workbook was handed out by this project, from the papers as they are."""
    version = plan.sheets["version"]
    if version not in book.titles or book[version].cell(1, 1).value != MARK:
        raise UnusableWorkbook(
            expected="a workbook of `indicators review export`",
            found=f"one with the sheets {', '.join(book.titles)}",
            where=file,
            remedy=FRESH,
        )
    faults: list[IndicatorsError] = []
    laid_out = (("rows", plan.columns), ("added", plan.added_columns), ("pairs", plan.pairs))
    for key, columns in laid_out:
        name, labels = plan.sheets[key], [column.label for column in columns.values()]
        if name not in book.titles and key == "pairs":
            continue
        if name not in book.titles:
            faults.append(_layout_fault(f"a sheet {name}", "none", file))
            continue
        for number, label in enumerate(labels, 1):
            cell = book[name].cell(1, number)
            there = str(cell.value or "")
            if there != label:
                where = f"{file}, sheet {name}, cell {cell.coordinate}"
                faults.append(_layout_fault(f"the head {label}", repr(there), where))
    known = {document.id: document.sha256 for document in documents}
    for row in book[version].rows():
        listed, digest = (book[version].cell(row, column).value for column in (1, 2))
        if listed and (listed not in known or known[str(listed)] != digest):
            found_there = "no such paper" if listed not in known else "a paper with another checksum"
            faults.append(_layout_fault(f"{listed} as it was when it was handed out", found_there, file))
    raise_all(faults)


def _layout_fault(expected: str, found: str, where: str) -> UnusableWorkbook:
    return UnusableWorkbook(expected=expected, found=found, where=where, remedy=FRESH)


def _merge(old: Sequence[Correction], new: Sequence[Correction]) -> list[Correction]:
    """Put new decisions in the place of old ones on the same row; the row as first read keeps its name."""
    kept, merged = list(old), []
    for one in new:
        before = [earlier for earlier in kept if _is_about(earlier, one)]
        for earlier in before:
            kept.remove(earlier)
            is_refined = earlier.decision in ("recut", "add") and one.decision != "drop"
            decision = earlier.decision if is_refined else one.decision
            one = replace(one, statement_id=earlier.statement_id, decision=decision)
        merged.append(one)
    return [*kept, *merged]


def _is_about(earlier: Correction, one: Correction) -> bool:
    """Whether a decision was about the row that another one is about now."""
    is_same_row = one.statement_id and one.statement_id in (earlier.statement_id, earlier.row_id)
    return bool(is_same_row) or (earlier.row_id, earlier.end) == (one.row_id, one.end)


def _clashes(
    merged: Sequence[Correction], settled: Sequence[tuple[Line, Correction]]
) -> list[IndicatorsError]:
    """Name the decisions that settle the same characters in two ways."""
    wheres = {(one.document_id, one.start, one.end): line.where("decision") for line, one in settled}

    def where(one: Correction) -> str:
        place = (one.document_id, one.start, one.end)
        return wheres.get(place, f"{correction_cells.FILE}, row {one.line}")

    return [
        CorrectionFault(
            expected="one decision about the same characters",
            found=f"{one.quote!r} and {other.quote!r}",
            where=f"{where(one)}, and {where(other)}",
            remedy="Cut the figures so that they do not overlap, or drop one of them.",
        )
        for one, other in overlaps.clashes(merged)
    ]
