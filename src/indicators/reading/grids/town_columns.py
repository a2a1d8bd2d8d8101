"""Columns of towns, which no list of places knows, and of their sum: 马畈镇, 紫水街道, 合计."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.grids.heads import is_noun
from indicators.reading.grids.table_places import names_a_whole
from indicators.reading.grids.values import Value
from indicators.reading.grids.words import one_of
from indicators.reading.places import Place

_FEWEST = 2


def told(values: Sequence[Value], own: Place) -> list[Value]:
    """Say whose the figures of columns are that are headed by the names of towns, and beside them by 合计.

    Parameters
    ----------
    own : Place
        Of the paper, whose parts the towns are.
    """
    towns = {value.column.index: value for value in values if _is_town(value)}
    found = [
        _of_town(value) if value.column.index in towns and len(towns) >= _FEWEST else value
        for value in values
    ]
    if sum(value.place is not None for value in found) < _FEWEST:
        return found
    return [replace(value, kind="level", place=own) if _is_sum(value) else value for value in found]


def _is_town(value: Value) -> bool:
    ends = one_of("town_ends", prefix=r"[\u4e00-\u9fff]{2,}", suffix="$")
    is_open = value.place is None and value.kind == "level" and not value.head.period
    return is_open and bool(ends.fullmatch(value.head.lowest)) and not is_noun(value.head.lowest)


def _of_town(value: Value) -> Value:
    return replace(value, place=Place(value.head.lowest, ""), noun=value.noun.removesuffix(value.head.lowest))


def _is_sum(value: Value) -> bool:
    words = re.sub(r"[\s\u3000]", "", value.head.lowest)
    return value.kind == "total" and value.place is None and names_a_whole(words)
