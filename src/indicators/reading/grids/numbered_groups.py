"""Rows that only number and name a group of the rows below: 一 | 经济增长, where those are 1, 2, 3.

Where those are 12.1, 12.2 behind 12 the row is their whole, which names them: 主要污染物减排量（吨）.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicators.documents.grids.table_grid import TableCell
from indicators.reading.grids.columns import Column
from indicators.storage.expressions import expression

_CHINESE = expression(r"\s*[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?\s*")
_PART = expression(r"(?P<whole>\d{1,3})[.．]\d{1,2}")


def find(places: Sequence[Sequence[TableCell | None]], columns: Sequence[Column]) -> frozenset[int]:
    """Find such rows: of a Chinese number and a name alone, in a table that numbers its rows with digits."""
    at = next((column.index for column in columns if column.kind == "serial"), None)
    if at is None or not any((cell := row[at]) and cell.text.strip().isdigit() for row in places):
        return frozenset()
    return frozenset(index for index, row in enumerate(places) if _heads_group(row, index, at))


def wholes(places: Sequence[Sequence[TableCell | None]], columns: Sequence[Column]) -> dict[int, TableCell]:
    """Give the cell that names the whole of each row that its number makes a part: 12.1 behind 12."""
    at = next((column.index for column in columns if column.kind == "serial"), None)
    found: dict[int, TableCell] = {}
    whole, name = "", None
    for index, row in enumerate(places if at is not None else ()):
        number = cell.text.strip() if at is not None and (cell := row[at]) and cell.row == index else ""
        filled = [cell for cell in dict.fromkeys(row) if cell and cell.text.strip() and cell.row == index]
        if number.isdigit():
            whole, name = number, filled[1] if len(filled) == 2 else None
        elif name is not None and (part := _PART.fullmatch(number)) and part["whole"] == whole:
            found[index] = name
    return found


def heads_groups(number: TableCell | None) -> bool:
    """Whether a row is numbered as a group of rows is: 一, （二）."""
    return number is not None and _CHINESE.fullmatch(number.text) is not None


def _heads_group(row: Sequence[TableCell | None], index: int, at: int) -> bool:
    number = row[at]
    if number is None or number.row != index or not heads_groups(number):
        return False
    filled = {cell for cell in row if cell and cell.text.strip()}
    return len(filled) == 2
