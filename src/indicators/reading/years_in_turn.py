"""Years that a list of figures goes through one by one: 2021年、2022年地区生产总值分别增长7.1%和4.2%."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from indicators.reading import distribution
from indicators.reading.measured_thing import Measured
from indicators.reading.quantity import Quantity
from indicators.reading.timing import Time


class Mention(Protocol):
    """What is needed of a figure here."""

    quantity: Quantity
    measured: Measured
    head: str
    is_bound: bool
    period: str


def give(text: str, mentions: Sequence[Mention], named: Sequence[Time]) -> None:
    """Give each figure of a list its own year, where as many years stand listed before it, in place.

    Parameters
    ----------
    text : str
        Prose.
    mentions : sequence of Mention
        The figures of a sentence, in order.
    named : sequence of Time
        The times that the sentence names.
    """
    for at in distribution.lists_in_turn(text, mentions):
        group = mentions[at]
        before = [time for time in named if time.end <= group[0].quantity.start]
        years = before[-len(group) :]
        is_one_thing = len({mention.measured.indicator for mention in group}) == 1
        are_years = all(time.kind == "year" and time.period.isdigit() for time in years)
        if is_one_thing and len(years) == len(group) and are_years and _are_listed(text, years):
            for mention, year in zip(group, years, strict=True):
                mention.period = year.period


def _are_listed(text: str, years: Sequence[Time]) -> bool:
    return all(distribution.is_join(text[one.end : other.start]) for one, other in pairwise(years))
