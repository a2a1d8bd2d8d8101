"""Which indicators are so many on each of something, by their names."""

from __future__ import annotations

from indicators.tables.matching.row_subject import PER
from indicators.tables.matching.same_words import words


def is_ratio(indicator: str) -> bool:
    """Whether so many come on each of something, or one is held against another: no amount of things.

    Examples
    --------
    >>> is_ratio("人均公园绿地面积"), is_ratio("每千人口医师数"), is_ratio("公园绿地面积")
    (True, True, False)
    """
    return PER.search(indicator) is not None or any(word in indicator for word in words()["per"])
