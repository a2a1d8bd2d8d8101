"""Which of several figures is best: the rank of each, equal figures sharing one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from indicators.vocabulary import indicators, places
from indicators.vocabulary.place import Place

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
    ordered = sorted(value * direction for value in values.values())
    return {key: 1 + len(ordered) - bisect_right(ordered, value * direction) for key, value in values.items()}


def ranks_by_level(values: Mapping[str, float], direction: int) -> dict[str, int]:
    """Rank places among those of their own level: a city not among provinces, a county not among cities.

    Examples
    --------
    >>> ranks_by_level({"辽宁省": 5.0, "鞍山市": 6.0, "锦州市": 7.0, "海城市": 9.0, "台安县": 8.0}, 1)
    {'鞍山市': 2, '锦州市': 1, '海城市': 1, '台安县': 2}
    """
    found: dict[str, int] = {}
    for names in _by_level(values).values():
        if len(names) > 1:
            found |= ranks({name: values[name] for name in names}, direction)
    return found


def ranked_beside(ranked: Mapping[str, int], place: str) -> int:
    """Count the places that one is ranked among, itself too.

    Examples
    --------
    >>> ranked_beside({"鞍山市": 2, "锦州市": 1, "海城市": 1, "台安县": 2, "凌海市": 3}, "鞍山市")
    2
    """
    return len(_by_level([place, *ranked])[_level(places().named, place)]) - 1


def _by_level(names: Iterable[str]) -> dict[str, list[str]]:
    named = places().named
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[_level(named, name)].append(name)
    return found


def _level(named: Mapping[str, Sequence[Place]], name: str) -> str:
    """Tell the level of a place, which all of one name share; a zone stands with counties."""
    known = named.get(name)
    return known[0].level.replace("zone", "county") if known else "county"


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
