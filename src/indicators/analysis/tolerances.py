"""What the word 左右 forgives: no official value exists, the tolerances stand in schemes.yaml."""

from __future__ import annotations

from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import RATES


def tolerance(comparator: str, measure: str, target: float) -> float:
    """Give what 左右 forgives: points for a rate, in the target's unit for an amount.

    Examples
    --------
    >>> tolerance("approx", "growth", 6), tolerance("eq", "growth", 6), tolerance("approx", "level", 500)
    (0.5, 0.0, 10.0)
    """
    if comparator != "approx":
        return 0.0
    known = schemes().tolerances
    return known.approx_points if measure in RATES else abs(target) * known.approx_amount_pct / 100
