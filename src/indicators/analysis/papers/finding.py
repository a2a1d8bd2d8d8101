"""What a check of the papers found: two statements, with what leads to the source of each."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

from indicators.analysis.display_units import displayed, tidy
from indicators.tables.contract.flags import NONE
from indicators.tables.contract.records import Flags, Observation, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Two statements held against each other; see `consistency.finding_rows` for the codes."""

    check: str
    status: str
    place: str
    indicator_id: str
    indicator: str
    measure: str
    period: str
    unit: str
    exact: float = nan
    exact_low: float = nan
    exact_high: float = nan
    stated: float = nan
    stated_low: float = nan
    stated_high: float = nan
    rate_unit: str = ""
    first_value: float
    second_value: float
    first_unit: str
    second_unit: str
    first_text: str
    second_text: str
    first_id: str
    second_id: str
    goal_id: str = ""  # Of the goal whose amount the second value is, where `second_id` tells its growth.
    reason: str = ""
    flags: Flags = NONE


def finding(
    check: str, status: str, first: Target | Observation, second: Target | Observation | None
) -> Finding:
    """Give the columns of a finding that name it and lead to both sources."""
    about = second or first
    one, other = _side(first), _side(second)
    return Finding(
        check=check,
        status=status,
        place=about.place,
        indicator_id=about.indicator_id,
        indicator=about.indicator,
        measure=about.measure,
        period=about.period,
        unit=other.unit or one.unit,
        first_value=one.value,
        second_value=other.value,
        first_unit=one.unit,
        second_unit=other.unit,
        first_text=one.text,
        second_text=other.text,
        first_id=one.id,
        second_id=other.id,
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two statements of a finding, in its display unit."""

    value: float = nan
    unit: str = ""
    text: str = ""
    id: str = ""


def _side(row: Target | Observation | None) -> _Side:
    """Give one side of a finding, an empty one where the tables have no row of it."""
    if row is None:
        return _Side()
    unit, factor = displayed(row.indicator_id, row.canonical_unit)
    value = tidy(row.canonical_low * factor)
    if isinstance(row, Target):
        return _Side(value, unit, row.quote or row.note, row.target_id)
    return _Side(value, unit, row.note, row.observation_id)
