"""What share of a target is reached (完成率), with the name of the ratio: an inverse level has three rivals.

Unemployment or PM2.5 from 43 to 35 with 38 reached is 62.5 % by the gap closed, 92.1 % by target over actual
and 91.4 % mirrored: a percentage without its ratio's name says little.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, nan

from indicators.analysis.judging.gap_to_target import Promise
from indicators.vocabulary.column_values import CEILINGS, FLOORS


@dataclass(frozen=True, slots=True)
class Attained:
    """The share of a target reached.

    Attributes
    ----------
    pct : float
        NaN where a percentage would mislead.
    method : str
        actual_over_target, gap_closed, target_over_actual, headroom, or "" with a reason.
    gap_closed_pct, target_over_actual_pct, mirrored_pct : float
        The three ratios of an inverse level.
    headroom : float
        What is left below a limit, in its unit.
    """

    pct: float = nan
    method: str = ""
    reason: str = ""
    gap_closed_pct: float = nan
    target_over_actual_pct: float = nan
    mirrored_pct: float = nan
    headroom: float = nan


def attained(promise: Promise, actual: float, base: float = nan) -> Attained:
    """Say what share of a target a figure is.

    Parameters
    ----------
    promise : Promise
        The target; its bound nearer to hand is used of a range.
    actual, base : float
        In the target's unit; the base is NaN where there is none.

    Examples
    --------
    >>> from indicators.tables.targets.aims import Aim
    >>> pm25 = Promise(
    ...     aim=Aim("ceiling", "catalogue", -1), measure="level", comparator="eq", low=35, high=35, unit="")
    >>> found = attained(pm25, 38, base=43)
    >>> found.method, found.pct, round(found.target_over_actual_pct, 1), round(found.mirrored_pct, 1)
    ('gap_closed', 62.5, 92.1, 91.4)
    """
    if promise.comparator == "relational":
        return Attained(reason="relational")
    if not isfinite(actual) or not isfinite(promise.low):
        return Attained(reason="has_no_number")
    if promise.comparator in CEILINGS:
        return Attained(method="headroom", headroom=round(promise.high - actual, 9))
    if promise.aim.direction == -1 and promise.comparator not in FLOORS:
        return _inverse(promise.high, actual, base)
    if promise.aim.direction == 0 and promise.comparator not in FLOORS:
        return Attained(reason="band")
    if promise.low <= 0:
        return Attained(reason="target_not_positive")
    is_rebound = promise.measure == "decline" and actual < 0
    pct = 0.0 if is_rebound else 100 * actual / promise.low
    return Attained(pct, "actual_over_target")


def _inverse(target: float, actual: float, base: float) -> Attained:
    """Give the three ratios of a level that is to fall."""
    closed = 100 * (base - actual) / (base - target) if isfinite(base) and base != target else nan
    over = 100 * target / actual if actual > 0 else nan
    mirrored = 100 * (2 - actual / target) if target > 0 else nan
    pct, method = (closed, "gap_closed") if isfinite(closed) else (over, "target_over_actual")
    reason = "" if isfinite(pct) else "outcome_not_positive"
    return Attained(pct, method if isfinite(pct) else "", reason, closed, over, mirrored)
