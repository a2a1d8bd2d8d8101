"""The unit in which a reader expects an indicator: 亿元 for revenue, 万亩 for farmland."""

from __future__ import annotations

from functools import cache

from indicators import units
from indicators.errors import UnitMismatch, UnknownUnit
from indicators.vocabulary import indicators


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
