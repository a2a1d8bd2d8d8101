"""Which amounts come in once a year, with a harvest, and which of them by the end of June."""

from __future__ import annotations

from indicators.tables.matching.capacities import is_capacity
from indicators.tables.targets.aims import entry_of, has_word


def is_harvest(indicator_id: str, indicator: str) -> bool:
    """Whether an amount comes in once a year: a harvest, a sown area.

    Examples
    --------
    >>> [is_harvest("", name) for name in ("大豆产量", "汽车产量", "规模以上工业总产值", "花生播种面积")]
    [True, False, False, True]
    """
    entry = entry_of(indicator_id, indicator)
    is_stock = entry is not None and entry.accumulates != "flow"
    if is_stock or is_capacity(indicator):
        return False
    name = entry.name if entry else indicator
    # 粮食总产 is a harvest, 农业总产值 is none, nor is 汽车产量.
    is_grown = has_word("crops", name) and has_word("yields", name) and not has_word("values", name)
    return is_grown or has_word("harvest_nouns", name)


def is_summer_harvest(indicator_id: str, indicator: str) -> bool:
    """Whether a harvest is in by the end of June.

    Examples
    --------
    >>> is_summer_harvest("", "夏粮产量"), is_summer_harvest("", "粮食总产量")
    (True, False)
    """
    return has_word("summer_harvests", indicator) and is_harvest(indicator_id, indicator)
