"""Cells of a filled-in workbook that nobody sees on opening it: what they say is taken over, and told."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.documents.formats.number_formats import shown
from indicators.documents.grids.sheet_cells import Sheet, SheetCell

_VISIBLE = "visible"


def is_hidden(sheet: Sheet) -> bool:
    """Whether a sheet is not shown."""
    return sheet.state != _VISIBLE


def hidden(sheet: Sheet, cells: Iterable[SheetCell]) -> list[str]:
    """Name the cells that a sheet does not show: in rows or columns put away, white, of a format of nothing.

    Parameters
    ----------
    cells : iterable of SheetCell
        Of this sheet; those that hold nothing are left out.

    Examples
    --------
    >>> cells = [SheetCell(2, 1, "n", "5"), SheetCell(3, 1, "n", "6"), SheetCell(4, 1, "n", "7", ";;;")]
    >>> hidden(Sheet("进度", "visible", "", tuple(cells), hidden_rows=(3,)), cells)
    ['进度!A3', '进度!A4']
    """
    rows = set(sheet.hidden_rows)
    return [
        f"{sheet.title}!{cell.coordinate}"
        for cell in cells
        if (value := cell.value) is not None
        and (
            is_hidden(sheet)
            or cell.row in rows
            or any(first <= cell.column <= last for first, last in sheet.hidden_columns)
            or cell.is_unseen
            or bool(cell.unseen)
            or not shown(value, cell.form).strip()
        )
    ]
