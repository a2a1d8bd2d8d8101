"""What each plan goal still needs a year after each figure that was reported since its base."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import expm1, isfinite, log1p, nan

import pandas as pd

from indicators import periods
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.pathways import choose
from indicators.analysis.select import Known, know, plan_goals, require_place
from indicators.analysis.trajectory import CUMULATIVE, Way, travel
from indicators.periods import Period
from indicators.tables.multiples import in_percent
from indicators.tables.rows import Row
from indicators.tables.store import Tables

COLUMNS = [
    "goal_id", "base_id", "observation_ids", "place", "indicator_id", "indicator", "measure", "comparator",
    "nature", "direction", "unit", "method", "base", "base_year", "goal", "goal_period", "period", "year",
    "value", "elapsed_pct", "done_pct", "linear_done_pct", "log_done_pct", "planned", "remaining",
    "rate_unit", "stretch", "status", "reason", "flags",
]  # fmt: skip
STATUSES = ("in_progress", "goal_met", "kept", "slipped", "time_is_over", "nothing_elapsed")
LIMITS = ("ge", "gt", "le", "lt")


@dataclass(frozen=True, slots=True)
class Seen:
    """A value reached by the end of a period, what it rests on, and what to beware of."""

    period: str
    value: float
    ids: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    reason: str = ""


def remaining(tables: Tables, place: str, year: int) -> pd.DataFrame:
    """Say for every goal of a plan how far each figure up to a year brings it and what is left.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year : int
        Figures to the end of this year count; it chooses the plan too.

    Returns
    -------
    DataFrame
        One row for each goal and figure, by time, amounts in the display unit; one row without a value
        for a goal with no figure. `status` is in_progress, goal_met, kept or slipped (a limit the base
        already keeps), time_is_over, nothing_elapsed, or undetermined with a `reason`. `planned` and
        `remaining` are a year's step or rate in `rate_unit`: % where the method chains growth, points
        for shares, else the unit.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    """
    require_place(tables, place)
    known = know(tables, place, year)
    rows: list[Row] = []
    for goal in plan_goals(tables, place, year):
        way = way_of(goal, known)
        span = periods.parse(goal["span"])
        rows += [_row(goal, way, seen, span) for seen in _seen(goal, way, known, span, year)]
    return pd.DataFrame(rows, columns=COLUMNS)


def way_of(goal: Row, known: Known) -> Way:
    """Turn a plan's goal into the terms of `road`, in its canonical unit."""
    span = periods.parse(goal["span"])
    base = known.by_id.get(goal["baseline_id"])
    years, value = len(span.years), float(goal["canonical_low"])
    method = str(choose(goal["measure"], goal["canonical_unit"]))
    if goal["measure"] in ("growth", "decline"):
        method = f"chain_{goal['measure']}"
        value = in_percent(value, goal["canonical_unit"], goal["quote"], goal["sentence"])
        if goal["basis"] == "cagr" and isfinite(value):
            sign = -1 if goal["measure"] == "decline" else 1
            value = sign * 100 * expm1(years * log1p(sign * value / 100)) if value * sign > -100 else nan
    elif goal["measure"] == "increment" and goal["basis"] == "annual":
        value *= years
    return Way(
        method=method,
        base=float(base["canonical_low"]) if base else nan,
        goal=value,
        years=years,
        direction=None if pd.isna(goal["direction"]) else int(goal["direction"]),
        is_limit=goal["comparator"] in LIMITS,
    )


def _seen(goal: Row, way: Way, known: Known, span: Period, year: int) -> list[Seen]:
    """Find the figures that tell how far a goal is, in time's order."""
    if goal["comparator"] == "relational":
        return [Seen("", nan, reason=f"goal_relational:{goal['reference']}")]
    found: dict[str, Row] = {}
    for figure in known.figures[goal["subject"]]:
        like = all(figure[name] == goal[name] for name in ("measure", "canonical_unit"))
        if like and figure["period"] and isfinite(float(figure["canonical_low"])):
            found.setdefault(figure["period"], figure)
    inside = {
        text: row
        for text, row in found.items()
        if span.contains(periods.parse(text)) and periods.parse(text).end.year <= year
    }
    seen = _sums(inside, way, span) if way.method in CUMULATIVE else _levels(inside)
    if not seen and isfinite(way.base):
        seen = _stepped(goal, way, known, span, year)
    return seen or [Seen("", nan, reason=f"no_observation:{year}")]


def _levels(found: dict[str, Row]) -> list[Seen]:
    """Take the figures of whole years: a part of a year may be a running sum."""
    return [
        Seen(text, float(found[text]["canonical_low"]), (found[text]["observation_id"],))
        for text in sorted(found)
        if periods.parse(text).kind == "year"
    ]


def _stepped(goal: Row, way: Way, known: Known, span: Period, year: int) -> list[Seen]:
    """Take a base and what was added, or the growth, of each year where no level is told."""
    is_money = way.method == "constant_growth"
    measure, unit = ("growth", "%") if is_money else ("increment", goal["canonical_unit"])
    found: dict[str, Row] = {}
    for figure in known.figures[goal["subject"]]:
        if (figure["measure"], figure["canonical_unit"]) == (measure, unit) and figure["period"]:
            found.setdefault(figure["period"], figure)
    is_year = {str(at) for at in span.years if at <= year}
    steps = _sums(
        {text: row for text, row in found.items() if text in is_year},
        replace(way, method="chain_growth" if is_money else "cumulative"),
        span,
    )
    flag = ("growth_chained",) if is_money else ("outcome_counts_additions",)
    return [
        replace(
            step,
            value=way.base * (1 + step.value / 100) if is_money else way.base + step.value,
            flags=step.flags + flag,
        )
        for step in steps
    ]


def _sums(found: dict[str, Row], way: Way, span: Period) -> list[Seen]:
    """Add or chain the figures of single years; what a source summed from the plan's start stands alone."""
    seen = []
    years = [text for text in sorted(found) if periods.parse(text).kind == "year"]
    for text in years:
        rows = [found[other] for other in years if other <= text]
        ids = tuple(row["observation_id"] for row in rows)
        unknown = [str(at) for at in span.years if at <= int(text) and str(at) not in found]
        if unknown and way.method != "cumulative":
            reason = ";".join(f"year_unknown:{at}" for at in unknown)
            seen.append(Seen(text, nan, ids, reason=reason))
            continue
        flags = tuple(f"year_unknown:{at}" for at in unknown) + ("sum_is_lower_bound",) * bool(unknown)
        values = [float(row["canonical_low"]) for row in rows]
        seen.append(Seen(text, _chained(way.method, values), ids, flags))
    for text, row in found.items():
        period = periods.parse(text)
        if period.start == span.start and period.end.year > span.start.year:
            seen.append(Seen(text, float(row["canonical_low"]), (row["observation_id"],)))
    return sorted(seen, key=lambda one: periods.parse(one.period).end)


def _chained(method: str, values: list[float]) -> float:
    """Put the years' values together: a sum, or the whole growth or fall in %."""
    if method == "cumulative":
        return sum(values)
    sign = -1 if method == "chain_decline" else 1
    if any(sign * value <= -100 for value in values):
        return nan
    return sign * 100 * expm1(sum(log1p(sign * value / 100) for value in values))


def _row(goal: Row, way: Way, seen: Seen, span: Period) -> Row:
    """Work out one goal after one figure."""
    unit, factor = displayed(goal["indicator_id"], goal["canonical_unit"])
    share = span.elapsed_share(periods.parse(seen.period)) if seen.period else nan
    road = travel(way, seen.value, share * way.years if seen.period else nan)
    is_rate = way.method in ("constant_growth", "chain_growth", "chain_decline")
    scale = 1.0 if is_rate else factor
    is_named = road.outcome in STATUSES
    return {
        **{name: goal[name] for name in COLUMNS if name in goal},
        "goal_id": goal["target_id"],
        "base_id": goal["baseline_id"],
        "observation_ids": ";".join(seen.ids),
        "unit": unit,
        "method": way.method,
        "base": tidy(way.base * factor),
        "base_year": span.start.year - 1,
        "goal": tidy(way.goal * factor),
        "goal_period": goal["period"],
        "period": seen.period,
        "year": periods.parse(seen.period).end.year if seen.period else pd.NA,
        "value": tidy(seen.value * factor),
        "elapsed_pct": 100 * share,
        **{name: tidy(getattr(road, name)) for name in ("done_pct", "linear_done_pct", "log_done_pct")},
        "planned": tidy(road.planned * scale),
        "remaining": tidy(road.remaining * scale),
        "rate_unit": "%" if is_rate else "百分点" if unit == "%" else unit,
        "stretch": tidy(road.stretch),
        "status": road.outcome if is_named else "undetermined",
        "reason": "" if is_named else seen.reason or f"goal_{road.outcome}".replace("goal_goal_", "goal_"),
        "flags": ";".join([*_flags(goal, way, road.outcome), *seen.flags]),
    }


def _flags(goal: Row, way: Way, outcome: str) -> list[str]:
    """List what to beware of, as codes."""
    found = [flag for flag in goal["flags"].split(";") if flag.startswith("contradicts")]
    if goal["comparator"] in ("gt", "ge"):
        found.append("goal_is_a_floor")
    if outcome in ("kept", "slipped", "slack"):
        found.append("slack")
    if goal["unit"] == "%" and goal["measure"] in ("share", "level") and way.goal > 100:
        found.append("above_bound")
    return found
