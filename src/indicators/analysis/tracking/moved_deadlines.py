"""Deadlines that a later paper moves: 新建口袋公园由20个调整为12个，完成时限延至2024年11月底."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators import periods
from indicators.analysis.tracking.target_tasks import TaskKey, tasks_by_statement
from indicators.reading.times.deadlines import moved
from indicators.tables.contract.records import Paper, Target, Task, records
from indicators.tables.matching.figure_matching import REPEATED, REPLACES, likeness
from indicators.tables.matching.revisions import first_day, is_change
from indicators.tables.store import Tables

NUMBER = "number"
_ALIKE = 0.8
_SIGNS = re.compile(r"[^\w]")


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """A deadline that replaces the one of the task's own paper."""

    due: str  # The new day.
    since: str  # The day of the paper that moves it.


def moved_deadlines(tables: Tables, place: str, day: date) -> dict[TaskKey, MovedDeadline]:
    """Give the new deadlines in force on a day, by paper and task.

    Parameters
    ----------
    day : date
        What holds only later is left out.
    """
    found = [*_with_targets(tables, place), *_alone(tables, place)]
    known = [one for one in found if one[1].since and first_day(one[1].since) <= day]
    return dict(sorted(known, key=lambda one: one[1].since))


def _with_targets(tables: Tables, place: str) -> Iterator[tuple[TaskKey, MovedDeadline]]:
    """Give what sentences move that change a target, or name its figure."""
    own = records(tables.targets[tables.targets["place"] == place], Target)
    changes = list(filter(is_change, own))
    task_of = tasks_by_statement(tables) if changes else {}
    for change in changes:
        year = periods.parse(change.period).end.year if change.period else 0
        due = moved(change.sentence, change.quote, year)
        names = (change.revises, *change.flags.arguments(REPLACES), *change.flags.arguments(REPEATED))
        for name in names:
            if due and name in task_of:
                yield task_of[name], MovedDeadline(due, change.in_force_from)


def _alone(tables: Tables, place: str) -> Iterator[tuple[TaskKey, MovedDeadline]]:
    """Give what notices move of tasks that they name by number or by words."""
    own = tables.documents[tables.documents["place"] == place]
    listed = tables.tasks[tables.tasks["document_id"].isin(own["document_id"])]
    if (listed["moves"] == "").all():
        return
    papers = {paper.document_id: paper for paper in records(own, Paper)}
    rows = records(listed, Task)
    tasks = [task for task in rows if not task.moves]
    for row in rows:
        notice = papers[row.document_id]
        if row.moves and (task := _named(row, notice, tasks, papers)):
            key = task.document_id, task.number
            yield key, MovedDeadline(row.due, notice.issued)


def _named(row: Task, notice: Paper, tasks: Sequence[Task], papers: Mapping[str, Paper]) -> Task | None:
    """Find the one task that a line of a notice names; None if there is none, or more than one."""
    years = set(periods.parse(notice.period).years)
    known = [
        task
        for task in tasks
        if years & set(periods.parse(papers[task.document_id].period).years)
        and papers[task.document_id].issued <= notice.issued
    ]
    numbered = [task for task in known if row.moves == NUMBER and task.number == row.number]
    for those in (numbered, known):
        if found := [task for task in those if _is_alike(row, task)]:
            return found[0] if len(found) == 1 else None
    if len(numbered) != 1:
        return None
    # The number counts where the line has no words of its own, or they are of no other task.
    nearest = max(known, key=lambda task: likeness(row.text, task.text))
    is_other = nearest is not numbered[0] and likeness(row.text, nearest.text) > _ALIKE / 2
    return None if is_other else numbered[0]


def _is_alike(row: Task, task: Task) -> bool:
    own, other = _SIGNS.sub("", row.text), _SIGNS.sub("", task.text)
    return bool(own) and (own in other or likeness(own, other) >= _ALIKE)
