"""Charts of a plan's goals: what every year has to bring, and the trajectory from base to goal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite, nan

from indicators.analysis.display_units import displayed
from indicators.analysis.evidence import beside
from indicators.analysis.judging.range_figures import is_turned
from indicators.analysis.plans.contribution import Contribution
from indicators.analysis.plans.implied_paths import PathStep, path_rows
from indicators.analysis.plans.plan_figures import is_of
from indicators.analysis.row_filters import Known
from indicators.charts import plan_paths
from indicators.charts.plan_paths import Mark
from indicators.periods import Period
from indicators.tables.contract.records import Target, records
from indicators.views.amount_words import unsigned_change
from indicators.views.display import Chart
from indicators.views.localizer import Localizer
from indicators.views.replaced_targets import change_words


def need(row: Contribution) -> tuple[float, str, str]:
    """Say what a goal needs from each year, in the terms of the year's own figures.

    Returns
    -------
    value, unit, measure : float, str, str
        A growth in % where the year's figures are growths, an amount where they are additions; NaN where
        the two do not go together.
    """
    measure = row.annual_measure or row.outcome_measure
    if measure == "growth" and row.measure == "level":
        return row.required_growth_pct, "%", measure
    if measure == "increment" and row.measure in ("level", "increment"):
        return row.yearly_step, row.unit, measure
    return nan, "", ""


@dataclass(frozen=True)
class TrajectoryCharts:
    """Draws the goals of a place's plan up to the outcomes of a year."""

    localizer: Localizer
    known: Known
    steps: Mapping[str, Sequence[PathStep]]
    spans: Mapping[str, Period]  # The years of the plan.
    until: int  # The last year whose outcome is shown.

    @cached_property
    def goals(self) -> Mapping[str, Target]:
        """The place's targets by id, those that were changed among them."""
        table = self.known.tables.targets
        return {row.target_id: row for row in records(table[table["place"] == self.known.place], Target)}

    @classmethod
    def of(cls, known: Known, until: int, localizer: Localizer) -> TrajectoryCharts:
        """Gather the steps of the plan that covers the year."""
        steps: dict[str, list[PathStep]] = defaultdict(list)
        for step in path_rows(known):
            steps[step.goal_id].append(step)
        spans = {goal.target.target_id: goal.span for goal in known.goals}
        return cls(localizer, known, steps, spans, until)

    def need(self, row: Contribution) -> Chart | None:
        """Draw one goal's yearly need beside the plan's years; None if nothing can be compared with it."""
        value, unit, measure = need(row)
        if not isfinite(value):
            return None
        years = self.spans[row.goal_id].years
        marks = self._outcomes(row, years, measure)
        if row.annual_measure == measure and isfinite(row.annual_target):
            marks.append(Mark(row.year, row.annual_target, "target", row.annual_comparator))
        if not marks:
            return None
        in_order = sorted(marks, key=lambda mark: mark.year)
        amounts = self.localizer.joined(self._worded(mark, unit, measure) for mark in in_order)
        amount = self.localizer.figure(value, unit)
        key = "need_caption_growth" if measure == "growth" else "need_caption"
        caption = self.localizer.say(key, need=amount, amounts=amounts)
        drawn = plan_paths.yearly(value, years, unit, marks, self.localizer.lang)
        return Chart(drawn, self.localizer.name(row), self._with_changes(caption, row))

    def trajectory(self, row: Contribution) -> Chart | None:
        """Draw one goal's path from its base, with what the plan implies for the year; None without one."""
        path = [(step.year, step.value) for step in self.steps.get(row.goal_id, ())]
        if row.method not in ("linear", "constant_growth") or len(path) < 2:
            return None
        implied = dict(path)[row.year]
        outcomes = self._outcomes(row, [year for year, _ in path[1:]], row.measure)
        marks = [Mark(row.year, implied, "implied"), *outcomes, *self._replaced(row, path[-1][0])]
        is_alike = (row.annual_measure, row.annual_unit) == (row.measure, row.unit)
        if is_alike and isfinite(row.annual_target):
            marks.append(Mark(row.year, row.annual_target, "target", row.annual_comparator))
        drawn = plan_paths.level(path, row.unit, marks, row.goal_comparator, self.localizer.lang)
        return Chart(drawn, self.localizer.name(row), self._caption(row, path, implied))

    def _replaced(self, row: Contribution, end: int) -> list[Mark]:
        """Give the goal that held before a change, if it is a number of the same unit."""
        goal = self.goals[row.goal_id]
        old = self.goals.get(goal.revises)
        if old is None or old.canonical_unit != goal.canonical_unit or not isfinite(old.canonical_low):
            return []
        _, factor = displayed(old.indicator_id, old.canonical_unit)
        return [Mark(end, old.canonical_low * factor, "replaced", old.comparator)]

    def _caption(self, row: Contribution, path: Sequence[tuple[int, float]], implied: float) -> str:
        figure = self.localizer.figure
        (start, base), (end, goal) = path[0], path[-1]
        caption = self.localizer.say(
            "trajectory_caption" if goal >= base else "trajectory_caption_down",
            base=figure(base, row.unit),
            start=start,
            goal=figure(goal, row.unit, row.goal_comparator),
            end=end,
            year=row.year,
            implied=figure(implied, row.unit),
        )
        target = figure(row.annual_target, row.annual_unit, row.annual_comparator)
        value, unit, measure = need(row)
        if target and isfinite(value):
            key = "trajectory_growth" if measure == "growth" else "trajectory_target"
            caption += self.localizer.say(key, year=row.year, target=target, need=figure(value, unit))
        return self._with_changes(caption, row)

    def _with_changes(self, caption: str, row: Contribution) -> str:
        """Say of a goal that was changed what it was before, or what it became."""
        told = change_words(self.goals[row.goal_id], self.goals.__getitem__, self.localizer)
        return caption + "".join(self.localizer.say("changed_goal", change=change) for change in told)

    def _outcomes(self, row: Contribution, years: Iterable[int], measure: str) -> list[Mark]:
        """Take the figure to believe of each year, in its display unit; a fall is a growth below zero."""
        goal, every = self.goals[row.goal_id], self.known.all_years.observations
        figures = [beside(goal, one) for one in every if is_of(goal, one, self.known.same)]
        found = []
        for year in years:
            of_year = (one for one in figures if one.period == str(year))
            alike = (one for one in of_year if one.measure == measure or is_turned(one, measure))
            figure = next(alike, None) if year <= self.until else None
            if figure:
                _, factor = displayed(figure.indicator_id, figure.canonical_unit)
                sign, bound = (-1, "eq") if is_turned(figure, measure) else (1, figure.bound)
                found.append(Mark(year, sign * figure.canonical_low * factor, "outcome", bound))
        return found

    def _worded(self, mark: Mark, unit: str, measure: str) -> str:
        """Write a year's figure; a growth below zero is told as a fall."""
        way, value = unsigned_change(measure, mark.value)
        amount = self.localizer.figure(value, unit, mark.comparator)
        told = self.localizer.say(f"told_{way}", amount=amount)
        return self.localizer.say(f"need_{mark.kind}", year=mark.year, amount=told)
