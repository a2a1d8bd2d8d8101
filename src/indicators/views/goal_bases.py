"""Where a plan's goal starts from, in the unit of its own figure: one in words (高于全省平均) has no unit."""

from __future__ import annotations

from indicators.views.citations import Citations
from indicators.views.localizer import Localizer


def base_amount(base_id: str, citations: Citations, localizer: Localizer) -> tuple[float, str, str]:
    """Give a base's value, its unit and both in words; NaN and "" for a goal without a base."""
    base = citations.figure(base_id)
    if base is None:
        return float("nan"), "", ""
    value, unit = base.canonical_low, base.canonical_unit
    return value, unit, localizer.figure(value, unit)


def from_base(base_id: str, period: str, citations: Citations, localizer: Localizer) -> str:
    """Tell a base with its year, 2020年 360家; "" where there is none."""
    base = base_amount(base_id, citations, localizer)[2]
    return localizer.say("from_base", base=base, year=period) if base else ""
