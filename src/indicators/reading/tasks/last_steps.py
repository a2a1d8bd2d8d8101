"""Until when a task is to be done, by a cell of its steps: 5月底前，主桥合龙；11月底前，建成通车."""

from __future__ import annotations

import re

from indicators.reading.quantities import quantities
from indicators.reading.times import deadlines

_STEP = re.compile(r"[^；;。\n]+")
_DAY = re.compile(r"[^，,]*?(?:前|底|末|旬|日)(?=[，,完]|$)")


def last_day(words: str) -> str:
    """Give the words of the day of the last step, "" if that step is an amount: the rest is due behind it.

    Examples
    --------
    >>> last_day("5月底前，完成主桥合龙；11月底前，建成通车"), last_day("12月底前完成")
    ('11月底前', '12月底前')
    >>> last_day("6月底前，完成170亿元；9月底前，完成260亿元"), last_day("长期坚持")
    ('', '')
    """
    steps = _STEP.findall(words)
    day = _DAY.match(steps[-1].strip()) if steps else None
    if day is None or not deadlines.is_deadline(day[0]):
        return ""
    is_amount = any(quantity.unit for quantity in quantities.find(steps[-1].strip()[day.end() :]))
    return "" if is_amount else day[0]
