"""The words of the field: indicators, places, units and schemes, as data that an analyst edits.

Each catalogue is read and checked once, when it is first asked for.

Examples
--------
>>> indicators().match("全市地区生产总值")
'gdp'
>>> places().resolve("海城", within="210300").adcode
'210381'
>>> units().by_form["㎡"].unit
'平方米'
"""

from __future__ import annotations

from functools import lru_cache

from indicators.vocabulary.indicator_catalogue import IndicatorCatalogue, read_indicators
from indicators.vocabulary.place_catalogue import Place, PlaceCatalogue, read_places
from indicators.vocabulary.scheme_catalogue import SchemeCatalogue, read_schemes
from indicators.vocabulary.unit_catalogue import UnitCatalogue, read_units

__all__ = [
    "IndicatorCatalogue",
    "Place",
    "PlaceCatalogue",
    "SchemeCatalogue",
    "UnitCatalogue",
    "indicators",
    "places",
    "schemes",
    "units",
]


@lru_cache(maxsize=1)
def indicators() -> IndicatorCatalogue:
    """Return the catalogue of indicators.

    Raises
    ------
    VocabularyFault
        An entry cannot be used; `Faults` if there are several.

    Examples
    --------
    >>> indicators().by_id["unemployment"].direction
    -1
    """
    names = (name for place in places().entries if place.level != "county" for name in place.names)
    return read_indicators(places=names)


@lru_cache(maxsize=1)
def places() -> PlaceCatalogue:
    """Return the catalogue of places.

    Raises
    ------
    VocabularyFault
        A row cannot be used; `Faults` if there are several.

    Examples
    --------
    >>> places().by_adcode["210700"].name
    '锦州市'
    """
    return read_places()


@lru_cache(maxsize=1)
def schemes() -> SchemeCatalogue:
    """Return the schemes by which progress is judged.

    Raises
    ------
    VocabularyFault
        An entry cannot be used; `Faults` if there are several.

    Examples
    --------
    >>> schemes().by_name["relative"].band(-60).status
    'red'
    """
    return read_schemes()


@lru_cache(maxsize=1)
def units() -> UnitCatalogue:
    """Return the catalogue of written units.

    Raises
    ------
    VocabularyFault
        An entry cannot be used; `Faults` if there are several.

    Examples
    --------
    >>> units().by_label["公里"].kind
    'length'
    """
    return read_units()
