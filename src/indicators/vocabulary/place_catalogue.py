"""The places of `places.csv` with their codes of GB/T 2260, found by name within a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from indicators.errors import UnknownPlace, VocabularyFault, nearest, raise_all
from indicators.vocabulary.checking import check, twice
from indicators.vocabulary.loading import Row, csv_rows

FILE = Path(__file__).with_name("places.csv")
COLUMNS = ("adcode", "name", "short", "level", "parent", "english")

Level = Literal["country", "province", "prefecture", "county"]
LEVELS: tuple[Level, ...] = ("country", "province", "prefecture", "county")

# How many digits of the code a level shares with its parent, and what its own code ends with.
_SHARED_WITH_PARENT = {"province": 0, "prefecture": 2, "county": 4}
_ENDING = {"province": "0000", "prefecture": "00"}


class Place(BaseModel):
    """One place.

    Attributes
    ----------
    adcode : str
        Six digits of GB/T 2260; 100000 is the country.
    name : str
        The full name: 岫岩满族自治县.
    short : str
        What papers write instead: 岫岩; "" if nothing.
    level : str
        country, province, prefecture or county.
    parent : str
        The adcode of the place it belongs to, "" for the country.
    english : str
        What pages in English call it, in its official spelling: Anshan, Tiexi District.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    adcode: Annotated[str, StringConstraints(pattern=r"^\d{6}$")]
    name: str = Field(min_length=2)
    short: str = Field(pattern=r"^(.{2,})?$")
    level: Level
    parent: Annotated[str, StringConstraints(pattern=r"^(\d{6})?$")]
    english: str = Field(pattern=r"^[A-Z][A-Za-zü' ]+$")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every way to write the place: full, short, and 岫岩县 for 岫岩满族自治县.

        Examples
        --------
        >>> read_places().by_adcode["210323"].names
        ('岫岩满族自治县', '岫岩', '岫岩县')
        """
        autonomous = {"自治县": "县", "自治州": "州"}.get(self.name[-3:], "")
        written = [self.name, self.short, self.short + autonomous if autonomous and self.short else ""]
        return tuple(dict.fromkeys(filter(None, written)))


class PlaceCatalogue(BaseModel):
    """All places, in the order of the file.

    Examples
    --------
    >>> places = read_places()
    >>> places.by_name["鞍山市"].adcode
    '210300'
    >>> places.resolve("铁西区", within="210300").adcode, places.resolve("铁西区") is None
    ('210303', True)
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    entries: tuple[Place, ...]

    @cached_property
    def by_adcode(self) -> dict[str, Place]:
        """Adcode → place."""
        return {place.adcode: place for place in self.entries}

    @cached_property
    def by_name(self) -> dict[str, Place]:
        """Any name that leads to one place without a context → that place (see `resolve`)."""
        found = ((name, self.resolve(name)) for name in self._named)
        return {name: place for name, place in found if place is not None}

    @cached_property
    def _named(self) -> dict[str, list[Place]]:
        named: dict[str, list[Place]] = {}
        for place in self.entries:
            for name in place.names:
                named.setdefault(name, []).append(place)
        return named

    def above(self, adcode: str) -> tuple[str, ...]:
        """Return the adcode itself and those it belongs to, from near to far.

        Examples
        --------
        >>> read_places().above("210381")
        ('210381', '210300', '210000', '100000')
        """
        chain: list[str] = []
        while adcode in self.by_adcode:
            chain.append(adcode)
            adcode = self.by_adcode[adcode].parent
        return tuple(chain)

    def resolve(self, name: str, within: str = "") -> Place | None:
        """Find the place a document means by a name.

        The place nearest to the document's own wins: first inside `within`, then inside the place that
        holds it, and so on. At one distance a full name goes before a short one, and a higher level before
        a lower one (朝阳 is the city, not its county). A name that joins two (鞍山市海城市) is read from
        its front. A district's name alone means nothing without `within`: other provinces have the same.

        Parameters
        ----------
        name : str
        within : str
            Adcode of the document's place.

        Returns
        -------
        Place or None
            None if no place or more than one is meant.

        Examples
        --------
        >>> places = read_places()
        >>> places.resolve("海城", within="210300").name, places.resolve("鞍山市海城市").adcode
        ('海城市', '210381')
        """
        candidates = self._named.get(name)
        if candidates is None:
            return self._resolve_joined(name)
        circles = self.above(within)
        for circle in circles:
            inside = [place for place in candidates if circle in self.above(place.adcode)]
            if inside:
                return _only(inside, name)
        if not circles:
            candidates = [place for place in candidates if not _is_district(place)]
        return _only(candidates, name)

    def _resolve_joined(self, name: str) -> Place | None:
        for length in range(len(name) - 2, 1, -1):
            holder = self._named.get(name[:length], [])
            for place in holder:
                inner = self.resolve(name[length:], within=place.adcode)
                if inner is not None and place.adcode in self.above(inner.adcode):
                    return inner
        return None

    def find(self, name: str, where: str, within: str = "") -> Place:
        """Find a place by any of its names or by its adcode.

        Parameters
        ----------
        name : str
        where : str
            What a message calls the spot the name stands in: --place, a file and line.
        within : str
            As in `resolve`.

        Raises
        ------
        UnknownPlace
            No place or more than one has the name.

        Examples
        --------
        >>> read_places().find("210700", "--place").name
        '锦州市'
        """
        place = self.by_adcode.get(name) or self.resolve(name, within)
        if place is not None:
            return place
        several = self._named.get(name, [])
        raise UnknownPlace(
            expected="a place of places.csv, by name or adcode",
            found=repr(name),
            where=where,
            remedy=(
                f"Write the adcode: {', '.join(f'{p.adcode} ({self._path(p)})' for p in several)}."
                if several
                else nearest(name, [place.name for place in self.entries])
            ),
        )

    def _path(self, place: Place) -> str:
        chain = [self.by_adcode[code].name for code in self.above(place.adcode)[:-1]]
        return "".join(reversed(chain))


def _is_district(place: Place) -> bool:
    return place.level == "county" and place.name.endswith("区")


def _only(candidates: Sequence[Place], name: str) -> Place | None:
    """Return the one candidate that ranks before all others, None if two share the first rank."""
    ranks = sorted((place.name != name, LEVELS.index(place.level), place.adcode) for place in candidates)
    if not ranks or (len(ranks) > 1 and ranks[0][:2] == ranks[1][:2]):
        return None
    return next(place for place in candidates if place.adcode == ranks[0][2])


def read_places(path: Path = FILE) -> PlaceCatalogue:
    """Read and check a file of places.

    Parameters
    ----------
    path : Path
        A CSV in UTF-8 with the columns of `COLUMNS`.

    Raises
    ------
    VocabularyFault
        The header is another one, a row cannot be used, a code stands twice, or a code and its parent do
        not fit; `Faults` if there are several.

    Examples
    --------
    >>> len(read_places().entries) > 400
    True
    """
    rows, faults = csv_rows(path, COLUMNS, "adcode")
    entries, more = check(Place, rows)
    raise_all([*faults, *more, *_misplaced(entries)])
    return PlaceCatalogue(entries=tuple(place for _, place in entries))


def _misplaced(entries: Sequence[tuple[Row, Place]]) -> Iterator[VocabularyFault]:
    """Yield codes given twice, names given twice in one place, and parents that do not fit."""
    codes: dict[str, tuple[Row, Place]] = {}
    names: dict[tuple[str, str], Row] = {}
    for row, place in entries:
        first = codes.setdefault(place.adcode, (row, place))[0]
        if first is not row:
            yield twice(f"the adcode {place.adcode}", row, first, "Delete one of the two rows.")
        namesake = names.setdefault((place.parent, place.name), row)
        if namesake is not row:
            yield twice(f"the name {place.name}", row, namesake, "Delete one of the two rows.")
    for row, place in entries:
        parent = codes.get(place.parent)
        if place.level == "country":
            fits = not place.parent
        else:
            shared = _SHARED_WITH_PARENT[place.level]
            fits = (
                parent is not None
                and LEVELS.index(parent[1].level) == LEVELS.index(place.level) - 1
                and place.adcode[:shared] == place.parent[:shared]
                and place.adcode.endswith(_ENDING.get(place.level, ""))
            )
        if not fits:
            yield VocabularyFault(
                expected=f"a parent one level above a {place.level}, in a row of its own, with the same "
                "first digits",
                found=f"{place.name} with parent {place.parent or 'none'}",
                where=row.where(),
                remedy="Correct the adcode, the level or the parent.",
            )
