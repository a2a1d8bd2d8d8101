"""Puts a table together that goes on behind the end of a page, or below 续表."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.grids.table_grid import Table, TableCell
from indicators.documents.grids.table_text import EMPTY
from indicators.reading.grids.words import one_of
from indicators.storage.expressions import expression

_PAGE_BREAK = "\f"
_FIGURE = expression(r"\d")


def joined(text: str, tables: Sequence[Table]) -> list[Table]:
    r"""Join tables of as many columns that are parts of one.

    Nothing stands between them, or 续表, and a page ends there, the second has no head, or it has the same.

    Parameters
    ----------
    tables : sequence of Table
        In its order.

    Examples
    --------
    >>> text = "指标\t值\n甲\t1\n\f乙\t2"
    >>> cells = (TableCell("指标", 0, 0), TableCell("值", 0, 1), TableCell("甲", 1, 0, end=8))
    >>> first = Table(0, 8, cells, depth=1)
    >>> second = Table(10, 13, (TableCell("乙", 0, 0), TableCell("2", 0, 1)))
    >>> [(cell.text, cell.row) for cell in joined(text, [first, second])[0].cells][-1]
    ('2', 2)
    """
    found: list[Table] = []
    for table in tables:
        last = found[-1] if found else None
        if last and _goes_on(text[last.end : table.start], last, table):
            cells = _in_one(last.cells, table.cells, is_cut=_PAGE_BREAK in text[last.end : table.start])
            found[-1] = replace(last, end=table.end, cells=cells, notes=table.notes)
        else:
            found.append(table)
    return found


def _in_one(
    first: Sequence[TableCell], second: Sequence[TableCell], *, is_cut: bool
) -> tuple[TableCell, ...]:
    """Put the rows of one table below those of another; a row that a page cuts in two is one again."""
    height = max(cell.row + cell.rows for cell in first)
    rest = {cell.column: cell.text for cell in second if not cell.row}
    above = {cell.column for cell in first if cell.row + cell.rows == height}
    is_rest = (
        is_cut
        and 0 not in rest
        and 0 in above
        and rest.keys() <= above
        and 2 * len(rest) <= len(above)
        and not any(map(_FIGURE.search, rest.values()))
    )
    if not is_rest:
        return (*first, *(replace(cell, row=cell.row + height) for cell in second))
    whole = (
        replace(cell, text=cell.text + rest.get(cell.column, "")) if cell.row + cell.rows == height else cell
        for cell in first
    )
    return (*whole, *(replace(cell, row=cell.row + height - 1) for cell in second if cell.row))


def _goes_on(between: str, first: Table, second: Table) -> bool:
    # What stands for empty cells before the first word of a row is no line of its own.
    lines = [line for line in re.split(r"[\n\f]", between) if line.strip(f"{EMPTY}\t ")]
    is_told = bool(lines) and all(one_of("continued", prefix=r"\s*[(（]?").match(line) for line in lines)
    if (lines and not is_told) or _width(first.cells) != _width(second.cells):
        return False
    has_same_head = is_told and _head(first) == _head(second)
    return (_PAGE_BREAK in between and not lines) or second.depth == 0 < first.depth or has_same_head


def _head(table: Table) -> list[tuple[str, int, int]]:
    return [(cell.text, cell.row, cell.column) for cell in table.cells if cell.row < table.depth]


def _width(cells: Sequence[TableCell]) -> int:
    return max(cell.column + cell.columns for cell in cells)
