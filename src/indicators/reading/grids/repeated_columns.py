"""Cuts a table apart whose columns stand twice beside each other: 指标, 2023年, 指标, 2023年."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.grids.table_grid import Table, TableCell, is_figure
from indicators.reading.grids.head_kinds import head_kind

_MOST_PARTS = 4
Places = Sequence[Sequence[TableCell | None]]


def cut(table: Table) -> list[Table]:
    """Give the parts of a table that stand beside each other, the table itself if it has but one.

    Examples
    --------
    >>> texts = [["指标", "值", "指标", "值"], ["甲", "1", "乙", "2"]]
    >>> cells = tuple(TableCell(t, r, c) for r, row in enumerate(texts) for c, t in enumerate(row))
    >>> [[cell.text for cell in part.cells] for part in cut(Table(0, 9, cells, depth=1))]
    [['指标', '值', '甲', '1'], ['指标', '值', '乙', '2']]
    """
    places = table.places()
    width = len(places[0]) if places else 0
    for parts in range(_MOST_PARTS, 1, -1):
        if width % parts == 0 and width > parts and _repeats(places, table.depth, width // parts):
            return [_part(table, first, width // parts) for first in range(0, width, width // parts)]
    return [table]


def _repeats(places: Places, depth: int, width: int) -> bool:
    """Whether every row of a head but its titles says the same over and over.

    Where the lowest row begins anew with a name (项目), those above may tell the parts apart: 收入, 支出. So
    may the heads of columns of words, beside figures under the same heads: 收入项目, 支出项目.
    """
    rows = [row for row in places[:depth] if len({id(cell) for cell in row}) > 1]
    if not rows:
        return False
    texts = [[cell.text if cell else "" for cell in row] for row in rows]
    lowest = texts[-1]
    worded = {at for at in range(width) if _are_words(places[depth:], range(at, len(lowest), width))}
    apart = {at % width for at, text in enumerate(lowest) if text != lowest[at % width]}
    if len(set(lowest[:width])) == 1 or not apart <= worded or (apart and len(worded) == width):
        return False
    is_same = all(
        row[at] == row[at % width] for row in texts for at in range(len(row)) if at % width not in apart
    )
    is_parted = all(row[at - 1] is not row[at] for row in rows for at in range(width, len(row), width))
    return is_same or (is_parted and head_kind(lowest[0]) == "name")


def _are_words(body: Places, columns: Sequence[int]) -> bool:
    """Whether columns all say something, and no figure."""
    found = [[cell.text for row in body if (cell := row[at])] for at in columns]
    return all(texts and not any(map(is_figure, texts)) for texts in found)


def _part(table: Table, first: int, width: int) -> Table:
    cells = tuple(
        replace(cell, column=max(cell.column - first, 0), columns=min(cell.columns, width))
        for cell in table.cells
        if cell.column < first + width and cell.column + cell.columns > first
    )
    return replace(table, cells=cells)
