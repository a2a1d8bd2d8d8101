"""Deadlines of tasks that are moved by an extension: a unit applies for it, somebody approves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from indicators import periods
from indicators.analysis.tracking.target_tasks import TaskKey
from indicators.tables.reported.task_reports import TaskReport


def extension(reports: Sequence[TaskReport]) -> TaskReport | None:
    """Give the report that brought the extension in force: the last day that somebody has approved.

    Later reports repeat it, as the sheet that units fill in shows what was filled in before.
    """
    found: TaskReport | None = None
    for report in reports:
        is_approved = report.extended_to and report.approved_by
        if is_approved and (found is None or report.extended_to != found.extended_to):
            found = report
    return found


def extended_days(reports: Mapping[TaskKey, Sequence[TaskReport]]) -> dict[TaskKey, date]:
    """Give the days until which tasks are extended, by paper and task."""
    found = ((key, extension(own)) for key, own in reports.items())
    return {key: date.fromisoformat(longer.extended_to) for key, longer in found if longer}


def known_from(report: TaskReport) -> str:
    """Give the day since which a report is known."""
    return report.reported_on or periods.parse(report.period).end.isoformat()
