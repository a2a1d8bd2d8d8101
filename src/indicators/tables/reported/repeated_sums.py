"""Bases that repeat a sum over years which the same paper tells: 6.64 under 2020年, 截至2019年累计[6.64]*."""

from __future__ import annotations

import pandas as pd

from indicators.vocabulary.column_values import CHANGES

_SUM = "cumulative"
_FIGURE = ["document_id", "place", "named", "measure", "low", "high", "unit"]


def told_as_sums(said: pd.DataFrame) -> pd.DataFrame:
    """Give a base that is the figure of a sum over years the basis and the years of that sum.

    A table prints a rate under its base year, and that is what the statement says. Where the paper tells the
    same number of the same indicator as cumulated over years, the base column only repeats it.

    Parameters
    ----------
    said : DataFrame
        Statements of role actual and baseline.
    """
    named = said["indicator_id"].where(said["indicator_id"] != "", said["indicator"])
    keys = pd.MultiIndex.from_frame(said.assign(named=named)[_FIGURE])
    is_sum = (said["role"] == "actual") & (said["basis"] == _SUM)
    years = dict(zip(keys[is_sum], said.loc[is_sum, "period"], strict=True))
    is_base = (said["role"] == "baseline") & said["measure"].isin(CHANGES) & (said["basis"] == "")
    is_repeated = is_base & keys.isin(list(years))
    found = said.assign(
        basis=said["basis"].mask(is_repeated, _SUM),
        period=said["period"].mask(is_repeated, pd.Series(keys.map(years), index=said.index)),
    )
    return found if is_repeated.any() else said
