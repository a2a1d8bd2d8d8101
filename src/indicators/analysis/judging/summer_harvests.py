"""Harvests that are in before the year is over: what June tells of 夏粮 is the year's."""

from __future__ import annotations

from indicators.periods import Period
from indicators.tables.contract.records import Target
from indicators.tables.targets.aims import aim_words, is_harvest

LAST_MONTH = 6


def is_in(target: Target, now: Period) -> bool:
    """Whether a target is of a harvest that is in by the end of a period."""
    is_early = any(word in target.indicator for word in aim_words()["summer_crops"])
    return is_early and now.end.month >= LAST_MONTH and is_harvest(target.indicator_id, target.indicator)
