"""Puts results that are told without a number into one: 清零 is 0, 全覆盖 100 %, 完成 all of a goal."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.shares_of_goals import completion_of
from indicators.reading.worded_results import CASES
from indicators.vocabulary.loading import packaged

RELATIONAL = "relational"
THINGS = "个"
WHOLE = 100.0
_BEYOND = pattern("told_completions.beyond_patterns")
_HARM = pattern("told_states.harms", suffix="$")


def as_figures(said: pd.DataFrame) -> pd.DataFrame:
    """Give the results of papers with numbers for the states that they tell in words.

    Parameters
    ----------
    said : DataFrame
        Rows of statements with role actual or baseline. What is held against something else is left out.
    """
    is_state = said["comparator"] == RELATIONAL
    if not is_state.any():
        return said
    rows = [_figure(row) for row in said[is_state].to_dict("records")]
    made = pd.DataFrame([row for row in rows if row], columns=said.columns).astype(said.dtypes)
    return pd.concat([said[~is_state], made], ignore_index=True)


def _figure(row: dict[Hashable, object]) -> dict[Hashable, object]:
    thing, words = str(row["indicator"]), str(row["quote"])
    told: dict[Hashable, object]
    if row["reference"] == "zero":
        told = {"low": 0.0, "high": 0.0, "unit": CASES if _HARM.search(thing) else THINGS, "comparator": "eq"}
        return {**row, **told}
    names = {"full_coverage": thing + _covered_share(), "assigned": completion_of(thing)}
    name = names.get(str(row["reference"]))
    if name is None:
        return {}
    return {
        **row, "indicator": name, "indicator_id": "", "measure": "share", "low": WHOLE, "high": WHOLE,
        "unit": "%", "comparator": "gt" if _BEYOND.search(words) else "eq",
    }  # fmt: skip


def _covered_share() -> str:
    words: dict[str, list[str]] = packaged("target_words.yaml")
    return words["covered_share"][0]
