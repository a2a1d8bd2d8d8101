"""The review workbook: statements out to an analyst, the least certain first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan, nan
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from indicators.analysis.reason_codes import explain
from indicators.documents.document import Document
from indicators.errors import UnknownDocument, nearest
from indicators.reading import statements
from indicators.tables.contract.flags import Flags
from indicators.tables.contract.records import StatementRow
from indicators.tables.corrections.correction_rules import SETTLED
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.store import Tables, number
from indicators.tables.targets.plausibility import SET_ASIDE
from indicators.vocabulary.rule_words import say_rule
from indicators.workbooks import coded_sheets, sheet_layout
from indicators.workbooks.review.figure_span import locate
from indicators.workbooks.review.review_layout import LISTED, MARK, Layout, fingerprint, layout
from indicators.workbooks.review.review_order import by_certainty, is_settled
from indicators.workbooks.review.review_pairs import candidates, write_pairs

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NUMBERS = ("low", "high", "start", "end")
ROOM_FOR_ADDITIONS = 100
_MARKED = InlineFont(b=True, color="FFC00000")


def export(tables: Tables, documents: Sequence[Document], only: Sequence[str]) -> bytes:
    """Make the workbook in which an analyst confirms, changes, cuts anew, drops and adds statements.

    Parameters
    ----------
    only : sequence of str
        Ids of the papers whose statements are handed out.

    Returns
    -------
    bytes
        An .xlsx file, the same for the same tables.

    Raises
    ------
    UnknownDocument
        If a paper is not registered.

    Examples
    --------
    >>> export(Tables.empty(), [], [])[:2]
    b'PK'
    """
    papers = {document.id: document for document in documents}
    for name in only:
        if name not in papers:
            raise UnknownDocument(
                expected="the id of a registered paper",
                found=repr(name),
                where="--document",
                remedy=nearest(name, list(papers)),
            )
    plan = layout()
    book = Workbook()
    guide = book.active
    guide.title = plan.sheets["guide"]
    rows = book.create_sheet(plan.sheets["rows"])
    added = book.create_sheet(plan.sheets["added"])
    pairs = book.create_sheet(plan.sheets["pairs"])
    lists = {name: plan.labels(name) for name in LISTED} | {"document_id": list(only) or [""]}
    references = sheet_layout.write_lists(book.create_sheet(plan.sheets["lists"]), lists)
    coded_sheets.write_guide(guide, plan.guide)
    said = tables.statements[tables.statements["document_id"].isin(list(only))]
    _write_rows(
        rows, plan, by_certainty(said, tables.targets, _wrong(tables)), papers, _reasons(plan, papers, only)
    )
    _write_additions(added, plan)
    paired = write_pairs(pairs, plan, candidates(tables, only), SameRows(tables.statements))
    for sheet, columns, last in (
        (rows, plan.columns, len(said) + 1),
        (added, plan.added_columns, ROOM_FOR_ADDITIONS + 1),
        (pairs, plan.pairs, paired),
    ):
        coded_sheets.offer_lists(sheet, columns, references, plan.refused, last)
    version = book.create_sheet(plan.sheets["version"])
    coded_sheets.write_version(version, MARK, [(papers[name].id, papers[name].sha256) for name in only])
    sheet_layout.lock_structure(book)
    book.active = book.index(rows)
    return sheet_layout.to_bytes(book)


def settled_cells(row: StatementRow) -> dict[str, str]:
    """Write the settled columns of a statement as text."""
    cells = {name: getattr(row, name) for name in SETTLED}
    return {name: number(value) if name in NUMBERS else str(value) for name, value in cells.items()}


def _wrong(tables: Tables) -> dict[str, list[str]]:
    """Gather what cannot be true of statements, in words, by their ids."""
    found: dict[str, list[str]] = {}
    for frame in (tables.set_aside.targets, tables.set_aside.observations):
        for name, flags in zip(frame["statement_id"], frame["flags"], strict=True):
            read = Flags.of(flags)
            found.setdefault(name, []).extend(
                f"{flag}:{explain(f'{flag}_{cause}')[0]}"
                for flag in SET_ASIDE
                for cause in read.arguments(flag)
            )
    return found


def _write_rows(
    sheet: Worksheet, plan: Layout, rows: list[tuple[StatementRow, list[str]]], papers: dict[str, Document],
    reasons: Mapping[str, str],
) -> None:  # fmt: skip
    columns = plan.columns
    coded_sheets.write_head(sheet, columns, frozen=4)
    for line, (row, found) in enumerate(rows, 2):
        settled = settled_cells(row)
        shown = {name: plan.shown(name, code) for name, code in settled.items()} | {
            "statement_id": row.statement_id,
            "doubts": _worded(plan, found, is_done=is_settled(row)),
            "quote": row.quote,
            "section": row.section,
            "why": reasons.get(row.statement_id, ""),
            "print": fingerprint(row.statement_id, settled),
        }
        amounts = {"low": row.low, "high": row.high, "start": float(row.start), "end": float(row.end)}
        for position, (name, column) in enumerate(columns.items(), 1):
            cell = sheet.cell(line, position)
            sheet_layout.style(cell, alignment=coded_sheets.TOP)
            value = amounts.get(name, nan)
            if not isnan(value):
                cell.value = int(value) if value.is_integer() else value
            elif name == "sentence":
                cell.value = _marked(row, papers[row.document_id].text)
            elif name not in NUMBERS:
                sheet_layout.write_text(cell, shown.get(name, ""))
            if column.is_open:
                sheet_layout.open_cell(cell)
    sheet.auto_filter.ref = sheet.dimensions


def _reasons(plan: Layout, papers: Mapping[str, Document], only: Sequence[str]) -> dict[str, str]:
    """Name, for each statement, the rules that decided its fields, a field a line."""
    return {
        row.statement_id: "\n".join(
            f"{plan.columns[name].label}：{say_rule(rule, 'zh')}"
            for name, rule in row.why
            if rule and name in plan.columns
        )
        for name in only
        for row in statements.read(papers[name])
    }


def _write_additions(sheet: Worksheet, plan: Layout) -> None:
    columns = plan.added_columns
    coded_sheets.write_head(sheet, columns)
    for line in range(2, ROOM_FOR_ADDITIONS + 2):
        for position, name in enumerate(columns, 1):
            cell = sheet.cell(line, position)
            sheet_layout.style(cell, alignment=coded_sheets.TOP)
            if name not in NUMBERS:
                cell.number_format = sheet_layout.TEXT
            sheet_layout.open_cell(cell)


def _worded(plan: Layout, found: Sequence[str], *, is_done: bool) -> str:
    """Say the doubts of a row in words, one a line."""
    said = [plan.settled] if is_done else []
    for doubt in found:
        name, _, argument = doubt.partition(":")
        said.append(plan.doubts[name].format(argument.replace("|", "｜").replace(",", "；")))
    return "\n".join(said)


def _marked(row: StatementRow, text: str) -> CellRichText:
    sentence = row.sentence
    place = locate(sentence, row.quote, text, row.start)
    if place is None:
        return CellRichText(sheet_layout.clean(sentence))
    start, end = place
    marked = TextBlock(_MARKED, sheet_layout.clean(sentence[start:end]))
    around = (sheet_layout.clean(sentence[:start]), marked, sheet_layout.clean(sentence[end:]))
    return CellRichText(*(part for part in around if isinstance(part, TextBlock) or part))
