"""Cuts a table apart in which several stand below each other, each under a head of its own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.grids.table_captions import unit_of_all
from indicators.documents.grids.table_grid import (
    Table,
    TableCell,
    head_depth,
    is_figure,
    is_single,
    is_unit_alone,
    laid_out,
)

_FEWEST_COLUMNS = 2


def cut(table: Table) -> list[Table]:
    """Give the tables that stand below each other, the table itself if it is but one.

    Examples
    --------
    >>> texts = [["一、产值"], ["", "9月", "增长%"], ["工业", "5", "6"]]
    >>> texts += [["二、构成"], ["", "9月", "增减"], ["工业", "7", "8"]]
    >>> cells = tuple(
    ...     TableCell(t, r, c, columns=3 if len(row) == 1 else 1)
    ...     for r, row in enumerate(texts) for c, t in enumerate(row) if t)
    >>> [(part.caption, len(part.cells), part.depth) for part in cut(Table(0, 9, cells, depth=2))]
    [('', 6, 2), ('二、构成', 6, 2)]
    >>> below = [["表2 收入"], ["", "本月", "累计"], ["单位：万元"], ["全市", "5", "6"]]
    >>> cells = tuple(
    ...     TableCell(t, r, c, columns=3 if len(row) == 1 else 1)
    ...     for r, row in enumerate([*texts[:3], *below]) for c, t in enumerate(row) if t)
    >>> [(part.caption, part.unit) for part in cut(Table(0, 9, cells, depth=2, unit="%"))]
    [('', '%'), ('表2 收入', '万元')]
    >>> texts = [["指标", "绝对值", "增速"], ["产值", "5", "6"], ["指标", "全市", "全县"], ["产值", "7", "8"]]
    >>> cells = tuple(TableCell(t, r, c) for r, row in enumerate(texts) for c, t in enumerate(row))
    >>> [(part.caption, len(part.cells)) for part in cut(Table(0, 9, cells, depth=1, caption="表1"))]
    [('表1', 6), ('表1', 6)]
    """
    places = table.places()
    last = len(places) - 1
    starts = [
        at
        for at in range(table.depth + 1, last)
        if (at < last - 1 and _begins(places, at)) or _is_another_head(places, table.depth, at)
    ]
    if not table.depth or not starts:
        return [table]
    bounds = [0, *starts, len(places)]
    return [_part(table, first, last) for first, last in itertools.pairwise(bounds)]


def _begins(places: Sequence[Sequence[TableCell | None]], at: int) -> bool:
    """Whether a row is one cell over all columns, and the row of words behind it heads others."""
    title, head = places[at][0], [cell for cell in dict.fromkeys(places[at + 1]) if cell]
    is_title = title is not None and title.columns == len(places[at]) and title.row == at
    if not is_title or title is None or is_figure(title.text) or len(head) < _FEWEST_COLUMNS:
        return False
    depth = head_depth(_rows_from(places, at))
    below = next((row for row in places[at + depth :] if not _is_unit(row)), [])
    are_words = not any(is_figure(cell.text) for cell in head)
    return are_words and depth > 1 and _has_figure(below) and not _has_name(places[at + 1])


def _is_another_head(places: Sequence[Sequence[TableCell | None]], depth: int, at: int) -> bool:
    """Whether a row of words over figures begins as the head of the table does and goes on otherwise."""
    first, row = places[at][0], _texts(places[at])
    if first is None or first.row != at or first.columns > 1 or not any(row[1:]) or _has_figure(places[at]):
        return False
    heads = [_texts(head) for head in places[:depth]]
    if row in heads or row[0] not in [head[0] for head in heads]:
        return False
    below = head_depth(_rows_from(places, at))
    return 0 < below < len(places) - at and _has_figure(places[at + below])


def _texts(row: Sequence[TableCell | None]) -> list[str]:
    return [cell.text if cell else "" for cell in row]


def _is_unit(row: Sequence[TableCell | None]) -> bool:
    """Whether a row only says the unit of all that stands below: （单位：万元）."""
    first = next((cell for cell in row if cell), None)
    return first is not None and is_single(row) and is_unit_alone(first.text)


def _has_name(row: Sequence[TableCell | None]) -> bool:
    """Whether a row of words names something that has no figure, as rows of a body do."""
    return row[0] is not None and all(cell is None or cell.text.strip("-—–… ") == "" for cell in row[1:])


def _has_figure(row: Sequence[TableCell | None]) -> bool:
    return any(cell is not None and is_figure(cell.text) for cell in row)


def _rows_from(places: Sequence[Sequence[TableCell | None]], first: int) -> list[list[TableCell | None]]:
    """Lay out the rows from one on as a grid of its own."""
    cells = dict.fromkeys(cell for row in places[first:] for cell in row if cell and cell.row >= first)
    return laid_out([replace(cell, row=cell.row - first) for cell in cells])


def _part(table: Table, first: int, last: int) -> Table:
    """Take some rows of a table for one of its own; one behind the first is named by its first line."""
    cells = tuple(replace(cell, row=cell.row - first) for cell in table.cells if first <= cell.row < last)
    if not first:
        return replace(table, cells=cells, end=max(cell.end for cell in cells), notes=())
    part = replace(
        table, start=cells[0].start, end=max(cell.end for cell in cells), cells=cells,
        depth=head_depth(laid_out(cells)), copies=(), top=-1,
        notes=table.notes if last == len(table.places()) else (),
    )  # fmt: skip
    if cells[0].columns == 1:
        # A head alone leaves caption and unit to those of the whole.
        return part
    unit = next((unit for cell in cells if (unit := unit_of_all(cell.text))), "")
    return replace(part, caption=cells[0].text, unit=unit)
