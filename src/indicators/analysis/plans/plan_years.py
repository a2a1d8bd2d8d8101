"""A plan's goal year by year: each year's figure as the goal measures it, and the first that reached it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators import periods
from indicators.analysis.evidence import beside
from indicators.analysis.judging.latest_figures import value_for
from indicators.analysis.judging.target_terms import promise_of
from indicators.analysis.plans.plan_progress import progress
from indicators.analysis.plans.plan_spans import of_years
from indicators.analysis.plans.plan_verdicts import judge_goal
from indicators.analysis.plans.progress_terms import like
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.scheme import Scheme


@dataclass(frozen=True, slots=True)
class YearFigure:
    """What a year brought of a goal."""

    year: int
    value: float  # In the goal's unit; a fall is a negative growth where the goal is a growth.
    measure: str  # The goal's own, or ``increment`` where a level is known by its additions alone.
    comparator: str  # How the number binds: 增长4%以上 is no 4%.
    observation_id: str


def yearly_figures(
    goal: Target, figures: Sequence[Observation], span: Period, as_of: Period
) -> tuple[YearFigure, ...]:
    """List the figures of a plan's whole years that end by a date; a year without one is left out.

    Parameters
    ----------
    figures : sequence of Observation
        Of its thing, any measure, the one to believe first.
    as_of : Period
        Its end is the date.
    """
    known = [
        beside(goal, figure)
        for figure in figures
        if figure.period and periods.parse(figure.period).end <= as_of.end
    ]
    if goal.basis == "cumulative":
        # The column of the base year tells the sum so far.
        known = [figure for figure in known if figure.status != "baseline"]
    own = of_years(like(goal, known, *_measures(goal)), span)
    if own or goal.measure != "level":
        return _told(own, goal, goal.measure)
    return _told(of_years(like(goal, known, "increment"), span), goal, "increment")


def first_reached(
    goal: Target, base: float, figures: Sequence[Observation], span: Period, scheme: Scheme
) -> int | None:
    """Give the first year before the plan's last at whose end the goal was achieved early; None if none."""
    promise = promise_of(goal)
    for year in span.years[:-1]:
        at = periods.parse(str(year))
        if (
            judge_goal(promise, progress(goal, base, figures, span, at), span, at, scheme).status
            == "achieved_early"
        ):
            return year
    return None


def _measures(goal: Target) -> tuple[str, ...]:
    """Name the measures in which a year speaks to a goal."""
    if goal.measure in CHANGES:
        return CHANGES
    if goal.measure != "increment" and goal.canonical_unit == "%":
        return goal.measure, "level", "share"
    return (goal.measure,)


def _told(found: dict[int, Observation], goal: Target, measure: str) -> tuple[YearFigure, ...]:
    return tuple(
        YearFigure(year, value_for(figure, goal), measure, figure.bound, figure.observation_id)
        for year, figure in found.items()
    )
