"""Which of several figures is best: the rank of each, equal figures sharing one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from indicators.vocabulary import indicators

Key = TypeVar("Key")


def ranks(values: Mapping[Key, float], direction: int) -> dict[Key, int]:
    """Rank figures, the best first; equal ones share a rank, and the next is counted on from there.

    Parameters
    ----------
    values : mapping
        Figures in one unit, none missing.
    direction : int
        1 where more is better, -1 where less is, 0 where neither is: nothing is ranked then.

    Examples
    --------
    >>> ranks({"甲": 6.0, "乙": 8.0, "丙": 6.0, "丁": 5.0}, 1)
    {'甲': 2, '乙': 1, '丙': 2, '丁': 4}
    >>> ranks({"甲": 6.0}, 0)
    {}
    """
    if not direction:
        return {}
    return {
        key: 1 + sum((other - value) * direction > 0 for other in values.values())
        for key, value in values.items()
    }


def direction_of(indicator_id: str, measure: str, otherwise: int = 0) -> int:
    """Say whether more of an indicator is better, by the catalogue.

    Parameters
    ----------
    indicator_id : str
        "" where the catalogue has none.
    measure : str
        How it is told: a decline turns the direction round.
    otherwise : int
        What holds for indicators that the catalogue does not know.

    Examples
    --------
    >>> direction_of("gdp", "growth"), direction_of("energy_intensity", "decline"), direction_of("", "level")
    (1, 1, 0)
    """
    entry = indicators().by_id.get(indicator_id)
    return entry.direction_of(measure) if entry else otherwise
