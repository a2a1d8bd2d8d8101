"""Figures of a place around the paper's own, which opens their clause: 全市GDP in a district's paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from indicators.reading.lexicon import any_of, any_word
from indicators.reading.measurement.indicator_ids import id_of_measured, indicator_id
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.shares_of_goals import goal_of_share
from indicators.reading.mentions.mention import Mention
from indicators.reading.places import Place, larger_place, larger_places, without_place
from indicators.storage.expressions import expression

_TIME = f"(?:{any_word('phrases.lead_times_patterns')})?[，,]?"
_AT = expression(f"^{_TIME}")
_NAMES_PLACE = expression(r"(?<![城园社地])[省市县区州旗盟镇乡](?![场民村镇])")
_FIRST_WORD = 2


def mark(text: str, mentions: Sequence[Mention], adcode: str, before: str = "") -> None:
    """Say of the figures of a sentence, in place, which larger place they are of.

    Only what is an indicator of a whole place is taken for one of the larger: 全市重点项目8个 may be those
    of the city that lie in the district.

    Parameters
    ----------
    mentions : sequence of Mention
        Those of the sentence, in order.
    adcode : str
        The code of the paper's own place.
    before : str
        The word for the larger place that the last figure before the sentence is of, "" if of none.
    """
    if (opens := _openings(adcode)) is None:
        return
    # 全国生产总值3亿元。其中，第一产业1亿元；第二产业1亿元: the parts are those of the whole country.
    goes_on = bool(before and mentions) and mentions[0].measured.part_of != ""
    word, last = before if goes_on else "", larger_place("", adcode)
    for mention in mentions:
        clause = (mention.clause_start, mention.quantity.before)
        is_of_figure_before = mention.measured.is_carried or mention.measured.part_of != ""
        if found := opens.match(text, *clause):
            known = larger_place(found[1], adcode)
            unnamed = partial(_without, word=found[1], place=known) if known else None
            measured = mention.measured.renamed(unnamed) if unnamed else None
            is_told = measured and text.startswith(measured.indicator[:_FIRST_WORD], found.end())
            word = found[1] if measured and is_told and id_of_measured(measured) else ""
        elif whole := _whole_of_share(mention.measured, opens, adcode):
            word = whole
        elif _NAMES_PLACE.search(text, *clause) or not (goes_on or is_of_figure_before):
            word = ""
        if last and mention.measured.is_carried and not word:
            mention.measured = mention.measured.renamed(partial(_without, word="", place=last))
        if known := larger_place(word, adcode):
            last = known
            mention.larger_place = mention.larger_place or word
            mention.measured = mention.measured.renamed(partial(_without, word=word, place=known))


def _without(phrase: str, word: str, place: Place) -> str:
    """Leave out what a phrase opens with: a larger place, and a time behind it (全国前三季度进出口)."""
    rest = without_place(phrase, place)
    rest = rest.removeprefix(word) if len(rest) > len(word) + 1 else rest
    return phrase if rest == phrase else _AT.sub("", rest) or rest


def _whole_of_share(measured: Measured, opens: re.Pattern[str], adcode: str) -> str:
    """Give the larger place of whose goal a figure is a share, "" if of none: 全国收入为预算的98%."""
    goal = goal_of_share(measured.indicator)
    found = opens.match(goal)
    is_known = found is not None and larger_place(found[1], adcode) is not None
    return found[1] if found and is_known and indicator_id(goal[found.end() :]) else ""


@lru_cache(maxsize=1024)
def _openings(adcode: str) -> re.Pattern[str] | None:
    """Write how a clause opens that is of a larger place, None where the paper's has none."""
    named = larger_places(adcode)
    return re.compile(f"{_TIME}({any_of(named)})的?{_TIME}") if named else None


def id_at(measured: Measured, place: str, adcode: str) -> str:
    """Find the indicator of a figure, which may bear the name of the paper's own place: 海城市出口."""
    if found := id_of_measured(measured):
        return found
    unnamed = measured.renamed(partial(without_place, place=Place(place, adcode)))
    return "" if unnamed is measured else id_of_measured(unnamed)
