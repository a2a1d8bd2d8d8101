"""Numbers with colons between: shares that add up to a hundred, and ratios to one."""

from __future__ import annotations

import re

from indicators.reading.lexicon import pattern
from indicators.reading.quantities.not_numbers import is_clock
from indicators.reading.quantities.quantity import Quantity, simple
from indicators.storage.expressions import expression

_RATIO = expression(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+(?![.,]?\d)")
_PART = expression(r"\d+(?:\.\d+)?")
_TO_ONE = pattern("ratios.to_one_patterns", suffix="$")
_FULL = 100
# 收入比2.5:1, 性别比105.23:100
_TOLD_TO = {1.0: _TO_ONE, float(_FULL): pattern("ratios.to_hundred_patterns", suffix="$")}


def ratio_at(text: str, at: int, end: int) -> tuple[list[Quantity], int]:
    """Read the ratio that begins at a place; no quantities if it is a time of day or a ratio of two numbers.

    Examples
    --------
    >>> found, end = ratio_at("比例为68.7:31.3", 3, 12)
    >>> [(q.low, q.unit) for q in found], end
    ([(68.7, '%'), (31.3, '%')], 12)
    """
    ratio = _RATIO.match(text, at, end)
    return (_quantities(text, ratio), ratio.end()) if ratio else ([], at)


def _quantities(text: str, ratio: re.Match[str]) -> list[Quantity]:
    """Read 5.8:47.5:46.7 as shares, 2.5:1 as its first number; a time of day is neither."""
    parts = list(_PART.finditer(ratio[0]))
    total = sum(float(part[0]) for part in parts)
    if len(parts) == 2 and abs(total - _FULL) > 1:
        told = _TOLD_TO.get(float(parts[1][0]))
        if told is not None and told.search(text, max(0, ratio.start() - 8), ratio.start()):
            return [simple(text, ratio.start(), ratio.end(), float(parts[0][0]), "", "", "ratio")]
        return []
    if is_clock(ratio):
        return []
    return [
        Quantity(a, b, float(part[0]), float(part[0]), "%", "percent", "eq", a, b, form="ratio")
        for part in parts
        for a, b in [(ratio.start() + part.start(), ratio.start() + part.end())]
    ]
