"""What one year brings a five-year goal nearer, as a share of the distance from base to goal.

Formulas: amounts add up, Δ/C; growth chains, ln(1+g)/ln(G/V0), and falls chain, ln(1-d)/ln(1-D), as
China's statistics office counts energy intensity; a stock or a rate moves by (V_y - V_{y-1})/(G - V0).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite, log1p, nan

from indicators import units
from indicators.vocabulary.column_values import CHANGES, STATES


@dataclass(frozen=True, slots=True)
class Goal:
    """A plan's goal over `years` years, in one unit; `base` is NaN where there is none."""

    measure: str
    basis: str
    value: float
    unit: str
    years: int
    base: float = nan
    direction: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One year's target or outcome; `previous` is the level of the year before, NaN if not known."""

    measure: str
    basis: str
    value: float
    unit: str
    previous: float = nan


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the goal in %, how it was worked out, and why there is none if it is NaN."""

    pct: float
    method: str
    reason: str = ""


def share(goal: Goal, fact: Fact) -> Share:
    """Work out what share of a goal a year's target or outcome is.

    Parameters
    ----------
    fact : Fact
        Its value in %, or in the goal's unit.

    Returns
    -------
    Share
        pct is NaN with a reason where the two cannot be set against each other.

    Examples
    --------
    >>> share(Goal("increment", "", 4000, "个", 5), Fact("increment", "", 1409, "个"))
    Share(pct=35.225, method='sum', reason='')
    >>> round(share(Goal("level", "", 210, "亿元", 5, base=157.3), Fact("growth", "yoy", 8, "%")).pct, 1)
    26.6
    >>> round(share(Goal("decline", "cumulative", 13.5, "%", 5), Fact("decline", "yoy", 3, "%")).pct, 1)
    21.0
    >>> share(Goal("level", "", 600, "家", 5), Fact("increment", "", 40, "家"))
    Share(pct=nan, method='', reason='no_base')
    """
    if not isfinite(goal.value):
        return Share(nan, "", "goal_has_no_number")
    if not isfinite(fact.value):
        return Share(nan, "", "has_no_number")
    if goal.measure == "increment":
        return _of_sum(goal, fact)
    if goal.measure in CHANGES:
        return _of_rate(goal, fact)
    if goal.measure in STATES:
        return _of_way(goal, fact)
    if goal.measure == "change":
        return _of_moves(goal, fact)
    return _unlike(goal, fact)


def parts(shares: Mapping[int, float], positions: Mapping[int, float]) -> dict[int, float]:
    """List what each year brought; the years up to a level that is known have one part, that of the last.

    Parameters
    ----------
    shares : mapping of int to float
        Year to what it brought, NaN where that is not known.
    positions : mapping of int to float
        Year to how far on the way its level stands.

    Examples
    --------
    >>> parts({2021: 20.0, 2022: nan, 2023: 22.0}, {}), parts({2021: 9.0, 2022: nan, 2023: 5.0}, {2022: 40.0})
    ({2021: 20.0, 2023: 22.0}, {2021: nan, 2022: 40.0, 2023: 5.0})
    """
    last = max(positions, default=0)
    before = {year: nan for year in sorted(shares) if year < last}
    later = {year: pct for year, pct in sorted(shares.items()) if year > last and isfinite(pct)}
    return before | ({last: positions[last]} if positions else {}) | later


def _of_sum(goal: Goal, fact: Fact) -> Share:
    """Add up: amounts of single years make the whole."""
    if fact.measure != "increment" or fact.unit != goal.unit:
        return _unlike(goal, fact)
    whole = goal.value * (goal.years if goal.basis == "annual" else 1)
    return Share(100 * fact.value / whole, "sum") if whole > 0 else Share(nan, "", "goal_not_positive")


def _of_moves(goal: Goal, fact: Fact) -> Share:
    """Add up moves: points of single years make those of the whole."""
    is_whole = goal.basis == "cumulative" and fact.measure == "change" and fact.unit == goal.unit
    if not is_whole or not goal.value:
        return _unlike(goal, fact)
    return Share(100 * fact.value / goal.value, "sum")


def _of_rate(goal: Goal, fact: Fact) -> Share:
    """Chain: rates of single years make the rate of the whole."""
    if "百分点" in (fact.unit, goal.unit):
        return Share(nan, "", "growth_of_growth")
    if fact.measure not in CHANGES or fact.unit != "%" or goal.unit != "%":
        return _unlike(goal, fact)
    if goal.basis == "cagr":
        # An average is met by an average; its years are no parts that add up.
        return Share(nan, "", "goal_is_average")
    if goal.basis != "cumulative":
        return Share(nan, "", "goal_of_one_year")
    part = _log_rate(fact.measure, fact.value)
    return _ratio(part, _log_rate(goal.measure, goal.value), f"log_{goal.measure}")


def _of_way(goal: Goal, fact: Fact) -> Share:
    """Measure a step of a level or share between base and goal."""
    if not isfinite(goal.base):
        return Share(nan, "", "no_base")
    distance = goal.value - goal.base
    if distance == 0:
        return Share(nan, "", "goal_is_the_base")
    if goal.direction and distance * goal.direction < 0:
        return Share(nan, "", "goal_behind_base")
    if fact.measure in CHANGES and fact.unit == "%" and goal.measure == "level":
        if goal.base <= 0 or goal.value <= 0:
            return Share(nan, "", "goal_not_positive")
        return _ratio(_log_rate(fact.measure, fact.value), log1p(distance / goal.base), "log_growth")
    if fact.measure == "change" and goal.measure == "share" and fact.unit == "百分点":
        return Share(100 * fact.value / distance, "linear")
    if fact.unit != goal.unit:
        return _unlike(goal, fact)
    if fact.measure == "increment":
        return Share(100 * fact.value / distance, "linear")
    if fact.measure == goal.measure:
        if not isfinite(fact.previous):
            return Share(nan, "", "no_level_before")
        return Share(100 * (fact.value - fact.previous) / distance, "linear")
    return _unlike(goal, fact)


def _log_rate(measure: str, pct: float) -> float:
    """Take the logarithm of one plus a growth, or of one minus a fall, in %; NaN below -100 %."""
    rate = (-pct if measure == "decline" else pct) / 100
    return log1p(rate) if rate > -1 else nan


def _ratio(part: float, whole: float, method: str) -> Share:
    """Divide two logarithms."""
    if not isfinite(part) or not isfinite(whole) or whole == 0:
        return Share(nan, "", "rate_out_of_range")
    return Share(100 * part / whole, method)


def _kind(figure: Goal | Fact) -> str:
    return f"{figure.measure}|{figure.unit}"


def _unlike(goal: Goal, fact: Fact) -> Share:
    """Say that two figures measure different things, or count in different money."""
    kinds = {units.parse_form(unit).kind for unit in (goal.unit, fact.unit) if unit}
    if kinds == {"currency"} and goal.unit != fact.unit:
        return Share(nan, "", f"currency_differs:{fact.unit}|{goal.unit}")
    return Share(nan, "", f"not_comparable:{_kind(fact)}|{_kind(goal)}")
