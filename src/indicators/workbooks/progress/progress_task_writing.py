"""Writes the sheet of tasks: what is known locked, what units report open, the identifier hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.tables.reported.task_words import task_words
from indicators.workbooks import sheet_layout
from indicators.workbooks.progress.progress_page import finish, height, write_heads
from indicators.workbooks.progress.progress_task_layout import OPEN, OPEN_IF_NEW, TaskLine, task_sheet


def drop_downs() -> dict[str, list[str]]:
    """Give the lists that the sheet's cells offer."""
    known = task_words()
    look = task_sheet()
    return {look.status_list: list(known.statuses), look.verified_list: list(known.verified)}


def write_tasks(sheet: Worksheet, rows: Sequence[TaskLine], lists: Mapping[str, str]) -> None:
    """Write the header, one row a task, and empty rows for tasks that stand in no paper."""
    look = task_sheet()
    columns = look.columns
    write_heads(sheet, columns)
    place = {name: number for number, name in enumerate(columns, 1)}
    for number, row in enumerate(rows, 2):
        known = {
            name: getattr(row, name) for name in ("number", "text", "lead_units", "due", "steps", "task_id")
        }
        told = {name: getattr(row.last, name) if row.last else "" for name in OPEN}
        _write_row(sheet, number, place, known | told, is_new=False)
    end = len(rows) + 1 + look.spare_rows
    for number in range(len(rows) + 2, end + 1):
        _write_row(sheet, number, place, dict.fromkeys(columns, ""), is_new=True)
    for name, title in (("status", look.status_list), ("verified", look.verified_list)):
        cells = f"{get_column_letter(place[name])}2:{get_column_letter(place[name])}{end}"
        sheet_layout.add_drop_down(sheet, cells, lists[title], title=title, message=look.choose)
    finish(sheet)


def _write_row(
    sheet: Worksheet, number: int, place: Mapping[str, int], shown: Mapping[str, str], *, is_new: bool
) -> None:
    for name, text in shown.items():
        cell = sheet.cell(number, place[name])
        sheet_layout.write_text(cell, text)
        sheet_layout.style(cell, alignment=sheet_layout.WRAPPED)
        if name in OPEN or (is_new and name in OPEN_IF_NEW):
            sheet_layout.open_cell(cell)
    columns = task_sheet().columns
    sheet.row_dimensions[number].height = height(
        (text, columns[name].width) for name, text in shown.items() if columns[name].width
    )
