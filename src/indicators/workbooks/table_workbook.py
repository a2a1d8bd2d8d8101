"""Tables → a workbook, row by row: no more of it is in memory than a row and the packed file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter

from indicators.errors import BadArgument
from indicators.workbooks.sheet_layout import clean, room_for_sheets, to_bytes, width, write_text

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

ROWS_LOOKED_AT = 200
# What a sheet holds, in every program.
MOST_ROWS = 1_048_576
# The format @ of every workbook, by its number: what is typed over a text is text again.
_AS_TEXT = StyleArray((0, 0, 0, 49, 0, 0, 0, 0, 0))


def render(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """Write a workbook with a sheet a table; text stays text, numbers are numbers, what is missing is empty.

    Column names are bold, stay in view and can be filtered by.

    Parameters
    ----------
    frames : mapping of str to DataFrame
        Sheet names to tables of text, numbers and truth values.

    Raises
    ------
    BadArgument, UnusableFile
        If a table has more rows than a sheet, or the folder for temporary files takes no more.

    Examples
    --------
    >>> import pandas as pd
    >>> render({"tasks": pd.DataFrame({"number": [1], "text": ["=1+1"]})})[:2]
    b'PK'
    """
    _require_room(frames)
    book = Workbook(write_only=True)
    with room_for_sheets():
        for name, frame in frames.items():
            _write(book.create_sheet(name), frame)
    return to_bytes(book)


def _require_room(frames: Mapping[str, pd.DataFrame]) -> None:
    for name, frame in frames.items():
        if len(frame) >= MOST_ROWS:
            raise BadArgument(
                expected=f"tables of at most {MOST_ROWS - 1} rows, which a sheet holds below its head",
                found=f"{name} with {len(frame)} rows",
                where="xlsx",
                remedy="Choose another format: parquet, duckdb or datapackage of `indicators export`.",
            )


def _write(sheet: WriteOnlyWorksheet, frame: pd.DataFrame) -> None:
    # All that stands before the rows in the file has to be known before the first of them.
    for column, name in enumerate(frame.columns, 1):
        told = [str(name), *map(str, frame[name].iloc[:ROWS_LOOKED_AT])]
        sheet.column_dimensions[get_column_letter(column)].width = width(told)
    sheet.freeze_panes = "A2"
    sheet.append([_head(sheet, str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        sheet.append(list(_cells(sheet, row)))
    if len(frame.columns):
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(frame.columns))}{len(frame) + 1}"


def _head(sheet: WriteOnlyWorksheet, name: str) -> Cell:
    cell = WriteOnlyCell(sheet)
    write_text(cell, name)
    cell.font = Font(bold=True)
    return cell


def _cells(sheet: WriteOnlyWorksheet, row: tuple[object, ...]) -> Iterator[Cell | float | None]:
    """Give the cells of a row, each by the type of its value; None for an empty one."""
    for value in row:
        if isinstance(value, bool | int):
            yield value
        elif isinstance(value, Real):
            yield float(value) if isfinite(value) else None
        elif value is None or str(value) in ("", "<NA>"):
            yield None
        else:
            cell = Cell(sheet, 1, 1, style_array=_AS_TEXT)
            # So it stays text, also where it begins like a formula or a number.
            cell.value, cell.data_type = clean(str(value)), "s"
            yield cell
