"""The days by which tasks are to be done, as notices and approved extensions have moved them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from indicators.analysis.tracking.moved_deadlines import moved_deadlines
from indicators.analysis.tracking.target_tasks import TaskKey
from indicators.tables.store import Tables

Days = Mapping[TaskKey, date]


def task_days(tables: Tables, place: str, day: date, extended: Days) -> Days:
    """Give the days in force on a day, by paper and task; what has none is left out.

    Parameters
    ----------
    extended : mapping
        The days that somebody has approved since.

    Examples
    --------
    >>> extended = {("jinzhou-2025-task-breakdown", "41"): date(2026, 3, 31)}
    >>> task_days(Tables.load(), "锦州市", date(2025, 12, 31), extended) == extended
    True
    """
    own = tables.documents.loc[tables.documents["place"] == place, "document_id"]
    is_own = tables.tasks["document_id"].isin(own) & (tables.tasks["moves"] == "")
    tasks = tables.tasks.loc[is_own, ["document_id", "number", "due"]].itertuples(index=False, name=None)
    first = {(paper, number): due for paper, number, due in tasks if due}
    moved = {key: later.due for key, later in moved_deadlines(tables, place, day).items()}
    return {key: date.fromisoformat(due) for key, due in (first | moved).items()} | dict(extended)


def last_day(keys: Sequence[TaskKey], days: Days) -> date:
    """Give the day by which all tasks that a target belongs to are due; the last there is where one has none.

    Examples
    --------
    >>> days = {("a", "1"): date(2025, 8, 31), ("b", "2"): date(2025, 11, 30)}
    >>> last_day([("a", "1"), ("b", "2")], days), last_day([("a", "1"), ("c", "3")], days)
    (datetime.date(2025, 11, 30), datetime.date(9999, 12, 31))
    """
    return max((days.get(key, date.max) for key in keys), default=date.max)
