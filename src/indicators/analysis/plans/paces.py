"""What of a year is held against an even share of a plan's goal."""

from __future__ import annotations

from math import nan

from indicators.analysis.plans.shares import Goal, Share
from indicators.tables.contract.records import Observation, Target


def is_average_growth(target: Target) -> bool:
    """Whether a goal is a growth of each year (年均增长6%)."""
    return (target.measure, target.basis, target.canonical_unit) == ("growth", "cagr", "%")


def paced(goal: Goal, row: Target | Observation | None, found: Share, rate: Target | None) -> float:
    """Give what is held against an even share: of an average the year's rate over the average, likewise.

    Parameters
    ----------
    row : Target or Observation, optional
        Of a year.
    found : Share
        What the row brings the goal nearer.
    rate : Target, optional
        The average growth that the plan states beside a level: a growth is held against that.
    """
    if row is not None and rate is not None and row.measure == rate.measure and rate.canonical_low > 0:
        return 100 / goal.years * row.canonical_low / rate.canonical_low
    if row is None or found.reason != "goal_is_average":
        return found.pct
    same = row.measure == goal.measure and goal.value > 0
    return 100 / goal.years * row.canonical_low / goal.value if same else nan
