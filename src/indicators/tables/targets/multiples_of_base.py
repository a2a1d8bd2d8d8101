"""What 翻番, 倍增 and N倍 make of a base: 增长3倍 is four times as much, 是…3倍 three times."""

from __future__ import annotations

import re
from math import nan

_TWICE = re.compile(r"翻([一两二三四])?番|倍增")
_TIMES = {None: 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_BECOMES = re.compile(r"(是|为|达到?|相当于|增长?[至到]|提高[至到]|扩大[至到])[^,，。;；]{0,12}$")


def factor(value: float, quote: str, sentence: str) -> float:
    """Return by what a base is multiplied.

    Parameters
    ----------
    value : float
        The number before 倍.
    quote, sentence : str
        The figure as printed, and the words it stands in.

    Examples
    --------
    >>> factor(2, "倍增", "力争实际利用外资实现倍增"), factor(4, "翻两番", "总量翻两番")
    (2.0, 4.0)
    >>> factor(3, "3倍", "产值增长3倍"), factor(3, "3倍", "产值是2020年的3倍")
    (4.0, 3.0)
    """
    doubled = _TWICE.search(quote)
    if doubled:
        return 2.0 ** _TIMES[doubled[1]]
    before = sentence[: sentence.find(quote)] if quote and quote in sentence else ""
    return float(value) if _BECOMES.search(before) else float(value) + 1


def in_percent(value: float, unit: str, quote: str, sentence: str) -> float:
    """Return a growth or fall in %, NaN for a unit that gives none.

    Examples
    --------
    >>> in_percent(2, "倍", "倍增", "利用外资倍增"), in_percent(8, "%", "8%", "增长8%")
    (100.0, 8)
    >>> in_percent(2, "百分点", "2个百分点", "增速提高2个百分点")
    nan
    """
    if unit == "%":
        return value
    return 100 * (factor(value, quote, sentence) - 1) if unit == "倍" else nan
