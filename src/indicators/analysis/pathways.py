"""The way from a base to a goal, year by year: what a plan implies for each year in between.

Formulas: required growth (G/V0)^(1/n) - 1 and linear step (G - V0)/n as the World Bank's reference path
and Eurostat's SDG monitoring use them. Money grows at a constant rate, stocks and rates in even steps,
amounts to add are spread evenly; a percentage never grows by a rate, which would overshoot its bound.
"""

from __future__ import annotations

from math import expm1, isfinite, log, nan
from typing import Any, Literal

import pandas as pd

from indicators import periods, units
from indicators.analysis.display_units import displayed
from indicators.analysis.select import plan_goals, require_place
from indicators.tables.store import Tables

Method = Literal["linear", "constant_growth", "cumulative", "stated", "none"]
COLUMNS = [
    "goal_id", "base_id", "place", "indicator_id", "indicator", "measure", "comparator", "method", "year",
    "value", "unit", "step", "required_growth_pct", "reason", "flags",
]  # fmt: skip


def required_growth(base: float, goal: float, years: int) -> float:
    """Return the yearly growth in % that leads from a base to a goal.

    Parameters
    ----------
    base, goal : float
        In one unit, both positive.
    years : int
        At least 1.

    Returns
    -------
    float
        NaN where no rate leads from one to the other.

    Examples
    --------
    >>> round(required_growth(157.3, 210, 5), 3)
    5.949
    """
    if base <= 0 or goal <= 0 or years < 1:
        return nan
    return 100 * expm1(log(goal / base) / years)


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
    if measure in ("growth", "decline"):
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
    return [base + (goal - base) * share for share in shares]


def paths(tables: Tables, place: str, year: int) -> pd.DataFrame:
    """Give the implied path of every goal of the plan that covers a year.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year : int
        Any year of the plan.

    Returns
    -------
    DataFrame
        One row for each goal and year, base year included, in the indicator's display unit. A goal
        without a path has one row with a reason and no value. A stated growth (年均增长8%) or a stated
        yearly amount has rows of method `stated`, whose value is the rate or amount of each year.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    """
    require_place(tables, place)
    values = tables.observations.set_index("observation_id")["canonical_low"].to_dict()
    rows: list[dict[str, Any]] = []
    for goal in plan_goals(tables, place, year):
        rows += _rows(goal, float(values.get(goal["baseline_id"], nan)))
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(goal: dict[str, Any], base: float) -> list[dict[str, Any]]:
    """Give one goal's rows."""
    unit, factor = displayed(goal["indicator_id"], goal["canonical_unit"])
    span, value = periods.parse(goal["span"]), float(goal["canonical_low"])
    years, first = len(span.years), span.start.year - 1
    is_stated = goal["basis"] in ("annual", "cagr") or goal["measure"] in ("growth", "decline")
    method: Method = "stated" if is_stated else choose(goal["measure"], goal["canonical_unit"])
    reason = _why_no_path(goal, base, method)
    growth = required_growth(base, value, years) if method in ("linear", "constant_growth") else nan
    known = {
        "goal_id": goal["target_id"],
        "base_id": goal["baseline_id"],
        "unit": unit,
        "required_growth_pct": growth if goal["measure"] == "level" else nan,
        **{
            name: goal[name]
            for name in ("place", "indicator_id", "indicator", "measure", "comparator", "flags")
        },
    }
    if reason:
        return [
            known | {"method": "none", "year": span.end.year, "value": nan, "step": nan, "reason": reason}
        ]
    if method == "stated":
        steps = [(year, value) for year in span.years] if goal["basis"] in ("annual", "cagr") else []
        steps = steps or [(span.end.year, value)]
    else:
        steps = list(enumerate(path(method, base, value, years), first))
    step = {"linear": (value - base) / years, "cumulative": value / years}.get(method, nan)
    return [
        known | {"method": method, "year": at, "value": amount * factor, "step": step * factor, "reason": ""}
        for at, amount in steps
    ]


def _why_no_path(goal: dict[str, Any], base: float, method: Method) -> str:
    """Say why a goal has no path, "" if it has one."""
    if goal["comparator"] == "relational":
        return f"goal_relational:{goal['reference']}"
    if method in ("linear", "constant_growth") and not isfinite(base):
        return "goal_no_base"
    if method == "constant_growth" and min(base, float(goal["canonical_low"])) <= 0:
        return "goal_not_positive"
    return ""
