"""What the papers say that does not go together, each finding with both sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import nan
from typing import Any

import pandas as pd

from indicators import periods
from indicators.analysis import action_words, stated_rates
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import precision
from indicators.analysis.rounding import half_unit
from indicators.analysis.select import Known, annual_targets, know, plan_goals, require_place
from indicators.analysis.stated_rates import Agreement, Printed
from indicators.analysis.verdicts import tolerance
from indicators.tables.matching import bare
from indicators.tables.rows import Row
from indicators.tables.store import Tables

COLUMNS = [
    "check", "status", "place", "indicator_id", "indicator", "measure", "period", "unit", "base", "goal",
    "years", "exact", "exact_low", "exact_high", "stated", "stated_low", "stated_high", "implied_goal",
    "rate_unit", "method", "first_value", "second_value", "first_unit", "second_unit", "first_text",
    "second_text", "first_id", "second_id", "first_source", "second_source", "reason", "flags",
]  # fmt: skip
STATED = {("growth", "cagr"): stated_rates.growth, ("increment", "annual"): stated_rates.step}
ONE_VALUE = ("level", "share", "growth", "decline")


def findings(tables: Tables, place: str, year: int) -> pd.DataFrame:
    """Check a place's plan, year's targets and figures against each other.

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
        One row a finding, those that agree included. `check` is stated_growth, stated_step, two_bases,
        two_figures, goal_and_base, target_and_outcome, words, units or contradiction; `status` consistent,
        consistent_when_rounded, inconsistent, two_values, revised, wrong_way, slack, below_last_outcome,
        differs, contradictory or undetermined with a `reason`. first_ and second_ lead to both sources.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    """
    require_place(tables, place)
    known = know(tables, place, year)
    goals = plan_goals(tables, place, year)
    annual = annual_targets(tables, place, year)
    rows = [
        *_stated(goals, known),
        *_goals_and_bases(goals, known),
        *_two_values(goals, known, year),
        *_targets_and_outcomes(annual, known),
        *_wording(goals, annual, known),
        *_contradictions([*goals, *annual], known),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _stated(goals: list[Row], known: Known) -> Iterator[Row]:
    """Hold what a plan states for each year against its base and goal."""
    for goal in goals:
        base = known.by_id.get(goal["baseline_id"])
        if goal["measure"] != "level" or base is None:
            continue
        for other in goals:
            kind = (other["measure"], other["basis"])
            if other["subject"] != goal["subject"] or kind not in STATED:
                continue
            years = len(periods.parse(goal["span"]).years)
            found = STATED[kind](
                Printed(float(base["canonical_low"]), precision(base, known)),
                _printed(goal),
                years,
                _printed(other),
            )
            check = "stated_growth" if other["measure"] == "growth" else "stated_step"
            yield _finding(check, found.status, base, goal) | _working(goal, base, other, found, years)


def _printed(row: Row) -> Printed:
    """Give a target's number with its printed precision."""
    value = float(row["canonical_low"])
    return Printed(value, half_unit(row["quote"], value, row["canonical_unit"]), row["comparator"])


def _working(goal: Row, base: Row, other: Row, found: Agreement, years: int) -> Row:
    """Give the columns that show how a stated figure was checked."""
    unit, factor = displayed(goal["indicator_id"], goal["canonical_unit"])
    is_growth = other["measure"] == "growth"
    scale = 1.0 if is_growth else factor
    names = ("exact", "exact_low", "exact_high", "stated_low", "stated_high")
    return {
        "base": tidy(float(base["canonical_low"]) * factor),
        "goal": tidy(float(goal["canonical_low"]) * factor),
        "years": years,
        **{name: tidy(getattr(found, name) * scale) for name in names},
        "stated": tidy(float(other["canonical_low"]) * scale),
        "implied_goal": tidy(found.implied_goal * factor),
        "rate_unit": "%" if is_growth else unit,
        "method": "compound_growth" if is_growth else "linear",
        "reason": f"goal_{found.reason}" if found.reason else "",
        "second_text": f"{goal['quote']}; {other['quote']}",
        "second_id": other["target_id"],
        "flags": f"tolerance:{tolerance('approx', 'growth', 1)}|百分点"
        if is_growth and other["comparator"] == "approx"
        else "",
    }


def _goals_and_bases(goals: list[Row], known: Known) -> Iterator[Row]:
    """Find goals on the wrong side of their base, or slacker than it."""
    for goal in goals:
        base = known.by_id.get(goal["baseline_id"])
        if base is None or pd.isna(goal["direction"]) or goal["measure"] not in ("level", "share"):
            continue
        way = (goal["canonical_low"] - base["canonical_low"]) * goal["direction"]
        if way < 0:
            is_limit = goal["comparator"] in ("ge", "gt", "le", "lt")
            yield _finding("goal_and_base", "slack" if is_limit else "wrong_way", base, goal)


def _two_values(goals: list[Row], known: Known, year: int) -> Iterator[Row]:
    """Find figures of one thing and time that differ by more than rounding."""
    bases = {str(periods.parse(goal["span"]).start.year - 1) for goal in goals}
    same: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for subject, figures in known.figures.items():
        for row in figures:
            is_known = row["period"] and periods.parse(row["period"]).end.year <= year
            if is_known and row["measure"] in ONE_VALUE:
                names = ("period", "measure", "basis", "canonical_unit")
                same[(subject, *(row[name] for name in names))].append(row)
    for (_, period, *_), rows in same.items():
        for one, other in combinations(rows, 2):
            if _are_parts(one, other, known):
                continue
            apart = abs(float(one["canonical_low"]) - float(other["canonical_low"]))
            if apart <= precision(one, known) + precision(other, known) + 1e-9:
                continue
            is_revised = (one["status"] == "estimate") != (other["status"] == "estimate")
            check = "two_bases" if period in bases else "two_figures"
            yield _finding(check, "revised" if is_revised else "two_values", other, one)


def _are_parts(one: Row, other: Row, known: Known) -> bool:
    """Whether two figures stand in one sentence (三次产业比重 5:41.3:53.7), or are of unlike things."""
    sentences = [known.words.get(row["statement_id"], ("", ""))[0] for row in (one, other)]
    is_unlike = not one["indicator_id"] and bare(one["indicator"]) != bare(other["indicator"])
    return is_unlike or (sentences[0] != "" and sentences[0] == sentences[1])


def _targets_and_outcomes(annual: list[Row], known: Known) -> Iterator[Row]:
    """Find a year's targets that stand below what the year before already brought."""
    for target in annual:
        last = known.by_id.get(target["baseline_id"])
        if last is None or pd.isna(target["direction"]) or target["measure"] not in ("level", "increment"):
            continue
        if (target["canonical_low"] - last["canonical_low"]) * target["direction"] < 0:
            yield _finding("target_and_outcome", "below_last_outcome", last, target)


def _wording(goals: list[Row], annual: list[Row], known: Known) -> Iterator[Row]:
    """Find what plan and year call by other words, or count in other units."""
    for goal in goals:
        for target in annual:
            if goal["subject"] != target["subject"] or "relational" in (
                goal["comparator"],
                target["comparator"],
            ):
                continue
            is_like = goal["measure"] == target["measure"]
            are_states = {goal["measure"], target["measure"]} <= {"level", "share"}
            if (is_like or are_states) and goal["canonical_unit"] != target["canonical_unit"]:
                yield _finding("units", "differs", goal, target)
            words = [
                action_words.worded(row["indicator"], *known.words.get(row["statement_id"], ("", "")))
                for row in (goal, target)
            ]
            flags = action_words.compare(words[0], words[1], "target")
            if is_like and flags:
                yield _finding("words", "differs", goal, target) | {"flags": ";".join(flags)}


def _contradictions(targets: list[Row], known: Known) -> Iterator[Row]:
    """List the targets that the papers state with two numbers."""
    by_id = {row["target_id"]: row for row in targets}
    seen: set[frozenset[str]] = set()
    for row in targets:
        for flag in row["flags"].split(";"):
            name, _, other = flag.partition(":")
            pair = frozenset((row["target_id"], other))
            if name == "contradicts" and pair not in seen:
                seen.add(pair)
                found = _finding("contradiction", "contradictory", row, by_id.get(other, {}))
                quote = found["second_text"] or known.words.get(other, ("", ""))[1]
                yield found | {"second_id": other, "second_text": quote}


def _finding(check: str, status: str, first: Row, second: Row) -> Row:
    """Give the columns of a finding that name it and lead to both sources."""
    about = second or first
    found: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    numbers = ("base", "goal", "years", "exact", "exact_low", "exact_high", "stated", "implied_goal")
    found |= dict.fromkeys((*numbers, "stated_low", "stated_high"), nan)
    names = ("place", "indicator_id", "indicator", "measure", "period")
    found |= {"check": check, "status": status, **{name: about[name] for name in names}}
    for side, row in (("first", first), ("second", second)):
        unit, factor = displayed(row["indicator_id"], row["canonical_unit"]) if row else ("", nan)
        found[f"{side}_value"] = tidy(float(row["canonical_low"]) * factor) if row else nan
        found[f"{side}_unit"] = unit
        found[f"{side}_text"] = row.get("quote", "") or row.get("note", "") if row else ""
        found[f"{side}_id"] = (row.get("target_id") or row["observation_id"]) if row else ""
        found[f"{side}_source"] = row["source_title"] if row else ""
    return found | {"unit": found["second_unit"] or found["first_unit"]}
