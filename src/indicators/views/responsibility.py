"""The views of `responsibility`: who leads which tasks, and how the targets in them stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from indicators import periods
from indicators.analysis.row_filters import know, year_without_targets
from indicators.analysis.tracking.displayed_targets import Standing, latest_quarter
from indicators.analysis.tracking.moved_deadlines import moved_deadlines
from indicators.analysis.tracking.responsibility import Assignment, Workload
from indicators.analysis.tracking.target_counts import count
from indicators.analysis.tracking.year_status import YearStatus
from indicators.tables.contract.records import Task, records
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.views.cells import SEPARATOR, Cell, Text, joined, lines
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import notice
from indicators.views.item_columns import ItemColumns
from indicators.views.localizer import Localizer
from indicators.views.replaced_targets import change_words
from indicators.views.responsibility_tables import LEADING, ResponsibilityTables, items_by_task
from indicators.views.status_chips import chip, counted
from indicators.views.table import Column, Table
from indicators.views.target_columns import TargetColumns
from indicators.vocabulary.scheme import STANDARD

MOST_NAMED = 3


@dataclass(frozen=True)
class ResponsibilityViews(ResponsibilityTables):
    """All views of one place and year, judged at the end of the latest quarter with figures."""

    quarter: str  # At whose end the targets are judged.

    @classmethod
    def of(
        cls,
        tables: Tables,
        place: str,
        year: int,
        lang: str = "zh",
        scheme: str = STANDARD,
        reports: Iterable[TaskReport] = (),
    ) -> ResponsibilityViews:
        """Find who is named for the year's tasks, and how these stand by what units report.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadPeriod
            If nothing is known of the year.
        BadParameter
            If the language is neither ``zh`` nor ``en``, or there is no such scheme.
        """
        localizer = Localizer(lang)
        known = know(tables, place, year)
        told = [one for one in reports if one.place == place and one.period[:4] == str(year)]
        months = (periods.parse(one.period).end.month for one in told)
        quarter = max(latest_quarter(known), *(f"{year}-Q{(month + 2) // 3}" for month in months), "")
        status = YearStatus(known, quarter, scheme, told)
        citations = Citations(tables, lang)
        views = cls(localizer, citations, known, status.targets, items_by_task(status), quarter)
        if not views.judged and not views.numbered_tasks():
            raise year_without_targets(tables, place, year)
        return views

    def summary(self) -> Html:
        """Say how many tasks there are, who leads most of them, and how the targets stand."""
        tasks = self.numbered_tasks()
        if not tasks:
            return notice(self.say("no_tasks"))
        named = [row for row in self.workload("lead_unit") if row.name]
        joint = sum(task.is_joint for task in tasks)
        sentence = self.say(
            "responsibility_count",
            place=self.localizer.place(self.known.place, both=True),
            year=self.known.year,
            tasks=len(tasks),
            units=len(named),
            joint=self.say("responsibility_joint", count=joint) if joint else "",
        )
        numbers = {(task.document_id, task.task) for task in tasks}
        held = [row for row in self.judged if not numbers.isdisjoint(row.tracked.task_keys)]
        until = self.say(f"until_{self.quarter[-1]}", year=self.known.year)
        states = [self.say("responsibility_targets", until=until, targets=len(held))] if held else []
        counts = counted(count(held), self.localizer.lang)
        basis = self.citations.basis(task.document_id for task in tasks if task.document_id)
        return self.overview([sentence, *self._most(named), *states, *self._unnamed()], counts, basis)

    def units(self) -> Table | Html:
        """Count tasks, targets and their states by lead unit."""
        return self.rolled_up("lead_unit")

    def leaders(self) -> Table | Html:
        """Count tasks, targets and their states by lead leader; a line if the papers name none."""
        return self.rolled_up("lead_leader")

    def sections(self) -> Table | Html:
        """Count tasks, targets and their states by section of the papers."""
        return self.rolled_up("section")

    def responsible(self) -> Table | Html:
        """Count tasks, targets and their states by the other units named."""
        return self.rolled_up("responsible_unit")

    def tasks(self) -> Table | Html:
        """List every task with who is named for it, and the targets in it."""
        tasks = self.numbered_tasks()
        if not tasks:
            return notice(self.say("no_tasks"))
        held = self._targets()
        columns = [
            self.column("task", self._task),
            *self._name_columns(),
            *self._deadlines(),
            *self._standing(),
            self.column("count_targets", lambda row: joined(*held[row.document_id, row.task])),
            self.column("source", self._cited, "refs"),
        ]
        place = self.localizer.place(self.known.place)
        caption = self.say("responsibility_tasks", place=place, year=self.known.year, tasks=len(tasks))
        return Table.of(tasks, columns, caption)

    def papers(self) -> Html:
        """List the papers the page rests on."""
        papers = [row.document_id for row in self.assigned["section"]]
        seen = (name for row in self.judged for name in (row.target_id, row.tracked.observation_id))
        return self.citations.papers_of([*papers, *filter(None, seen)])

    def _most(self, named: Sequence[Workload]) -> list[str]:
        """Name the units that lead most tasks: none of several that lead as many as one left out."""
        left_out = named[MOST_NAMED].tasks if len(named) > MOST_NAMED else 0
        most = [row for row in named[:MOST_NAMED] if row.tasks > left_out]
        leads = [self.say("responsibility_own", name=row.name, count=row.tasks) for row in most]
        return [self.say("responsibility_most", leads=self.localizer.joined(leads))] if leads else []

    def _unnamed(self) -> Iterator[str]:
        for by in LEADING:
            unnamed = sum(not row.name for row in self.assigned[by])
            if unnamed:
                yield self.say(f"responsibility_without_{by}", count=unnamed)

    def _name_columns(self) -> Iterator[Column[Assignment]]:
        for by in ("lead_leader", "lead_unit", "responsible_unit"):
            names: dict[tuple[str, str], list[str]] = defaultdict(list)
            for row in self.assigned[by]:
                names[row.document_id, row.task].append(row.name)
            cells = {key: lines(self.localizer.joined(own)) for key, own in names.items()}
            if any(cell.parts for cell in cells.values()):
                yield self.column(by, partial(_of_task, cells))

    def _cited(self, row: Assignment) -> Cell:
        return Cell(sources=(self.citations.of_task(row),)) if row.document_id else Cell()

    def _standing(self) -> Iterator[Column[Assignment]]:
        """Give what units report and how the tasks stand, where any unit has reported."""
        if not self.items:
            return
        shown = self._item_columns
        progress = {key: shown.reached_by(item) for key, item in self.items.items()}
        states = {key: shown.state(item) for key, item in self.items.items()}
        yield self.column("progress", partial(_of_task, progress))
        yield self.column("status", partial(_of_task, states))

    def _deadlines(self) -> Iterator[Column[Assignment]]:
        """Give a column of deadlines, moved ones with the one before, if any task has one."""
        quarter = periods.parse(self.quarter)
        moved = moved_deadlines(self.known.tables, self.known.place, quarter.end)
        cells: dict[tuple[str, str], Cell] = {}
        for task in records(self.known.tables.tasks, Task):
            later = moved.get((task.document_id, task.number))
            told = self.localizer.day(date.fromisoformat(later.due)) if later else task.deadline
            old = {"old": task.deadline, "since": later.since if later else ""}
            key = "moved_deadline" if task.deadline else "moved_target_plain"
            cells[task.document_id, task.number] = lines(told, self.say(key, **old) if later else "")
        # An extension that somebody has approved comes later than any notice, and steps stand beside it.
        dated = {key: item for key, item in self.items.items() if item.deadline}
        cells |= {key: self._item_columns.promise(item) for key, item in dated.items()}
        asked = {(row.document_id, row.task) for row in self.numbered_tasks()}
        if any(cells[key].parts for key in asked if key in cells):
            yield self.column("deadline", lambda row: cells.get((row.document_id, row.task), Cell()))

    def _targets(self) -> dict[tuple[str, str], list[Cell]]:
        held: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for row in self.judged:
            for key in row.tracked.task_keys:
                held[key].append(self._target(row))
        return held

    def _task(self, row: Assignment) -> Cell:
        number = self.citations.task_number(row.document_id, row.task) if row.document_id else row.task
        cell = lines(row.text, SEPARATOR.join(filter(None, (number, row.section.rpartition(" > ")[2]))))
        return replace(cell, anchor=self.citations.task_anchor(row.document_id, row.task))

    def _target(self, row: Standing) -> Cell:
        words = Text(f"{self.localizer.name(row)} {self._columns.aimed(row)}")
        target = self.citations.target(row.target_id)
        told = change_words(target, self.citations.target, self.localizer) if target.revises else []
        state = chip(row.status, self.localizer.lang, row.light)
        return Cell((words, state, *(Text(line, "small") for line in told)))

    @cached_property
    def _item_columns(self) -> ItemColumns:
        return ItemColumns(self.localizer, self.citations)

    @cached_property
    def _columns(self) -> TargetColumns:
        return TargetColumns(self.localizer, self.citations)


def _of_task(cells: Mapping[tuple[str, str], Cell], row: Assignment) -> Cell:
    return cells.get((row.document_id, row.task), Cell())
