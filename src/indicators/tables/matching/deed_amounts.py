"""What is told as a deed (生产汽车30万辆), named as the amount that tables and plans call it (汽车产量)."""

from __future__ import annotations

from functools import cache

from indicators.tables.matching.same_words import words
from indicators.tables.targets.aim_nouns import is_flow_noun
from indicators.vocabulary import units


def named_as_amount(indicator: str, unit: str) -> str:
    """Name what is told with a verb before its object by the amount, as its unit tells which.

    Things counted one by one (生产线5条) are no amount that the verb makes, nor what is called by it.

    Examples
    --------
    >>> named_as_amount("生产新能源汽车", "辆"), named_as_amount("销售商品房", "平方米")
    ('新能源汽车产量', '商品房销售面积')
    >>> named_as_amount("生产线", "条"), named_as_amount("种植面积", "亩"), named_as_amount("生产总值", "元")
    ('生产线', '种植面积', '生产总值')
    >>> named_as_amount("生产能力", "吨"), named_as_amount("生产安全事故", "起")
    ('生产能力', '生产安全事故')
    """
    verb = next((verb for verb in words()["amounts_of_deeds"] if indicator.startswith(verb)), "")
    rest = indicator.removeprefix(verb)
    if (
        not verb
        or indicator.startswith(tuple(words()["no_deeds"]))
        or unit in words()["counts"]
        or rest.endswith(tuple(words()["endings"]))
        or is_flow_noun(rest)
    ):
        return indicator
    nouns = words()["amounts_of_deeds"][verb].items()
    noun = next((noun for noun, kinds in nouns if _kind(unit) in kinds), "")
    return f"{rest}{noun}" if rest and noun else indicator


@cache
def _kind(unit: str) -> str:
    form = units().by_label.get(unit)
    return form.kind if form else ""
