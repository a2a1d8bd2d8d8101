"""Writes the workbook in which lead units report how far their targets are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.storage.distinct_file_names import distinct
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.workbooks import sheet_layout
from indicators.workbooks.progress.progress_layout import OPEN, QUARTERS, Amount, Line, lines, words
from indicators.workbooks.progress.progress_page import LINE, finish, fit_to_page, height, write_heads
from indicators.workbooks.progress.progress_task_layout import TaskLine, task_lines, task_sheet
from indicators.workbooks.progress.progress_task_writing import drop_downs, write_tasks

LONGEST_NAME = 31
GUIDE_WIDTH = 90
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
Known = Mapping[tuple[str, int], Amount]
Row = TypeVar("Row", Line, TaskLine)


def template(
    tables: Tables,
    place: str,
    year: int,
    *,
    by_unit: bool = False,
    known: Known | None = None,
    reports: Sequence[TaskReport] = (),
) -> bytes:
    """Make the workbook of a place and year.

    Parameters
    ----------
    by_unit : bool
        A sheet for each lead unit; a target or task with several stands with the one named first.
    known : mapping of target id and quarter to Amount, optional
        Figures that are already stored: they are filled in, in the row's unit if it has one.
    reports : sequence of TaskReport
        Reports on tasks that are stored: the last one of each task is filled in.
    """
    rows, tasks = lines(tables, place, year), task_lines(tables, place, year, reports)
    return _book(place, year, _by_lead(rows, by_unit), _by_lead(tasks, by_unit), known or {})


def templates(
    tables: Tables, place: str, year: int, *, known: Known | None = None, reports: Sequence[TaskReport] = ()
) -> dict[str, bytes]:
    """Make a workbook for each lead unit, with its targets and its tasks: the unit's name to the file.

    Parameters and faults are those of `template`.
    """
    targets = _by_lead(lines(tables, place, year), True)
    tasks = _by_lead(task_lines(tables, place, year, reports), True)
    units = list(dict.fromkeys([*targets, *tasks]))
    return {
        name: _book(
            place, year, _only(words().all_sheet, targets.get(unit)), _only("", tasks.get(unit)), known or {}
        )
        for name, unit in zip(sheet_names(units), units, strict=True)
    }


def _only(name: str, rows: list[Row] | None) -> dict[str, list[Row]]:
    return {name: rows} if rows else {}


def _book(
    place: str,
    year: int,
    targets: Mapping[str, list[Line]],
    tasks: Mapping[str, list[TaskLine]],
    known: Known,
) -> bytes:
    """Write a workbook: explanations, sheets of targets, sheets of tasks, and the hidden lists."""
    book = Workbook()
    _write_guide(book.active, place, year)
    hidden = book.create_sheet("lists")
    offered = [names[0] for names in words().statuses.values()]
    lists = sheet_layout.write_lists(hidden, {words().list_name: offered, **drop_downs()})
    look = task_sheet()
    titles = [look.unit_sheet.format(unit=unit) if unit else look.all_sheet for unit in tasks]
    names = sheet_names([*(name or words().all_sheet for name in targets), *titles])
    for name, members in zip(names, targets.values(), strict=False):
        _write_rows(
            book.create_sheet(name, len(book.sheetnames) - 1), members, lists[words().list_name], known
        )
    for name, own in zip(names[len(targets) :], tasks.values(), strict=True):
        write_tasks(book.create_sheet(name, len(book.sheetnames) - 1), own, lists)
    sheet_layout.lock_structure(book)
    return sheet_layout.to_bytes(book)


def _by_lead(rows: Sequence[Row], by_unit: bool) -> dict[str, list[Row]]:
    """Part rows by the unit that leads, in the order in which units are first named; all under "" if not."""
    if not by_unit:
        return {"": list(rows)} if rows else {}
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(first_lead(row.lead_units) or words().no_unit_sheet, []).append(row)
    return groups


def first_lead(units: str) -> str:
    """Give the lead unit that is named first, without what stands in brackets; "" if none is."""
    return units.split("、")[0].partition("(")[0].partition("（")[0]


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Make names that Excel takes: 31 characters at most, none of its signs, none twice.

    Examples
    --------
    >>> sheet_names(["市发展改革委", "a/b", "A_b"])
    ['市发展改革委', 'a_b', 'A_b 2']
    """
    return distinct(wanted, _sheet_name, [words().guide_sheet, "lists"])


def _sheet_name(name: str, number: int) -> str:
    """Write the n-th sheet name for one name, as short as a spreadsheet takes it."""
    plain = _NOT_IN_NAMES.sub("_", name)
    return plain[:LONGEST_NAME] if number == 1 else f"{plain[: LONGEST_NAME - 4]} {number}"


def _write_guide(sheet: Worksheet, place: str, year: int) -> None:
    guide = words().guide
    sheet.title = words().guide_sheet
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 8, GUIDE_WIDTH
    sheet_layout.write_text(sheet["A1"], guide.title.format(place=place, year=year))
    sheet["A1"].font = Font(bold=True, size=14)
    for number, (label, value) in enumerate([(guide.place, place), (guide.year, str(year))], 2):
        sheet_layout.write_text(sheet.cell(number, 1), label)
        sheet_layout.write_text(sheet.cell(number, 2), value)
    for number, text in enumerate([*guide.lines, *task_sheet().lines], 1):
        sheet_layout.write_text(sheet.cell(number + 4, 1), str(number))
        sheet_layout.write_text(sheet.cell(number + 4, 2), text)
        sheet.cell(number + 4, 1).alignment = Alignment(vertical="top")
        sheet.cell(number + 4, 2).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[number + 4].height = height([(text, GUIDE_WIDTH)])
    sheet.row_dimensions[1].height = 2 * LINE
    fit_to_page(sheet)
    sheet_layout.lock(sheet)


def _write_rows(sheet: Worksheet, rows: Sequence[Line], statuses: str, known: Known) -> None:
    columns = words().columns
    write_heads(sheet, columns)
    place = {name: number for number, name in enumerate(columns, 1)}
    for number, row in enumerate(rows, 2):
        shown = {
            name: getattr(row, name)
            for name in ("target_id", "task", "indicator", "target", "text", "lead_units")
        }
        shown |= {"unit": row.unit or words().plain_unit, "basis": row.basis}
        for name, text in shown.items():
            cell = sheet.cell(number, place[name])
            sheet_layout.write_text(cell, text)
            sheet_layout.style(cell, alignment=sheet_layout.WRAPPED)
        for name in OPEN:
            cell = sheet.cell(number, place[name])
            if QUARTERS.get(name, 0) > row.last_quarter and (row.target_id, QUARTERS[name]) not in known:
                continue
            sheet_layout.open_cell(cell)
            is_long = name in ("source", "remark")
            alignment = sheet_layout.WRAPPED if is_long else sheet_layout.UNWRAPPED
            sheet_layout.style(cell, alignment=alignment)
            cell.number_format = _format(row.unit) if name in QUARTERS else sheet_layout.TEXT
            if name in QUARTERS:
                cell.value = _shown(known.get((row.target_id, QUARTERS[name])), row)
        sheet.row_dimensions[number].height = height(
            (text, columns[name].width) for name, text in shown.items() if name != "target_id"
        )
        _ask_for_number(sheet, number, [place[name] for name in QUARTERS], row)
    column = get_column_letter(place["status"])
    sheet_layout.add_drop_down(
        sheet,
        f"{column}2:{column}{len(rows) + 1}",
        statuses,
        title=words().list_name,
        message=words().status_error,
    )
    finish(sheet)


def _shown(known: Amount | None, row: Line) -> Decimal | str | None:
    """Give what stands in a cell for a stored figure: with its unit where the row has none."""
    if known is None or not row.takes_any_unit or not known.unit:
        return known and known.value
    return f"{known.value}{known.unit}"


def _format(unit: str) -> str:
    """Show the unit behind a number; percentages stay as typed, or 5.7% would be kept as 0.057."""
    if not unit or "%" in unit:
        return sheet_layout.TEXT
    shown = f'General"{unit}"'
    return f"{shown};-{shown};{shown};@"


def _ask_for_number(sheet: Worksheet, number: int, columns: Sequence[int], row: Line) -> None:
    """Tell the unit while one types, and question what is no number; units and 万 may stand behind it."""
    first, last = (f"{get_column_letter(column)}{number}" for column in (columns[0], columns[-1]))
    stripped = first
    for form in dict.fromkeys(words().rank_signs if row.is_rank else [row.unit, "%", "万", "亿", ","]):
        if form:
            stripped = f'SUBSTITUTE({stripped},"{form}","")'
    shown = row.unit or words().plain_unit
    wanted = "TRUE" if row.takes_any_unit else f"ISNUMBER(VALUE({stripped}))"
    check = DataValidation(type="custom", formula1=wanted, errorStyle="warning", allow_blank=True)
    check.showInputMessage = check.showErrorMessage = True
    check.promptTitle = words().prompt_title.format(unit=shown)
    check.prompt = words().prompt.format(unit=shown, basis=row.basis)
    check.errorTitle, check.error = words().warning_title, words().warning.format(unit=shown)
    check.add(f"{first}:{last}")
    sheet.add_data_validation(check)
