"""Where a goal of a plan stands, and what all ways to say so share: the latest figure, the time it covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import nan

from indicators import periods
from indicators.analysis.judging.states_in_words import tells_state
from indicators.analysis.plans.plan_spans import years_to
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a goal stands."""

    # yearly_average, compounded_growth, chained_growth, chained_decline, sum_of_additions, way_from_base,
    # bound or distance.
    method: str
    value: float = nan  # As the goal measures it; NaN where nothing is known.
    until: str = ""  # The period of the latest figure.
    # is_over, is_yearly: whether it reaches to the plan's end; whether it is the mean of what years added.
    is_over: bool = False
    done: float = nan  # Share of the goal that is done, 0 to 1; NaN for a bound that nothing leads down to.
    elapsed: float = nan  # Share of the plan's time that the figure covers.
    # What each year left has to bring, in `need_unit`; without a figure each of the plan (年均任务). NaN
    # where nothing is needed or it cannot be said.
    need: float = nan
    need_unit: str = ""
    is_yearly: bool = False
    # Whether the goal is a bound to come down to by the plan's end, and the figure still is beyond it.
    is_descent: bool = False
    # Of sums and chains.
    known_years: tuple[int, ...] = ()
    missing_years: tuple[int, ...] = ()
    figures: tuple[Observation, ...] = field(default=(), repr=False)  # What the value rests on.


def like(goal: Target, figures: Iterable[Observation], *measures: str) -> list[Observation]:
    """List the figures of some measures in the goal's unit, with those of the state in its words."""
    return [
        figure
        for figure in figures
        if (figure.measure in measures and figure.canonical_unit == goal.canonical_unit)
        or (goal.measure in measures and tells_state(figure, goal))
    ]


def latest(figures: Iterable[Observation]) -> Observation | None:
    """Give the figure that ends last, the first of several."""
    return max(figures, key=lambda one: periods.parse(one.period).end, default=None)


def placed(found: Progress, figure: Observation, span: Period) -> Progress:
    """Add when the figure ends, and how much of the plan that is."""
    return replace(
        found,
        until=figure.period,
        is_over=periods.parse(figure.period).end == span.end,
        elapsed=years_to(span, figure) / len(span.years),
    )


def ratio(part: float, whole: float) -> float:
    """Divide, where there is something to divide by."""
    return part / whole if whole else nan
