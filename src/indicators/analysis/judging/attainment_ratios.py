"""What share of a target is reached (完成率), where a percentage says something: of an amount, or of a gap.

Of an inverse level three ratios are in use: PM2.5 from 43 to 35 with 38 reached is 62.5 % by the gap closed,
92.1 % by target over actual and 91.4 % mirrored. Only the first says how far the way has been gone.
"""

from __future__ import annotations

from math import isfinite, nan

from indicators.analysis.judging.gap_to_target import Promise
from indicators.vocabulary.column_values import CEILINGS, FLOORS


def attained_pct(promise: Promise, actual: float, base: float = nan) -> float:
    """Say what share of an amount is done, or of the gap to a lower level closed; NaN where neither is said.

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
    >>> attained_pct(pm25, 38, base=43), attained_pct(pm25, 38)
    (62.5, nan)
    """
    way, is_floor, is_amount = promise.aim.direction, promise.comparator in FLOORS, promise.aim.kind == "flow"
    if promise.comparator == "relational" or promise.comparator in CEILINGS or not isfinite(promise.low):
        return nan
    if way == -1 and not is_floor:
        if isfinite(base) and base != promise.high:
            return 100 * (base - actual) / (base - promise.high)
        return 100 * promise.high / actual if is_amount and actual > 0 else nan
    if not is_amount or promise.low <= 0 or (way == 0 and not is_floor):
        return nan
    is_rebound = promise.measure == "decline" and actual < 0
    return 0.0 if is_rebound else 100 * actual / promise.low
