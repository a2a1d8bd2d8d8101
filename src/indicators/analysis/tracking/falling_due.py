"""What falls due in a quarter and the one after it: tasks by deadline, targets for parts of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import nan

from indicators import periods
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.displayed_targets import Standing, standing_rows
from indicators.analysis.tracking.quarter_ends import next_of
from indicators.analysis.tracking.year_status import Item, YearStatus
from indicators.reading.roles.roles import CALLED_OFF
from indicators.vocabulary.scheme import STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class FallingDue:
    """A task or a target with the day it is due; `step` says what of a task is due then, if not all of it."""

    item: Item
    day: date
    step: str = ""


def falling_due(status: YearStatus) -> list[FallingDue]:
    """List what is due in the quarter (or the month) of a status or the one after it, by day.

    Targets of the year after are not due yet, and what is known of them is left out.
    """
    start = periods.parse(status.until).start
    end = periods.parse(next_of(status.until)).end
    targets = list(status.targets)
    if end.year != start.year:
        scheme = targets[0].tracked.scheme if targets else STANDARD
        targets += _of_next_year(status.known, f"{end.year}-Q1", scheme)
    items = [*status.all_tasks, *map(status.of_target, targets)]
    found = [FallingDue(item=item, day=item.deadline) for item in items if item.deadline]
    found += _steps(status)
    return sorted((row for row in found if start <= row.day <= end), key=lambda row: row.day)


def _steps(status: YearStatus) -> Iterator[FallingDue]:
    """Give the steps of tasks; those with a number are targets for parts of the year already."""
    held = {
        (row.tracked.task_document, row.tracked.task, status.of_target(row).deadline)
        for row in status.targets
    }
    for item in status.all_tasks:
        for step in item.steps:
            name = item.tracked.task_document, item.tracked.task, step.day
            if name not in held and step.day != item.deadline:
                yield FallingDue(item=item, day=step.day, step=step.what)


def _of_next_year(known: Known, quarter: str, scheme: str) -> list[Standing]:
    return [_not_due(row) for row in standing_rows(known.of_year(int(quarter[:4])), quarter, scheme)]


def _not_due(row: Standing) -> Standing:
    """Take from a target of the year after what is not known yet."""
    if row.status == CALLED_OFF:
        return row
    open_yet = replace(row.tracked, status="not_due", light="grey", reason=f"not_due:{row.period}")
    return replace(row, tracked=open_yet, observed=nan, gap=nan, observation_id="", other_ids=())
