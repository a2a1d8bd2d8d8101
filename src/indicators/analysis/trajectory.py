"""How much of the way from base to goal is done, and what the rest needs each year.

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
class Way:
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
class Road:
    """Where a figure stands on the way.

    Attributes
    ----------
    outcome : str
        in_progress, goal_met, kept, slipped, time_is_over, nothing_elapsed, or a reason why there is no
        number: no_base, base_is_zero, goal_is_the_base, goal_behind_base, goal_not_positive,
        rate_out_of_range, has_no_number.
    done_pct : float
        Share of the way; negative where it leads away from the goal.
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


def travel(way: Way, value: float, elapsed: float) -> Road:
    """Say how far a figure is on the way after some years.

    Parameters
    ----------
    way : Way
    value : float
        The level now, the sum of what was added, or the whole growth or fall so far in %.
    elapsed : float
        Years since the base.

    Examples
    --------
    >>> road = travel(Way("constant_growth", 157.3, 210, 5), 181, 3)
    >>> round(road.remaining, 2), round(road.planned, 2)
    (7.71, 5.95)
    >>> travel(Way("cumulative", 0, 4000, 5), 1409, 2).remaining
    863.6666666666666
    >>> travel(Way("linear", float("nan"), 75, 5), 70, 2).outcome
    'no_base'
    """
    wrong = _wrong(way)
    if wrong == "goal_behind_base" and way.is_limit:
        return Road(_kept(way, value))
    if wrong == "no_base" and way.direction and (value - way.goal) * way.direction >= 0:
        return Road("goal_met", remaining=0.0)
    if wrong:
        return Road(wrong)
    planned = _rate(way, 0.0 if way.method in CUMULATIVE else way.base, way.years)
    if not isfinite(value):
        return Road("has_no_number", planned=planned)
    done = _done(way, value)
    if not isfinite(done):
        return Road("rate_out_of_range", planned=planned)
    road = Road("in_progress", 100 * done, planned, **_both(way, value))
    if elapsed <= 0:
        return replace(road, outcome="nothing_elapsed")
    if done >= 1 - 1e-12:
        return replace(road, outcome="goal_met", remaining=0.0, stretch=0.0)
    if elapsed >= way.years:
        return replace(road, outcome="time_is_over")
    remaining = _rate(way, value, way.years - elapsed)
    return replace(road, remaining=remaining, stretch=remaining / planned if planned else nan)


def _wrong(way: Way) -> str:
    """Name what keeps a way from having a length, "" if nothing does."""
    if not isfinite(way.goal):
        return "has_no_number"
    if way.method in CUMULATIVE:
        if way.method == "cumulative":
            return "" if way.goal > 0 else "goal_not_positive"
        is_in_range = way.goal > -100 if way.method == "chain_growth" else way.goal < 100
        return "goal_is_the_base" if way.goal == 0 else "" if is_in_range else "rate_out_of_range"
    if not isfinite(way.base):
        return "no_base"
    if way.goal == way.base:
        return "goal_is_the_base"
    if way.method == "constant_growth" and min(way.base, way.goal) <= 0:
        return "base_is_zero" if way.base == 0 else "goal_not_positive"
    if way.direction and (way.goal - way.base) * way.direction < 0:
        return "goal_behind_base"
    return ""


def _kept(way: Way, value: float) -> str:
    """Say whether a limit that the base already keeps is still kept."""
    if not isfinite(value):
        return "slack"
    return "kept" if (value - way.goal) * (way.direction or 1) >= 0 else "slipped"


def _done(way: Way, value: float) -> float:
    """Return the share of the way, 1 for all of it, NaN where it has none."""
    if way.method == "cumulative":
        return value / way.goal
    if way.method == "linear":
        return (value - way.base) / (way.goal - way.base)
    return _log_way(way, value) / _log_way(way, way.goal)


def _log_way(way: Way, value: float) -> float:
    """Return the logarithm of the way to a value."""
    if way.method == "constant_growth":
        return log(value / way.base) if value > 0 else nan
    rate = (-value if way.method == "chain_decline" else value) / 100
    return log1p(rate) if rate > -1 else nan


def _rate(way: Way, start: float, years: float) -> float:
    """Return the yearly rate or step from a figure to the goal."""
    if way.method == "linear":
        return (way.goal - start) / years
    if way.method == "cumulative":
        return (way.goal - start) / years
    rate = 100 * expm1((_log_way(way, way.goal) - _log_way(way, start)) / years)
    return -rate if way.method == "chain_decline" else rate


def _both(way: Way, value: float) -> dict[str, float]:
    """Give the share by the linear and the logarithmic form."""
    if way.method in CUMULATIVE:
        return {}
    linear = 100 * (value - way.base) / (way.goal - way.base)
    is_positive = min(way.base, way.goal, value) > 0
    logarithmic = 100 * log(value / way.base) / log(way.goal / way.base) if is_positive else nan
    return {"linear_done_pct": linear, "log_done_pct": logarithmic}
