"""Cells of a web page's tables that stand in columns which are not shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_MOST = 1000


def cells_of(columns: list[Any]) -> Iterator[Any]:
    """List the cells of columns, each a `col` or a `colgroup` without any; a cell that reaches out is seen.

    Examples
    --------
    >>> from lxml import etree
    >>> page = etree.HTML("<table><col><col id=x><tr><td rowspan=2>a<td>b<tr><td>c</table>")
    >>> [cell.text for cell in cells_of(page.xpath("//*[@id='x']"))]
    ['b', 'c']
    """
    gone = set(columns)
    tables = dict.fromkeys(next(column.iterancestors("table"), None) for column in columns)
    for table in tables:
        if table is not None:
            numbers = set(_numbers(table, gone))
            yield from (cell for cell, places in _placed(table) if numbers.issuperset(places))


def _numbers(table: Any, gone: set[Any]) -> Iterator[int]:
    """List the numbers of columns, the first being 0."""
    at = 0
    for one in table.iter("col", "colgroup"):
        if one.tag == "colgroup" and next(one.iterchildren("col"), None) is not None:
            continue
        span = _count(one, "span")
        if one in gone or one.getparent() in gone:
            yield from range(at, at + span)
        at += span


def _placed(table: Any) -> Iterator[tuple[Any, range]]:
    """Give each cell with the columns that it stands in."""
    # For how many more rows a cell from above stands in a column.
    above: dict[int, int] = {}
    for row in table.iter("tr"):
        at, here = 0, above
        above = {column: rows - 1 for column, rows in here.items() if rows > 1}
        for cell in row.iterchildren("td", "th"):
            while at in here:
                at += 1
            places = range(at, at + _count(cell, "colspan"))
            yield cell, places
            if (rows := _count(cell, "rowspan")) > 1:
                above |= dict.fromkeys(places, rows - 1)
            at = places.stop


def _count(element: Any, name: str) -> int:
    told = element.get(name, "").strip()
    return min(int(told), _MOST) if told.isascii() and told.isdigit() and int(told[:9]) else 1
