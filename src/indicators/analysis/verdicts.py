"""Whether one figure meets one target, by the target's comparator, direction and printed precision.

No official value exists for what 左右 and 基本 forgive: the tolerances stand in schemes.yaml and in each row.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, isnan, nan

from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import CEILINGS, FLOORS, RATES

SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target asks for.

    Attributes
    ----------
    measure, comparator, reference, nature : str
        As in the tables.
    low, high : float
        NaN for a relational target.
    direction : int or None
        1 higher is better, -1 lower, 0 neither, None not known.
    is_broad : bool
        Whether its words are 基本同步 or the like.
    """

    measure: str
    comparator: str
    low: float
    high: float
    direction: int | None
    reference: str = ""
    nature: str = ""
    is_broad: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Met or missed, by how much, and what was forgiven; or why there is no verdict.

    Attributes
    ----------
    status : str
        met, missed, rebound, undetermined or no_observation.
    gap : float
        By how much the figure is better than asked, in its unit; negative where it falls short.
    slack : float
        What is forgiven.
    is_by_rounding : bool
        Whether only the printed precision makes it met.
    consequence : str
        failure for a missed binding target, deviation for a missed expected one, else "".
    """

    status: str
    reason: str = ""
    gap: float = nan
    slack: float = nan
    is_by_rounding: bool = False
    consequence: str = ""


def judge(aim: Aim, actual: float, half_unit: float = 0.0, reference_value: float = nan) -> Verdict:
    """Hold a figure of the target's whole period against it.

    Parameters
    ----------
    aim : Aim
        The target.
    actual : float
        In the target's unit.
    half_unit : float
        Half a unit of the actual's last printed digit: 6.0 may stand for 5.95.
    reference_value : float
        What a relational target is held against, NaN if not known.

    Examples
    --------
    >>> judge(Aim("growth", "approx", 7, 7, 1), 4).status, judge(Aim("growth", "approx", 7, 7, 1), 4).gap
    ('missed', -3)
    >>> judge(Aim("growth", "relational", nan, nan, 1, "assigned"), 4).reason
    'relational:assigned'
    """
    if aim.comparator == "relational" and isnan(reference_value):
        return Verdict("undetermined", f"relational:{aim.reference}")
    if not isfinite(actual):
        return Verdict("no_observation", "has_no_number")
    gap = _gap(aim, actual, reference_value)
    if not isfinite(gap):
        return Verdict("undetermined", "band" if aim.direction == 0 else "no_direction")
    forgiven = forgives(aim)
    by_rounding = 0.0 if aim.comparator in ("gt", "lt", "approx") else half_unit
    bound = SLACK if aim.comparator in ("gt", "lt") else -forgiven - SLACK
    is_exact = gap >= bound
    if is_exact or (by_rounding > 0 and gap >= -forgiven - by_rounding - SLACK):
        return Verdict("met", "", gap, max(forgiven, by_rounding), not is_exact)
    consequence = {"binding": "failure", "expected": "deviation"}.get(aim.nature, "")
    status = "rebound" if aim.measure == "decline" and actual < 0 else "missed"
    return Verdict(status, "", gap, max(forgiven, by_rounding), consequence=consequence)


def _gap(aim: Aim, actual: float, reference_value: float) -> float:
    """Say by how much a figure is better than asked."""
    if aim.comparator == "relational":
        return (actual - reference_value) * aim.direction if aim.direction else nan
    if aim.comparator == "approx" and aim.direction == 0:
        return -abs(actual - aim.low)
    return gap_of_rate(aim.comparator, aim.low, aim.high, actual, aim.direction)


def gap_of_rate(comparator: str, low: float, high: float, observed: float, direction: int | None) -> float:
    """Say by how much a rate is better than its target, in points; negative where it falls short.

    Parameters
    ----------
    comparator : str
        ge and gt set a floor, le and lt a ceiling, range both; eq and approx go by the direction.
    low, high : float
        The target.
    observed : float
        The rate so far.
    direction : int or None
        1 higher is better, -1 lower; NaN comes back where neither comparator nor direction decides.

    Examples
    --------
    >>> round(gap_of_rate("eq", 6, 6, 5.7, 1), 9), gap_of_rate("le", 3, 3, 2, 0)
    (-0.3, 1)
    >>> gap_of_rate("approx", 2, 2, 2.1, 0)
    nan
    """
    if comparator in FLOORS:
        return observed - low
    if comparator in CEILINGS:
        return high - observed
    if direction == 1:
        return observed - low
    if direction == -1:
        return high - observed
    if comparator == "range":
        return min(observed - low, high - observed)
    return nan


def forgives(aim: Aim) -> float:
    """Give what the words 左右 and 基本 forgive."""
    if aim.comparator == "relational":
        return schemes().tolerances.broadly_equal_points if aim.is_broad else 0.0
    return tolerance(aim.comparator, aim.measure, aim.low)


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
