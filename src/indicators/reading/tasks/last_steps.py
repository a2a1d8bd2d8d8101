"""Until when a task is to be done, by a cell of its steps: 5月底前，主桥合龙；11月底前，建成通车."""

from __future__ import annotations

from indicators.reading.quantities import quantities
from indicators.reading.times.steps import steps


def last_day(words: str) -> str:
    """Give the words of the day of the last step, "" if that step is an amount: the rest is due behind it.

    Examples
    --------
    >>> last_day("5月底前，完成主桥合龙；11月底前，建成通车"), last_day("12月底前完成")
    ('11月底前', '12月底前')
    >>> last_day("6月底前，完成170亿元；9月底前，完成260亿元"), last_day("长期坚持")
    ('', '')
    """
    found = steps(words)
    if not found or any(quantity.unit for quantity in quantities.find(found[-1].what)):
        return ""
    return found[-1].day
