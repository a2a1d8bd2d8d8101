"""Which cells of a statistical table name places, wherever in the country these lie."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indicators import vocabulary
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.places import Place
from indicators.reading.statistics.surroundings import COUNTRY
from indicators.vocabulary.place import Place as KnownPlace

_LONGEST = 14
_BLANKS = re.compile(r"[\s\u3000]")


def place_reader(texts: Iterable[str], own: KnownPlace | None) -> PlaceReader:
    """Read the places of a table by the whole list of places.

    Parameters
    ----------
    texts : iterable of str
        Its cells.
    own : Place or None
        Whose table it is; districts are those of that place.

    Examples
    --------
    >>> reader = place_reader(["辽 宁", "海城市", "生产总值"], None)
    >>> reader.read("辽宁").name, reader.read("海城市").adcode, reader.read("生产总值")
    ('辽宁省', '210381', None)
    """
    known = vocabulary.places()
    within = own.adcode if own else ""
    found: dict[str, Place] = {}
    for text in dict.fromkeys(texts):
        name = _BLANKS.sub("", text)
        if not 2 <= len(name) <= _LONGEST or any(sign.isdigit() for sign in name):
            continue
        place = known.resolve(name, within)
        if place is not None and place.adcode and not vocabulary.indicators().match(name):
            found[name] = Place(place.name, place.adcode)
    whole = Place(own.name, own.adcode) if own else Place(known.by_adcode[COUNTRY].name, COUNTRY)
    return PlaceReader(whole, found)
