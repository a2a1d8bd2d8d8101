"""The yearly growth that leads from one value to another: ((G/B)^(1/n) - 1) in percent."""

from __future__ import annotations

from math import expm1, log, nan


def required_growth(base: float, goal: float, years: float) -> float:
    """Return the yearly growth in % that leads from a base to a goal.

    Parameters
    ----------
    base, goal : float
        In one unit, both positive.
    years : float
        More than 0.

    Returns
    -------
    float
        NaN where no rate leads from one to the other.

    Examples
    --------
    >>> round(required_growth(157.3, 210, 5), 3)
    5.949
    """
    if base <= 0 or goal <= 0 or years <= 0:
        return nan
    return 100 * expm1(log(goal / base) / years)
