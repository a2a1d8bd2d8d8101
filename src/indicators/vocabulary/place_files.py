"""Reads the files of places: those of the package, quick when they are as written, and a project's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import Field, StringConstraints

from indicators.errors import IndicatorsError, VocabularyFault, raise_all
from indicators.storage.expressions import expression
from indicators.vocabulary import own_files
from indicators.vocabulary.csv_entries import csv_rows
from indicators.vocabulary.file_text import read_text
from indicators.vocabulary.loading import Row, data_of
from indicators.vocabulary.place import LEVELS, Place, level_of
from indicators.vocabulary.place_catalogue import PlaceCatalogue
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.vocabulary_checks import check, twice

FILE = Path(__file__).with_name("places.csv")
FORMER = Path(__file__).with_name("former_places.csv")
ZONES = Path(__file__).with_name("zones.csv")
WORDS = Path(__file__).with_name("place_words.yaml")
COLUMNS = ("adcode", "name", "short", "level", "parent", "english", "since")
FORMER_COLUMNS = ("adcode", "name", "since", "until", "successor")
ZONE_COLUMNS = ("name", "parent")
OWN_COLUMNS = ("name", "short", "adcode", "parent", "english")

_QUICK = expression(
    r"(\d{6}),([^,\s\"]{2,}),([^,\s\"]{2,}|),(country|province|prefecture|county),"
    r"(\d{6}|),([A-Z][A-Za-zü' ]+),(\d{4}|)"
)
_QUICK_FORMER = expression(r"(\d{6}),([^,\s\"]{2,}),(\d{4}|),(\d{4}),(\d{6}|)")
# How many digits of the code a level shares with its parent, and what its own code ends with.
_SHARED_WITH_PARENT = {"province": 0, "prefecture": 2, "county": 4}
_ENDING = {"province": "0000", "prefecture": "00"}
_Year = Annotated[str, StringConstraints(pattern=r"^(\d{4})?$")]
_Code = Annotated[str, StringConstraints(pattern=r"^\d{6}$")]
_AnyCode = Annotated[str, StringConstraints(pattern=r"^(\d{6})?$")]


class _Entry(StrictModel):
    adcode: _Code
    name: str = Field(min_length=2)
    short: str = Field(pattern=r"^(.{2,})?$")
    level: Literal["country", "province", "prefecture", "county"]
    parent: _AnyCode
    english: str = Field(pattern=r"^[A-Z][A-Za-zü' ]+$")
    since: _Year


class _FormerEntry(StrictModel):
    adcode: _Code
    name: str = Field(min_length=2)
    since: _Year
    until: Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
    successor: _AnyCode


class _OwnEntry(StrictModel):
    name: str = Field(pattern=r"^[\u4e00-\u9fff]{2,}$")
    short: str = Field(pattern=r"^([\u4e00-\u9fff]{2,})?$")
    adcode: _AnyCode
    parent: _Code
    english: str = Field(pattern=r"^([A-Z][A-Za-zü' ]+)?$")


def read_places(path: Path = FILE, own: Path | None = None) -> PlaceCatalogue:
    """Read and check a file of places, and a project's own.

    Parameters
    ----------
    own : Path, optional
        A CSV with the columns of `OWN_COLUMNS`: a place without a code is a zone, one with a code of the
        first file takes the place of that.

    Raises
    ------
    VocabularyFault
        The header is another one, a row cannot be used, a code stands twice, or a code and its parent do
        not fit; `Faults` if there are several.

    Examples
    --------
    >>> len(read_places().entries) > 3200
    True
    """
    entries = _quick(path) or _checked(path)
    zones = _zones(ZONES) if path == FILE else ()
    mine = read_own(own, entries) if own is not None else ()
    codes = {place.adcode for place in mine if place.adcode}
    entries = tuple(place for place in entries if place.adcode not in codes)
    endings = tuple(sorted(data_of(WORDS)["zone_endings"], key=len, reverse=True))
    return PlaceCatalogue((*entries, *zones, *mine), partial(read_former, FORMER), endings)


def _quick(path: Path) -> tuple[Place, ...]:
    """Read a file in which every row is as it should be; nothing if one is not."""
    head, *lines = read_text(path).splitlines() or [""]
    rows = [_QUICK.fullmatch(line) for line in lines]
    if head != ",".join(COLUMNS):
        return ()
    entries = [Place(*cast("Any", row.groups())) for row in rows if row]
    codes = {place.adcode: place for place in entries}
    is_whole = len(entries) == len(lines) and len(codes) == len(entries)
    fits = is_whole and all(_fits(place, codes.get(place.parent)) for place in entries)
    has_twins = len({(place.parent, place.name) for place in entries}) < len(entries)
    return tuple(entries) if fits and not has_twins else ()


def _checked(path: Path) -> tuple[Place, ...]:
    """Read a file row by row, and tell every fault of it."""
    rows, faults = csv_rows(path, COLUMNS, "adcode")
    entries, more = check(_Entry, rows)
    places = [(row, Place(**dict(entry))) for row, entry in entries]
    raise_all([*faults, *more, *_misplaced(places)])
    return tuple(place for _, place in places)


def _misplaced(entries: Sequence[tuple[Row, Place]]) -> Iterator[VocabularyFault]:
    """Yield codes given twice, names given twice in one place, and parents that do not fit."""
    yield from _repeated(entries)
    codes = {place.adcode: place for _, place in reversed(entries)}
    for row, place in entries:
        if not _fits(place, codes.get(place.parent)):
            yield VocabularyFault(
                expected=f"a parent one level above a {place.level}, in a row of its own, with the same "
                "first digits",
                found=f"{place.name} with parent {place.parent or 'none'}",
                where=row.where(),
                remedy="Correct the adcode, the level or the parent.",
            )


def _repeated(entries: Sequence[tuple[Row, Place]]) -> Iterator[VocabularyFault]:
    codes: dict[str, Row] = {}
    names: dict[tuple[str, str], Row] = {}
    for row, place in entries:
        first = codes.setdefault(place.adcode, row) if place.adcode else row
        if first is not row:
            yield twice(f"the adcode {place.adcode}", row, first, "Delete one of the two rows.")
        namesake = names.setdefault((place.parent, place.name), row)
        if namesake is not row:
            yield twice(f"the name {place.name}", row, namesake, "Delete one of the two rows.")


def _fits(place: Place, parent: Place | None) -> bool:
    """Whether a code, its level and its parent fit: a county belongs to a city, or to the province itself."""
    if place.level == "country":
        return not place.parent
    if parent is None or not place.adcode.endswith(_ENDING.get(place.level, "")):
        return False
    is_direct = place.level == "county" and parent.level == "province"
    shared = 2 if is_direct else _SHARED_WITH_PARENT[place.level]
    is_next = LEVELS.index(parent.level) == LEVELS.index(place.level) - 1
    # A county whose code begins like a city's belongs to that city.
    is_county_of_city = is_direct and place.adcode[2:4] not in _DIRECT
    return (is_next or (is_direct and not is_county_of_city)) and place.adcode[:shared] == place.parent[
        :shared
    ]


# What stands in the third and fourth digit for parts of a municipality and for counties of a province itself.
_DIRECT = frozenset(("01", "02", "90"))


def read_former(path: Path = FORMER) -> tuple[Place, ...]:
    """Read the places that are gone, each with the years in which the lists name it.

    Raises
    ------
    VocabularyFault
        A row cannot be used; `Faults` if there are several.

    Examples
    --------
    >>> next(place.until for place in read_former() if place.adcode == "421023")
    '2020'
    """
    head, *lines = read_text(path).splitlines() or [""]
    rows = [_QUICK_FORMER.fullmatch(line) for line in lines]
    if head != ",".join(FORMER_COLUMNS) or not all(rows):
        raise_all(former_faults(path))
    return tuple(_gone(*row.groups()) for row in rows if row)


def _gone(adcode: str, name: str, since: str, until: str, successor: str) -> Place:
    level = level_of(adcode)
    is_direct = level == "prefecture" or adcode[2:4] in _DIRECT
    parent = f"{adcode[:2]}0000" if is_direct else f"{adcode[:4]}00"
    return Place(adcode, name, "", level, parent, "", since, until, successor)


def _zones(path: Path) -> tuple[Place, ...]:
    rows, faults = csv_rows(path, ZONE_COLUMNS, "name")
    raise_all(faults)
    return tuple(Place("", row.fields["name"], "", "zone", row.fields["parent"]) for row in rows)


def read_own(path: Path, known: Iterable[Place]) -> tuple[Place, ...]:
    """Read and check a project's own places: new towns and zones, and counties younger than the package.

    Parameters
    ----------
    known : iterable of Place
        The package's places; each parent must be one of them, or of the file.

    Raises
    ------
    VocabularyFault
        A row cannot be used, a code or name stands twice, or its parent is unknown; there are two such
        files; `Faults` if there are several.
    """
    own_files.require_alone(path)
    rows, faults = csv_rows(path, OWN_COLUMNS, "name")
    entries, more = check(_OwnEntry, rows)
    found: list[IndicatorsError] = [*faults, *more]
    codes = {place.adcode: place for place in known}
    new = {entry.adcode for _, entry in entries if entry.adcode}
    mine: list[tuple[Row, Place]] = []
    for row, entry in entries:
        known_as = codes.get(entry.adcode)
        level = known_as.level if known_as else level_of(entry.adcode)
        mine.append((row, Place(entry.adcode, entry.name, entry.short, level, entry.parent, entry.english)))
        parent = known_as.parent if known_as else entry.parent
        if entry.parent not in codes.keys() | new or entry.parent != parent:
            found.append(
                VocabularyFault(
                    expected="a code of its own" if known_as else "the adcode of a place of places.csv",
                    found=f"{entry.adcode}, which is {known_as.name}" if known_as else entry.parent,
                    where=row.where(),
                    remedy=f"Write its own code, or none for a zone; to rename it, keep the parent {parent}."
                    if known_as
                    else "Correct the parent.",
                )
            )
    raise_all([*found, *_repeated(mine)])
    return tuple(place for _, place in mine)


def former_faults(path: Path = FORMER) -> list[VocabularyFault]:
    """Say what is wrong with the list of places that are gone, which is read only when it is needed.

    Examples
    --------
    >>> former_faults()
    []
    """
    return _led_nowhere(
        path, FORMER_COLUMNS, "adcode", "successor", {p.adcode for p in _checked(FILE)} | {""}
    )


def zone_faults(path: Path = ZONES) -> list[VocabularyFault]:
    """Say what is wrong with the list of zones.

    Examples
    --------
    >>> zone_faults()
    []
    """
    return _led_nowhere(path, ZONE_COLUMNS, "name", "parent", {place.adcode for place in _checked(FILE)})


def _led_nowhere(
    path: Path, columns: Sequence[str], key: str, field: str, codes: set[str]
) -> list[VocabularyFault]:
    """Find the rows that name a place which nobody knows."""
    rows, found = csv_rows(path, columns, key)
    found += check(_FormerEntry, rows)[1] if columns == FORMER_COLUMNS else []
    found += [
        VocabularyFault(
            expected="the adcode of a place of places.csv",
            found=row.fields[field],
            where=row.where(field),
            remedy=f"Correct the {field}.",
        )
        for row in rows
        if row.fields[field] not in codes
    ]
    return found
