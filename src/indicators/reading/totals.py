"""A total that names no thing is of what the figure before counts: 新增高新技术企业31家，总数达到179家."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from indicators.reading.lexicon import pattern
from indicators.reading.measured_thing import Measured
from indicators.reading.quantity import Quantity

_TOTAL = pattern("mentions.totals")


class Mention(Protocol):
    """What is needed of a figure here."""

    quantity: Quantity
    measured: Measured
    is_bound: bool


def name_totals(mentions: Sequence[Mention]) -> None:
    """Name the bare totals of a sentence after the figure of the same unit before them, in place."""
    told = [mention for mention in mentions if not mention.is_bound]
    for before, total in pairwise(told):
        is_bare = bool(_TOTAL.fullmatch(total.measured.indicator))
        if is_bare and before.quantity.unit == total.quantity.unit and before.measured.indicator:
            named = before.measured
            total.measured = replace(
                total.measured, indicator=named.indicator, phrase=named.phrase, fallback=named.fallback
            )
