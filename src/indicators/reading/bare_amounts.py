"""What 总量 or 规模 alone is of: 地区生产总值增长7%，总量保持全省第2位."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.lexicon import pattern, word_set
from indicators.reading.measurement.phrases import read_head
from indicators.reading.quantities.quantity import Quantity

_BARE = word_set("relations.bare_amounts")
_PER_HEAD = pattern("relations.per_head")
_BREAKS = "，,；;：:。！？!?\n"


def completed(phrase: str, text: str, start: int, clause: int, found: Sequence[Quantity]) -> str:
    """Name what a phrase is of, by the figures before it; "" if it is of nothing that is named.

    Parameters
    ----------
    phrase : str
        What a clause tells of.
    start, clause : int
        Where the sentence and the clause begin.
    found : sequence of Quantity
        The figures of the sentence, in order.
    """
    if phrase not in _BARE:
        return phrase
    for quantity in reversed([one for one in found if one.start < clause]):
        before = text[start : quantity.start]
        told = before[max(before.rfind(sign) for sign in _BREAKS) + 1 :]
        noun = read_head(told).noun
        # What is in all is of the whole, and not of a head.
        if noun and noun not in _BARE and not _PER_HEAD.match(noun):
            return noun + phrase
    return ""
