"""The words of the field: indicators, places, units and schemes, as data that an analyst edits.

Each catalogue is read and checked once, when it is first asked for. Its model is loaded then: what only reads
words of this folder, as the help of the commands does, starts without pydantic's models.

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

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.errors import ProjectNotFound
from indicators.project import ROOT_VARIABLE, Project, find
from indicators.storage import plain_files
from indicators.vocabulary import own_files

if TYPE_CHECKING:
    from indicators.vocabulary.indicator_catalogue import IndicatorCatalogue
    from indicators.vocabulary.kind_catalogue import KindCatalogue
    from indicators.vocabulary.place_catalogue import PlaceCatalogue
    from indicators.vocabulary.scheme_catalogue import SchemeCatalogue
    from indicators.vocabulary.unit_catalogue import UnitCatalogue

__all__ = [
    "indicators",
    "kinds",
    "own_digest",
    "places",
    "schemes",
    "units",
]


@lru_cache(maxsize=1)
def indicators() -> IndicatorCatalogue:
    """Return the catalogue of indicators.

    Examples
    --------
    >>> indicators().by_id["unemployment"].direction
    -1
    """
    from indicators.vocabulary.indicator_catalogue import read_indicators

    names = (name for place in places().entries if place.level != "county" for name in place.names)
    return read_indicators(places=names, own=own_files.own("indicators.yaml"))


@lru_cache(maxsize=1)
def kinds() -> KindCatalogue:
    """Return the kinds of paper.

    Examples
    --------
    >>> kinds().of("economic_release").text.role
    'actual'
    """
    from indicators.vocabulary.kind_catalogue import read_kinds

    return read_kinds()


def places() -> PlaceCatalogue:
    """Return the catalogue of places, with those that the project at hand adds in `vocabulary/places.csv`.

    Examples
    --------
    >>> places().by_adcode["210700"].name
    '锦州市'
    """
    project = _project(Path.cwd(), os.environ.get(ROOT_VARIABLE, ""))
    own = project.places if project else None
    try:
        changed = own.stat().st_mtime_ns if own else 0
    except OSError:
        changed = 0
    return _places(own if changed else None, changed)


def own_digest(project: Project) -> str:
    """Hash what a project adds to the vocabulary, "" if it adds nothing.

    Raises
    ------
    OtherVocabulary
        This process reads with another vocabulary.

    Examples
    --------
    >>> own_digest(find())
    ''
    """
    own_files.require(project)
    if project.places.parent == project.vocabulary or not project.places.is_file():
        return own_files.digest(project)
    return f"{own_files.digest(project)} {plain_files.digest(project.places)}"


def own_digest_here() -> str:
    """Hash what the project of the working directory adds to the vocabulary, "" outside a project.

    Examples
    --------
    >>> own_digest_here()
    ''
    """
    try:
        return own_digest(find())
    except ProjectNotFound:
        return ""


@lru_cache(maxsize=8)
def _project(folder: Path, named: str) -> Project | None:
    del folder, named
    try:
        return find()
    except ProjectNotFound:
        return None


@lru_cache(maxsize=4)
def _places(own: Path | None, changed: int) -> PlaceCatalogue:
    """Read the places again when the project's own have changed."""
    from indicators.vocabulary.place_files import read_places

    del changed
    return read_places(own=own)


@lru_cache(maxsize=1)
def schemes() -> SchemeCatalogue:
    """Return the list of statuses, the tolerances and the schemes that judge.

    Examples
    --------
    >>> schemes().status("slow").zh
    '偏慢'
    """
    from indicators.vocabulary.scheme_catalogue import read_schemes

    return read_schemes(own=own_files.own("schemes.yaml"))


def units() -> UnitCatalogue:
    """Return the catalogue of written units.

    Examples
    --------
    >>> units().by_label["公里"].kind
    'length'
    """
    from indicators.vocabulary.unit_forms import catalogue

    return catalogue()
