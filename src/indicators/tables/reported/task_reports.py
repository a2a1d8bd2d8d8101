"""What lead units report on tasks: data/raw/progress/tasks.csv, a row a task and quarter or month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pydantic import Field, ValidationError, field_validator, model_validator

from indicators import periods
from indicators.errors import BadPeriod, IndicatorsError, UnreadableTable, raise_all
from indicators.project import Project, given_or_found
from indicators.storage.plain_files import is_there
from indicators.storage.safe_csv import written
from indicators.tables.contract.csv_rows import csv_rows
from indicators.tables.contract.records import Task, records
from indicators.tables.reported.task_words import task_words
from indicators.tables.store import Tables
from indicators.vocabulary import places
from indicators.vocabulary.strict_model import StrictModel

FILE = "tasks.csv"
WHERE = f"data/raw/progress/{FILE}"
DONE = "已完成"
DRIVE = r"^[A-Za-z]:[\\/]"
Key = tuple[str, str, str, str]


class TaskReport(StrictModel):
    """What was reported on one task for a quarter or a month."""

    place: str = Field(min_length=1)
    # The paper and the number in it; no paper for a task that was assigned by word of mouth (交办事项).
    document_id: str = ""
    task: str = Field(min_length=1)
    # Of a task that stands in no paper only: its words, its 牵头单位, its 完成时限 (YYYY-MM-DD).
    text: str = ""
    lead_units: str = ""
    due: str = ""
    period: str  # 2025-Q2 or 2025-08.
    # status, verified: words of task_words.yaml; nothing verified is 未核实.
    status: str
    # 形象进度, 存在问题, 下一步措施, 佐证材料.
    progress: str = ""
    problem: str = ""
    next_step: str = ""
    evidence: str = ""
    verified: str = "未核实"
    verified_by: str = ""
    verified_on: str = ""
    # extended_to, approved_by: 申请延期: the new day, in force once somebody has approved it.
    extended_to: str = ""
    approved_by: str = ""
    reported_by: str = ""
    reported_on: str = ""
    file: str = ""  # The workbook it came in, as kept in data/raw/progress; "" for a row written by hand.
    line: int = 0  # The line of the CSV it ends on; 0 for one that is new.

    @property
    def key(self) -> Key:
        """What there is one report of: place, paper, task and period."""
        return self.place, self.document_id, self.task, self.period

    @property
    def where(self) -> str:
        """The row, as messages name it."""
        return f"{WHERE}, row {self.line}"

    @field_validator("place")
    @classmethod
    def _known_place(cls, value: str) -> str:
        place = places().by_name.get(value)
        if place is None or place.name != value:
            raise ValueError("a place's full name")
        return value

    @field_validator("period")
    @classmethod
    def _one_period(cls, value: str) -> str:
        try:
            kind = periods.parse(value).kind
        except BadPeriod:
            kind = "year"
        if kind not in ("quarter", "month"):
            raise ValueError("a quarter or a month: 2025-Q2, 2025-08")
        return value

    @field_validator("status")
    @classmethod
    def _known_status(cls, value: str) -> str:
        return _one_of(value, list(task_words().statuses))

    @field_validator("verified")
    @classmethod
    def _known_verdict(cls, value: str) -> str:
        return _one_of(value or "未核实", list(task_words().verified))

    @field_validator("due", "verified_on", "extended_to", "reported_on")
    @classmethod
    def _day(cls, value: str) -> str:
        if value and not _is_day(value):
            raise ValueError("a day that the calendar has, as 2025-06-30")
        return value

    @field_validator("evidence")
    @classmethod
    def _inside(cls, value: str) -> str:
        if leads_outside(value):
            raise ValueError("evidence that stands inside the project, or a web address")
        return value

    @model_validator(mode="after")
    def _whole(self) -> TaskReport:
        if not self.document_id and not self.text:
            raise ValueError("the words of a task that stands in no paper, in the column text")
        if self.verified != "未核实" and not (self.verified_by and self.verified_on):
            raise ValueError("by whom and when it was verified, in verified_by and verified_on")
        return self


HEADER = [name for name in TaskReport.model_fields if name != "line"]


def leads_outside(evidence: str) -> bool:
    r"""Say whether a piece of evidence, of several behind ；, is a file that lies outside the project.

    Examples
    --------
    >>> [leads_outside(text) for text in ("现场照片3张", "材料/照片.jpg", "https://www.jz.gov.cn/a.html")]
    [False, False, False]
    >>> [leads_outside(text) for text in ("/b.pdf", "C:\\a.pdf", "../../a.pdf", "照片；file:///a.pdf")]
    [True, True, True, True]
    """
    return any(_is_outside(part.strip()) for part in evidence.replace(";", "；").split("；"))


def read(project: Project | None = None, tables: Tables | None = None) -> list[TaskReport]:
    """Read data/raw/progress/tasks.csv, none if nothing was reported yet.

    Parameters
    ----------
    tables : Tables, optional
        As `unknown` takes them: reports on tasks that no paper has are told with the other faults.

    Raises
    ------
    UnreadableTable
        For a file that is no CSV with the columns of HEADER, a cell that cannot be used, a task with two
        reports of one period, and two units that both report on it. All faults are told at once.
    """
    path = given_or_found(project).progress / FILE
    if not is_there(path):
        return []
    reports: list[TaskReport] = []
    faults: list[IndicatorsError] = []
    for line, row in csv_rows(path, HEADER, WHERE):
        try:
            reports.append(TaskReport.model_validate({**row, "line": line}))
        except ValidationError as error:
            faults += [_cell_fault(line, detail["loc"], detail["msg"], row) for detail in error.errors()]
    strange = unknown(reports, tables) if tables else []
    raise_all([*faults, *repeated(reports), *_two_texts(reports), *strange])
    return reports


def render(reports: Iterable[TaskReport]) -> bytes:
    """Write reports as the CSV that `read` reads, by place, paper, task and period."""
    rows = [
        [str(getattr(report, name)) for name in HEADER]
        for report in sorted(reports, key=lambda report: report.key)
    ]
    return written(HEADER, rows).encode("utf-8")


def repeated(reports: Iterable[TaskReport]) -> list[IndicatorsError]:
    """Find tasks that have two reports of one period, of one unit or of two."""
    faults: list[IndicatorsError] = []
    seen: dict[Key, TaskReport] = {}
    for report in reports:
        first = seen.setdefault(report.key, report)
        if first is report:
            continue
        is_claimed = first.reported_by != report.reported_by
        units = (
            f"{first.reported_by or 'no unit'} in row {first.line}, {report.reported_by or 'no unit'} here"
        )
        faults.append(
            UnreadableTable(
                expected="one unit that reports on a task" if is_claimed else "one report a task and period",
                found=f"task {report.task}, {report.period}: "
                + (units if is_claimed else f"again as in row {first.line}"),
                where=report.where,
                remedy="Ask which of the two units leads the task, and delete the other's row."
                if is_claimed
                else "Delete one of the two rows.",
            )
        )
    return faults


def unknown(reports: Iterable[TaskReport], tables: Tables) -> list[IndicatorsError]:
    """Find reports on tasks that no paper has.

    Parameters
    ----------
    tables : Tables
        With the restricted papers, whose tasks may be reported on as well.
    """
    papers = dict(zip(tables.documents["document_id"], tables.documents["place"], strict=True))
    known = {(task.document_id, task.number) for task in records(tables.tasks, Task) if not task.moves}
    return [
        UnreadableTable(
            expected=f"a task of a paper of {report.place}",
            found=f"{report.document_id}, task {report.task}",
            where=f"{report.where}, columns document_id and task",
            remedy="Correct the number after the paper; leave document_id empty for a task of no paper.",
        )
        for report in reports
        if report.document_id
        and ((report.document_id, report.task) not in known or papers.get(report.document_id) != report.place)
    ]


def _two_texts(reports: Iterable[TaskReport]) -> list[IndicatorsError]:
    """Find assigned tasks whose number stands for two things in one year."""
    faults: list[IndicatorsError] = []
    seen: dict[tuple[str, str, str], TaskReport] = {}
    for report in reports:
        if report.document_id:
            continue
        first = seen.setdefault((report.place, report.task, report.period[:4]), report)
        if first.text != report.text:
            faults.append(
                UnreadableTable(
                    expected=f"{first.text}, as in row {first.line}",
                    found=report.text,
                    where=f"{report.where}, column text",
                    remedy=f"Give the second task a number of its own instead of {report.task}.",
                )
            )
    return faults


def _cell_fault(
    line: int, place: tuple[int | str, ...], message: str, row: dict[str, str]
) -> UnreadableTable:
    """Put one complaint of pydantic into the project's words."""
    column = str(place[0]) if place else ""
    return UnreadableTable(
        expected=message.removeprefix("Value error, "),
        found=repr(row[column]) if column else f"task {row['task']} without",
        where=f"{WHERE}, row {line}" + (f", column {column}" if column else ""),
        remedy="Correct the cell; data/raw/README.md says what each column holds.",
    )


def _one_of(value: str, known: list[str]) -> str:
    if value not in known:
        raise ValueError(f"one of {'、'.join(known)}")
    return value


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_outside(part: str) -> bool:
    if part.lower().startswith(task_words().outside) or re.match(DRIVE, part):
        return True
    depth = 0
    for step in part.replace("\\", "/").split("/"):
        depth += -1 if step == ".." else 1 if step not in ("", ".") else 0
        if depth < 0:
            return True
    return False
