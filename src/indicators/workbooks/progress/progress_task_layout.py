"""What the sheet of tasks in the progress workbook looks like: its words, and the rows of a place's year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from indicators import periods
from indicators.analysis.tracking.moved_deadlines import MovedDeadline, moved_deadlines
from indicators.analysis.tracking.target_tasks import TaskKey
from indicators.tables.contract.records import Paper, Task, records
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.strict_model import StrictModel
from indicators.workbooks.progress.progress_layout import Column

# What people fill in for every task, and what they fill in of a task that stands in no paper.
OPEN = (
    "period", "status", "progress", "problem", "next_step", "evidence", "reported_by", "reported_on",
    "verified", "verified_by", "verified_on", "extended_to", "approved_by",
)  # fmt: skip
OPEN_IF_NEW = ("text", "lead_units", "due")
# What a workbook may come back without: it is only shown.
SHOWN_ONLY = ("steps",)


class TaskSheet(StrictModel):
    """progress_tasks.yaml, read."""

    all_sheet: str
    unit_sheet: str
    spare_rows: int
    columns: dict[str, Column]
    status_list: str
    verified_list: str
    choose: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class TaskLine:
    """One task as its row in the workbook."""

    document_id: str
    number: str
    text: str
    lead_units: str
    due: str  # YYYY-MM-DD, else the paper's own words.
    last: TaskReport | None = None  # The report that is filled in already.
    steps: str = ""  # What is due before that, each with its day.
    # The paper's day and words, which an older template has where the deadline was moved.
    first_due: tuple[str, ...] = ()

    @property
    def task_id(self) -> str:
        """Paper and number, as the hidden column has them."""
        return f"{self.document_id}@{self.number}"


@cache
def task_sheet() -> TaskSheet:
    """Return the sheet's words.

    Examples
    --------
    >>> list(task_sheet().columns)[-1], task_sheet().columns["due"].header
    ('task_id', '完成时限')
    """
    return TaskSheet.model_validate(packaged("progress_tasks.yaml", "workbooks"))


def task_lines(tables: Tables, place: str, year: int, reports: Sequence[TaskReport] = ()) -> list[TaskLine]:
    """List the tasks of a place's papers of a year, then those that were assigned, each with its last report.

    Examples
    --------
    >>> len(task_lines(Tables.load(), "鞍山市", 2023))
    210
    """
    own = [report for report in reports if report.place == place and report.period[:4] == str(year)]
    last = {(report.document_id, report.task): report for report in sorted(own, key=_order)}
    papers = {
        paper.document_id
        for paper in records(tables.documents, Paper)
        if paper.place == place and year in periods.parse(paper.period).years
    }
    moved = moved_deadlines(tables, place, date.max)
    rows = [
        TaskLine(
            document_id=task.document_id,
            number=task.number,
            text=task.text,
            lead_units=task.lead_units.replace(";", "、"),
            due=_due(task, moved),
            last=last.get((task.document_id, task.number)),
            steps=task.steps.replace(";", "；"),
            first_due=(task.due, task.deadline),
        )
        for task in sorted(records(tables.tasks, Task), key=lambda task: (task.document_id, task.start))
        if task.document_id in papers and not task.moves
    ]
    return [*rows, *_assigned(last.values())]


def _due(task: Task, moved: Mapping[TaskKey, MovedDeadline]) -> str:
    """Give the day in force, else the paper's own words."""
    later = moved.get((task.document_id, task.number))
    return later.due if later else task.due or task.deadline


def _assigned(reports: Iterable[TaskReport]) -> list[TaskLine]:
    return [
        TaskLine("", report.task, report.text, report.lead_units.replace(";", "、"), report.due, report)
        for report in reports
        if not report.document_id
    ]


def _order(report: TaskReport) -> tuple[object, str]:
    return periods.parse(report.period).end, report.task
