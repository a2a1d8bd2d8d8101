"""Years, or parts of one, that share a list of figures: 一季度、上半年分别完成投资100亿元、220亿元."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from indicators.reading.lexicon import pattern
from indicators.reading.mentions.mention import Mention
from indicators.reading.times.timing import PARTS_OF_YEAR, Time

_JOIN = pattern("distribution.between")
_IN_TURN = pattern("distribution.in_turn")
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


def _give(text: str, counted: Sequence[Mention], years: Sequence[Time]) -> None:
    if len(years) < 2:
        return
    for at, first in enumerate(counted):
        told = [time for time in years if first.clause_start <= time.start < first.quantity.start]
        figures = counted[at : at + len(told)]
        if _is_list_of_years(text, told, first.quantity.before) and _is_list(text, figures, len(told)):
            for time, mention in zip(told, figures, strict=True):
                mention.period = time.period


def _is_list_of_years(text: str, years: Sequence[Time], before: int) -> bool:
    """Whether years stand side by side, and what follows is told of each."""
    between = [text[one.end : other.start] for one, other in itertools.pairwise(years)]
    return len(years) > 1 and all(map(_JOIN.fullmatch, between)) and _says_in_turn(text, years[-1], before)


def _says_in_turn(text: str, last: Time, before: int) -> bool:
    return _IN_TURN.search(text, last.end, before) is not None


def _is_list(text: str, figures: Sequence[Mention], count: int) -> bool:
    """Whether so many figures stand side by side."""
    quantities = [mention.quantity for mention in figures]
    between = [text[one.after : other.before] for one, other in itertools.pairwise(quantities)]
    return len(figures) == count and all(map(_JOIN.fullmatch, between))
