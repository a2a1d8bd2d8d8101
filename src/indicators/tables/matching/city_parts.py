"""Which part of a city a figure is about: the main urban area, a zone, or all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from indicators.tables.matching.same_words import words
from indicators.vocabulary.indicator_catalogue import Indicator

CITY_PROPER, ZONE, RURAL = "city_proper", "zone", "rural"
# In the name of an indicator: 城市污水处理率 is of the urban area anyway.
OF_CITIES = "城市"


def part_of_city(entry: Indicator | None, phrase: str) -> str:
    """Give the words that say that a phrase is about the main urban area alone; "" for the whole city.

    Where the indicator itself is of such an area (建成区绿化覆盖率), the words say nothing more.

    Examples
    --------
    >>> from indicators.vocabulary import indicators
    >>> retail = indicators().by_id["retail_sales"]
    >>> part_of_city(retail, "主城区社会消费品零售总额"), part_of_city(retail, "社会消费品零售总额")
    ('主城区', '')
    """
    found = _opens_with(CITY_PROPER).match(phrase)
    if not found or entry is None:
        return found["area"] if found else ""
    is_own = _is_in_names(entry, (found["area"], OF_CITIES))
    return "" if is_own else found["area"]


def scope_of(entry: Indicator | None, indicator: str, beside: str, own: str) -> str:
    """Give the scope of a thing; of an entry of the catalogue whether it is of a part of the city alone."""
    if part_of_city(entry, indicator) or part_of_city(entry, beside):
        return CITY_PROPER
    if entry and own == RURAL and _is_in_names(entry, words()["scope"]["urban"]):
        # What an entry counts in towns alone is another thing in villages.
        return "" if _is_in_names(entry, words()["scope"][RURAL]) else own
    own = ZONE if _opens_with(ZONE).match(beside) else own
    is_own = entry is None or (own == ZONE and not _is_in_names(entry, words()["scope"][ZONE]))
    return own if is_own else ""


def _is_in_names(entry: Indicator, areas: Iterable[str]) -> bool:
    return any(area in name for area in areas for name in (entry.name, *entry.aliases))


@cache
def _opens_with(scope: str) -> re.Pattern[str]:
    areas = "|".join(sorted(words()["scope"][scope], key=len, reverse=True))
    return re.compile(rf"(?:其中[:：,，]?)?(?:全?市)?(?P<area>{areas})(?!域)")
