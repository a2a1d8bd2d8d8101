"""Goals of ranks: which place among others is the last that meets 进入全省前5名, 保持全国第三, 居全省首位."""

from __future__ import annotations

from decimal import Decimal
from math import nan

from indicators.reading.lexicon import pattern
from indicators.reading.quantities.numerals import chinese

RANKS = ("province_rank", "nation_rank")
_LAST = pattern("relations.last_places_patterns")
_FIRST = pattern("relations.first_places_patterns")


def last_place(words: str) -> float:
    """Give the last place that the words of a goal allow; NaN where they name none (前列).

    Examples
    --------
    >>> [last_place(words) for words in ("进入全省前5名", "保持全国第三位", "位居全省首位", "走在全省前列")]
    [5.0, 3.0, 1.0, nan]
    """
    found = _LAST.search(words)
    if found is None:
        return 1.0 if _FIRST.search(words) else nan
    told = found["number"]
    number = Decimal(told) if told.isdecimal() else chinese(told)
    return nan if number is None else float(number)
