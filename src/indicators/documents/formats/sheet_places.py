"""Where something stands on a sheet, as a workbook writes it: addresses, areas, numbers of rows."""

from __future__ import annotations

from indicators.documents.formats.archives import integer
from indicators.documents.grids.sheet_cells import column_number
from indicators.storage.expressions import expression

_ADDRESS = expression(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14


def place(address: str, row: int, column: int) -> tuple[int, int]:
    """Read a cell's address; one without stands where it is told to.

    Raises
    ------
    ValueError
        If no sheet is so large, or the address is none.

    Examples
    --------
    >>> place("B7", 1, 1), place("", 3, 4)
    ((7, 2), (3, 4))
    """
    match = _ADDRESS.fullmatch(address)
    if address and match is None:
        raise ValueError(f"{address[:20]!r} is no address of a cell")
    found = (int(match[2]), column_number(match[1])) if match else (row, column)
    if found[0] > LAST_ROW or found[1] > LAST_COLUMN:
        raise ValueError(f"a cell {address} outside of any sheet")
    return found


def row_number(told: str, before: int) -> int:
    """Read a row's number; one without stands below the one before.

    Raises
    ------
    ValueError
        If no sheet has so many.

    Examples
    --------
    >>> row_number("7", 1), row_number("", 1)
    (7, 2)
    """
    row = integer(told) or before + 1
    if row > LAST_ROW:
        raise ValueError(f"a row {row} outside of any sheet")
    return row


def area(reference: str) -> tuple[int, int, int, int] | None:
    """Read an area: first row, first column, last row, last column; None if it is none.

    Examples
    --------
    >>> area("A1:B7"), area("B7"), area("7")
    ((1, 1, 7, 2), (7, 2, 7, 2), None)
    """
    first, _, last = reference.partition(":")
    ends = [_ADDRESS.fullmatch(one) for one in (first, last or first)]
    if ends[0] is None or ends[1] is None:
        return None
    (top, left), (bottom, right) = ((int(end[2]), column_number(end[1])) for end in ends if end)
    return top, left, min(bottom, LAST_ROW), min(right, LAST_COLUMN)
