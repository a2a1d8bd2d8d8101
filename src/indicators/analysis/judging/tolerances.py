"""What the word 左右 forgives: no official value exists, the tolerances stand in schemes.yaml."""

from __future__ import annotations

from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import RATES


def is_in_points(measure: str, unit: str) -> bool:
    """Tell whether differences of what is measured are told in percentage points.

    Examples
    --------
    >>> is_in_points("growth", ""), is_in_points("level", "%"), is_in_points("level", "万人")
    (True, True, False)
    >>> is_in_points("change", "百分点")
    True
    """
    return measure in RATES or unit in ("%", "百分点")


def approximate(measure: str, unit: str, value: float) -> float:
    """Give what 左右 forgives: points for a rate, in the target's unit for an amount.

    Examples
    --------
    >>> approximate("growth", "%", 6), approximate("level", "万人", 500)
    (0.5, 10.0)
    """
    known = schemes().tolerances
    return known.approx_points if is_in_points(measure, unit) else abs(value) * known.approx_amount_pct / 100


def relation_code(*, is_broad: bool) -> str:
    """Give the code by which a row says what 同步 or 基本同步 forgave.

    Examples
    --------
    >>> relation_code(is_broad=True)
    'tolerance_broadly_equal:1|points'
    """
    known = schemes().tolerances
    name, points = (
        ("broadly_equal", known.broadly_equal_points) if is_broad else ("equal", known.approx_points)
    )
    return f"tolerance_{name}:{points:g}|points"


def code(measure: str, unit: str) -> str:
    """Give the code by which a row says what 左右 forgave.

    Examples
    --------
    >>> code("growth", "%"), code("level", "万人")
    ('tolerance:0.5|points', 'tolerance:2|%')
    """
    known = schemes().tolerances
    if is_in_points(measure, unit):
        return f"tolerance:{known.approx_points:g}|points"
    return f"tolerance:{known.approx_amount_pct:g}|%"
