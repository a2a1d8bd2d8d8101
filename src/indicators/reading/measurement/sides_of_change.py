"""Which side of a change a figure is, its start (由53.2%) or its end (提高到57.7%), and which way it goes."""

from __future__ import annotations

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measures import DECLINE_BEHIND, Said
from indicators.vocabulary.column_values import MULTIPLES

_BELOW = pattern("measures.below")


def side_of_change(said: Said) -> str:
    """Tell which side of a change a figure is: from or to; a ratio stands where its first share does."""
    # 由8:42:50调整为6:40:54
    is_in_ratio = said.quantity.form == "ratio" and said.is_carried and not said.head.strip(":")
    if is_in_ratio and said.previous is not None:
        return "from" if said.previous.is_from else "to" if said.previous.is_to else ""
    # 比2020年翻一番 is what becomes of a level.
    is_multiple = said.verb == "from" and said.quantity.unit in MULTIPLES
    return "" if is_multiple else said.verb


def is_downward(said: Said) -> bool:
    """Whether a change or a distance goes down: 减少0.12万人, 低于全国0.7个百分点."""
    if said.verb == "gap":
        return bool(_BELOW.search(said.parts.gap))
    if said.is_carried and not said.verb and said.previous is not None:
        return said.previous.is_downward
    return said.verb == "decline" or bool(DECLINE_BEHIND.match(said.tail))
