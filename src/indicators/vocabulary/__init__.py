"""The words of the field: indicators, places, units and schemes, as data that an analyst edits.

Each catalogue is read and checked once, when it is first asked for.

Examples
--------
>>> indicators().match("全市地区生产总值")
'gdp'
>>> units().by_form["㎡"].unit
'平方米'
"""

from __future__ import annotations

from functools import lru_cache

from indicators.vocabulary.indicator_catalogue import IndicatorCatalogue, read_indicators
from indicators.vocabulary.unit_catalogue import UnitCatalogue, read_units

__all__ = ["IndicatorCatalogue", "UnitCatalogue", "indicators", "units"]


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
    return read_indicators()


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
