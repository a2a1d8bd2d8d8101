"""Which cells of a statistical table name places, wherever in the country these lie."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from indicators import vocabulary
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.places import Place
from indicators.storage.expressions import expression
from indicators.vocabulary.place import Place as KnownPlace

_LONGEST = 14
_BLANKS = expression(r"[\s\u3000]")


def place_reader(texts: Iterable[str], own: KnownPlace | None) -> PlaceReader:
    """Read the places of a table by the whole list of places.

    Parameters
    ----------
    texts : iterable of str
        Its cells.
    own : Place or None
        Whose table it is; districts are those of that place. A total is its too, but where it is one of
        several rows or nothing says whose the table is: then of what the rows lie in, if that is one place.

    Examples
    --------
    >>> reader = place_reader(["辽 宁", "海城市", "生产总值"], None)
    >>> reader.read("辽宁").name, reader.read("海城市").adcode, reader.read("生产总值")
    ('辽宁省', '210381', None)
    >>> place_reader(["海城市", "台安县"], None).read("合计").name
    '鞍山市'
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
    codes = {place.adcode for place in found.values()}
    is_whole = own is not None and (own.adcode not in codes or len(codes) == 1)
    whole = own if is_whole else _around(codes)
    return PlaceReader(Place(whole.name, whole.adcode) if whole else Place("", ""), found)


def _around(codes: Collection[str]) -> KnownPlace | None:
    """Give the one place that all of several lie in, but for those that hold others of them."""
    known = vocabulary.places().by_adcode
    parents = {code: known[code].parent for code in codes if code in known}
    held = {parent for code, parent in parents.items() if code not in parents.values()}
    return known.get(held.pop()) if len(codes) > 1 and len(held) == 1 else None
