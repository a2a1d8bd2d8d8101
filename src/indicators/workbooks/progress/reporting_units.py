"""Reports on tasks by units that do not lead them: taken over as they are, and told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.tables.reported.task_reports import Key, TaskReport
from indicators.vocabulary.offices import office, offices
from indicators.workbooks.progress.progress_task_layout import TaskLine


@dataclass(frozen=True, slots=True)
class OtherUnit:
    """A report by a unit that does not lead the task: one that answers for a part, or the wrong row."""

    task: str
    # sheet, row: where it stands in the workbook.
    sheet: str
    row: str
    unit: str
    lead_units: str


def other_units(
    reports: Iterable[TaskReport], rows: Sequence[TaskLine], where: Mapping[Key, str]
) -> Iterator[OtherUnit]:
    """Find the reports whose unit is none of those that lead the task.

    Parameters
    ----------
    reports : iterable of TaskReport
        Those that are new or differ.
    where : mapping
        The row of each report: ``w.xlsx, sheet 任务, row 3``.
    """
    leads = {(row.document_id, row.number): row.lead_units for row in rows}
    for report in reports:
        led_by = leads.get((report.document_id, report.task), "")
        if led_by and report.reported_by and not _is_of(report.reported_by, led_by):
            sheet, row = where[report.key].rsplit(", ", 2)[1:]
            yield OtherUnit(
                report.task,
                sheet.removeprefix("sheet "),
                row.removeprefix("row "),
                report.reported_by,
                led_by,
            )


def _is_of(unit: str, lead_units: str) -> bool:
    """Whether a unit is one of those that lead, by a short or a full name, or a part of one.

    Of leads such as 各县(市)区人民政府 nobody can tell which are meant.
    """
    name = office(unit).name
    leads = offices(lead_units.replace("、", ";"))
    return any(one.is_group or one.name in name or name in one.name for one in leads)
