"""The cells that units fill in for a task: each is read, or told with what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from indicators import periods
from indicators.errors import BadPeriod, CellFault, IndicatorsError
from indicators.tables.reported.task_reports import DONE, leads_outside
from indicators.tables.reported.task_words import task_words, understood
from indicators.workbooks import typed_values
from indicators.workbooks.fault_phrases import say
from indicators.workbooks.progress.progress_layout import is_blank

if TYPE_CHECKING:
    from indicators.documents.grids.sheet_cells import SheetCell

# The workbook is of one year, which need not be said: 二季度, 1—6月, 8月.
_QUARTER = re.compile(r"(?:(\d{4})年?-?)?(?:第?([一二三四1-4])季度|[Qq]([1-4]))")
_SINCE_JANUARY = re.compile(r"(?:(\d{4})年)?1月?[-–—~至到](3|6|9|12)月份?")
_HALVES = {"上半年": 2, "前三季度": 3, "全年": 4}
_MONTH = re.compile(r"(\d{4})[-年/.](\d{1,2})(?:月(?:份|\d{1,2}日)?)?|(\d{1,2})月份?")


def period(year: int, cell: SheetCell, where: str) -> str:
    """Read a quarter or a month of a year: 2025-Q2, 二季度, 上半年, 1—6月, 2025年8月, 8月, 2025-08."""
    said = typed_values.plain(f"{cell.value:%Y-%m}" if cell.is_date else cell.value).replace(" ", "")
    found = _QUARTER.fullmatch(said)
    month = None if typed_values.is_of_two_months(cell.value) else _MONTH.fullmatch(said)
    since = _SINCE_JANUARY.fullmatch(said)
    short = said.removeprefix(str(year)).removeprefix("年")
    written = said
    if found:
        number = found[2] or found[3]
        written = f"{found[1] or year}-Q{'一二三四'.find(number) + 1 or number}"
    elif since:
        written = f"{since[1] or year}-Q{int(since[2]) // 3}"
    elif month:
        written = f"{month[1] or year}-{int(month[2] or month[3]):02}"
    elif short in _HALVES:
        written = f"{year}-Q{_HALVES[short]}"
    try:
        found_period = periods.parse(written)
    except BadPeriod:
        found_period = None
    if (
        found_period is None
        or found_period.kind not in ("quarter", "month")
        or found_period.start.year != year
    ):
        raise fault(
            cell,
            where,
            say("report_period", year=year),
            say("write_period"),
        )
    return found_period.text


def status(cell: SheetCell, where: str) -> str:
    """Read how a task stands."""
    known = task_words().statuses
    word = understood(typed_values.plain(cell.value).replace(" ", "").rstrip("。.;"), known)
    if not word:
        raise fault(cell, where, say("one_of", names="、".join(known)), say("choose"))
    return word


def verified(cell: SheetCell, where: str) -> str:
    """Read what somebody found who looked; nothing means that nobody has."""
    known = task_words().verified
    if is_blank(cell.value):
        return next(iter(known))
    word = understood(typed_values.plain(cell.value), known)
    if not word:
        raise fault(cell, where, say("one_of", names="、".join(known)), say("choose_or_leave"))
    return word


def day(cell: SheetCell, where: str) -> str:
    """Read a whole day; nothing is no day."""
    if is_blank(cell.value):
        return ""
    try:
        whole = typed_values.day(cell.value, where=where)
    except CellFault:
        whole = ""
    if len(whole) != len("2025-06-30"):
        raise fault(cell, where, say("whole_day"), say("write_day"))
    return whole


def tried(
    read: Callable[[SheetCell, str], str], cell: SheetCell, where: str, faults: list[IndicatorsError]
) -> str:
    """Read a cell, and go on where it cannot be read, so that the row's other faults are told too."""
    try:
        return read(cell, where)
    except CellFault as error:
        faults.append(error)
        return ""


def evidence_faults(cell: SheetCell, where: str) -> list[IndicatorsError]:
    """Refuse evidence that lies on somebody's own computer, in words or as the cell's link."""
    link = cell.link
    outside = next((told for told in (text(cell.value), link) if leads_outside(told)), "")
    if not outside:
        return []
    told = fault(
        cell,
        where,
        say("evidence"),
        say("put_evidence"),
    )
    return [CellFault(expected=told.expected, found=outside, where=told.where, remedy=told.remedy)]


def unsaid(cells: Mapping[str, SheetCell], values: Mapping[str, str], where: str) -> list[IndicatorsError]:
    """Ask by whom and when something was verified, and refuse to verify what nobody says is done."""
    if values["verified"] not in ("属实", "不属实"):
        return []
    faults: list[IndicatorsError] = [
        fault(cells[column], where, what, say("fill_verified", word=values["verified"]))
        for column, what in (
            ("verified_by", say("verified_by")),
            ("verified_on", say("verified_on")),
        )
        if is_blank(cells[column].value)
    ]
    if values["status"] and values["status"] != DONE:
        faults.append(fault(cells["verified"], where, say("to_verify", done=DONE), say("leave_verified")))
    return faults


def fault(cell: SheetCell, where: str, expected: str, remedy: str) -> CellFault:
    """Say what a cell should hold and what it holds."""
    found = say("empty_cell") if cell.value is None else repr(cell.value)
    return CellFault(expected=expected, found=found, where=f"{where}, cell {cell.coordinate}", remedy=remedy)


def text(value: Any) -> str:
    """Give a cell's words on one line, "" for one that says nothing."""
    return "" if is_blank(value) else typed_values.words(value)
