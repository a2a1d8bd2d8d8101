"""The sheet of pairs in the review workbook: which rows are the same thing, handed out and taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.errors import IndicatorsError
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.corrections.same_pairs_file import SamePair, misfits, pair_faults
from indicators.tables.matching.links import base_year
from indicators.tables.matching.same_rows import SETTLED, SameRows, row_id, settled
from indicators.tables.matching.same_things import Verdict, in_words
from indicators.tables.store import Tables
from indicators.workbooks import coded_sheets, sheet_layout
from indicators.workbooks.review.review_cells import Line
from indicators.workbooks.review.review_layout import Layout

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROOM_FOR_PAIRS = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two rows that may be the same thing, and what is held of them now."""

    a: Target | Observation
    b: Target | Observation
    verdict: Verdict
    is_settled: bool


def candidates(tables: Tables, only: Collection[str]) -> list[Candidate]:
    """List the pairs that an analyst may decide about, those that are only alike first.

    A target of the chosen papers is paired with the figures of its place for the year before and its own,
    and with the goals of a plan, where the two are the same thing or alike, or were settled.

    Parameters
    ----------
    only : collection of str
        Ids of the papers that are handed out; rows of other restricted papers are left out.

    Examples
    --------
    >>> candidates(Tables.empty(), [])
    []
    """
    targets = [row for row in records(tables.targets, Target) if _is_shown(row, only)]
    figures = [row for row in records(tables.observations, Observation) if _is_shown(row, only)]
    same = SameRows(tables.statements)
    found = [
        Candidate(target, other, verdict, settled(target, other) is not None)
        for target in targets
        if target.document_id in only
        for other in _beside(target, targets, figures)
        if (verdict := same.relation(target, other)).relation or settled(target, other)
    ]
    order = ("alike", "", "same")
    return sorted(found, key=lambda pair: (pair.is_settled, order.index(pair.verdict.relation)))


def _is_shown(row: Target | Observation, only: Collection[str]) -> bool:
    return not row.is_restricted or row.document_id in only


def _beside(
    target: Target, targets: Sequence[Target], figures: Sequence[Observation]
) -> Iterator[Target | Observation]:
    """Go through the rows of a target's place that it may be linked to, and those settled by name."""
    times = {target.period, base_year(target.period, "")} - {""}
    named = {
        flag.partition(":")[2].partition("|")[0] for flag in target.flags if flag.startswith(tuple(SETTLED))
    }
    for figure in figures:
        if (figure.place == target.place and figure.period in times) or row_id(figure) in named:
            yield figure
    for goal in targets:
        is_goal = goal.horizon == "plan" and target.horizon != "plan" and goal.place == target.place
        if goal is not target and (is_goal or goal.target_id in named):
            yield goal


def write_pairs(sheet: Worksheet, plan: Layout, pairs: Iterable[Candidate], texts: SameRows) -> int:
    """Write a line for each pair, and empty ones for others; gives the last line's number."""
    columns = plan.pairs
    coded_sheets.write_head(sheet, columns)
    lines = [_cells(pair, plan, texts) for pair in pairs]
    for line, cells in enumerate([*lines, *({} for _ in range(ROOM_FOR_PAIRS))], 2):
        for position, (name, column) in enumerate(columns.items(), 1):
            cell = sheet.cell(line, position)
            sheet_layout.style(cell, alignment=coded_sheets.TOP)
            sheet_layout.write_text(cell, cells.get(name, ""))
            # A line of its own names its rows itself.
            if column.is_open or (not cells and name in ("id_a", "id_b")):
                sheet_layout.open_cell(cell)
    return len(lines) + ROOM_FOR_PAIRS + 1


def _cells(pair: Candidate, plan: Layout, texts: SameRows) -> dict[str, str]:
    relation = pair.verdict.relation or "different"
    decided = plan.shown("relation", relation) if pair.is_settled else ""
    reason = pair.verdict.reason.partition(":")[2]
    return {
        "id_a": row_id(pair.a),
        "text_a": _text(pair.a, texts),
        "id_b": row_id(pair.b),
        "text_b": _text(pair.b, texts),
        "found": f"{plan.words['relation'][relation]}：{in_words(pair.verdict)}",
        "relation": decided,
        "reason": reason if pair.is_settled else "",
    }


def _text(row: Target | Observation, texts: SameRows) -> str:
    sentence, _ = texts.said.get(row.statement_id, (row.indicator, ""))
    return f"{row.period} {row.indicator}：{sentence}".strip()


def decided(lines: Iterable[Line], old: Iterable[SamePair], faults: list[IndicatorsError]) -> list[SamePair]:
    """Take the decisions out of a filled-in sheet: those that are new or other than before.

    Parameters
    ----------
    old : iterable of SamePair
        What the file has now.
    faults : list
        What is wrong is added to it, by cell.
    """
    before: Mapping[frozenset[str], SamePair] = {pair.ids: pair for pair in old}
    found = []
    for line in lines:
        relation, reason = line.cells["relation"], " ".join(line.cells["reason"].split())
        if not relation and not reason:
            continue
        if not relation:
            faults.append(
                line.fault("relation", "one of the three words", "a reason alone", "Decide, or put it back.")
            )
            continue
        pair = SamePair(line.cells["id_a"], line.cells["id_b"], relation, reason, line.where("relation"))
        earlier = before.get(pair.ids)
        if earlier is None or (earlier.relation, earlier.reason) != (relation, reason):
            found.append(pair)
    faults += pair_faults(found)
    return found


def lost(pairs: Sequence[SamePair], tables: Tables) -> list[IndicatorsError]:
    """Name the decisions of a workbook about rows that are read no longer."""
    known = {*tables.targets["target_id"], *tables.observations["observation_id"]}
    return misfits(pairs, known)
