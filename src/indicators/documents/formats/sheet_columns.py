"""How wide the columns of a workbook are: which have no room, and which numbers are not seen whole for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from indicators.documents.formats import sheet_places
from indicators.documents.formats.number_formats import shown
from indicators.documents.grids.sheet_cells import SheetCell
from indicators.storage.expressions import expression

_SIZE = expression(r"\d{1,5}(?:\.\d{1,16})?")
# In widths of a digit: numbers that do not fit are rounded or shown as ####; here hardly any do.
_NARROW = 3.0


def is_thin(size: str, most: float) -> bool:
    """Whether a row or column is too small for words; one that says no size is not.

    Examples
    --------
    >>> is_thin("0.2", 0.3), is_thin("", 0.3)
    (True, False)
    """
    return bool(_SIZE.fullmatch(size)) and float(size) <= most


def between(told: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the columns of which nothing is said.

    Examples
    --------
    >>> list(between([(2, 3)]))
    [(1, 1), (4, 16384)]
    """
    before = 0
    for first, last in sorted([*told, (sheet_places.LAST_COLUMN + 1,) * 2]):
        if first > before + 1:
            yield before + 1, first - 1
        before = max(before, last)


def is_narrow(size: str) -> bool:
    """Whether a column has no room for numbers of a few digits."""
    return is_thin(size, _NARROW)


def without_room(
    cells: Iterable[SheetCell],
    narrow: Mapping[tuple[int, int], str],
    merged: Iterable[tuple[int, int, int, int]],
) -> Iterator[SheetCell]:
    """Give the numbers that stand in columns too narrow for them.

    Parameters
    ----------
    narrow : mapping
        First and last column to the width of each, in digits, as `is_narrow` takes it.
    merged : iterable of tuple of int
        First row and column, last row and column: such a cell has the room of several.
    """
    broad = {(top, left) for top, left, _, _ in merged}
    for (first, last), width in narrow.items():
        for cell in cells:
            if first <= cell.column <= last and cell.kind == "n" and (cell.row, cell.column) not in broad:
                value = cell.value
                if value is not None and len(shown(value, cell.form)) > float(width) + 1:
                    yield cell
