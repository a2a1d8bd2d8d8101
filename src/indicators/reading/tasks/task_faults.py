"""What is wrong with the tasks of a paper: a number or task that stands twice, a deadline that is no day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicators.reading.grids.task_row_numbers import told_again
from indicators.reading.tasks.task import Task
from indicators.storage.expressions import expression

KINDS = ("repeated_number", "claimed_twice", "unknown_deadline")
_STOPS = "。；;"
_DATED = expression(r"\d")


def faults(tasks: Iterable[Task]) -> Iterator[tuple[str, int, int]]:
    """Tell what is wrong, with where the task stands.

    Examples
    --------
    >>> first = Task("d", "5", "", "改造公园3个", "", "", "", "长期", "", 2, 8)
    >>> again = Task("d", "5-2", "", "新建冷库5座", "", "", "", "13月底", "", 8, 20)
    >>> list(faults([first, again]))
    [('repeated_number', 8, 20), ('unknown_deadline', 8, 20)]
    >>> from dataclasses import replace
    >>> other = Task("d", "6", "", "新建冷库5座。", "", "市商务局", "", "", "", 20, 30)
    >>> list(faults([replace(other, number="5", lead_units="市农业农村局"), other]))
    [('claimed_twice', 20, 30)]
    >>> list(faults([replace(other, number="5", lead_units=""), other]))
    []
    """
    last = ""
    leads: dict[str, str] = {}
    for task in tasks:
        # Who leads nothing claims nothing.
        if task.lead_units and leads.setdefault(task.text.rstrip(_STOPS), task.lead_units) != task.lead_units:
            yield "claimed_twice", task.start, task.end
        if last and task.number == told_again(last):
            yield "repeated_number", task.start, task.end
        last = task.number
        # 长期坚持 names no day and is none that is wrong.
        if _DATED.search(task.deadline) and not task.due:
            yield "unknown_deadline", task.start, task.end
