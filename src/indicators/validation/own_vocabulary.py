"""The checks of a project's own vocabulary, together with the package's, before anything is read with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from indicators import units, vocabulary
from indicators.errors import IndicatorsError, UnknownUnit
from indicators.project import Project
from indicators.vocabulary import own_files
from indicators.vocabulary.file_text import shown_name
from indicators.vocabulary.indicator_catalogue import Indicator, read_indicators
from indicators.vocabulary.loading import yaml_rows
from indicators.vocabulary.merging import word_lists
from indicators.vocabulary.place_files import read_places
from indicators.vocabulary.scheme_catalogue import read_schemes
from indicators.vocabulary.unit_catalogue import read_units

Check = Callable[[], object]
_PACKAGE = Path(vocabulary.__file__).parent


def checks(project: Project) -> Iterator[tuple[str, Check]]:
    """List what there is to check in the folder `vocabulary/` of a project; nothing if there is none.

    Examples
    --------
    >>> from indicators.project import find
    >>> list(checks(find()))
    []
    """
    if not project.vocabulary.is_dir():
        return
    yield project.vocabulary.name, partial(_folder, project)
    for path in project.vocabulary_files:
        yield shown_name(path), partial(CHECKS[path.name], path)


def _folder(project: Project) -> Sequence[IndicatorsError]:
    """Make sure that this process reads with it, and name files that nobody reads."""
    own_files.require(project)
    return own_files.strangers(project)


def _units(path: Path) -> Sequence[IndicatorsError]:
    read_units(own=path)
    return units.faults()


def _definitions(path: Path) -> Sequence[IndicatorsError]:
    del path
    return units.faults()


def _indicators(path: Path) -> Sequence[IndicatorsError]:
    read = read_indicators(own=path).by_id
    rows = yaml_rows(path, "id")
    found = [_unknown_units(read[row.name], row.where) for row in rows if row.name in read]
    return [fault for faults in found for fault in faults]


def _unknown_units(entry: Indicator, where: Callable[[str], str]) -> list[IndicatorsError]:
    fields = [("unit", entry.unit), ("display", entry.display)]
    fields += [("other_units", unit) for unit in entry.other_units]
    found: list[IndicatorsError] = []
    for field, unit in fields:
        try:
            units.parse_form(unit, where=where(field))
        except UnknownUnit as error:
            found.append(error)
    return found


CHECKS: dict[str, Callable[[Path], object]] = {
    "units.txt": _definitions,
    "units.csv": _units,
    "places.csv": lambda path: read_places(own=path),
    "indicators.yaml": _indicators,
    "words.yaml": lambda path: word_lists(_PACKAGE / path.name, path),
    "table_words.yaml": lambda path: word_lists(_PACKAGE / path.name, path),
    "schemes.yaml": lambda path: read_schemes(own=path),
}
