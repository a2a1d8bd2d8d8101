"""Which tasks of lists a target belongs to, also where the row that is kept stands in another paper."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.tables.contract.records import Target
from indicators.tables.matching.figure_matching import REPEATED
from indicators.tables.matching.revisions import first_of
from indicators.tables.store import Tables

TaskKey = tuple[str, str]
# Between a paper and the number of a task, in the id of the task.
TASK_ID = "@task."


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


def task_keys(target: Target, every: Mapping[str, Target], tasks: Mapping[str, TaskKey]) -> list[TaskKey]:
    """Give the papers and the numbers of all tasks that a target belongs to, its own first.

    A work report sets 改造老旧小区80个, 民生实事 and a task list repeat it: one is kept, and belongs to the
    tasks of both lists. A changed target stays with the tasks of the first.

    Parameters
    ----------
    tasks : mapping of str to TaskKey
        As `tasks_by_statement` gives them.

    Examples
    --------
    >>> from indicators.tables.contract.records import records
    >>> tables = Tables.load()
    >>> every = {row.target_id: row for row in records(tables.targets, Target)}
    >>> task_keys(every["anshan-2023-task-breakdown@480"], every, tasks_by_statement(tables))
    [('anshan-2023-task-breakdown', '1')]
    """
    first = first_of(target, every)
    own = [(first.document_id, first.task)] if first.task else []
    repeats = (*first.flags.arguments(REPEATED), *target.flags.arguments(REPEATED))
    return list(dict.fromkeys([*own, *(tasks[name] for name in repeats if name in tasks)]))
