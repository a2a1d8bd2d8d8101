"""Who is responsible for what: tasks, targets and the targets' states by leader, unit or section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from indicators.analysis.reason_codes import explain
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.analysis.tracking.responsibility import (
    BY,
    Assignment,
    Workload,
    assignment_rows,
    workload_rows,
)
from indicators.analysis.tracking.target_counts import Counted, count
from indicators.analysis.tracking.target_tasks import TaskKey
from indicators.analysis.tracking.year_status import Item, YearStatus
from indicators.views.cells import Cell, Chip, Figure, chips, lines
from indicators.views.display import Html
from indicators.views.html_tables import notice
from indicators.views.status_chips import counted
from indicators.views.table import Table
from indicators.views.view_base import Views

LEADING = ("lead_unit", "lead_leader")


def items_by_task(status: YearStatus) -> Mapping[TaskKey, Item]:
    """Say how every task of a year stands, by paper and number; nothing where no unit has reported."""
    year = str(status.known.year)
    if not any(report.period.startswith(year) for report in status.reports.values()):
        return {}
    return {(item.tracked.task_document, item.tracked.task): item for item in status.all_tasks}


def _led(item: Item) -> Iterator[Assignment]:
    """Give a row for each unit that leads a task of no paper."""
    for unit in item.units:
        yield Assignment(
            by="lead_unit",
            name=unit,
            written=unit,
            remark="",
            is_group=False,
            is_joint=len(item.units) > 1,
            document_id="",
            task=item.tracked.task,
            section="",
            text=item.tracked.target,
            duties=(),
        )


@dataclass(frozen=True)
class ResponsibilityTables(Views):
    """The tables of `analysis.tracking.responsibility` for one place and year."""

    known: Known
    # The year's targets, as `analysis.tracking.displayed_targets.standing_rows` gives them.
    judged: Sequence[Standing]
    # How every task stands, by paper and number; empty where no unit has reported on any.
    items: Mapping[TaskKey, Item]

    @cached_property
    def assigned(self) -> dict[str, list[Assignment]]:
        """Each task with who is named for it, by lead_leader, lead_unit, responsible_unit and section.

        Units also lead what stands in no paper (交办事项).
        """
        found = {by: assignment_rows(self.known, by=by) for by in BY}
        outside = (item for (paper, _), item in self.items.items() if not paper)
        found["lead_unit"] += [row for item in outside for row in _led(item)]
        return found

    def numbered_tasks(self, by: str = "lead_unit") -> list[Assignment]:
        """List each task once, with the first name of it."""
        found: dict[tuple[str, str], Assignment] = {}
        for row in self.assigned[by]:
            found.setdefault((row.document_id, row.task), row)
        return list(found.values())

    def workload(self, by: str) -> list[Workload]:
        """Count tasks and targets by name."""
        return workload_rows(self.assigned[by], [row.tracked for row in self.judged])

    def _without_tasks(self) -> str:
        """Say whether the year's papers number no tasks, or its targets are known from no paper at all."""
        papers = {self.citations.target(row.target_id).document_id for row in self.judged}
        return "no_task_paper" if papers == {""} else "no_tasks"

    def rolled_up(self, by: str) -> Table | Html:
        """Write the counts as a table; a notice if no task is numbered or nobody is named.

        Parameters
        ----------
        by : str
            lead_leader, lead_unit, responsible_unit or section.
        """
        found = self.workload(by)
        names = sum(row.name != "" for row in found)
        if not names:
            return notice(self.say(f"nobody_{by}" if found else self._without_tasks()))
        columns = [
            self.column(by, self._name),
            self.column("count_tasks", lambda row: self._count(by, row.tasks, row.tasks_joint), "number"),
            self.column(
                "count_targets", lambda row: self._count(by, row.targets, row.targets_joint), "number"
            ),
            self.column("states", lambda row: chips(*self._states(row.counts))),
            *([self.column("task_states", self._task_states)] if self.items else []),
            self.column("source", self._source, "refs"),
        ]
        tasks = self.numbered_tasks(by)
        led = sum(task.name != "" for task in tasks)
        caption = self.say(f"roll_up_{by}", tasks=len(tasks), led=led, names=names)
        shared = "roll_up_helped_sub" if by == "responsible_unit" else "roll_up_sub"
        return Table.of(found, columns, caption, self.say(shared))

    def _name(self, row: Workload) -> Cell:
        return lines(row.name or self.localizer.joined(explain(row.reason, self.localizer.lang)))

    def _count(self, by: str, count: int, joint: int) -> Cell:
        shared = "joint_helped" if by == "responsible_unit" else "joint"
        small = self.say(shared, count=joint) if joint else ""
        return lines(str(count), small, figure=Figure(count))

    def _states(self, counts: Sequence[Counted]) -> Iterator[Chip]:
        """Say how many have which status; what does not occur is left out."""
        for number, words, light in counted(counts, self.localizer.lang):
            yield Chip(f"{words} {number}", light)

    def _task_states(self, row: Workload) -> Cell:
        """Say how many tasks of a name stand how, those without a number among them."""
        own = ((task.document_id, task.task) for task in self.assigned[row.by] if task.name == row.name)
        return chips(*self._states(count(self.items[key] for key in own if key in self.items)))

    def _source(self, row: Workload) -> Cell:
        """Cite the targets, else the tasks of one who leads; name the tasks of one who helps by number."""
        if row.target_ids:
            return self.citations.cited(row.target_ids)
        own = [task for task in self.assigned[row.by] if task.name == row.name]
        if row.by in LEADING:
            found = (task for task in own if task.document_id)
            return Cell(sources=tuple(dict.fromkeys(map(self.citations.of_task, found))))
        # Two lists of a year both have a task 1.
        numbers: dict[str, list[str]] = {}
        for task in own:
            numbers.setdefault(task.document_id, []).append(task.task)
        told = (
            self.citations.task_number(paper, self.localizer.joined(listed))
            for paper, listed in numbers.items()
        )
        return lines(self.localizer.clauses(told))
