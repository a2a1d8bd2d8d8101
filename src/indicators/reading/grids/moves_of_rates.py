"""Columns of how a rate moved within the year: 比1—5月增减 behind 累计增幅 is in points, and no amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.reading.grids.units import POINTS
from indicators.reading.grids.values import Value
from indicators.reading.grids.words import one_of
from indicators.storage.expressions import expression

# What has come together since January only rises; what falls against 1—5月 is its rate.
_AGAINST_PART = expression(r"[比较](?:前?[一二三\d][-—–~至\d]*(?:个月|月|季度)|上月|上季|上半年|年初)")


def told(values: Sequence[Value]) -> list[Value]:
    """Take bare moves against a part of the year, right behind a rate, for moves of that rate."""
    moved = [_in_points(value) if _moves(value, before) else value for before, value in pairwise(values)]
    return [*values[:1], *moved]


def _moves(value: Value, before: Value) -> bool:
    head = value.head
    is_bare = not (head.units or value.noun) and one_of("amount_moves", suffix="$").search(head.words)
    return before.kind == "rate" and bool(is_bare and _AGAINST_PART.search(head.words))


def _in_points(value: Value) -> Value:
    head = replace(value.head, units=[POINTS], measures=("change",))
    return replace(value, kind="change", column=replace(value.column, head=head))
