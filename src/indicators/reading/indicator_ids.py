"""Which indicator of the catalogue a phrase names; the tables track the core ones."""

from __future__ import annotations

from functools import lru_cache

from indicators import vocabulary


@lru_cache(maxsize=65_536)
def indicator_id(*phrases: str) -> str:
    """Find the id of the first phrase that names an indicator the tables track, "" if none does.

    Examples
    --------
    >>> indicator_id("全市地区生产总值"), indicator_id("上市公司")
    ('gdp', '')
    """
    catalogue = vocabulary.indicators()
    for phrase in phrases:
        if phrase and (found := catalogue.match(phrase)) in catalogue.core_ids:
            return found
    return ""
