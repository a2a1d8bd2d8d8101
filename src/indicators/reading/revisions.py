"""The two values of a goal that a paper changes: 由增长6%调整为增长5%左右, 调整为5%（原目标为6%）."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from indicators.reading import roles, timing
from indicators.reading.lexicon import pattern
from indicators.reading.measured import Measured
from indicators.reading.quantity import Quantity
from indicators.reading.timing import Horizon

_BEFORE = pattern("revisions.before_patterns", prefix="^")
_BEHIND = pattern("revisions.behind_patterns", suffix="$")


class Mention(Protocol):
    """What is needed of a figure here."""

    quantity: Quantity
    measured: Measured
    is_bound: bool
    role: str
    role_why: str
    period: str
    flags: str


def apply(
    text: str,
    mentions: Sequence[Mention],
    span: tuple[int, int],
    horizon: Horizon,
    *,
    is_notice: bool = False,
) -> None:
    """Say of the figures of a sentence which value is old and which new, in place: both are targets.

    The indicator may stand with either; the other has the words of the change alone. In a notice, which only
    changes goals, more words tell a change.
    """
    edges = [span[0], *(mention.quantity.after for mention in mentions)]
    ends = [*(mention.quantity.before for mention in mentions[1:]), span[1]]
    for mention, start, end in zip(mentions, edges, ends, strict=False):
        if mention.is_bound:
            continue
        before, behind = text[start : mention.quantity.before], text[mention.quantity.after : end]
        if side := roles.revised(before, behind, is_notice=is_notice):
            mention.role, mention.flags, mention.role_why = "target", side, f"a goal revised: {side}"
            mention.measured = _named(mention.measured)
    for one, other in pairwise(mentions):
        if {one.flags, other.flags} == {roles.SUPERSEDED, roles.REVISION}:
            one.measured, other.measured = _shared(one.measured, other.measured)
    for mention in mentions:
        if mention.flags:
            measured = mention.measured
            mention.period = timing.shaped(
                roles.own(horizon), measured.measure, measured.basis, is_repeated=measured.is_repeated
            )


def _shared(one: Measured, other: Measured) -> tuple[Measured, Measured]:
    """Give the two values of one goal one name and measure: those of the side that is named."""
    if one.indicator and other.indicator and one.indicator != other.indicator:
        return one, other
    named = one if one.indicator else other
    return replace(named, kind=one.kind), replace(named, kind=other.kind)


def _named(measured: Measured) -> Measured:
    """Strip a name of the words of the change: 原规划目标, 预期目标由, 现."""
    indicator = _BEHIND.sub("", _BEFORE.sub("", measured.indicator))
    phrase = measured.phrase if indicator == measured.indicator else indicator
    return replace(measured, indicator=indicator, phrase=phrase)
