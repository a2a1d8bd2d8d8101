"""Reads the sheets of a filled-in progress workbook, cell by cell; collects what is wrong, by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from indicators.errors import CellFault, IndicatorsError, UnusableWorkbook
from indicators.workbooks import safe_open, typed_values
from indicators.workbooks.filled_sheets import FilledBook, FilledCell, FilledSheet
from indicators.workbooks.progress_layout import OPEN, QUARTERS, Line, words
from indicators.workbooks.typed_words import Typed

NEW_TEMPLATE = "Export a new template, and copy the figures into it."


@dataclass(frozen=True)
class Entry:
    """A filled-in quarter of one target, in the row's unit."""

    target_id: str
    quarter: int
    value: Decimal
    status: str
    source: str
    published: str
    remark: str
    where: str
    comparator: str = "eq"

    @property
    def key(self) -> tuple[str, int]:
        """Target and quarter."""
        return self.target_id, self.quarter


@dataclass
class Reading:
    """What the sheets hold, and all that is wrong with them."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[IndicatorsError] = field(default_factory=list)
    unread: tuple[str, ...] = ()


def scope(book: FilledBook, name: str) -> tuple[str, int]:
    """Read from the page of explanations which place and year a workbook is for.

    Raises
    ------
    UnusableWorkbook
        There is no such page, or it does not say.
    """
    guide, title = words().guide, words().guide_sheet
    if title not in book.sheetnames:
        raise UnusableWorkbook(
            expected=f"a progress workbook, with the sheet {title}",
            found=f"the sheets {', '.join(book.sheetnames[:6])}",
            where=name,
            remedy="Make one with `indicators progress template`, and fill that in.",
        )
    sheet = book[title]
    place, year = typed_values.plain(sheet.cell(2, 2).value), typed_values.plain(sheet.cell(3, 2).value)
    labels = [typed_values.plain(sheet.cell(row, 1).value) for row in (2, 3)]
    if labels != [guide.place, guide.year] or not place or not (year.isdigit() and len(year) == 4):
        raise UnusableWorkbook(
            expected=f"{guide.place} and {guide.year}, as the template has them",
            found=f"{place or 'no place'}, {year or 'no year'}",
            where=f"{name}, sheet {title}, cells A2 to B3",
            remedy=NEW_TEMPLATE,
        )
    return place, int(year)


def read_book(book: FilledBook, name: str, rows: Mapping[str, Line]) -> Reading:
    """Read every sheet that has the template's columns.

    Parameters
    ----------
    book : FilledBook
        As it came back.
    name : str
        The file, as messages name it.
    rows : mapping of target id to Line
        What the template of that place and year has.
    """
    reading = Reading()
    unread = []
    seen: dict[str, str] = {}
    for sheet in book.worksheets:
        if sheet.title == words().guide_sheet or sheet.sheet_state != "visible":
            continue
        where = f"{name}, sheet {sheet.title}"
        found = {typed_values.words(cell.value): cell.column for cell in sheet.row(1)}
        headers = {column: entry.header for column, entry in words().columns.items()}
        if headers["target_id"] not in found:
            unread.append(sheet.title)
            continue
        missing = [header for header in headers.values() if header not in found]
        if missing:
            reading.faults.append(
                UnusableWorkbook(
                    expected=f"the columns {'、'.join(headers.values())}",
                    found=f"no {'、'.join(missing)}",
                    where=f"{where}, row 1",
                    remedy=NEW_TEMPLATE,
                )
            )
            continue
        wrong = safe_open.layout_faults(sheet, name)
        reading.faults += wrong
        if not wrong:
            place = {column: found[header] for column, header in headers.items()}
            _read_sheet(sheet, where, place, rows, seen, reading)
    reading.unread = tuple(unread)
    return reading


def _read_sheet(
    sheet: FilledSheet,
    where: str,
    place: Mapping[str, int],
    rows: Mapping[str, Line],
    seen: dict[str, str],
    reading: Reading,
) -> None:
    """Read a sheet's rows."""
    for number in sheet.rows():
        cell = {column: sheet.cell(number, index) for column, index in place.items()}
        is_filled = any(not _is_blank(cell[column].value) for column in OPEN)
        if not is_filled:
            continue
        target_id = typed_values.plain(cell["target_id"].value)
        at = f"{where}, cell {cell['target_id'].coordinate}"
        fault = _row_fault(target_id, rows.get(target_id), cell, where) or _repeat(target_id, seen, at)
        if fault is None:
            _read_row(rows[target_id], cell, where, reading)
        else:
            reading.faults.append(fault)


def _row_fault(
    target_id: str, row: Line | None, cell: Mapping[str, FilledCell], where: str
) -> UnusableWorkbook | None:
    """Say what is wrong with a row's locked cells: figures must not come to stand at another target."""
    if row is None:
        return UnusableWorkbook(
            expected="the number of a target that the tables have",
            found=repr(target_id) if target_id else "an empty cell in a row with figures",
            where=f"{where}, cell {cell['target_id'].coordinate}",
            remedy=f"Fill in the rows of the template only. {NEW_TEMPLATE}",
        )
    for column, wanted in (("indicator", row.indicator), ("unit", row.unit or words().plain_unit)):
        found = typed_values.words(cell[column].value)
        if found != typed_values.words(wanted):
            return UnusableWorkbook(
                expected=f"{wanted}, as exported",
                found=found or "an empty cell",
                where=f"{where}, cell {cell[column].coordinate}",
                remedy="Put it back; a figure in another unit has it written behind, as 5000万元.",
            )
    return None


def _repeat(target_id: str, seen: dict[str, str], at: str) -> UnusableWorkbook | None:
    """Refuse a target that is filled in twice."""
    first = seen.setdefault(target_id, at)
    if first == at:
        return None
    return UnusableWorkbook(
        expected="each target filled in once",
        found=f"{target_id} again, as in {first.split(', ', 1)[1]}",
        where=at,
        remedy="Clear the figures in one of the two rows.",
    )


def _read_row(row: Line, cell: Mapping[str, FilledCell], where: str, reading: Reading) -> None:
    """Read what is filled in for one target."""
    shared: dict[str, str] = {}
    for column, read in (("status", _status), ("published", _published)):
        at = f"{where}, cell {cell[column].coordinate}"
        try:
            shared[column] = read(cell[column].value, at)
        except CellFault as error:
            reading.faults.append(error)
            # What an empty cell says, so that the row is read on and its other faults are told too.
            shared[column] = read(None, at)
    for column in ("source", "remark"):
        value = cell[column].value
        shared[column] = "" if _is_blank(value) else typed_values.words(value)
    for column, quarter in QUARTERS.items():
        value = cell[column].value
        if _is_blank(value):
            continue
        at = f"{where}, cell {cell[column].coordinate}"
        try:
            typed = typed_values.number(value, cell[column].number_format, unit=row.unit, where=at)
            _check_amount(typed, value, row, at)
            measured = typed.measured(row.measure, is_removal=row.is_removal)
            number = typed_values.in_unit(measured, row.unit, where=at, is_whole=row.is_whole)
        except IndicatorsError as error:
            reading.faults.append(error)
            continue
        own = {"status": "estimate"} if typed.is_foretold and shared["status"] == "preliminary" else {}
        said = {"comparator": typed.comparator, **shared, **own}
        entry = Entry(row.target_id, quarter, number, where=at, **said)
        reading.entries.append(entry)


def _check_amount(typed: Typed, value: object, row: Line, where: str) -> None:
    """Refuse what was added where the amount that stands is asked for: 新增28家 is no stock."""
    if typed.trend and row.is_standing:
        raise CellFault(
            expected=f"the amount at the quarter's end, in {row.unit or 'things'}",
            found=repr(value),
            where=where,
            remedy="Give the whole amount, not by how much it went up or down.",
        )


def _status(value: Any, where: str) -> str:
    """Read how settled the figures are; nothing means preliminary."""
    if _is_blank(value):
        return "preliminary"
    for status, names in words().statuses.items():
        if typed_values.plain(value) in (*names, status):
            return status
    raise CellFault(
        expected=f"one of {'、'.join(names[0] for names in words().statuses.values())}",
        found=repr(value),
        where=where,
        remedy="Choose one of the list, or leave the cell empty for a preliminary figure.",
    )


def _published(value: Any, where: str) -> str:
    """Read the day of publication."""
    return "" if _is_blank(value) else typed_values.day(value, where=where)


def _is_blank(value: Any) -> bool:
    """Whether a cell says nothing: empty, white space, a dash or 暂无."""
    text = typed_values.plain(value)
    return not text or text in words().blank
