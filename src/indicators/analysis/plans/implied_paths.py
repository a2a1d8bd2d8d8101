"""The path from a base to a goal, year by year: what a plan implies for each year in between.

Formulas: required growth (G/V0)^(1/n) - 1 and linear step (G - V0)/n as the World Bank's reference path
and Eurostat's SDG monitoring use them. Money grows at a constant rate, stocks and rates in even steps,
amounts to add are spread evenly; a percentage never grows by a rate, which would overshoot its bound.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite, nan
from typing import Literal

from indicators import units
from indicators.analysis.display_units import displayed
from indicators.analysis.plans.compound_growth import required_growth
from indicators.analysis.row_filters import GoalWithSpan, Known
from indicators.tables.contract.records import Flags, Observation, Target
from indicators.vocabulary.column_values import CEILINGS, CHANGES, FLOORS

Method = Literal["linear", "constant_growth", "cumulative", "stated", "none"]
YEARLY = ("annual", "cagr")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """A year on the path to a goal; see `path_rows`."""

    goal_id: str
    base_id: str
    place: str
    indicator_id: str
    indicator: str
    measure: str
    comparator: str
    method: str
    year: int
    value: float
    unit: str
    step: float
    required_growth_pct: float
    reason: str
    flags: Flags


def choose(measure: str, unit: str) -> Method:
    """Choose the path that fits a measure: see the module's head.

    Examples
    --------
    >>> choose("level", "元"), choose("level", "家"), choose("share", "%"), choose("increment", "个")
    ('constant_growth', 'linear', 'linear', 'cumulative')
    >>> choose("growth", "%")
    'stated'
    """
    if measure == "increment":
        return "cumulative"
    if measure in CHANGES:
        return "stated"
    if measure == "level" and unit and units.parse_form(unit).kind == "currency":
        return "constant_growth"
    return "linear"


def path(method: Method, base: float, goal: float, years: int) -> list[float]:
    """Give the values at the end of year 0 to year `years`.

    Parameters
    ----------
    method : str
        linear: base + (goal - base)·k/n; constant_growth: base·(goal/base)^(k/n); cumulative: goal·k/n,
        the sum of what is added since the base year, which is 0 then.
    base : float
        Not used by cumulative.

    Examples
    --------
    >>> path("linear", 360, 600, 5)
    [360.0, 408.0, 456.0, 504.0, 552.0, 600.0]
    >>> [round(value, 1) for value in path("constant_growth", 100, 121, 2)]
    [100.0, 110.0, 121.0]
    >>> path("cumulative", 0, 4000, 5)[1]
    800.0
    """
    shares = [k / years for k in range(years + 1)]
    if method == "cumulative":
        return [goal * share for share in shares]
    if method == "constant_growth":
        return [base * (goal / base) ** share for share in shares]
    # Not base + (goal - base): a goal far below its base would lose its digits.
    return [*(base + (goal - base) * share for share in shares[:-1]), float(goal)]


def path_rows(known: Known) -> list[PathStep]:
    """Give the implied path of every goal of the plan that covers a year.

    Returns
    -------
    list of PathStep
        One for each goal and year, base year included, in the indicator's display unit. A goal
        without a path has one row with a reason and no value. A stated growth (年均增长8%) or a stated
        yearly amount has rows of method `stated`, whose value is the rate or amount of each year.
    """
    return [row for goal in known.goals for row in _rows(goal, known.by_id.get(goal.target.baseline_id))]


def _rows(goal: GoalWithSpan, start: Observation | None) -> list[PathStep]:
    """Give one goal's rows."""
    target, base = goal.target, start.canonical_low if start else nan
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    years, value = len(goal.span.years), target.canonical_low
    is_stated = target.basis in YEARLY or target.measure in CHANGES
    method: Method = "stated" if is_stated else choose(target.measure, target.canonical_unit)
    reason = _why_no_path(target, base, method)
    growth = required_growth(base, value, years) if method in ("linear", "constant_growth") else nan
    last = PathStep(
        goal_id=target.target_id,
        base_id=target.baseline_id,
        place=target.place,
        indicator_id=target.indicator_id,
        indicator=target.indicator,
        measure=target.measure,
        comparator=target.comparator,
        method="none" if reason else method,
        year=goal.span.end.year,
        value=nan if reason else value * factor,
        unit=unit,
        step=nan,
        required_growth_pct=growth if target.measure == "level" else nan,
        reason=reason,
        flags=target.flags,
    )
    if reason:
        return [last]
    if method == "stated":
        at = goal.span.years if target.basis in YEARLY else (last.year,)
        return [replace(last, year=year) for year in at]
    step = {"linear": (value - base) / years, "cumulative": value / years}.get(method, nan)
    return [
        replace(last, year=year, value=amount * factor, step=step * factor)
        for year, amount in enumerate(path(method, base, value, years), goal.span.start.year - 1)
    ]


def holds_from_base(target: Target, base: float) -> bool:
    """Whether a bound is kept from the start, so that no path leads to it: 62%以上 from 62.1%."""
    if target.comparator in FLOORS:
        return base > target.canonical_low
    return target.comparator in CEILINGS and base < target.canonical_high


def _why_no_path(target: Target, base: float, method: Method) -> str:
    """Say why a goal has no path, "" if it has one."""
    if target.comparator == "relational":
        return f"goal_relational:{target.reference}"
    is_led_from_base = method in ("linear", "constant_growth")
    is_kept = target.aim == "keep" and base >= target.canonical_low
    if is_kept or (is_led_from_base and holds_from_base(target, base)):
        return "goal_holds_already"
    if is_led_from_base and not isfinite(base):
        return "goal_no_base"
    if method == "constant_growth" and min(base, target.canonical_low) <= 0:
        return "goal_not_positive"
    return ""
