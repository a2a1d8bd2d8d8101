"""What a year's targets and the outcome of the year before bring a plan's goals nearer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import isfinite, nan

import pandas as pd

from indicators import periods
from indicators.analysis.caveats import flags, reasons, status
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.pathways import choose, required_growth
from indicators.analysis.select import Known, know, plan_goals, require_place
from indicators.analysis.shares import Fact, Goal, Share, share
from indicators.tables.matching import likeness
from indicators.tables.multiples import in_percent
from indicators.tables.rows import Row
from indicators.tables.store import Tables

COLUMNS = [
    "indicator_id", "indicator", "measure", "unit", "base", "base_period", "goal", "goal_comparator",
    "goal_period", "goal_text", "stated", "yearly_step", "required_growth_pct", "method", "year",
    "annual_target", "annual_measure", "annual_unit", "annual_comparator", "annual_text",
    "outcome", "outcome_measure", "outcome_unit", "outcome_comparator",
    "outcome_period", "outcome_status", "outcome_quality",
    "target_contribution_pct", "outcome_contribution_pct", "even_share_pct", "known_sum_pct", "known_years",
    "status", "reason", "flags", "goal_id", "base_id", "target_id", "observation_id",
]  # fmt: skip
RESTATED = {("growth", "cagr"), ("increment", "annual")}


def plan_vs_annual(tables: Tables, place: str, year: int) -> pd.DataFrame:
    """Set a plan's goals against a year's targets and the outcomes of the year before.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year : int
        The year of the targets; it chooses the plan too.

    Returns
    -------
    DataFrame
        One row for each goal that a target or an outcome speaks to, in the papers' order. Amounts stand
        in the indicator's display unit. `reason` says for every missing contribution why; `flags` what
        to beware of; both are codes that `indicators.analysis.codes.explain` puts into words.
        known_sum_pct adds this year's target to the outcomes of the plan's years before it.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    """
    require_place(tables, place)
    known = know(tables, place, year)
    rows = []
    for goal, stated in _principal(plan_goals(tables, place, year)):
        row = _row(goal, stated, known, year)
        if row["target_id"] or row["observation_id"]:
            rows.append(row)
    return pd.DataFrame(rows, columns=COLUMNS)


def _principal(goals: Sequence[Row]) -> list[tuple[Row, list[Row]]]:
    """Pair each goal with the rows that only restate it as a yearly rate or amount."""
    by_subject: dict[str, list[Row]] = defaultdict(list)
    for goal in goals:
        by_subject[goal["subject"]].append(goal)
    paired = []
    for group in by_subject.values():
        own = [
            g for g in group if (g["measure"], g["basis"]) not in RESTATED and g["comparator"] != "relational"
        ]
        own = own or group
        rest = [goal for goal in group if goal not in own]
        paired += [(goal, rest if index == 0 else []) for index, goal in enumerate(own)]
    return paired


def _row(goal: Row, stated: list[Row], known: Known, year: int) -> Row:
    """Work out one goal."""
    span = periods.parse(goal["span"])
    base = known.by_id.get(goal["baseline_id"])
    value, unit_of_value = _rated(goal, goal["quote"], goal["sentence"])
    model = Goal(
        measure=goal["measure"],
        basis=goal["basis"],
        value=value,
        unit=unit_of_value,
        years=len(span.years),
        base=float(base["canonical_low"]) if base else nan,
        direction=None if pd.isna(goal["direction"]) else int(goal["direction"]),
    )
    target, by_target = _best(goal, model, known.targets[goal["subject"]], known, year)
    outcomes = {
        at: _best(
            goal, model, [f for f in known.figures[goal["subject"]] if f["period"] == str(at)], known, at
        )
        for at in span.years
        if at < year
    }
    outcome, by_outcome = outcomes.get(year - 1, (None, Share(nan, "", "")))
    shares = {at: found[1].pct for at, found in outcomes.items()} | {year: by_target.pct}
    sums = {at: pct for at, pct in shares.items() if isfinite(pct)}
    even = 100 / len(span.years)
    method = choose(goal["measure"], goal["canonical_unit"]) if goal["comparator"] != "relational" else "none"
    is_way = method in ("linear", "constant_growth")
    unit, factor = displayed(goal["indicator_id"], goal["canonical_unit"])
    whole = float(goal["canonical_low"])
    step = (whole - model.base) / model.years if is_way else whole / model.years
    return {
        "indicator_id": goal["indicator_id"],
        "indicator": goal["indicator"],
        "measure": goal["measure"],
        "unit": unit,
        "base": tidy(model.base * factor),
        "base_period": base["period"] if base else "",
        "goal": tidy(whole * factor),
        "goal_comparator": goal["comparator"],
        "goal_period": goal["period"],
        "goal_text": goal["quote"] or goal["sentence"],
        "stated": ";".join(row["quote"] or row["sentence"] for row in stated),
        "yearly_step": tidy(step * factor) if is_way or method == "cumulative" else nan,
        "required_growth_pct": required_growth(model.base, model.value, model.years)
        if is_way and goal["measure"] == "level"
        else nan,
        "method": method,
        "year": year,
        **_side("annual", target, ("measure", "unit", "comparator", "text")),
        **_side("outcome", outcome, ("measure", "unit", "comparator", "period", "status", "quality")),
        "target_contribution_pct": by_target.pct,
        "outcome_contribution_pct": by_outcome.pct,
        "even_share_pct": even,
        "known_sum_pct": sum(sums.values()) if sums else nan,
        "known_years": ";".join(str(at) for at in sorted(sums)),
        "status": status(by_target.pct, by_outcome.pct, even),
        "reason": reasons(goal, target, by_target, outcome, by_outcome, year),
        "flags": flags(goal, stated, target, outcome, known, sums, year),
        "goal_id": goal["target_id"],
        "base_id": goal["baseline_id"],
        "target_id": target["target_id"] if target else "",
        "observation_id": outcome["observation_id"] if outcome else "",
    }


def _best(goal: Row, model: Goal, rows: list[Row], known: Known, year: int) -> tuple[Row | None, Share]:
    """Choose the row that says most about a goal: one that gives a share, then the one worded most alike."""
    if not rows:
        return None, Share(nan, "", "")
    found = [(row, share(model, _fact(row, known, year))) for row in rows]
    return max(
        found, key=lambda pair: (isfinite(pair[1].pct), likeness(pair[0]["indicator"], goal["indicator"]))
    )


def _fact(row: Row, known: Known, year: int) -> Fact:
    """Turn a target or figure into the terms of `shares`, with the level of the year before."""
    like = ("measure", "canonical_unit")
    before = next(
        (
            float(figure["canonical_low"])
            for figure in known.figures[row["subject"]]
            if figure["period"] == str(year - 1) and all(figure[name] == row[name] for name in like)
        ),
        nan,
    )
    sentence, quote = known.words.get(row["statement_id"], ("", ""))
    return Fact(row["measure"], row["basis"], *_rated(row, quote, sentence), before)


def _rated(row: Row, quote: str, sentence: str) -> tuple[float, str]:
    """Give a row's number and unit, a growth told in 倍 or as 翻番 in %."""
    value, unit = float(row["canonical_low"]), str(row["canonical_unit"])
    if row["measure"] == "growth" and unit == "倍":
        return in_percent(value, unit, quote, sentence), "%"
    return value, unit


def _side(name: str, row: Row | None, fields: tuple[str, ...]) -> Row:
    """Give the columns of a target or an outcome, in its display unit."""
    value_column = "annual_target" if name == "annual" else "outcome"
    if row is None:
        return {value_column: nan, **{f"{name}_{field}": "" for field in fields}}
    unit, factor = displayed(row["indicator_id"], row["canonical_unit"])
    values = row | {
        "unit": unit,
        "text": row.get("quote") or row.get("sentence", ""),
        "quality": row["source_quality"],
    }
    return {
        value_column: tidy(float(row["canonical_low"]) * factor),
        **{f"{name}_{field}": values[field] for field in fields},
    }
