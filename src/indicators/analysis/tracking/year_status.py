"""A place's year at a quarter's end: its targets, and the tasks beside them, each with who leads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from indicators import periods
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.displayed_targets import Standing, standing_rows
from indicators.analysis.tracking.due_steps import DueStep, steps_by_task
from indicators.analysis.tracking.extensions import extended_days, extension
from indicators.analysis.tracking.given_in_tasks import given_rows
from indicators.analysis.tracking.responsibility import LEADER, Assignment, assignment_rows, full_names_of
from indicators.analysis.tracking.target_tasks import TaskKey
from indicators.analysis.tracking.task_tracking import View, reports_by_task, track_tasks, view_of
from indicators.analysis.tracking.tracking import Tracked
from indicators.analysis.tracking.worst_target import FINISHED
from indicators.reading.roles.roles import CALLED_OFF
from indicators.tables.reported.task_reports import TaskReport
from indicators.vocabulary.column_values import DEPARTMENT
from indicators.vocabulary.offices import offices
from indicators.vocabulary.scheme import STANDARD

Told = TypeVar("Told")
DEADLINE = "deadline:"
# Who is named for a task, by the field that tells it.
IN_CHARGE = {"units": "lead_unit", "leaders": LEADER, "responsible": "responsible_unit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A target, or a task, as it stands at a quarter's end."""

    tracked: Tracked  # Its row of `track`.
    target: Standing | None  # None for a task.
    report: TaskReport | None  # What was last reported of the task, the target's task for a target.
    # Who leads it; of a leader who does not, the word for that stands behind the name.
    units: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()  # The other units that the paper names, where it names none that leads.
    task_deadline: date | None = None  # Of a target the day its task is due, if the task's own words say so.
    extension: TaskReport | None = None  # Of a task the report that moved its deadline, approved.
    steps: tuple[DueStep, ...] = ()  # What its task is to reach by days before its deadline.
    is_numberless: bool = False  # Whether it is a task without any target of its own.

    @property
    def name_id(self) -> str:
        """What it is called in every quarter, whether its target was changed or not."""
        return self.tracked.first_id

    @property
    def answering(self) -> tuple[str, ...]:
        """Who has to act on it: who leads it, else who is named without a lead, as in 民生实事."""
        return self.units or self.responsible

    @property
    def status(self) -> str:
        """The status that `track` gives."""
        return self.tracked.status

    @property
    def light(self) -> str:
        """The light that `track` gives."""
        return self.tracked.light

    @property
    def is_seen(self) -> bool:
        """Whether there is a figure, or of a task a report."""
        return self.target.is_seen if self.target else self.tracked.observed_period != ""

    @property
    def is_fresh(self) -> bool:
        """Whether what is known is not out of date."""
        return self.is_seen and self.status != "stale"

    @property
    def deadline(self) -> date | None:
        """The day a task, or a target set for a part of the year, is due; None where no paper says so."""
        if self.target is not None:
            is_part = self.tracked.aim == "milestone"
            return periods.parse(self.tracked.period).end if is_part else None
        return _deadline(self.tracked)


@dataclass(frozen=True, eq=False)
class YearStatus:
    """The targets and tasks of a place's year as they stand at a quarter's end; judged when first asked for.

    Examples
    --------
    >>> from indicators.analysis.row_filters import know
    >>> from indicators.tables.store import Tables
    >>> status = YearStatus(know(Tables.load(), "锦州市", 2025), "2025-Q1")
    >>> len(status.tasks), len(status.items) > len(status.targets), status.items[0].units
    (158, True, ('市发展改革委',))
    """

    known: Known  # What is known of the place for the year.
    quarter: str  # Such as 2025-Q2.
    scheme: str = STANDARD  # The scheme of the statuses.
    told: Sequence[TaskReport] = ()  # What units report on tasks, of any place and time.
    # Such as 2025-08: tasks are looked at from its end, and `quarter` is the last one over by then.
    month: str = ""

    @property
    def until(self) -> str:
        """The month or the quarter at whose end it is looked at."""
        return self.month or self.quarter

    @property
    def view(self) -> View:
        """From which day tasks are looked at."""
        return view_of(month=self.month) if self.month else view_of(self.quarter)

    @cached_property
    def targets(self) -> tuple[Standing, ...]:
        """One row a target, the rows of `track`.

        Raises
        ------
        BadPeriod
            If there is no such quarter.
        BadParameter
            If there is no such scheme.
        """
        extended = extended_days(self._reported)
        return tuple(standing_rows(self.known, self.quarter, self.scheme, self.view.end, extended=extended))

    @cached_property
    def tasks(self) -> tuple[Tracked, ...]:
        """One row a task, also those that have targets."""
        tracked = [*(row.tracked for row in self.targets), *self._given]
        return tuple(track_tasks(self.known.tables, self.told, tracked, self.known.place, self.view))

    @cached_property
    def _given(self) -> Sequence[Tracked]:
        """What tasks set for places inside: these are judged by it, and it counts there."""
        known, end = self.known, self.view.end
        extended = extended_days(self._reported)
        return given_rows(known.tables, known.place, self.quarter, self.scheme, end, extended)

    @cached_property
    def _reported(self) -> Mapping[TaskKey, Sequence[TaskReport]]:
        return reports_by_task(self.told, self.known.place, self.view)

    @cached_property
    def reports(self) -> Mapping[TaskKey, TaskReport]:
        """The latest report on each task by the quarter's end."""
        return {key: own[-1] for key, own in self._reported.items()}

    @property
    def has_reports(self) -> bool:
        """Whether any unit has reported by then, on a task or a target."""
        of_targets = (row.tracked.source_quality for row in self.targets)
        return bool(self._reported) or DEPARTMENT in of_targets

    @property
    def end(self) -> date:
        """The last day of the quarter or the month."""
        return periods.parse(self.until).end

    @property
    def ends_year(self) -> bool:
        """Whether that is the last day of the year."""
        return periods.parse(self.until).ends_year

    @property
    def open_statuses(self) -> list[str]:
        """Give the statuses of the targets of the whole year that are neither met nor called off."""
        year = str(self.known.year)
        own = (row.status for row in self.targets if row.period == year)
        return [status for status in own if status not in ("met", CALLED_OFF)]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The targets, then the tasks that none of them speaks for: everything once.

        A task of which only early steps are counted goes on when these are met.
        """
        # Whether all targets of a task are met.
        held: dict[TaskKey, bool] = {}
        for row in self.targets:
            for key in row.tracked.task_keys:
                held[key] = held.get(key, True) and row.status in FINISHED

        def goes_on(item: Item) -> bool:
            key = _key(item)
            return key not in held or (held[key] and item.status not in FINISHED)

        return (*map(self.of_target, self.targets), *filter(goes_on, self.all_tasks))

    @cached_property
    def all_tasks(self) -> tuple[Item, ...]:
        """Every task, also those that are judged by their targets."""
        return tuple(map(self._of_task, self.tasks))

    @cached_property
    def by_name(self) -> Mapping[str, Item]:
        """The items, and all tasks, by what they are called in every quarter."""
        return {item.name_id: item for item in (*self.all_tasks, *self.items)}

    def of_target(self, row: Standing) -> Item:
        """Make the item of a target."""
        keys = row.tracked.task_keys if row.tracked.task else ()
        named = self._in_charge(keys, row.tracked)
        return Item(
            tracked=row.tracked,
            target=row,
            report=_first(self.reports, keys, None),
            units=named["units"],
            leaders=named["leaders"],
            responsible=named["responsible"],
            task_deadline=_first(self._deadlines, keys, None),
            steps=() if row.tracked.aim == "milestone" else _first(self._steps, keys, ()),
        )

    def _of_task(self, row: Tracked) -> Item:
        key = row.task_document, row.task
        report = self.reports.get(key)
        named = self._in_charge([key], row)
        if not named["units"] and report is not None:
            full = full_names_of(self.known.tables, self.known.place)
            named["units"] = tuple(full.get(one.name, one.name) for one in offices(report.lead_units))
        longer = extension(self._reported.get(key, ()))
        return Item(
            tracked=row,
            target=None,
            report=report,
            units=named["units"],
            leaders=named["leaders"],
            responsible=named["responsible"],
            extension=longer,
            steps=self._steps.get(key, ()),
            is_numberless=key not in self._counted,
        )

    @cached_property
    def _counted(self) -> frozenset[TaskKey]:
        tracked = (*(row.tracked for row in self.targets), *self._given)
        return frozenset(key for row in tracked for key in row.task_keys)

    def _in_charge(self, keys: Sequence[TaskKey], row: Tracked) -> dict[str, tuple[str, ...]]:
        """Name who leads tasks, and the units that the paper names without a lead, where none leads."""
        named = {
            field: tuple(
                dict.fromkeys(
                    one.name
                    for key in keys
                    for one in self._assigned[by].get(key, ())
                    if one.answers_for(row)
                )
            )
            for field, by in IN_CHARGE.items()
        }
        if named["units"]:
            named["responsible"] = ()
        return named

    @cached_property
    def _steps(self) -> Mapping[TaskKey, tuple[DueStep, ...]]:
        return steps_by_task(self.known)

    @cached_property
    def _deadlines(self) -> Mapping[TaskKey, date]:
        """The days that tasks are due, of those that have one."""
        days = {(row.task_document, row.task): _deadline(row) for row in self.tasks}
        return {key: day for key, day in days.items() if day}

    @cached_property
    def _assigned(self) -> Mapping[str, Mapping[TaskKey, list[Assignment]]]:
        """Who is named for each task: units that lead, leaders, and other units."""
        found: dict[str, dict[TaskKey, list[Assignment]]] = {}
        for by in IN_CHARGE.values():
            named = found.setdefault(by, {})
            for row in assignment_rows(self.known, by=by):
                if row.name:
                    named.setdefault((row.document_id, row.task), []).append(row)
        return found


def _first(told: Mapping[TaskKey, Told], keys: Sequence[TaskKey], otherwise: Told) -> Told:
    return next((told[key] for key in keys if key in told), otherwise)


def _deadline(task: Tracked) -> date | None:
    """Read the day a task is due."""
    source = task.due_source
    return date.fromisoformat(source.removeprefix(DEADLINE)) if source.startswith(DEADLINE) else None


def _key(item: Item) -> TaskKey:
    return item.tracked.task_document, item.tracked.task
