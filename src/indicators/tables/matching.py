"""Which figures speak of the same thing: by indicator, measure, unit, place and series, best source first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

import pandas as pd

from indicators.tables.progress_figures import PREFIX, answer_prefix
from indicators.vocabulary import indicators

REPEATED = "repeated_by:"
STATUS_ORDER = {"baseline": 0, "estimate": 1, "preliminary": 2, "final": 3}
QUALITY_ORDER = {"encyclopedia": 0, "repost": 1, "press": 2, "department": 3, "official": 4}
_DECORATION = re.compile(r"[“”\"'‘’「」《》\s]|^(全市|全省|全县)|(总数|个数|数量|数)$")


def bare(phrase: str) -> str:
    """Strip an indicator's phrase of quotation marks, 全市 and a closing 数.

    Examples
    --------
    >>> bare("全市“专精特新”企业数")
    '专精特新企业'
    """
    return _DECORATION.sub("", _DECORATION.sub("", phrase))


def subject(row: Mapping[str, Any]) -> str:
    """Name what a row is about: the indicator's id and series, or the bare phrase where there is no id.

    Rows of different subject are never set against each other; 登记失业率 and 调查失业率 differ.

    Examples
    --------
    >>> subject({"indicator_id": "5g_stations", "indicator": "新改建5G基站"})
    '5g_stations'
    >>> subject({"indicator_id": "", "indicator": "“揭榜挂帅”项目"})
    '~揭榜挂帅项目'
    """
    phrase = row["indicator"]
    if not row["indicator_id"]:
        return f"~{bare(phrase) or row['statement_id']}"
    entry = indicators().by_id.get(row["indicator_id"])
    series = entry.series_of(phrase) if entry else ""
    return f"{row['indicator_id']}~{series}" if series else str(row["indicator_id"])


def answers(figure: Mapping[str, Any], target: Mapping[str, Any]) -> bool:
    """Say whether a figure may speak to a target: one that was filled in for another target does not.

    A target that others were found to repeat takes their figures over.

    Examples
    --------
    >>> answers({"observation_id": "progress@a.480.2025-Q1"}, {"target_id": "a@480"})
    True
    >>> answers({"observation_id": "progress@a.480.2025-Q1"}, {"target_id": "a@48"})
    False
    >>> repeated = {"target_id": "a@4", "flags": "repeated_by:a@480"}
    >>> answers({"observation_id": "progress@a.480.2025-Q1"}, repeated)
    True
    """
    name = str(figure["observation_id"])
    if not name.startswith(PREFIX):
        return True
    flags = target.get("flags", "").split(";")
    repeats = [flag.removeprefix(REPEATED) for flag in flags if flag.startswith(REPEATED)]
    return name.startswith(tuple(map(answer_prefix, [target["target_id"], *repeats])))


def likeness(a: str, b: str) -> float:
    """Say how alike two phrases are, 0 to 1.

    Examples
    --------
    >>> likeness("5G基站", "“5G”基站数")
    1.0
    """
    return SequenceMatcher(None, bare(a), bare(b)).ratio()


def best_first(observations: pd.DataFrame) -> pd.DataFrame:
    """Sort figures so that the one to believe stands first.

    The more settled status goes first, then what a paper says itself, then the better source, then the
    later one.

    Parameters
    ----------
    observations : DataFrame
        With status, statement_id, source_quality, published and observation_id.
    """
    order = pd.DataFrame(
        {
            "status": observations["status"].map(STATUS_ORDER).astype("int64"),
            "is_statement": observations["statement_id"] != "",
            "quality": observations["source_quality"].map(QUALITY_ORDER).astype("int64"),
            "published": observations["published"],
            "id": observations["observation_id"],
        },
        index=observations.index,
    )
    ascending = [False, False, False, False, True]
    return observations.loc[order.sort_values(list(order.columns), ascending=ascending, kind="stable").index]
