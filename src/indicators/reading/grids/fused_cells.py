"""Cells that lost their separator: 8483682862 is 84836 | 82862.

Every way to cut is weighed by number form, magnitude, the unit's bounds and what the paper says elsewhere.
What is certain is read; what is not keeps its candidates for an analyst.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from indicators.storage.expressions import expression

_NUMBER = expression(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_SURE = 0.7
_KNOWN_BONUS = 3.0
_SAME_DECIMALS = 0.35


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to cut a run of digits into two cells."""

    # The two numbers as written.
    first: str
    second: str
    cost: float  # The lower, the likelier.


def cuts(run: str, *, is_percent: bool, known: Collection[float] = ()) -> list[Cut]:
    """List the ways to cut a run of digits into two numbers, the likeliest first.

    Parameters
    ----------
    run : str
        Digits and points.
    is_percent : bool
        Whether both cells are rates, at most 100.
    known : collection of float
        Figures the paper gives elsewhere in the same unit.

    Examples
    --------
    >>> [(c.first, c.second) for c in cuts("8483682862", is_percent=False)][0]
    ('84836', '82862')
    >>> [(c.first, c.second) for c in cuts("7583.6", is_percent=True)]
    [('75', '83.6')]
    """
    found = []
    for at in range(1, len(run)):
        first, second = run[:at], run[at:]
        if not (_NUMBER.fullmatch(first) and _NUMBER.fullmatch(second)):
            continue
        a, b = float(first), float(second)
        if is_percent and (a > 100 or b > 100):
            continue
        found.append(Cut(first, second, _cost(first, second, a, b, known)))
    return sorted(found, key=lambda cut: cut.cost)


def _cost(first: str, second: str, a: float, b: float, known: Collection[float]) -> float:
    distance = abs(math.log(a / b)) if a > 0 and b > 0 else 1.0
    cost = distance - (_SAME_DECIMALS if _decimals(first) == _decimals(second) else 0.0)
    for value in known:
        if b and abs(value - b) <= 0.005 * abs(b):
            return cost - _KNOWN_BONUS
    return cost


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def is_certain(candidates: list[Cut]) -> bool:
    """Whether the likeliest cut is clearly likelier than the next.

    Examples
    --------
    >>> is_certain(cuts("4948", is_percent=True)), is_certain([])
    (True, False)
    """
    if not candidates:
        return False
    return len(candidates) == 1 or candidates[1].cost - candidates[0].cost >= _SURE


@lru_cache(maxsize=1)
def decimals(text: str) -> list[tuple[int, float]]:
    """List the decimal figures of a text with their places; its tables ask one after the other."""
    found = re.finditer(r"(?<![\d.])\d+\.\d+(?![\d.])", text)
    return [(match.start(), float(match[0])) for match in found]
