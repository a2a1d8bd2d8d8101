"""Shares that a paper allots to places: 新建公园30个，其中海城市8个、台安县5个."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.measurement import phrases
from indicators.reading.mentions.mentions import Mention
from indicators.reading.places import Gazetteer, Place

_COLONS = (":", "：")


def allot(text: str, start: int, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Place | None]:
    """Name a figure of which only the place is told after what is allotted, in place.

    Parameters
    ----------
    text : str
        Prose.
    start : int
        Where the sentence begins.
    mentions : sequence of Mention
        Its figures, in order.
    gazetteer : Gazetteer
        The places inside the paper's own.

    Returns
    -------
    list of Place or None
        A figure's own place where it is such a share.
    """
    allotted: list[Place | None] = []
    wholes: dict[str, Mention] = {}
    for mention in mentions:
        place = gazetteer.named(mention.measured.indicator)
        thing = _thing(text, start, mention, wholes.get(mention.quantity.kind)) if place else ""
        allotted.append(place if thing else None)
        if thing:
            mention.measured = replace(mention.measured, indicator=thing, phrase=thing, fallback=thing)
            if whole := wholes.get(mention.quantity.kind):
                mention.measured.measure = whole.measured.measure
        elif not mention.is_bound:
            wholes[mention.quantity.kind] = mention
    return allotted


def _thing(text: str, start: int, mention: Mention, whole: Mention | None) -> str:
    """Find what a share is of: the figure before it of the same kind, or what stands before the colon."""
    if whole is not None:
        return whole.measured.indicator
    colon = max(text.rfind(mark, start, mention.clause_start) for mark in _COLONS)
    return phrases.read_head(text[start:colon]).noun if colon > start else ""
