"""How far on the way to a plan's goal a year has led: by a level at its end, or by a sum since the start."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite, nan

from indicators import periods
from indicators.analysis.plans.plan_spans import starts_with
from indicators.analysis.plans.shares import Fact, Goal, share
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target
from indicators.vocabulary.column_values import STATES


def positions(
    goal: Goal, told: Iterable[tuple[Target | Observation, Fact]], span: Period
) -> dict[int, float]:
    """Say for each year of a plan how far it has led, in % of the way.

    Parameters
    ----------
    told : iterable of (Target or Observation, Fact)
        Figures of its subject; of several of a year the first is the one to believe.
    """
    found: dict[int, float] = {}
    for row, fact in told:
        period = periods.parse(row.period)
        is_sum = row.basis == "cumulative" or (row.measure == "increment" and row.basis != "annual")
        if period.kind == "years" and is_sum and starts_with(row, span):
            pct = share(goal, fact).pct
        else:
            pct = _position(goal, fact) if period.kind == "year" else nan
        if isfinite(pct) and period.end.year in span.years:
            found.setdefault(period.end.year, pct)
    return found


def _position(goal: Goal, fact: Fact) -> float:
    """Say how far on the way from base to goal a level stands, in %; NaN for what is no such level."""
    distance = goal.value - goal.base
    is_alike = goal.measure in STATES and (goal.measure, goal.unit) == (fact.measure, fact.unit)
    is_way = isfinite(distance) and distance * (goal.direction or distance) > 0
    return 100 * (fact.value - goal.base) / distance if is_alike and is_way else nan
