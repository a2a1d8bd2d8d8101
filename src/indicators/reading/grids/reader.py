"""Reads grids that are understood: statements, and for every other figure why it is none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indicators.documents.document import Document
from indicators.documents.faults.text_faults import PassedOver
from indicators.reading.grids import (
    dated_names,
    moves_of_amounts,
    moves_of_rates,
    outcome_columns,
    parts_of_year,
    progress_amounts,
    project_totals,
    town_columns,
)
from indicators.reading.grids.cell_words import holds_figures, is_clause, names_a_thing, tells_a_figure
from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.figure_grid import FigureGrid
from indicators.reading.grids.figures import read_figures, refused
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.table_layout import Grid
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.grids.values import read_values
from indicators.reading.quantities.number_fates import Excluded, Unread
from indicators.reading.roles.roles import State
from indicators.reading.statement import Statement

_RULES = {
    "serial": "serial", "deadline": "deadline", "period": "period", "base_year": "period",
    "rank": "rank", "points": "points",
    "note": "note",
    "office": "office",
    "lead_office": "office", "leader": "office", "name": "name", "group": "name", "unit": "unit",
}  # fmt: skip


_STUB = ("name", "group", "place", "period")
# Of columns of these, figures are told of beside the table.
_ASIDE = ("note", "deadline")


@dataclass(frozen=True, slots=True)
class GridReading:
    """What the tables of a document say."""

    statements: tuple[Statement, ...] = ()  # Of the cells that were understood.
    unread: tuple[Unread, ...] = ()  # Cells that look like figures and were not understood.
    excluded: tuple[Excluded, ...] = ()  # Cells with digits that measure nothing.


def read(
    document: Document,
    grids: Sequence[Grid],
    around: Callable[[int], tuple[State, str]],
    places: PlaceReader | None = None,
) -> GridReading:
    """Read the figures of the grids of a document; cells of prose are read with the prose.

    Parameters
    ----------
    document : Document
        With place, kind and period known.
    grids : sequence of Grid
        As `understood` gives them.
    around : callable
        Tells for a place of the text how the text speaks there, and under which heading.
    places : PlaceReader, optional
        As `understood` took it.
    """
    statements: list[Statement] = []
    unread: list[Unread] = []
    excluded: list[Excluded] = []
    periods, places = PeriodReader.of(document), places or PlaceReader.of(document)
    for grid in grids:
        state, section = around(grid.table.start)
        of_table = periods.under(grid.table.caption or section)
        setting = Setting(document, of_table, places, grid.table, state, section)
        # Only the table's own: all found so far would be gone through once for each table.
        fates: list[tuple[int, int]] = []
        for found in _read(grid, setting):
            fates.append((found.start, found.end))
            if isinstance(found, Statement):
                statements.append(found)
            elif isinstance(found, Unread):
                unread.append(found)
            else:
                excluded.append(found)
        for other in _others(grid, fates):
            if isinstance(other, Unread):
                unread.append(other)
            else:
                excluded.append(other)
    return GridReading(tuple(statements), tuple(unread), tuple(excluded))


def _read(grid: Grid, setting: Setting) -> Iterator[Statement | Unread | Excluded]:
    if grid.kind == "figures":
        has_period_rows = any(column.kind == "period" for column in grid.columns)
        values = read_values(grid.columns, setting, has_period_rows=has_period_rows)
        values = moves_of_amounts.told(moves_of_rates.told(values), setting)
        values = project_totals.told(outcome_columns.told(values, setting.periods.first))
        values = town_columns.told(progress_amounts.told(values, grid.rows), setting.places.own)
        values = parts_of_year.told(values, grid.rows)
        rows = list(dated_names.told(grid.rows, values, setting.periods))
        # A cell over the column of tasks and one of values is prose: it is read there.
        prose = PassedOver((start, end) for start, end, _ in grid.prose)
        shares = [column.index for column in grid.columns if column.kind == "shares"]
        figures = read_figures(FigureGrid(rows, values, setting, grid.flags, grid.is_task_list, shares))
        yield from (found for found in figures if found.start not in prose)
    elif grid.kind == "unknown":
        yield from refused(grid.places, grid.reason)


def _others(grid: Grid, fates: Sequence[tuple[int, int]]) -> Iterator[Excluded | Unread]:
    """Name the rule for every other cell with digits: what its column holds, or that it is a head."""
    read = sorted([start for start, _ in fates] + [start for start, _, _ in grid.prose])
    kinds = {column.index: column.kind for column in grid.columns}
    for cell in grid.table.cells:
        at = bisect_left(read, cell.start)
        if not re.search(r"\d", cell.text) or (at < len(read) and read[at] < cell.end):
            continue
        if cell.row >= grid.table.depth and kinds.get(cell.column) in _ASIDE and tells_a_figure(cell.text):
            # 含退化林修复300亩, 其中6月底前完成3万亩: told of as the notes below a table are.
            continue
        rule = "head" if cell.row < grid.table.depth else _RULES.get(kinds.get(cell.column, ""), "name")
        if rule == "name" and holds_figures(cell.text):
            yield Unread(cell.start, cell.end, "two figures in one cell", cell.text)
        elif rule == "name" and _tells_more(cell.text, kinds.get(cell.column, "")):
            yield Unread(cell.start, cell.end, "the cell is not understood", cell.text)
        else:
            yield Excluded(cell.start, cell.end, rule)


def _tells_more(text: str, kind: str) -> bool:
    """Whether words say a figure as well: 新建学校5所，惠及900人 for a name, 完成桩基20根 beside it."""
    if kind in _STUB:
        return is_clause(text) and tells_a_figure(text)
    # 2.1亿元 under a head that is no head, in a form of names and values.
    return names_a_thing(text) or any(figure.unit for figure in read_cell(text, 0).figures)
