"""What a target asks for in each month or quarter of its year."""

from __future__ import annotations

from indicators.tables.targets.aim_nouns import aim_words


def times_a_year(clause: str) -> int:
    """Say how often a year's time has what a clause asks for in each part: 12 for 每月, 4 for 每季度, else 1.

    Examples
    --------
    >>> [times_a_year(words) for words in ("每月新增市场主体1000户", "新增5户", "每人每月补贴800元")]
    [12, 1, 1]
    """
    told = each_part(clause)
    if not told:
        return 1
    return 12 if told in aim_words()["each_month"] else 4


def each_part(clause: str) -> str:
    """Give the words by which a clause asks for so much in each month or quarter, "" if it does not."""
    if any(word in clause for word in aim_words()["for_each"]):
        return ""
    every = (*aim_words()["each_month"], *aim_words()["each_quarter"])
    return next((word for word in every if word in clause), "")
