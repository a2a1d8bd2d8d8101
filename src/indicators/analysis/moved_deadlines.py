"""Deadlines that a later paper moves: 新建口袋公园由20个调整为12个，完成时限延至2024年11月底."""

from __future__ import annotations

from datetime import date

from indicators import periods
from indicators.analysis.target_tasks import tasks_by_statement
from indicators.reading.deadlines import moved
from indicators.tables.matching import REPEATED, REPLACES
from indicators.tables.records import Target, records
from indicators.tables.revisions import first_day, is_change
from indicators.tables.store import Tables


def moved_deadlines(tables: Tables, place: str, day: date) -> dict[tuple[str, str], str]:
    """Give the new deadlines in force on a day, by paper and task.

    Parameters
    ----------
    place : str
        Full name.
    day : date
        What holds only later is left out.
    """
    own = records(tables.targets[tables.targets["place"] == place], Target)
    changes = [row for row in own if is_change(row) and row.in_force_from]
    known = [row for row in changes if first_day(row.in_force_from) <= day]
    task_of = tasks_by_statement(tables)
    found: dict[tuple[str, str], str] = {}
    for change in sorted(known, key=lambda row: row.in_force_from):
        year = periods.parse(change.period).end.year if change.period else 0
        due = moved(change.sentence, change.quote, year)
        names = (change.revises, *change.flags.arguments(REPLACES), *change.flags.arguments(REPEATED))
        found |= {task_of[name]: due for name in names if due and name in task_of}
    return found
