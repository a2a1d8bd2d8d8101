"""Reads the sheets of a filled-in progress workbook, cell by cell; collects what is wrong, by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell
from indicators.errors import CellFault, IndicatorsError, UnusableWorkbook
from indicators.vocabulary.column_values import CHANGES
from indicators.workbooks import hidden_cells, safe_open, typed_values
from indicators.workbooks.fault_phrases import place_words, say
from indicators.workbooks.progress.progress_layout import OPEN, QUARTERS, Line, is_blank, words
from indicators.workbooks.progress.reported_units import own_unit
from indicators.workbooks.typed_words import MULTIPLE, STEADY, Typed, read_state

# What says whose figures a row's are.
LOCKED = ("target_id", "indicator", "unit")

# Of a row that does not say how settled its figures are.
DEFAULT_STATUS = "preliminary"
# A bare number was probably meant in the multiplier of the target where only so it is such a part of it.
MULTIPLIERS = {"万": Decimal(10**4), "亿": Decimal(10**8)}
LIKELY_PART = (Decimal("0.01"), Decimal("1.5"))


@dataclass(frozen=True)
class Entry:
    """A filled-in quarter of one target, in the row's unit and measure unless it has its own."""

    target_id: str
    quarter: int
    value: Decimal
    status: str
    source: str
    published: str
    remark: str
    where: str
    comparator: str = "eq"
    unit: str = ""
    measure: str = ""

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
    hidden: list[str] = field(default_factory=list)  # Cells that were read and are not shown.
    hidden_sheets: list[str] = field(default_factory=list)  # Filled in, and not read.


def scope(book: Book, name: str) -> tuple[str, int]:
    """Read from the page of explanations which place and year a workbook is for.

    Raises
    ------
    UnusableWorkbook
        There is no such page, or it does not say.
    """
    guide, title = words().guide, words().guide_sheet
    if title not in book.titles:
        raise UnusableWorkbook(
            expected=say("progress_workbook", title=title),
            found=say("the_sheets", names=", ".join(book.titles[:6])),
            where=name,
            remedy=say("make_template"),
        )
    sheet = book[title]
    place, year = typed_values.plain(sheet.cell(2, 2).value), typed_values.plain(sheet.cell(3, 2).value)
    labels = [typed_values.plain(sheet.cell(row, 1).value) for row in (2, 3)]
    if labels != [guide.place, guide.year] or not place or not (year.isdigit() and len(year) == 4):
        raise UnusableWorkbook(
            expected=say("place_and_year", place=guide.place, year=guide.year),
            found=say("no_place_or_year", place=place or say("no_place"), year=year or say("no_year")),
            where=f"{name}, sheet {title}, cells A2 to B3",
            remedy=say("new_template"),
        )
    return place, int(year)


def read_book(book: Book, name: str, rows: Mapping[str, Line]) -> Reading:
    """Read every sheet that has the template's columns."""
    reading = Reading()
    unread = []
    seen: dict[str, str] = {}
    for sheet in book.sheets:
        if sheet.title == words().guide_sheet:
            continue
        where = f"{name}, sheet {sheet.title}"
        found = {typed_values.words(cell.value): cell.column for cell in sheet.row(1)}
        headers = {column: entry.header for column, entry in words().columns.items()}
        if hidden_cells.is_hidden(sheet):
            asked = {found.get(headers[column]) for column in OPEN} if headers["target_id"] in found else ()
            if any(cell.column in asked and not is_blank(cell.value) for cell in sheet.cells if cell.row > 1):
                reading.hidden_sheets.append(sheet.title)
            continue
        if headers["target_id"] not in found:
            unread.append(sheet.title)
            continue
        if lost := safe_open.column_faults(found, headers.values(), where, say("new_template")):
            reading.faults += lost
            continue
        reading.faults += safe_open.layout_faults(sheet, name)
        place = {column: found[header] for column, header in headers.items()}
        _read_sheet(sheet, where, place, rows, seen, reading)
    reading.unread = tuple(unread)
    return reading


def _read_sheet(
    sheet: Sheet,
    where: str,
    place: Mapping[str, int],
    rows: Mapping[str, Line],
    seen: dict[str, str],
    reading: Reading,
) -> None:
    for number in sheet.rows():
        cell = {column: sheet.cell(number, index) for column, index in place.items()}
        is_filled = any(not is_blank(cell[column].value) for column in OPEN)
        # A formula is told already; what stands beside it is read on.
        is_told = any(cell[column].is_formula for column in LOCKED)
        if not is_filled or is_told:
            continue
        reading.hidden += hidden_cells.hidden(sheet, (cell[column] for column in OPEN))
        target_id = typed_values.plain(cell["target_id"].value)
        at = f"{where}, cell {cell['target_id'].coordinate}"
        fault = _row_fault(target_id, rows.get(target_id), cell, where) or _repeat(target_id, seen, at)
        if fault is None:
            _read_row(rows[target_id], cell, where, reading)
        else:
            reading.faults.append(fault)


def _row_fault(
    target_id: str, row: Line | None, cell: Mapping[str, SheetCell], where: str
) -> UnusableWorkbook | None:
    """Say what is wrong with a row's locked cells: figures must not come to stand at another target."""
    if row is None:
        return UnusableWorkbook(
            expected=say("known_target"),
            found=repr(target_id) if target_id else say("empty_number"),
            where=f"{where}, cell {cell['target_id'].coordinate}",
            remedy=say("only_template"),
        )
    for column, wanted in (("indicator", row.indicator), ("unit", row.unit or words().plain_unit)):
        found = typed_values.words(cell[column].value)
        # The paper's own words named the row before.
        is_own = column == "indicator" and found == typed_values.words(row.target_row.indicator)
        if found != typed_values.words(wanted) and not is_own:
            return UnusableWorkbook(
                expected=say("as_exported", wanted=wanted),
                found=found or say("empty_cell"),
                where=f"{where}, cell {cell[column].coordinate}",
                remedy=say("put_back"),
            )
    return None


def _repeat(target_id: str, seen: dict[str, str], at: str) -> UnusableWorkbook | None:
    first = seen.setdefault(target_id, at)
    if first == at:
        return None
    return UnusableWorkbook(
        expected=say("once"),
        found=say("again", name=target_id, first=place_words(first)),
        where=at,
        remedy=say("clear_one"),
    )


def _read_row(row: Line, cell: Mapping[str, SheetCell], where: str, reading: Reading) -> None:
    shared: dict[str, str] = {}
    for column, read in (("status", _status), ("published", _published)):
        at = f"{where}, cell {cell[column].coordinate}"
        try:
            shared[column] = read(_own(cell[column]), at)
        except CellFault as error:
            reading.faults.append(error)
            # What an empty cell says, so that the row is read on and its other faults are told too.
            shared[column] = read(None, at)
    for column in ("source", "remark"):
        value = _own(cell[column])
        shared[column] = "" if is_blank(value) else typed_values.words(value)
    for column, quarter in QUARTERS.items():
        value = cell[column].value
        if is_blank(value) or cell[column].is_formula:
            continue
        at = f"{where}, cell {cell[column].coordinate}"
        try:
            typed = _typed(value, cell[column].form, row, at)
            _check_amount(typed, value, row, at)
            _check_multiple(typed, row, at)
            unit, measure = own_unit(typed, row, at)
            measured = typed.measured(measure or row.measure, is_removal=row.is_removal)
            number = typed_values.in_unit(measured, unit or row.unit, where=at, is_whole=row.is_whole)
        except IndicatorsError as error:
            reading.faults.append(error)
            continue
        own = {"status": "estimate"} if typed.is_foretold and shared["status"] == DEFAULT_STATUS else {}
        said = {"comparator": typed.comparator, **shared, **own}
        entry = Entry(row.target_id, quarter, number, where=at, unit=unit, measure=measure, **said)
        reading.entries.append(entry)


def _typed(value: Any, number_format: str, row: Line, where: str) -> Typed:
    if row.is_rank:
        return typed_values.place_among_others(value, where=where)
    told = read_state(typed_values.plain(value), row.target_row.reference)
    return told or _meant(typed_values.number(value, number_format, unit=row.unit, where=where), row)


def _meant(typed: Typed, row: Line) -> Typed:
    """Read a bare 1.3倍 as the row's own target tells its 倍: what it grows by, or what it becomes."""
    is_bare = typed.unit == MULTIPLE and row.measure in CHANGES and not typed.trend
    return replace(typed, trend=row.multiple) if is_bare else typed


def _check_amount(typed: Typed, value: object, row: Line, where: str) -> None:
    """Refuse what does not say how much: 新增28家 of a stock, 持平 of a share, a bare 1.3倍 of a growth."""
    if typed.unit == MULTIPLE and row.measure in CHANGES and not typed.trend:
        raise CellFault(expected=say("multiple"), found=repr(value), where=where, remedy=say("say_multiple"))
    is_moved = typed.trend == STEADY and row.measure not in CHANGES
    if is_moved or (typed.trend and row.is_standing):
        raise CellFault(
            expected=say("standing", unit=row.unit or say("things")),
            found=repr(value),
            where=where,
            remedy=say("whole_amount"),
        )


def _check_multiple(typed: Typed, row: Line, where: str) -> None:
    """Ask back where a bare number may be told in the multiplier of the target: 2600 of 5000万人次."""
    target = row.target_row
    times = next((factor for sign, factor in MULTIPLIERS.items() if sign in target.quote), None)
    if times is None or typed.unit or row.unit != target.unit or not target.low > 0:
        return
    bare, lowest = typed.value / Decimal(target.low), LIKELY_PART[0]
    if 0 < bare < lowest <= bare * times <= LIKELY_PART[1]:
        raise CellFault(
            expected=say("bare_multiple", unit=row.unit, target=row.target),
            found=f"{typed.value}",
            where=where,
            remedy=say("in_full"),
        )


def _status(value: Any, where: str) -> str:
    """Read how settled the figures are; nothing means preliminary."""
    if is_blank(value):
        return DEFAULT_STATUS
    for status, names in words().statuses.items():
        if typed_values.plain(value) in (*names, status):
            return status
    raise CellFault(
        expected=say("one_of", names="、".join(names[0] for names in words().statuses.values())),
        found=repr(value),
        where=where,
        remedy=say("choose_or_empty"),
    )


def _published(value: Any, where: str) -> str:
    return "" if is_blank(value) else typed_values.day(value, where=where)


def _own(cell: SheetCell) -> Any:
    """Give what a cell holds, nothing for a formula, which is told already."""
    return None if cell.is_formula else cell.value
