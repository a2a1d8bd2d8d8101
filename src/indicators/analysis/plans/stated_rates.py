"""Whether a growth or yearly amount a plan states agrees with its own base and goal, printed as they are.

The growth is (G/V0)^(1/n) - 1, widened by half a unit of the last printed digit of base and goal; what is
stated is widened by its own and by the tolerance of 左右, and opened by 以上 and 以内. They agree where they
meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite, nan

from indicators.analysis.judging.tolerances import approximate
from indicators.analysis.plans.compound_growth import required_growth
from indicators.vocabulary.column_values import CEILINGS, FLOORS

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its value, half a unit of its last digit, and how it binds."""

    value: float
    half: float = 0.0
    comparator: str = "eq"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What base and goal give, what is stated, and whether the two meet."""

    # consistent, consistent_when_rounded (only if the stated figure is rounded as printed), inconsistent, or
    # undetermined with a reason.
    status: str
    reason: str = ""
    exact: float = nan  # Growth in % or step a year from base to goal; exact_low and exact_high by rounding.
    exact_low: float = nan
    exact_high: float = nan
    stated_low: float = nan
    stated_high: float = nan


def growth(base: Printed, goal: Printed, years: int, stated: Printed) -> Agreement:
    """Hold a stated yearly growth in % against base and goal.

    Examples
    --------
    >>> found = growth(Printed(157.3, 0.05), Printed(210, 0.5), 5, Printed(6, 0.5, "approx"))
    >>> found.status, round(found.exact, 3), round(found.exact_low, 3), round(found.exact_high, 3)
    ('consistent', 5.949, 5.892, 6.006)
    """
    if not (isfinite(base.value) and isfinite(goal.value)):
        return Agreement("undetermined", "no_base" if isfinite(goal.value) else "has_no_number")
    if base.value - base.half <= 0 or goal.value - goal.half <= 0:
        return Agreement("undetermined", "base_is_zero" if base.value == 0 else "not_positive")
    if stated.value <= -100:
        return Agreement("undetermined", "rate_out_of_range")

    low = required_growth(base.value + base.half, goal.value - goal.half, years)
    high = required_growth(base.value - base.half, goal.value + goal.half, years)
    return _agree(required_growth(base.value, goal.value, years), (low, high), goal, stated, "growth")


def step(base: Printed, goal: Printed, years: int, stated: Printed) -> Agreement:
    """Hold a stated yearly amount against base and goal.

    Examples
    --------
    >>> found = step(Printed(360), Printed(600, 0, "gt"), 5, Printed(50, 0, "gt"))
    >>> found.status, found.exact
    ('consistent', 48.0)
    """
    if not (isfinite(base.value) and isfinite(goal.value)):
        return Agreement("undetermined", "no_base" if isfinite(goal.value) else "has_no_number")
    distance, half = goal.value - base.value, base.half + goal.half
    bounds = (distance - half) / years, (distance + half) / years
    return _agree(distance / years, bounds, goal, stated, "increment")


def _agree(exact: float, bounds: Interval, goal: Printed, stated: Printed, measure: str) -> Agreement:
    """Compare what base and goal give with what is stated."""
    first = -inf if goal.comparator in CEILINGS else bounds[0]
    last = inf if goal.comparator in FLOORS else bounds[1]
    slack = approximate(measure, "", stated.value) if stated.comparator == "approx" else 0.0
    narrow = _opened(stated, slack)
    wide = _opened(stated, slack + stated.half)
    status = (
        "consistent"
        if _meet((first, last), narrow)
        else "consistent_when_rounded"
        if _meet((first, last), wide)
        else "inconsistent"
    )
    return Agreement(status, "", exact, bounds[0], bounds[1], wide[0], wide[1])


def _opened(stated: Printed, half: float) -> Interval:
    """Widen a stated figure, and open the end its comparator leaves open."""
    low = -inf if stated.comparator in CEILINGS else stated.value - half
    high = inf if stated.comparator in FLOORS else stated.value + half
    return low, high


def _meet(one: Interval, other: Interval) -> bool:
    """Whether two intervals share a value."""
    return max(one[0], other[0]) <= min(one[1], other[1]) + 1e-9
