"""What a figure measures that names a side alone: 城镇居民人均可支配收入增长6%，农村居民增长7%.

Parts of a whole do so too: 社会消费品零售总额42.5亿元，其中城镇28.1亿元; and so does one part behind another
in a list that says what it goes by: 分经济类型看，国有控股企业利润2亿元，股份制企业5亿元.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.listed_parts import leads
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.mentions.mention import Mention

# 城镇化率 is told of no side.
_SIDE = pattern("counterparts.sides", suffix="(?!化)")
_LEVEL_NOUN = pattern("measured.level_nouns", suffix="$")
# How a whole went may be told before the sum of its part: 零售总额增长8.8%，城镇28.1亿元.
_AMOUNTS = ("currency", "percent")
_RATE_AT_END = pattern("measured.rate_words", suffix="$")


def name_counterparts(text: str, start: int, mentions: Sequence[Mention], last: Measured | None) -> None:
    """Complete, in place, the names of sides by what is told before them.

    Parameters
    ----------
    start : int
        Where the sentence begins.
    mentions : sequence
        Its figures, in order.
    last : Measured, optional
        What the last figure of the sentence before measures.
    """
    told, at = last, start
    bare, completed, is_list = "", "", False
    # How the last figure of a kind of unit measures: 城镇居民收入33218元 is a level, so is 农村23567元.
    measures = {last.kind: last.measure} if last else {}
    for mention in mentions:
        measured = mention.measured
        if not (measured.is_carried and measured.indicator == bare):
            opened = leads(text, at, mention.quantity.before)
            is_list = is_list or any(lead["by"] for lead in opened)
            is_fit = measured.kind in measures or measured.kind in _AMOUNTS
            name = _completed(measured, told, is_led=bool(opened)) if is_fit else ""
            if is_fit and is_list and told and not name:
                name = _of_same_list(measured, told)
            bare, completed = measured.indicator, name
        if completed:
            is_bare = measured.measure == "increment" and not measured.has_action
            told_as = measures.get(measured.kind, "level" if _LEVEL_NOUN.search(completed) else "increment")
            measure = told_as if is_bare else measured.measure
            mention.measured = measured = replace(
                measured, indicator=completed, phrase=completed, fallback="", measure=measure
            )
        measures[measured.kind] = measured.measure
        told, at = measured, mention.quantity.after


def _completed(measured: Measured, told: Measured | None, *, is_led: bool) -> str:
    if told is None or measured.has_action or not _SIDE.match(measured.indicator):
        return ""
    if _SIDE.match(told.indicator):
        return of_other_side(measured.indicator, told.indicator)
    whole = measured.part_of or (told.indicator if is_led else "")
    return of_whole(measured.indicator, whole)


def _of_same_list(measured: Measured, told: Measured) -> str:
    """Complete the name of a part that has a noun of its own and leaves out what is measured of it."""
    name = measured.indicator
    if measured.has_action or measured.is_gap or _LEVEL_NOUN.search(name):
        return ""
    return of_shared_thing(name, told.indicator)


def of_shared_thing(name: str, told: str) -> str:
    """Complete a name that ends in what stands inside the name told before, "" if it does not.

    Examples
    --------
    >>> of_shared_thing("股份制企业", "国有控股企业利润"), of_shared_thing("制造业", "采矿业利润")
    ('股份制企业利润', '制造业利润')
    >>> of_shared_thing("城镇居民", "全体居民人均可支配收入"), of_shared_thing("行业", "采矿业")
    ('城镇居民人均可支配收入', '')
    """
    ends = (
        told.rfind(name[-length:]) + length
        for length in range(len(name) - 1, 0, -1)
        if name[-length:] in told
    )
    rest = _RATE_AT_END.sub("", told[next(ends, len(told)) :])
    return name + rest if _LEVEL_NOUN.search(rest) else ""


def of_other_side(name: str, told: str) -> str:
    """Complete the name of a side by what is told of the other, "" if it is none.

    Examples
    --------
    >>> of_other_side("农村居民", "城镇居民人均可支配收入"), of_other_side("农村", "城市低保标准")
    ('农村居民人均可支配收入', '农村低保标准')
    >>> of_other_side("农村公路", "城镇居民人均可支配收入")
    ''
    """
    side, other = _SIDE.match(name), _SIDE.match(told)
    if side is None or other is None or side[0] == other[0]:
        return ""
    own, rest = name[side.end() :], told[other.end() :]
    return side[0] + rest if rest.startswith(own) and rest != own else ""


def of_whole(name: str, whole: str) -> str:
    """Complete the name of a side by the whole that it is a part of, "" if it says more.

    Examples
    --------
    >>> of_whole("城镇", "社会消费品零售总额"), of_whole("城镇商品房", "社会消费品零售总额")
    ('城镇社会消费品零售总额', '')
    """
    return name + _RATE_AT_END.sub("", whole) if whole and _SIDE.fullmatch(name) else ""
