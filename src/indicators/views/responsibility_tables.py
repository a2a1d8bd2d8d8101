"""Who is responsible for what: tasks, targets and the targets' states by leader, unit or section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from indicators.analysis import responsibility
from indicators.analysis.codes import explain
from indicators.tables.store import Tables
from indicators.views.base import Views
from indicators.views.cells import Cell, Chip, Figure, chips, lines
from indicators.views.display import Html
from indicators.views.html_tables import notice
from indicators.views.interim import Assignment, RollUp, parts, rows
from indicators.views.status_chips import counted
from indicators.views.table import Table
from indicators.vocabulary import schemes

LEADING = ("lead_unit", "lead_leader")


@dataclass(frozen=True)
class ResponsibilityTables(Views):
    """The tables of `analysis.responsibility` for one place and year.

    Parameters
    ----------
    place, year
        As the notebook's parameters.
    tables : Tables
        The processed tables.
    """

    place: str
    year: int
    tables: Tables
    _assigned: dict[str, list[Assignment]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def assignments(self, by: str) -> list[Assignment]:
        """List each task with who is named for it: lead_leader, lead_unit, responsible_unit or section."""
        if by not in self._assigned:
            self._assigned[by] = rows(responsibility.assignments(self.tables, self.place, self.year, by=by))
        return self._assigned[by]

    def numbered_tasks(self, by: str = "lead_unit") -> list[Assignment]:
        """List each task once, with the first name of it."""
        found: dict[tuple[str, str], Assignment] = {}
        for row in self.assignments(by):
            found.setdefault((row.document_id, row.task), row)
        return list(found.values())

    def roll_up(self, quarter: int, by: str) -> list[RollUp]:
        """Count tasks and targets by name at a quarter's end."""
        return rows(responsibility.roll_up(self.tables, self.place, self.year, quarter, by=by))

    def rolled_up(self, quarter: int, by: str) -> Table | Html:
        """Write the counts as a table; a notice if no task is numbered or nobody is named.

        Parameters
        ----------
        quarter : int
            The quarter at whose end the targets are judged.
        by : str
            lead_leader, lead_unit, responsible_unit or section.
        """
        say, found = self.localizer.say, self.roll_up(quarter, by)
        names = sum(row.name != "" for row in found)
        if not names:
            return notice(say(f"nobody_{by}" if found else "no_tasks"))
        columns = [
            self.column(by, self._name),
            self.column("count_tasks", lambda row: self._count(row.tasks, row.tasks_joint), "number"),
            self.column("count_targets", lambda row: self._count(row.targets, row.targets_joint), "number"),
            self.column("states", lambda row: chips(*self._states(row))),
            self.column("source", self._source, "refs"),
        ]
        tasks = self.numbered_tasks(by)
        led = sum(task.name != "" for task in tasks)
        caption = say(f"roll_up_{by}", tasks=len(tasks), led=led, names=names)
        sub = say("roll_up_sub", scheme=self.localizer.scheme(found[0].scheme))
        return Table.of(found, columns, caption, sub)

    def _name(self, row: RollUp) -> Cell:
        return lines(row.name or self.localizer.joined(explain(row.reason, self.localizer.lang)))

    def _count(self, count: int, joint: int) -> Cell:
        small = self.localizer.say("joint", count=joint) if joint else ""
        return lines(str(count), small, figure=Figure(count))

    def _states(self, row: RollUp) -> Iterator[Chip]:
        """Say how many targets are in which state; what does not occur is left out."""
        for name, state in schemes().states.items():
            count = getattr(row, name)
            if count:
                yield counted(state, count, self.localizer.lang)

    def _source(self, row: RollUp) -> Cell:
        """Cite the targets, else the tasks of one who leads; name the tasks of one who helps by number."""
        if row.target_ids:
            return self.citations.cited(parts(row.target_ids))
        if row.by in LEADING:
            own = (task for task in self.assignments(row.by) if task.name == row.name)
            return Cell(sources=tuple(dict.fromkeys(map(self.citations.of_task, own))))
        numbers = self.localizer.joined(parts(row.task_numbers))
        return lines(self.localizer.say("task_number", number=numbers) if numbers else "")
