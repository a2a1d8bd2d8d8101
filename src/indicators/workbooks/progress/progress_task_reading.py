"""Reads the sheets of tasks of a filled-in progress workbook; collects what is wrong, by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell
from indicators.errors import IndicatorsError, UnusableWorkbook
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.reported.task_words import task_words
from indicators.workbooks import hidden_cells, safe_open, typed_values
from indicators.workbooks.fault_phrases import place_words, say
from indicators.workbooks.progress import progress_task_cells as cell_rules
from indicators.workbooks.progress.progress_layout import is_blank
from indicators.workbooks.progress.progress_task_layout import (
    OPEN,
    OPEN_IF_NEW,
    SHOWN_ONLY,
    TaskLine,
    task_sheet,
)

PLAIN = ("progress", "problem", "next_step", "evidence", "reported_by", "verified_by", "approved_by")
DAYS = ("reported_on", "verified_on", "extended_to")
_TEMPLATE_HAS = ("number", "text", "lead_units")


@dataclass
class TaskReading:
    """What the sheets of tasks hold, and all that is wrong with them."""

    reports: list[TaskReport] = field(default_factory=list)
    # The row of each report, as messages name it.
    where: dict[tuple[str, str, str, str], str] = field(default_factory=dict)
    faults: list[IndicatorsError] = field(default_factory=list)
    sheets: tuple[str, ...] = ()  # The sheets of tasks.
    hidden: list[str] = field(default_factory=list)  # Cells that were read and are not shown.
    hidden_sheets: list[str] = field(default_factory=list)  # Filled in, and not read.


def read_tasks(book: Book, name: str, place: str, year: int, rows: Sequence[TaskLine]) -> TaskReading:
    """Read every sheet that has the columns of tasks.

    Parameters
    ----------
    rows : sequence of TaskLine
        What the template of that place and year has, with the reports that are stored.
    """
    reading = TaskReading()
    look = _Look(place, year, {row.task_id: row for row in rows}, reading)
    asked = [column for column in task_sheet().columns if column not in SHOWN_ONLY]
    headers = {column: task_sheet().columns[column].header for column in asked}
    for sheet in book.sheets:
        found = {typed_values.words(cell.value): cell.column for cell in sheet.row(1)}
        if headers["task_id"] not in found:
            continue
        if hidden_cells.is_hidden(sheet):
            asked_at = {found.get(headers[column]) for column in OPEN}
            if any(one.column in asked_at and not is_blank(one.value) for one in sheet.cells if one.row > 1):
                reading.hidden_sheets.append(sheet.title)
            continue
        reading.sheets += (sheet.title,)
        reading.faults += safe_open.layout_faults(sheet, name)
        where = f"{name}, sheet {sheet.title}"
        lost = safe_open.column_faults(found, headers.values(), where, say("new_task_template"))
        reading.faults += lost
        if not lost:
            look.read_sheet(sheet, where, {column: found[header] for column, header in headers.items()})
    return reading


@dataclass
class _Look:
    place: str
    year: int
    rows: Mapping[str, TaskLine]
    reading: TaskReading
    new: dict[str, str] = field(default_factory=dict)

    def read_sheet(self, sheet: Sheet, where: str, columns: Mapping[str, int]) -> None:
        """Read the rows in which something was filled in."""
        for number in sheet.rows():
            cells = {column: sheet.cell(number, index) for column, index in columns.items()}
            task_id = typed_values.plain(cells["task_id"].value)
            if any(cell.is_formula for cell in cells.values()):
                # Told already; which of its words are meant is not known.
                continue
            asked = OPEN if task_id else (*OPEN, *OPEN_IF_NEW)
            if any(not is_blank(cells[column].value) for column in asked):
                self.reading.hidden += hidden_cells.hidden(sheet, (cells[column] for column in asked))
                self._read_row(cells, task_id, where)

    def _read_row(self, cells: Mapping[str, SheetCell], task_id: str, where: str) -> None:
        faults: list[IndicatorsError] = []
        row = self._task(cells, task_id, where, faults)
        values = {column: cell_rules.text(cells[column].value) for column in PLAIN}
        for column, read in (
            ("period", partial(cell_rules.period, self.year)),
            ("status", cell_rules.status),
            ("verified", cell_rules.verified),
        ):
            values[column] = cell_rules.tried(read, cells[column], where, faults)
        for column in DAYS:
            values[column] = cell_rules.tried(cell_rules.day, cells[column], where, faults)
        faults += cell_rules.evidence_faults(cells["evidence"], where) + cell_rules.unsaid(
            cells, values, where
        )
        if faults or row is None:
            self.reading.faults += faults
            return
        own = {"text": row.text, "lead_units": row.lead_units, "due": row.due} if not row.document_id else {}
        named = {"place": self.place, "document_id": row.document_id, "task": row.number}
        report = TaskReport.model_validate({**named, **own, **values})
        at = f"{where}, row {cells['status'].row}"
        first = self.reading.where.setdefault(report.key, at)
        if first == at:
            self.reading.reports.append(report)
            return
        self.reading.faults.append(
            UnusableWorkbook(
                expected=say("task_once"),
                found=say("task_again", task=report.task, period=report.period, first=place_words(first)),
                where=at,
                remedy=say("clear_task"),
            )
        )

    def _task(
        self, cells: Mapping[str, SheetCell], task_id: str, where: str, faults: list[IndicatorsError]
    ) -> TaskLine | None:
        """Find which task a row is, or make one of a task that stands in no paper."""
        if not task_id:
            return self._new_task(cells, where, faults)
        row = self.rows.get(task_id)
        if row is None:
            at = f"{where}, cell {cells['task_id'].coordinate}"
            faults.append(
                UnusableWorkbook(
                    expected=say("known_task", place=self.place, year=self.year),
                    found=repr(task_id),
                    where=at,
                    remedy=say("only_task_template"),
                )
            )
            return None
        for column in (*_TEMPLATE_HAS, "due"):
            wanted, found = getattr(row, column), typed_values.words(cells[column].value)
            is_due = column == "due"
            if _is_other_day(cells[column], row) if is_due else found != typed_values.words(wanted):
                faults.append(
                    UnusableWorkbook(
                        expected=say("as_exported", wanted=wanted or say("empty_cell")),
                        found=found or say("empty_cell"),
                        where=f"{where}, cell {cells[column].coordinate}",
                        remedy=say("put_back_day" if is_due and wanted else "put_back_task"),
                    )
                )
        return row

    def _new_task(
        self, cells: Mapping[str, SheetCell], where: str, faults: list[IndicatorsError]
    ) -> TaskLine | None:
        """Give a task that stands in no paper its number: the one it has, else the next that is free."""
        text = cell_rules.text(cells["text"].value)
        if not text:
            faults.append(cell_rules.fault(cells["text"], where, say("task_words"), say("write_task")))
            return None
        if claimed := self._claimed(cells, where, text):
            faults.append(claimed)
            return None
        due = cell_rules.tried(cell_rules.day, cells["due"], where, faults)
        units = cell_rules.text(cells["lead_units"].value)
        for row in self.rows.values():
            if not row.document_id and row.text == text:
                return row
        taken = {row.number for row in self.rows.values()} | set(self.new.values())
        free = (f"{task_words().assigned}{count}" for count in range(1, len(taken) + 2))
        number = self.new.get(text) or next(name for name in free if name not in taken)
        self.new[text] = number
        return TaskLine("", number, text, units, due)

    def _claimed(self, cells: Mapping[str, SheetCell], where: str, text: str) -> UnusableWorkbook | None:
        """Refuse a spare row with a number or a paper's own task: another unit may have that already."""
        number = typed_values.words(cells["number"].value)
        own = [row for row in self.rows.values() if row.document_id and text == row.text]
        if not own and (not number or number.startswith(task_words().assigned)):
            return None
        has_row = bool(own) or any(row.document_id and row.number == number for row in self.rows.values())
        return UnusableWorkbook(
            expected=say("spare_row"),
            found=say("task_has_row" if has_row else "no_such_task", task=number or own[0].number),
            where=f"{where}, row {cells['number'].row}",
            remedy=say("fill_own_row" if has_row else "leave_number"),
        )


def _is_other_day(cell: SheetCell, row: TaskLine) -> bool:
    """Whether the deadline of a paper's task was written over: 13月底, or a later day."""
    known = {row.due, *row.first_due}
    found = typed_values.words(cell.value)
    return (
        bool(found)
        and found not in known
        and cell_rules.tried(cell_rules.day, cell, "", []) not in known - {""}
    )
