"""Several of one size: 2×35万千瓦 is 70万千瓦."""

from __future__ import annotations

from indicators.storage.expressions import expression

_TIMES = expression(r"(?<![\d.])(\d{1,2})\s?[×*✕xX]\s?$")
_REACH = 6
# Lengths are not added up: 20×30米 is an area.
_ADDED_UP = frozenset(("power", "energy", "mass", "volume"))


def multiple_before(text: str, start: int, kind: str) -> tuple[int, int]:
    """Find how many of an amount there are: the number, and where it begins; 1 if nothing says so.

    Examples
    --------
    >>> multiple_before("主变2×18万千伏安", 4, "power"), multiple_before("厂房20×30米", 5, "length")
    ((2, 2), (1, 5))
    """
    match = _TIMES.search(text, max(0, start - _REACH), start) if kind in _ADDED_UP else None
    return (int(match[1]), match.start()) if match else (1, start)
