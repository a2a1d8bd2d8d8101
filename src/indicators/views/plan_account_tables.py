"""The account of a plan as tables: what came of each goal, what each year has to bring, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite, nan

from indicators import periods
from indicators.analysis.judging.judging import POINTS
from indicators.analysis.plans.plan_account import PlanGoal
from indicators.analysis.plans.plan_spans import covered
from indicators.analysis.printed_targets import told_higher
from indicators.analysis.tracking.required_pace import mean_in_words
from indicators.tables.contract.records import Target
from indicators.tables.matching.revisions import change_of_number
from indicators.views import cells, status_chips
from indicators.views.amount_words import bounded, measured_amount, unsigned_change
from indicators.views.cells import Cell, Figure, Text
from indicators.views.goal_words import from_base, goal_words, measured_as, over_years
from indicators.views.replaced_targets import change_words, changed_ids
from indicators.views.table import Column, Table
from indicators.views.view_base import Views
from indicators.vocabulary.column_values import CHANGES, NEARLY, OPEN_LIMITS

AVERAGES = ("yearly_average", "compounded_growth")
BOUNDS = {"ceiling": "limit", "keep": "floor"}
BOUNDED = ("approx", "ge", *OPEN_LIMITS, "le", NEARLY)
# With a gap to the worse side these say that it lies within the tolerance.
WITHIN = ("within_limit", "met", "at_target")


@dataclass(frozen=True)
class PlanAccountTables(Views):
    """Makes tables of the rows of `analysis.plans.plan_account`."""

    def seen(self, rows: Sequence[PlanGoal], caption: str, sub: str) -> Table:
        """List goals with their latest figure, what the years left have to bring, and the verdict."""
        columns = [
            *self._first(),
            self.column("latest", self._latest, "number"),
            self.column("done", self._done, "number"),
            self.column("yearly_task", self._task, "number"),
            # A column that is empty from top to bottom only takes room.
            *([self.column("yearly_need", self._need, "number")] if any(map(_has_need, rows)) else []),
            *self._last(),
        ]
        return Table.of(rows, columns, caption, sub)

    def unseen(self, rows: Sequence[PlanGoal], caption: str) -> Table:
        """List goals without a figure, with what each year of the plan has to bring and how that is told."""
        columns = [
            *self._first(),
            self.column("yearly_task", self.yearly_task, "number"),
            *self._last(),
        ]
        return Table.of(rows, columns, caption)

    def ended(self, rows: Sequence[PlanGoal], caption: str, sub: str) -> Table:
        """List what came of the goals of a plan that is over."""
        columns = [
            *self._first(),
            self.column("outcome", self._latest, "number"),
            self.column("gap", self._gap, "number"),
            *self._last(),
        ]
        return Table.of(rows, columns, caption, sub)

    def _first(self) -> list[Column[PlanGoal]]:
        return [self.column("indicator", self._indicator), self.column("goal", self._goal, "number")]

    def _last(self) -> list[Column[PlanGoal]]:
        return [
            self.column("status", self._status),
            self.column("flags", self._remarks, "wide"),
            self.citations.cited_column(self._sources),
        ]

    def _sources(self, row: PlanGoal) -> list[str]:
        return [*ids(row), *changed_ids(self.citations.target(row.goal_id))]

    def _indicator(self, row: PlanGoal) -> Cell:
        nature = self.say(f"nature_{row.nature}") if row.nature else ""
        return self.localizer.indicator(row, nature)

    def _goal(self, row: PlanGoal) -> Cell:
        start = from_base(row.base_id, row.base_period, self.citations, self.localizer)
        changed = change_words(self.citations.target(row.goal_id), self.citations.target, self.localizer)
        higher = told_higher(row.stretch, self.localizer.lang)
        goal = cells.lines(self.goal(row), higher, start, figure=Figure.of(row.value, row.unit))
        return cells.joined(goal, cells.asides(changed))

    def replaced(self, row: PlanGoal) -> str:
        """Say which goal a changed one replaced, and since when; "" for one that was never changed."""
        if not row.replaced:
            return ""
        change = change_of_number(self.citations.target(row.goal_id), self.citations.target)
        value = row.replaced_value
        old = (
            self._value_of(row, value, self.citations.target(change.revises))
            if isfinite(value)
            else row.replaced
        )
        since, paper = change.in_force_from, change.source_title
        return self.say("replaced_target", target=old, since=since, paper=paper)

    def goal(self, row: PlanGoal) -> str:
        """Write a goal with what it measures."""
        return goal_words(self.localizer, self.citations.target(row.goal_id), row.value, row.unit)

    def _value_of(self, row: PlanGoal, value: float, target: Target) -> str:
        measure, value = unsigned_change(self._measure(row), value)
        return self._worded(row, measure, bounded(self.localizer, value, row.unit, target))

    def _told(self, row: PlanGoal, value: float, comparator: str = "eq", basis: str | None = None) -> str:
        """Write a figure as a goal tells it; a negative growth is a fall."""
        measure, value = unsigned_change(self._measure(row), value)
        is_back = measure == "change" and value < 0
        amount = self.localizer.figure(abs(value) if is_back else value, row.unit, comparator)
        return self._worded(row, measure, amount, basis, is_back=is_back)

    def _worded(
        self, row: PlanGoal, measure: str, amount: str, basis: str | None = None, *, is_back: bool = False
    ) -> str:
        """Write an amount with what it measures, and the years it is of."""
        over = over_years(self.localizer, row.basis if basis is None else basis)
        figure = self.citations.figure(row.goal_id)
        return over + measured_amount(self.localizer, measure, amount, figure, is_back=is_back)

    def _measure(self, row: PlanGoal) -> str:
        return measured_as(self.citations.target(row.goal_id))

    def latest(self, row: PlanGoal) -> str:
        """Write the latest figure; of additions without a total only what the published years added."""
        if isfinite(row.added):
            amount = self.localizer.figure(row.added, row.unit)
            return self.say("added_in_known_years", years=self._years(row), amount=amount)
        if not isfinite(row.latest):
            return self._by_year(row)
        if row.method in AVERAGES:
            return self._told(row, row.latest, basis="cagr")
        is_added = row.method == "sum_of_additions" or row.measure == "increment"
        if is_added and self._measure(row) == "change":
            is_mean = row.basis == "annual"
            moved = self._told(row, row.latest, basis="cagr" if is_mean else "cumulative")
            if not row.known_years:
                return moved
            return self.say("grown_in_known_years", years=self._years(row), amount=moved)
        if row.method == "sum_of_additions":
            amount = self.localizer.figure(row.latest, row.unit)
            if not row.known_years:
                return self.say("summed", amount=amount)
            if row.basis == "annual" and ";" in row.known_years:
                mean = mean_in_words(row.latest, row.unit)
                key = "added_a_year" if mean == row.latest else "added_a_year_about"
                return self.say(key, years=self._years(row), amount=self.localizer.figure(mean, row.unit))
            # 新增 is no word for money that is spent or earned.
            key = "summed_in_known_years" if row.unit == "元" else "added_in_known_years"
            return self.say(key, years=self._years(row), amount=amount)
        if row.measure in CHANGES and row.latest_period:
            period = periods.parse(row.latest_period)
            is_sum = len(period.years) > 1 or ";" in row.known_years
            if self._is_partial(row):
                amount = self._told(row, row.latest, basis="cumulative")
                return self.say("grown_in_known_years", years=self._years(row), amount=amount)
            key = "until_year" if period.ends_year else "until_month"
            end = self.say(key, year=period.end.year, month=period.end.month)
            own = self._told(row, row.latest, _bound(row), basis="cumulative" if is_sum else "")
            return end + own if row.status == "stale" or not period.ends_year else own
        return self.localizer.figure(row.latest, row.unit, _bound(row))

    def _is_partial(self, row: PlanGoal) -> bool:
        """Whether rates of several years are chained while others are missing: they are of no one year."""
        return row.measure in CHANGES and ";" in row.known_years and bool(row.missing_years)

    def _by_year(self, row: PlanGoal) -> str:
        """Write the rates of the published years where others are missing: they make no average."""
        years = filter(None, row.known_years.split(";"))
        known = zip(years, row.known_values.split(";"), row.known_comparators.split(";"), strict=False)
        told = (
            (year, self._told(row, float(value), comparator, basis=""))
            for year, value, comparator in known
            if value
        )
        return self.localizer.joined(self.say("of_year", year=year, amount=amount) for year, amount in told)

    def _latest(self, row: PlanGoal) -> Cell:
        words = self.latest(row)
        # The rates of single years and what some years added say themselves when that was.
        is_of_one = isfinite(row.latest) and not isfinite(row.added) and not self._is_partial(row)
        is_over = row.method in AVERAGES or (row.measure in CHANGES and ";" in row.known_years)
        told_of = covered(row.span, row.latest_period) if is_over and is_of_one else row.latest_period
        period = self.localizer.period(told_of) if is_of_one else ""
        source = self.citations.of_figure(row.latest_id).short if words and not self._is_partial(row) else ""
        value = row.added if isfinite(row.added) else row.latest
        return cells.lines(words, period, source, figure=Figure.of(value, row.unit) if words else None)

    def _years(self, row: PlanGoal) -> str:
        return self.localizer.joined(row.known_years.split(";"))

    def _done(self, row: PlanGoal) -> Cell:
        """Write the share of the goal that is done beside the time gone; of averages and limits the gap."""
        is_bound = row.method in ("bound", "distance") and not isfinite(row.done_pct)
        if row.method in AVERAGES or is_bound:
            return self._gap(row)
        if not isfinite(row.done_pct) or row.basis == "annual":
            return Cell()
        if row.missing_years:
            known = self.say("known_years_only")
            return self.localizer.share(row.done_pct, known)
        elapsed = self.say("time_elapsed", share=self.localizer.pct(row.elapsed_pct))
        return self.localizer.share(row.done_pct, elapsed)

    def _gap(self, row: PlanGoal) -> Cell:
        """Write how far the latest figure is from the goal, if it can be said."""
        if not isfinite(row.gap) or row.missing_years or row.status == "stale":
            return Cell()
        amount = self.localizer.figure(abs(row.gap), row.gap_unit)
        is_none = amount == self.localizer.figure(0, row.gap_unit)
        side, words = _side(row, is_none), BOUNDS.get(row.aim, "goal")
        bound = self.say(f"bound_{words}")
        key = f"side_{side}" if side.startswith("within") else f"side_{side}_{words}"
        if side == "at" and row.comparator in OPEN_LIMITS:
            key += "_open"
        told_gap = self.say(key, amount=amount, bound=bound)
        return cells.lines(told_gap, figure=Figure(row.gap, row.gap_unit))

    def _task(self, row: PlanGoal) -> Cell:
        bound = row.comparator if row.basis == "cagr" else "eq"
        return self._yearly(row, row.yearly_task, bound)

    def _need(self, row: PlanGoal) -> Cell:
        bound = row.comparator if row.basis == "cagr" and row.comparator in OPEN_LIMITS else "eq"
        return self._yearly(row, row.yearly_need if _has_need(row) else nan, bound)

    def _yearly(self, row: PlanGoal, value: float, comparator: str = "eq") -> Cell:
        """Write what a year has to bring: a growth or fall, points, or an amount."""
        if not isfinite(value):
            return Cell()
        if row.need_unit == "%":
            return cells.lines(self._told(row, value, comparator, basis=""), figure=Figure(value, "%"))
        amount = self.localizer.figure(abs(value), row.need_unit)
        figure = Figure(value, row.need_unit)
        if row.measure not in ("level", "share"):
            is_move = self._measure(row) == "change"
            return cells.lines(self._told(row, value, basis="") if is_move else amount, figure=figure)
        # A level that has to come down needs a fall.
        way = "down" if value < 0 else "up"
        key = f"a_year_points_{way}" if row.need_unit == POINTS else f"a_year_{way}"
        return cells.lines(self.say(key, amount=amount), figure=figure)

    def yearly_task(self, row: PlanGoal) -> Cell:
        """Write what each year of the plan has to bring, and how that is told."""
        # An average that is worked out of years is held against the one that the plan states.
        method = AVERAGES[0] if row.method in AVERAGES else row.method
        key = f"task_{method}" if isfinite(row.yearly_task) else "task_none"
        task, told = self._task(row), self.say(key)
        return replace(task, parts=(*task.parts, Text(told, "small" if task.parts else "")))

    def _status(self, row: PlanGoal) -> Cell:
        return Cell((status_chips.chip(row.status, self.localizer.lang, row.light),))

    def _remarks(self, row: PlanGoal) -> Cell:
        # That there is no figure is what the status says already.
        said = ("no_observation", "no_more")
        reason = ";".join(code for code in row.reason.split(";") if not code.startswith(said))
        alike = [f"alike_figure:{name}" for name in row.alike_ids.split(";") if name]
        return self.notes(reason, ";".join(alike), row.flags)


def _side(row: PlanGoal, is_none: bool) -> str:
    """Say on which side of its goal a figure lies; what is better and what is more are two things.

    A fall of −5% is more than one of −3%, however its table prints the sign.
    """
    # A goal in words has no number: its gap tells, by which growth is better.
    more = row.latest - row.value if isfinite(row.value) else row.gap
    if isfinite(row.value) and unsigned_change(row.measure, row.value)[1] != row.value:
        more = -more
    side = "at" if is_none else "above" if more > 0 else "below"
    return f"within_{side}" if row.gap < 0 and not is_none and row.status in WITHIN else side


def _bound(row: PlanGoal) -> str:
    """Say how the one figure binds that is the latest; of a range, or of several, none is told."""
    return row.known_comparators if row.known_comparators in BOUNDED else "eq"


def _has_need(row: PlanGoal) -> bool:
    return is_seen(row) and isfinite(row.yearly_need)


def is_seen(row: PlanGoal) -> bool:
    """Whether any figure speaks of a goal."""
    return isfinite(row.latest) or isfinite(row.added) or row.known_years != ""


def ids(row: PlanGoal) -> list[str]:
    """Give the ids of the figures that a row rests on."""
    return [row.goal_id, row.base_id, *row.observation_ids.split(";"), *row.alike_ids.split(";")]
