"""Puts a table together that goes on behind the end of a page, or below 续表."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.grids.table_grid import Table, TableCell
from indicators.reading.grids.words import one_of

_PAGE_BREAK = "\f"


def joined(text: str, tables: Sequence[Table]) -> list[Table]:
    r"""Join tables of as many columns that are parts of one.

    Nothing stands between them, or 续表, and a page ends there, the second has no head, or it has the same.

    Parameters
    ----------
    text : str
        The document's text.
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
            height = max(cell.row + cell.rows for cell in last.cells)
            below = [replace(cell, row=cell.row + height) for cell in table.cells]
            found[-1] = replace(last, end=table.end, cells=(*last.cells, *below), notes=table.notes)
        else:
            found.append(table)
    return found


def _goes_on(between: str, first: Table, second: Table) -> bool:
    lines = [line for line in re.split(r"[\n\f]", between) if line.strip()]
    is_told = bool(lines) and all(one_of("continued", prefix=r"\s*[(（]?").match(line) for line in lines)
    if (lines and not is_told) or _width(first.cells) != _width(second.cells):
        return False
    has_same_head = is_told and _head(first) == _head(second)
    return (_PAGE_BREAK in between and not lines) or second.depth == 0 < first.depth or has_same_head


def _head(table: Table) -> list[tuple[str, int, int]]:
    return [(cell.text, cell.row, cell.column) for cell in table.cells if cell.row < table.depth]


def _width(cells: Sequence[TableCell]) -> int:
    return max(cell.column + cell.columns for cell in cells)
