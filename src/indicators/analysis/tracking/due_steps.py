"""The steps of tasks: what is due of them at days before their deadline, with or without a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.target_tasks import TaskKey
from indicators.tables.contract.records import Task, records


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step with its last day."""

    day: date
    what: str


def parsed(words: str) -> tuple[DueStep, ...]:
    """Read a cell of the column `steps` of tasks.csv.

    Examples
    --------
    >>> [(step.day.isoformat(), step.what) for step in parsed("2025-06-30 主体封顶;2025-09-30 建成")]
    [('2025-06-30', '主体封顶'), ('2025-09-30', '建成')]
    """
    parts = (step.partition(" ") for step in words.split(";") if step)
    return tuple(DueStep(date.fromisoformat(day), what) for day, _, what in parts)


def steps_by_task(known: Known) -> Mapping[TaskKey, tuple[DueStep, ...]]:
    """Give the steps of every task that has some, by paper and number."""
    tasks = known.tables.tasks
    stepped = records(tasks[tasks["steps"] != ""], Task)
    return {(task.document_id, task.number): parsed(task.steps) for task in stepped}
