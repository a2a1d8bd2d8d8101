"""How much of the distance from base to goal is done, and what the rest needs each year.

Formulas: a level or share has gone (Vt - V0)/(G - V0) and needs (G - Vt)/(T - t) a year; money
ln(Vt/V0)/ln(G/V0) and (G/Vt)^(1/(T-t)) - 1; amounts to add S/C and (C - S)/(T - t); falls chain,
ln(1-d)/ln(1-D) and 1 - ((1-D)/(1-d))^(1/(T-t)). Stretch is the rate still needed over the rate planned.
Eurostat's log share for money, China's statistics office for falls. Whatever has no number has a named
outcome; no constant stands in for zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import expm1, isfinite, log, log1p, nan

CUMULATIVE = ("cumulative", "chain_growth", "chain_decline")


@dataclass(frozen=True, slots=True)
class Trajectory:
    """A goal and where it starts from.

    Attributes
    ----------
    method : str
        linear, constant_growth, cumulative, chain_growth or chain_decline.
    base, goal : float
        In one unit; the goal of a chain is the whole growth or fall in %. Chains and sums start at 0.
    years : float
        From base to goal.
    direction : int or None
        1 higher is better, -1 lower.
    is_limit : bool
        Whether the goal is a floor or ceiling to keep (以上, 不超过), so that a base beyond it is slack.
    """

    method: str
    base: float
    goal: float
    years: float
    direction: int | None = None
    is_limit: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a figure stands on a trajectory.

    Attributes
    ----------
    outcome : str
        in_progress, goal_met, kept, slipped, time_is_over, nothing_elapsed, or a reason why there is no
        number: no_base, base_is_zero, goal_is_the_base, goal_behind_base, goal_not_positive,
        rate_out_of_range, has_no_number.
    done_pct : float
        Share of the distance; negative where the figure moved away from the goal.
    planned, remaining : float
        Yearly step or rate from the base, and from now on: in %, in points, or in the unit.
    stretch : float
        remaining over planned.
    linear_done_pct, log_done_pct : float
        The share by either form, where both exist.
    """

    outcome: str
    done_pct: float = nan
    planned: float = nan
    remaining: float = nan
    stretch: float = nan
    linear_done_pct: float = nan
    log_done_pct: float = nan


def progress_of(trajectory: Trajectory, value: float, elapsed: float) -> Progress:
    """Say how much of a trajectory a figure has done after some years.

    Parameters
    ----------
    trajectory : Trajectory
    value : float
        The level now, the sum of what was added, or the whole growth or fall so far in %.
    elapsed : float
        Years since the base.

    Examples
    --------
    >>> found = progress_of(Trajectory("constant_growth", 157.3, 210, 5), 181, 3)
    >>> round(found.remaining, 2), round(found.planned, 2)
    (7.71, 5.95)
    >>> progress_of(Trajectory("cumulative", 0, 4000, 5), 1409, 2).remaining
    863.6666666666666
    >>> progress_of(Trajectory("linear", float("nan"), 75, 5), 70, 2).outcome
    'no_base'
    """
    wrong = _wrong_sum(trajectory) if trajectory.method in CUMULATIVE else _wrong_level(trajectory)
    if wrong:
        return _without_length(trajectory, value, wrong)
    planned = _rate(trajectory, 0.0 if trajectory.method in CUMULATIVE else trajectory.base, trajectory.years)
    if not isfinite(value):
        return Progress("has_no_number", planned=planned)
    done = _done(trajectory, value)
    if not isfinite(done):
        return Progress("rate_out_of_range", planned=planned)
    found = Progress("in_progress", 100 * done, planned, **_both(trajectory, value))
    if elapsed <= 0:
        return replace(found, outcome="nothing_elapsed")
    if done >= 1 - 1e-12:
        return replace(found, outcome="goal_met", remaining=0.0, stretch=0.0)
    if elapsed >= trajectory.years:
        return replace(found, outcome="time_is_over")
    remaining = _rate(trajectory, value, trajectory.years - elapsed)
    return replace(found, remaining=remaining, stretch=remaining / planned if planned else nan)


def _without_length(trajectory: Trajectory, value: float, wrong: str) -> Progress:
    """Say what can be said of a trajectory that leads nowhere: whether its goal is met or kept."""
    better = (value - trajectory.goal) * (trajectory.direction or 0)
    if wrong == "no_base" and trajectory.direction and better >= 0:
        return Progress("goal_met", remaining=0.0)
    if wrong == "goal_behind_base" and trajectory.is_limit:
        return Progress("slack" if not isfinite(value) else "kept" if better >= 0 else "slipped")
    return Progress(wrong)


def _wrong_sum(trajectory: Trajectory) -> str:
    """Name what keeps a sum or chain from having a length, "" if nothing does."""
    goal = trajectory.goal
    if not isfinite(goal):
        return "has_no_number"
    if trajectory.method == "cumulative":
        return "" if goal > 0 else "goal_not_positive"
    is_in_range = goal > -100 if trajectory.method == "chain_growth" else goal < 100
    return "goal_is_the_base" if goal == 0 else "" if is_in_range else "rate_out_of_range"


def _wrong_level(trajectory: Trajectory) -> str:
    """Name what keeps a trajectory from base to goal from having a length, "" if nothing does."""
    base, goal = trajectory.base, trajectory.goal
    if not isfinite(goal):
        return "has_no_number"
    if not isfinite(base):
        return "no_base"
    if goal == base:
        return "goal_is_the_base"
    if trajectory.method == "constant_growth" and min(base, goal) <= 0:
        return "base_is_zero" if base == 0 else "goal_not_positive"
    is_behind = (goal - base) * (trajectory.direction or 0) < 0
    return "goal_behind_base" if is_behind else ""


def _done(trajectory: Trajectory, value: float) -> float:
    """Return the share of the trajectory, 1 for all of it, NaN where it has none."""
    if trajectory.method == "cumulative":
        return value / trajectory.goal
    if trajectory.method == "linear":
        return (value - trajectory.base) / (trajectory.goal - trajectory.base)
    return _log_ratio(trajectory, value) / _log_ratio(trajectory, trajectory.goal)


def _log_ratio(trajectory: Trajectory, value: float) -> float:
    """Return the logarithm of a value over the base, or of one plus a rate."""
    if trajectory.method == "constant_growth":
        return log(value / trajectory.base) if value > 0 else nan
    rate = (-value if trajectory.method == "chain_decline" else value) / 100
    return log1p(rate) if rate > -1 else nan


def _rate(trajectory: Trajectory, start: float, years: float) -> float:
    """Return the yearly rate or step from a figure to the goal."""
    if trajectory.method in ("linear", "cumulative"):
        return (trajectory.goal - start) / years
    rate = 100 * expm1((_log_ratio(trajectory, trajectory.goal) - _log_ratio(trajectory, start)) / years)
    return -rate if trajectory.method == "chain_decline" else rate


def _both(trajectory: Trajectory, value: float) -> dict[str, float]:
    """Give the share by the linear and the logarithmic form."""
    if trajectory.method in CUMULATIVE:
        return {}
    linear = 100 * (value - trajectory.base) / (trajectory.goal - trajectory.base)
    is_positive = min(trajectory.base, trajectory.goal, value) > 0
    logarithmic = (
        100 * log(value / trajectory.base) / log(trajectory.goal / trajectory.base) if is_positive else nan
    )
    return {"linear_done_pct": linear, "log_done_pct": logarithmic}
