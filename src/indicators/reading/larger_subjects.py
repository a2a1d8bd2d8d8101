"""Figures of a place around the paper's own, which opens their clause: 全市GDP in a district's paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from indicators.reading.lexicon import any_of, any_word
from indicators.reading.measurement.indicator_ids import id_of_measured
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.mentions.mention import Mention
from indicators.reading.places import Place, larger_place, larger_places, without_place
from indicators.storage.expressions import expression

_LEAD = f"(?:{any_word('phrases.lead_times_patterns')})?[，,]?"
_NAMES_PLACE = expression(r"[省市县区州旗盟镇乡]")
_FIRST_WORD = 2


def mark(text: str, mentions: Sequence[Mention], adcode: str) -> None:
    """Say of the figures of a sentence, in place, which larger place they are of.

    Only what is an indicator of a whole place is taken for one of the larger: 全市重点项目8个 may be those
    of the city that lie in the district.

    Parameters
    ----------
    text : str
        Prose.
    mentions : sequence of Mention
        Those of the sentence, in order.
    adcode : str
        The code of the paper's own place.
    """
    if (opens := _openings(adcode)) is None:
        return
    word, last = "", larger_place("", adcode)
    for mention in mentions:
        clause = (mention.clause_start, mention.quantity.before)
        if found := opens.match(text, *clause):
            known = larger_place(found[1], adcode)
            measured = mention.measured.renamed(partial(without_place, place=known)) if known else None
            is_told = measured and text.startswith(measured.indicator[:_FIRST_WORD], found.end())
            word = found[1] if measured and is_told and id_of_measured(measured) else ""
        elif not mention.measured.is_carried or _NAMES_PLACE.search(text, *clause):
            word = ""
        if last and mention.measured.is_carried and not word:
            mention.measured = mention.measured.renamed(partial(without_place, place=last))
        if known := larger_place(word, adcode):
            last = known
            mention.larger_place = mention.larger_place or word
            mention.measured = mention.measured.renamed(partial(without_place, place=known))


@lru_cache(maxsize=1024)
def _openings(adcode: str) -> re.Pattern[str] | None:
    """Write how a clause opens that is of a larger place, None where the paper's has none."""
    named = larger_places(adcode)
    return re.compile(f"{_LEAD}({any_of(named)})的?") if named else None


def id_at(measured: Measured, place: str, adcode: str) -> str:
    """Find the indicator of a figure, which may bear the name of the paper's own place: 海城市出口."""
    if found := id_of_measured(measured):
        return found
    unnamed = measured.renamed(partial(without_place, place=Place(place, adcode)))
    return "" if unnamed is measured else id_of_measured(unnamed)
