"""Tables of Word documents → rows of cells, with what they cover."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from indicators.documents.formats.archives import attribute, child, integer, local
from indicators.documents.grids.table_text import Cell

_WRAPPERS = ("sdt", "sdtContent", "ins", "customXml", "smartTag")


def is_layout(table: Any) -> bool:
    """Whether a table only places text on a page: it has one column, or tables in its cells."""
    inner = [element for element in table.iter() if local(element) == "tbl" and element is not table]
    return _width(table) <= 1 or any(len(rows(one)) > 1 and _width(one) > 1 for one in inner)


def _width(table: Any) -> int:
    return max((sum(_span(cell) for cell in cells(row)) for row in rows(table)), default=0)


def grid(table: Any, text_of: Callable[[Any], str], hide: Callable[[Any], None]) -> list[list[Cell]]:
    """Read the cells of a table.

    Parameters
    ----------
    table : lxml.etree._Element
        The `tbl`.
    text_of : callable
        Reads the text of a cell.
    hide : callable
        Takes up a cell that lies under another one.
    """
    found: list[list[Cell]] = []
    merged: dict[int, tuple[int, int]] = {}
    for row in rows(table):
        skipped = child(row, "trPr", "gridBefore")
        line = [Cell("")] * (integer(attribute(skipped, "val"), digits=3) if skipped is not None else 0)
        column = len(line)
        for cell in cells(row):
            merge = child(cell, "tcPr", "vMerge")
            width = _span(cell)
            if line and _goes_on(child(cell, "tcPr", "hMerge")):
                hide(cell)
                line[-1] = Cell(line[-1].text, line[-1].columns + width)
            elif _goes_on(merge) and column in merged:
                hide(cell)
                r, c = merged[column]
                old = found[r][c]
                found[r][c] = Cell(old.text, old.columns, len(found) - r + 1)
            else:
                if merge is not None:
                    merged[column] = (len(found), len(line))
                else:
                    merged.pop(column, None)
                line.append(Cell(text_of(cell), width))
            column += width
        found.append(line)
    return found


def _goes_on(merge: Any) -> bool:
    """Whether a cell is the further part of one that began before it."""
    return merge is not None and attribute(merge, "val") != "restart"


def rows(table: Any) -> list[Any]:
    """List the rows of a table, those that were taken away left out."""
    return [row for row in _inside(table, "tr") if child(row, "trPr", "del") is None]


def cells(row: Any) -> list[Any]:
    """List the cells of a row, those that were taken away left out."""
    return [cell for cell in _inside(row, "tc") if child(cell, "tcPr", "cellDel") is None]


def _inside(element: Any, name: str) -> list[Any]:
    """Rows of a table or cells of a row, also those inside content controls and insertions."""
    found = []
    for inner in element:
        if local(inner) == name:
            found.append(inner)
        elif local(inner) in _WRAPPERS:
            found += _inside(inner, name)
    return found


def _span(cell: Any) -> int:
    span = child(cell, "tcPr", "gridSpan")
    return max(integer(attribute(span, "val"), digits=3), 1) if span is not None else 1
