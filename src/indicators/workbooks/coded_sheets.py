"""Sheets with coded columns on which somebody decides line by line, and the two that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from indicators.workbooks import sheet_layout
from indicators.workbooks.coded_words import Column

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TOP = Alignment(vertical="top", wrap_text=True)
_GUIDE_WIDTH = 110


def write_guide(sheet: Worksheet, lines: Sequence[str]) -> None:
    """Write the page that explains the workbook, and lock it; 一、 begins a heading."""
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    for row, line in enumerate(lines, 1):
        cell = sheet.cell(row, 1)
        sheet_layout.write_text(cell, line)
        cell.alignment = TOP
        cell.font = Font(bold=row == 1 or line[1:2] == "、", size=14 if row == 1 else 11)
    sheet_layout.lock(sheet)


def write_head(sheet: Worksheet, columns: Mapping[str, Column], frozen: int = 0) -> None:
    """Write the labels of columns; so many of them stay in view."""
    labels = [column.label for column in columns.values()]
    sheet_layout.write_header(sheet, labels, [column.width for column in columns.values()], frozen)


def offer_lists(
    sheet: Worksheet, columns: Mapping[str, Column], references: Mapping[str, str],
    refused: Mapping[str, str], last: int,
) -> None:  # fmt: skip
    """Give the open columns that have a list their drop-downs, down to the last row; lock all other cells.

    Parameters
    ----------
    references : mapping of str to str
        As `sheet_layout.write_lists` gives them.
    refused : mapping of str to str
        title and message, where something else is typed.
    """
    for position, (name, column) in enumerate(columns.items(), 1):
        if column.is_open and name in references and last > 1:
            letter = get_column_letter(position)
            sheet_layout.add_drop_down(sheet, f"{letter}2:{letter}{last}", references[name], **refused)
    sheet_layout.lock(sheet)


def write_version(sheet: Worksheet, mark: str, sources: Iterable[Sequence[str]]) -> None:
    """Say on a hidden sheet what the workbook is, and from which files it was made."""
    sheet_layout.write_text(sheet.cell(1, 1), mark)
    for line, source in enumerate(sources, 2):
        for column, text in enumerate(source, 1):
            sheet_layout.write_text(sheet.cell(line, column), text)
    sheet.sheet_state = "hidden"
    sheet_layout.lock(sheet)
