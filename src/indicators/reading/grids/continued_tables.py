"""Puts a table together that goes on behind the end of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.table_grid import Table, TableCell

_PAGE_BREAK = "\f"


def joined(text: str, tables: Sequence[Table]) -> list[Table]:
    r"""Join tables between which nothing stands but the end of a page, if they have as many columns.

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
    return _PAGE_BREAK in between and not between.strip() and _width(first.cells) == _width(second.cells)


def _width(cells: Sequence[TableCell]) -> int:
    return max(cell.column + cell.columns for cell in cells)
