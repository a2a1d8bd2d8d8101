"""The unit in which a reader expects an indicator: 亿元 for revenue, 万亩 for farmland."""

from __future__ import annotations

import re
from functools import cache

from indicators import units
from indicators.errors import UnitMismatch, UnknownUnit
from indicators.vocabulary import indicators

_IN_TIMES = re.compile(r"(?P<verb>增长)[^\d，,]{0,2}\d[\d.]*倍")


@cache
def displayed(indicator_id: str, unit: str) -> tuple[str, float]:
    """Give the unit to show and the factor that leads to it from the tables' unit.

    Parameters
    ----------
    indicator_id : str
        "" where the catalogue has none: money is then shown in 亿, all else as it is.
    unit : str
        The canonical unit.

    Examples
    --------
    >>> displayed("budget_revenue", "元"), displayed("5g_stations", "个"), displayed("gdp", "%")
    (('亿元', 1e-08), ('个', 1.0), ('%', 1.0))
    """
    entry = indicators().by_id.get(indicator_id)
    if not unit or (entry is None and units.parse_form(unit).kind != "currency"):
        return unit, 1.0
    wanted = entry.display if entry else f"亿{unit}"
    try:
        return wanted, float(units.convert(1.0, unit, wanted))
    except (UnitMismatch, UnknownUnit):
        return unit, 1.0


def tidy(value: float) -> float:
    """Round away what binary fractions add, at twelve significant digits.

    Examples
    --------
    >>> tidy(15730000000 * 1e-8)
    157.3
    """
    return float(f"{value:.12g}")


def times_grown(pct: float, target: str) -> str:
    """Write a growth in the words of a target that is told in times, "" where it is not, or has not doubled.

    Examples
    --------
    >>> times_grown(180.0, "增长2倍以上"), times_grown(180.0, "增长150%"), times_grown(80.0, "增长2倍")
    ('增长1.8倍', '', '')
    """
    found = _IN_TIMES.match(target)
    return f"{found['verb']}{tidy(pct / 100):g}倍" if found and pct >= 100 else ""
