"""Years, or parts of one, that share a list of figures: 一季度、上半年分别完成投资100亿元、220亿元."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from indicators.reading.lexicon import pattern
from indicators.reading.mentions.mention import Mention
from indicators.reading.times.timing import PARTS_OF_YEAR, Time

_JOIN = pattern("distribution.between")
_IN_TURN = pattern("distribution.in_turn")
_COMMAS = ("，", ",")
_YEARS = PARTS_OF_YEAR | {"year", "this", "next", "last"}


def give_each_its_year(text: str, mentions: Sequence[Mention], named: Sequence[Time]) -> None:
    """Give each figure of a list, in place, the time that stands at its place in a list of times.

    Parameters
    ----------
    mentions : sequence
        The figures of a sentence, in order.
    """
    counted = [mention for mention in mentions if not mention.is_bound]
    for kinds in (_YEARS, PARTS_OF_YEAR):
        _give(text, counted, [time for time in named if time.kind in kinds])
    _give_those_before(text, counted, named)


def _give(text: str, counted: Sequence[Mention], years: Sequence[Time]) -> None:
    if len(years) < 2:
        return
    for at, first in enumerate(counted):
        told = [time for time in years if first.clause_start <= time.start < first.quantity.start]
        told = told or _leading(text, years, first.clause_start)
        figures = counted[at : at + len(told)]
        if _is_list_of_years(text, told, first) and _is_list(text, figures, len(told)):
            for time, mention in zip(told, figures, strict=True):
                mention.period = time.period


def _give_those_before(text: str, counted: Sequence[Mention], named: Sequence[Time]) -> None:
    """Give gaps the times of what they are of: 2021年增长5%，2022年增长6%，分别高于全省1个和2个百分点."""
    for at, first in enumerate(counted):
        if not first.measured.is_gap or not _IN_TURN.search(first.head):
            continue
        count = next(
            (n for n in range(len(counted) - at, 1, -1) if _is_list(text, counted[at : at + n], n)), 0
        )
        clause = range(first.clause_start, first.quantity.before)
        is_dated = any(time.start in clause for time in named)
        if not count or at < count or is_dated:
            continue
        told, gaps = counted[at - count : at], counted[at : at + count]
        is_of_one = len({one.measured.indicator for one in told}) == 1
        if is_of_one and len({one.period for one in told}) == count:
            for one, gap in zip(told, gaps, strict=True):
                gap.period = one.period


def _leading(text: str, years: Sequence[Time], start: int) -> list[Time]:
    """Give the times before a clause if a comma parts them from what they lead: 2021年、2022年，产量分别…."""
    told = [time for time in years if time.end <= start]
    return told if told and text.startswith(_COMMAS, told[-1].end) else []


def _is_list_of_years(text: str, years: Sequence[Time], first: Mention) -> bool:
    """Whether years stand side by side, and the clause of a figure tells one of each."""
    between = [text[one.end : other.start] for one, other in itertools.pairwise(years)]
    if len(years) < 2 or not all(map(_JOIN.fullmatch, between)):
        return False
    return _IN_TURN.search(text, max(years[-1].end, first.clause_start), first.quantity.before) is not None


def _is_list(text: str, figures: Sequence[Mention], count: int) -> bool:
    """Whether so many figures stand side by side."""
    quantities = [mention.quantity for mention in figures]
    between = [text[one.after : other.before] for one, other in itertools.pairwise(quantities)]
    return len(figures) == count and all(map(_JOIN.fullmatch, between))
