"""The figures before a list that it goes back to one by one: 高粱…, 大豆…, 分别下降18.4%和5.8%."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.shares_of_goals import is_share_of_goal
from indicators.reading.mentions.mention import Mention

_STANDS_FOR = {"point": "percent"}
_TOTAL = pattern("mentions.totals")
_IN_TURN = pattern("distribution.in_turn")
_PART_ENDS = "；;。\n"


def in_turn(mentions: Sequence[Mention], at: int, count: int) -> list[Measured]:
    """Give what the figures before tell, if these have their kinds in turn, and points those of shares.

    面积161平方公里、城镇化率59.5%，分别增加81平方公里和11.5个百分点.
    """
    told, group = mentions[max(0, at - count) : at], mentions[at : at + count]
    kinds = [_STANDS_FOR.get(one.quantity.kind, one.quantity.kind) for one in group]
    is_same = [one.quantity.kind for one in told] == kinds
    is_own = not any(one.measured.is_carried or one.is_bound for one in told)
    return [one.measured for one in told] if is_same and is_own else []


def to_figures(text: str, mentions: Sequence[Mention], at: int, count: int) -> list[Measured]:
    """Find the figures that a list goes back to one by one: 高粱…, 大豆…, 分别下降18.4%和5.8%.

    Without 分别 it does if there are as many as it has, and of no rates, since the last semicolon.
    """
    first = mentions[at]
    goes_back = first.measured.is_carried or is_share_of_goal(first.measured)
    if not goes_back and not _TOTAL.fullmatch(first.measured.indicator):
        return []
    if not _IN_TURN.search(first.head):
        since = max(text.rfind(mark, 0, first.quantity.before) for mark in _PART_ENDS)
        told = [mention for mention in mentions[:at] if mention.quantity.start > since]
        if not told:
            return _part_before(mentions, at, count, text)
        is_even = len(told) == count and first.measured.measure in ("growth", "decline")
        if not is_even or any(one.measured.is_carried or one.quantity.kind == "percent" for one in told):
            return []
        if len({one.measured.indicator for one in told}) < count:
            return []
    known: dict[str, Measured] = {}
    for mention in reversed(mentions[:at]):
        if mention.is_bound or mention.measured.is_carried:
            continue
        known.setdefault(mention.measured.indicator, mention.measured)
        if len(known) == count:
            return list(reversed(known.values()))
    return []


def _part_before(mentions: Sequence[Mention], at: int, count: int, text: str) -> list[Measured]:
    """Give what the part of a sentence before tells, if its figures have the units of this one's in turn.

    更新货车300辆、公交车50辆；2025年再更新200辆、30辆: the second list is of 货车 and of 公交车 too.
    """
    if at < count:
        return []
    told, group = mentions[at - count : at], mentions[at : at + count]
    since = max(text.rfind(mark, 0, told[-1].quantity.before) for mark in _PART_ENDS)
    is_in_turn = [one.quantity.unit for one in told] == [one.quantity.unit for one in group]
    in_part = [one for one in mentions[:at] if one.quantity.start > since]
    is_whole = is_in_turn and len(in_part) == count
    names = {one.measured.indicator for one in told if not one.measured.is_carried and not one.is_bound}
    return [one.measured for one in told] if is_whole and len(names) == count else []
