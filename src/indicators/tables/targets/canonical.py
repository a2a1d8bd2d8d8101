"""Puts figures into the one unit in which figures of their indicator and measure are compared."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators import units
from indicators.errors import UnitMismatch, UnknownUnit
from indicators.tables.targets.multiples_of_base import in_percent
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.loading import packaged

PERCENT, TIMES = "%", "倍"
DIGITS = 12

_EACH = re.compile(r"([人户])均")


def add_canonical(frame: pd.DataFrame) -> pd.DataFrame:
    """Add canonical_low, canonical_high and canonical_unit to a table of figures.

    Parameters
    ----------
    frame : DataFrame
        With indicator_id, measure, low, high and unit.

    Returns
    -------
    DataFrame
        A copy. Where a figure does not convert into its indicator's unit (a count of estates for an area,
        dollars for yuan) it keeps its own, and says so by that.

    Examples
    --------
    >>> figures = pd.DataFrame({"indicator_id": ["grain_output"], "measure": ["level"],
    ...                         "low": [2.6e9], "high": [2.6e9], "unit": ["斤"]})
    >>> add_canonical(figures)[["canonical_low", "canonical_unit"]].to_numpy().tolist()
    [[1300000.0, '吨']]
    """
    frame = frame.copy()
    frame["canonical_low"] = frame["low"].astype("float64")
    frame["canonical_high"] = frame["high"].astype("float64")
    frame["canonical_unit"] = frame["unit"]
    keys = ["indicator_id", "measure", "unit"]
    for kind in frame[keys].drop_duplicates().itertuples(index=False, name=None):
        unit, goal = kind[-1], canonical_unit(*kind)
        if goal == unit:
            continue
        rows = (frame[keys] == pd.Series(kind, index=keys)).all(axis="columns")
        if unit == TIMES and goal == PERCENT:
            _add_multiples(frame, rows)
            continue
        if unit and goal not in count_words(unit):
            for column in ("canonical_low", "canonical_high"):
                stated = unit_of_one(unit, kind[0])
                frame.loc[rows, column] = _rounded(units.convert(frame.loc[rows, column], stated, goal))
        frame.loc[rows, "canonical_unit"] = goal
    is_bare = frame["low"].isna() & (frame["unit"] == "")
    frame.loc[is_bare & _in_percent(frame), "canonical_unit"] = PERCENT
    # A share that is not to fall is held against the points by which it moved.
    frame.loc[is_bare & (frame["measure"] == "change"), "canonical_unit"] = "百分点"
    return frame


def _in_percent(frame: pd.DataFrame) -> pd.Series:
    """Say which rows without a number are told of in percent: shares, and what everything is to have."""
    is_share = frame["measure"] == "share"
    if "reference" not in frame:
        return is_share
    is_whole = (frame["reference"] == "standard") & (frame["indicator_id"] == "")
    return is_share | is_whole | (frame["reference"] == "full_coverage")


def _add_multiples(frame: pd.DataFrame, rows: pd.Series) -> None:
    """Put multiples of a growth into percent: 翻一番 is +100 %, 增长N倍 +100 N %, 达到N倍 N times."""
    blank = pd.Series("", index=frame.index)
    words = [frame.get(name, blank)[rows] for name in ("quote", "sentence")]
    for column, stated in (("canonical_low", "low"), ("canonical_high", "high")):
        told = zip(frame.loc[rows, stated], *words, strict=True)
        frame.loc[rows, column] = [
            in_percent(value, TIMES, quote, sentence) for value, quote, sentence in told
        ]
    frame.loc[rows, "canonical_unit"] = PERCENT


def canonical_unit(indicator_id: str, measure: str, unit: str) -> str:
    """Say in which unit a figure is compared: the catalogue's, % for rates, else the figure's own.

    Examples
    --------
    >>> canonical_unit("grain_output", "level", "斤"), canonical_unit("grain_output", "growth", "%")
    ('吨', '%')
    >>> canonical_unit("old_housing", "increment", "平方米"), canonical_unit("hightech_firms", "level", "户")
    ('平方米', '家')
    """
    entry = indicators().by_id.get(indicator_id)
    if measure in CHANGES:
        if not unit:
            return PERCENT
        wanted = [PERCENT]
        if unit == TIMES:
            return PERCENT
    elif entry is None or measure == "change":
        wanted = []
    else:
        wanted = [entry.unit, *entry.other_units]
    stated = unit_of_one(unit, indicator_id)
    return next((goal for goal in wanted if _converts(stated, goal)), unit)


def unit_of_one(unit: str, indicator_id: str) -> str:
    """Give a unit without the people whom the indicator's name says already: statistics offices write both.

    Examples
    --------
    >>> unit_of_one("元/人", "gdp_per_capita"), unit_of_one("元/人", "labour_productivity")
    ('元', '元/人')
    """
    entry = indicators().by_id.get(indicator_id)
    each = _EACH.search(entry.name) if entry else None
    return unit.removesuffix(f"/{each[1]}") if each else unit


@cache
def count_words(unit: str) -> frozenset[str]:
    """Give the count words of count_words.yaml that count the same things as this one.

    Examples
    --------
    >>> "家" in count_words("户"), "户" in count_words("个"), count_words("亩")
    (True, False, frozenset())
    """
    return frozenset().union(*(group for group in _count_words() if unit in group))


@cache
def _count_words() -> list[list[str]]:
    groups: list[list[str]] = packaged("count_words.yaml", "tables")
    return groups


def _converts(unit: str, goal: str) -> bool:
    """Whether figures of a unit can stand in another."""
    if unit == goal or goal in count_words(unit):
        return True
    if not unit or not goal:
        return False
    try:
        units.convert(1.0, unit, goal)
    except (UnitMismatch, UnknownUnit):
        return False
    return True


def _rounded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round away what binary fractions add, at twelve significant digits."""
    # What is out of all bounds stays so, and is told as such.
    with np.errstate(divide="ignore", over="ignore", under="ignore", invalid="ignore"):
        size = np.where(values == 0, 0.0, np.floor(np.log10(np.abs(values))))
        scale = 10.0 ** (DIGITS - 1 - np.nan_to_num(size))
        return np.where(np.isnan(values), np.nan, np.round(values * scale) / scale)
