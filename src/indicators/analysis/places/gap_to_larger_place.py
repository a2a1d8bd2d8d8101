"""How a rate lies to that of the province or the country, by its own paper: 增长6.4%，比全省高0.8个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from indicators.tables.contract.records import Observation
from indicators.vocabulary.column_values import CHANGES

POINTS, DOWNWARD = "百分点", "downward"
_LARGER = re.compile(
    r"(?:比|较|高于|低于|快于|慢于|优于|好于|高出|领先|落后)[^省国]{0,2}全?(?P<place>[省国])"
)


def gaps_of(figure: Observation, every: Iterable[Observation]) -> list[Observation]:
    """List what the paper of a rate says of its distance to that of a larger place.

    Parameters
    ----------
    figure : Observation
        A rate.
    every : iterable of Observation
        All of the place.
    """
    if figure.measure not in (*CHANGES, "share") or not figure.document_id:
        return []
    return [
        other
        for other in every
        if (other.document_id, other.period) == (figure.document_id, figure.period)
        and (other.measure, other.canonical_unit) == ("change", POINTS)
        and other.indicator.startswith(figure.indicator)
        and _LARGER.search(other.indicator, len(figure.indicator))
    ]


def larger_place(gap: Observation) -> Literal["province", "nation"]:
    """Say what a distance is told to.

    Examples
    --------
    >>> from types import SimpleNamespace as Row
    >>> [larger_place(Row(indicator=name)) for name in ("地区生产总值增速比全省高", "地区生产总值低于全国")]
    ['province', 'nation']
    """
    found = _LARGER.search(gap.indicator)
    return "nation" if found and found["place"] == "国" else "province"


def is_below(gap: Observation) -> bool:
    """Whether a distance is one below the larger place."""
    return gap.flags.has(DOWNWARD)
