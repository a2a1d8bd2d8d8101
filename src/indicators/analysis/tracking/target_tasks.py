"""Which task of a task list a target belongs to, also where the row that is kept stands in another paper."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.tables.contract.records import Target
from indicators.tables.matching.figure_matching import REPEATED
from indicators.tables.matching.revisions import first_of
from indicators.tables.store import Tables

TaskKey = tuple[str, str]


def tasks_by_statement(tables: Tables) -> dict[str, TaskKey]:
    """Give the paper and the number of the task that each statement of a task stands in.

    Examples
    --------
    >>> tasks_by_statement(Tables.load())["anshan-2023-task-breakdown@480"]
    ('anshan-2023-task-breakdown', '1')
    """
    rows = zip(
        tables.statements["statement_id"],
        tables.statements["document_id"],
        tables.statements["task"],
        strict=True,
    )
    return {name: (paper, task) for name, paper, task in rows if task}


def task_key(target: Target, every: Mapping[str, Target], tasks: Mapping[str, TaskKey]) -> TaskKey:
    """Give the paper and the number of a target's task; the number is "" if it belongs to none.

    A work report sets 改造老旧小区80个 and a task list repeats it: one is kept, and its task is that of the
    list. A changed target stays with the task of the first.

    Parameters
    ----------
    target : Target
    every : mapping of str to Target
        By id.
    tasks : mapping of str to TaskKey
        As `tasks_by_statement` gives them.

    Examples
    --------
    >>> from indicators.tables.contract.records import records
    >>> tables = Tables.load()
    >>> every = {row.target_id: row for row in records(tables.targets, Target)}
    >>> task_key(every["anshan-2023-task-breakdown@480"], every, tasks_by_statement(tables))
    ('anshan-2023-task-breakdown', '1')
    """
    first = first_of(target, every)
    if first.task:
        return first.document_id, first.task
    repeats = first.flags.arguments(REPEATED)
    return next((tasks[name] for name in repeats if name in tasks), (first.document_id, ""))
