"""Capacities told from outputs by their words: 粮食综合生产能力, 粮食产量."""

from __future__ import annotations

from indicators.tables.matching.same_words import words
from indicators.vocabulary.indicator_catalogue import Indicator


def is_capacity(indicator: str) -> bool:
    """Say whether a phrase is of what can be brought forth, and not of what is.

    Examples
    --------
    >>> is_capacity("粮食综合生产能力"), is_capacity("粮食产量")
    (True, False)
    """
    return any(word in indicator for word in words()["capacity"])


def is_capacity_of(entry: Indicator | None, indicator: str) -> bool:
    """Say whether a phrase is of the capacity for an indicator that is itself an output."""
    return entry is not None and is_capacity(indicator) and not is_capacity(entry.name)
