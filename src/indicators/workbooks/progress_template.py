"""Writes the workbook in which lead units report how far their targets are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import ceil
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.tables.store import Tables
from indicators.workbooks import sheets
from indicators.workbooks.progress_layout import OPEN, QUARTERS, Line, lines, words

LONGEST_NAME = 31
GUIDE_WIDTH = 90
LINE, HIGHEST, MARGIN = 15, 300, 2
FROZEN = 3
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
Known = Mapping[tuple[str, int], Decimal]


def template(
    tables: Tables, place: str, year: int, *, by_unit: bool = False, known: Known | None = None
) -> bytes:
    """Make the workbook of a place and year.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year : int
        The year of the targets.
    by_unit : bool
        A sheet for each lead unit; a target with several stands with the one named first.
    known : mapping of target id and quarter to Decimal, optional
        Figures that are already stored, in the row's unit: they are filled in.

    Raises
    ------
    UnknownPlace, NothingToFillIn
        If there are no targets to report on.
    """
    rows = lines(tables, place, year)
    book = Workbook()
    _write_guide(book.active, place, year)
    hidden = book.create_sheet("lists")
    offered = [names[0] for names in words().statuses.values()]
    reference = sheets.write_lists(hidden, {words().list_name: offered})[words().list_name]
    for name, members in _sheets(rows, by_unit):
        _write_rows(book.create_sheet(name, len(book.sheetnames) - 1), members, reference, known or {})
    sheets.lock_structure(book)
    return sheets.to_bytes(book)


def _sheets(rows: Sequence[Line], by_unit: bool) -> Iterable[tuple[str, list[Line]]]:
    """Part the rows into sheets, in the order in which units are first named."""
    if not by_unit:
        return [(words().all_sheet, list(rows))]
    groups: dict[str, list[Line]] = {}
    for row in rows:
        groups.setdefault(row.first_lead or words().no_unit_sheet, []).append(row)
    names = sheet_names(groups)
    return zip(names, groups.values(), strict=True)


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Make names that Excel takes: 31 characters at most, none of its signs, none twice.

    Examples
    --------
    >>> sheet_names(["市发展改革委", "a/b", "A_b"])
    ['市发展改革委', 'a_b', 'A_b 2']
    """
    taken = {words().guide_sheet.casefold(), "lists"}
    names = []
    for name in wanted:
        plain = _NOT_IN_NAMES.sub("_", name)[:LONGEST_NAME]
        number = 1
        while plain.casefold() in taken:
            number += 1
            plain = f"{_NOT_IN_NAMES.sub('_', name)[: LONGEST_NAME - 4]} {number}"
        taken.add(plain.casefold())
        names.append(plain)
    return names


def _write_guide(sheet: Worksheet, place: str, year: int) -> None:
    """Write the page that explains the workbook and says what it is for."""
    guide = words().guide
    sheet.title = words().guide_sheet
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 8, GUIDE_WIDTH
    sheets.write_text(sheet["A1"], guide.title.format(place=place, year=year))
    sheet["A1"].font = Font(bold=True, size=14)
    for number, (label, value) in enumerate([(guide.place, place), (guide.year, str(year))], 2):
        sheets.write_text(sheet.cell(number, 1), label)
        sheets.write_text(sheet.cell(number, 2), value)
    for number, text in enumerate(guide.lines, 1):
        sheets.write_text(sheet.cell(number + 4, 1), str(number))
        sheets.write_text(sheet.cell(number + 4, 2), text)
        sheet.cell(number + 4, 1).alignment = Alignment(vertical="top")
        sheet.cell(number + 4, 2).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[number + 4].height = height([(text, GUIDE_WIDTH)])
    sheet.row_dimensions[1].height = 2 * LINE
    _fit_to_page(sheet)
    sheets.lock(sheet)


def _write_rows(sheet: Worksheet, rows: Sequence[Line], statuses: str, known: Known) -> None:
    """Write the header and one row a target."""
    columns = words().columns
    sheets.write_header(
        sheet, [look.header for look in columns.values()], [look.width for look in columns.values()], FROZEN
    )
    place = {name: number for number, name in enumerate(columns, 1)}
    for number, row in enumerate(rows, 2):
        shown = {
            name: getattr(row, name)
            for name in ("target_id", "task", "indicator", "target", "text", "lead_units")
        }
        shown |= {"unit": row.unit or words().plain_unit, "basis": words().bases[row.measure]}
        for name, text in shown.items():
            cell = sheet.cell(number, place[name])
            sheets.write_text(cell, text)
            cell.alignment = Alignment(vertical="top", wrap_text=name != "target_id")
        for name in OPEN:
            cell = sheet.cell(number, place[name])
            sheets.open_cell(cell)
            cell.alignment = Alignment(vertical="top", wrap_text=name in ("source", "remark"))
            cell.number_format = _format(row.unit) if name in QUARTERS else sheets.TEXT
            if name in QUARTERS:
                cell.value = known.get((row.target_id, QUARTERS[name]))
        sheet.row_dimensions[number].height = height(
            (text, columns[name].width) for name, text in shown.items() if name != "target_id"
        )
        _ask_for_number(sheet, number, [place[name] for name in QUARTERS], row)
    column = get_column_letter(place["status"])
    sheets.add_drop_down(
        sheet,
        f"{column}2:{column}{len(rows) + 1}",
        statuses,
        title=words().list_name,
        message=words().status_error,
    )
    sheet.auto_filter.ref = sheet.dimensions
    sheet.sheet_view.zoomScale = 90
    sheet.print_title_rows = "1:1"
    _fit_to_page(sheet)
    sheets.lock(sheet)


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Say how high a row has to be for its wrapped texts, each with its column's width in characters.

    Programs do not all measure wrapped rows themselves when they open a file.

    Examples
    --------
    >>> height([("地区生产总值", 14), ("6%", 12)]), height([("地区生产总值", 8)])
    (15, 30)
    """
    lines_needed = max(ceil(_width(text) / (width - MARGIN)) for text, width in texts)
    return min(max(lines_needed, 1) * LINE, HIGHEST)


def _width(text: str) -> int:
    """Count a text's columns: a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _fit_to_page(sheet: Worksheet) -> None:
    """Print it as wide as a sheet of paper."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _format(unit: str) -> str:
    """Show the unit behind a number; percentages stay as typed, or 5.7% would be kept as 0.057."""
    if not unit or "%" in unit:
        return sheets.TEXT
    shown = f'General"{unit}"'
    return f"{shown};-{shown};{shown};@"


def _ask_for_number(sheet: Worksheet, number: int, columns: Sequence[int], row: Line) -> None:
    """Tell the unit while one types, and question what is no number; units and 万 may stand behind it."""
    first, last = (f"{get_column_letter(column)}{number}" for column in (columns[0], columns[-1]))
    stripped = first
    for form in dict.fromkeys([row.unit, "%", "万", "亿", ","]):
        if form:
            stripped = f'SUBSTITUTE({stripped},"{form}","")'
    shown = row.unit or words().plain_unit
    check = DataValidation(
        type="custom", formula1=f"ISNUMBER(VALUE({stripped}))", errorStyle="warning", allow_blank=True
    )
    check.showInputMessage = check.showErrorMessage = True
    check.promptTitle = words().prompt_title.format(unit=shown)
    check.prompt = words().prompt.format(unit=shown, basis=words().bases[row.measure])
    check.errorTitle, check.error = words().warning_title, words().warning.format(unit=shown)
    check.add(f"{first}:{last}")
    sheet.add_data_validation(check)
