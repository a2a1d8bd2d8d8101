"""What a reader of a contribution has to beware of, and why one is missing: codes of codes.yaml."""

from __future__ import annotations

from math import isclose, isfinite

import pandas as pd

from indicators import periods
from indicators.analysis import action_words
from indicators.analysis.select import Known
from indicators.analysis.shares import Share
from indicators.tables.rows import Row
from indicators.vocabulary import indicators

UNVERIFIED = ("repost", "encyclopedia")


def status(target: float, outcome: float, even: float) -> str:
    """Say whether this year's target, or else the outcome, carries its even share of the way."""
    for word, pct in (("target", target), ("outcome", outcome)):
        if isfinite(pct):
            side = "at" if isclose(pct, even, abs_tol=1e-9) else "above" if pct > even else "below"
            return f"{word}_{side}_even_share"
    return "not_computable"


def reasons(
    goal: Row, target: Row | None, by_target: Share, outcome: Row | None, by_outcome: Share, year: int
) -> str:
    """Say for each missing contribution why it is missing, as codes joined by ';'."""
    if goal["comparator"] == "relational":
        return f"goal_relational:{goal['reference']}"
    found = []
    for what, row, by, at in (
        ("target", target, by_target, year),
        ("outcome", outcome, by_outcome, year - 1),
    ):
        if row is None:
            found.append(f"no_{what}:{at}")
        elif row["comparator"] == "relational":
            found.append(f"{what}_relational:{row['reference']}")
        elif by.reason:
            found.append(f"{what}_{by.reason}")
    return ";".join(found)


def flags(
    goal: Row,
    stated: list[Row],
    target: Row | None,
    outcome: Row | None,
    known: Known,
    sums: dict[int, float],
    year: int,
) -> str:
    """List what a reader of the row has to beware of, as codes joined by ';'.

    Parameters
    ----------
    goal, target, outcome : row
        What is set against each other; None where there is none.
    stated : list of rows
        The goal restated as a yearly rate or amount.
    sums : mapping of year to share in %
        The years whose contribution is known.
    """
    found = [flag for flag in goal["flags"].split(";") if flag.startswith("contradicts")]
    if goal["comparator"] in ("gt", "ge"):
        found.append("goal_is_a_floor")
    goal_words = _words(goal, known)
    for what, row in (("target", target), ("outcome", outcome)):
        if row is None:
            continue
        found += action_words.compare(goal_words, _words(row, known), what)
        if row["measure"] == "increment" and goal["measure"] == "level":
            found.append(f"{what}_counts_additions")
        is_chained = row["measure"] == "growth" and goal["measure"] == "level"
        if is_chained and goal["comparator"] != "relational" and _is_real(row):
            found.append(f"{what}_real_growth")
        if row["source_quality"] in UNVERIFIED:
            found.append(f"{what}_unverified")
    if outcome is not None:
        found += [*_rivals(outcome, known), *_overtaken(goal, target, outcome)]
    pace = next((row for row in stated if (row["measure"], row["basis"]) == ("increment", "annual")), None)
    if (
        pace
        and target
        and target["measure"] == "increment"
        and target["canonical_low"] < pace["canonical_low"]
    ):
        found.append(f"below_stated_pace:{pace['quote']}")
    unknown = [at for at in periods.parse(goal["span"]).years if at < year and at not in sums]
    if sums and unknown:
        found += [f"year_unknown:{at}" for at in unknown]
        found.append("sum_is_lower_bound" if goal["measure"] == "increment" else "sum_is_partial")
    return ";".join(dict.fromkeys(found))


def _is_real(row: Row) -> bool:
    """Whether an indicator's growth is told at comparable prices, while its level is in current money."""
    entry = indicators().by_id.get(row["indicator_id"])
    return entry is not None and entry.price_basis == "real"


def _words(row: Row, known: Known) -> tuple[str, frozenset[str]]:
    """Give a row's wording, from the sentence it stands in."""
    sentence, quote = known.words.get(row["statement_id"], ("", ""))
    return action_words.worded(row["indicator"], sentence, quote)


def _rivals(outcome: Row, known: Known) -> list[str]:
    """Name other figures for the same year that say something else."""
    like = ("period", "measure", "canonical_unit")
    return [
        f"other_figure:{figure['observation_id']}"
        for figure in known.figures[outcome["subject"]]
        if all(figure[name] == outcome[name] for name in like)
        and figure["canonical_low"] != outcome["canonical_low"]
    ]


def _overtaken(goal: Row, target: Row | None, outcome: Row) -> list[str]:
    """Say where the outcome already stands beyond the plan's goal, or beyond this year's target."""

    def is_beyond(other: Row) -> bool:
        like = all(other[name] == outcome[name] for name in ("measure", "canonical_unit"))
        way: int = 0 if pd.isna(other["direction"]) else int(other["direction"])
        return like and way * (outcome["canonical_low"] - other["canonical_low"]) > 0

    found = ["goal_already_met"] if goal["measure"] in ("level", "share") and is_beyond(goal) else []
    if target is not None and target["measure"] in ("level", "share", "increment") and is_beyond(target):
        found.append("target_below_outcome")
    return found
