"""Statements bear the number of the task they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.reading.statement import Statement
from indicators.reading.tasks.task import Task


def numbered_by_tasks(statements: Iterable[Statement], listed: Sequence[Task]) -> list[Statement]:
    """Give each statement inside a task the task's number, which counts on where a paper begins anew.

    Parameters
    ----------
    statements : iterable of Statement
        Of any papers, with the numbers as they are written there.
    listed : sequence of Task
        As `tasks.tasks` gives them; lines that move the tasks of another paper hold no statement of theirs.
    """
    own = sorted((task for task in listed if not task.moves), key=_place)
    places = [_place(task) for task in own]
    found = []
    for row in statements:
        at = bisect_right(places, (row.document_id, row.start)) - 1
        is_inside = at >= 0 and own[at].document_id == row.document_id and row.start < own[at].end
        found.append(replace(row, task=own[at].number) if is_inside else row)
    return found


def _place(task: Task) -> tuple[str, int]:
    return task.document_id, task.start
