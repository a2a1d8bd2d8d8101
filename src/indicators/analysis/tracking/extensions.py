"""Deadlines of tasks that are moved by an extension: a unit applies for it, somebody approves it."""

from __future__ import annotations

from collections.abc import Sequence

from indicators import periods
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


def known_from(report: TaskReport) -> str:
    """Give the day since which a report is known."""
    return report.reported_on or periods.parse(report.period).end.isoformat()
