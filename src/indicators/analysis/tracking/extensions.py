"""Deadlines of tasks that are moved by an extension: a unit applies for it, somebody approves it."""

from __future__ import annotations

from collections.abc import Sequence

from indicators import periods
from indicators.tables.reported.task_reports import TaskReport


def extension(reports: Sequence[TaskReport]) -> TaskReport | None:
    """Give the report whose extension is in force: the last that somebody has approved."""
    approved = [report for report in reports if report.extended_to and report.approved_by]
    return approved[-1] if approved else None


def known_from(report: TaskReport) -> str:
    """Give the day since which a report is known."""
    return report.reported_on or periods.parse(report.period).end.isoformat()
