"""The checks of the files of words, units, places, indicators and phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from pydantic import ValidationError

from indicators import reading, units
from indicators.errors import IndicatorsError, VocabularyFault
from indicators.tables.contract import schema
from indicators.tables.reported.task_words import TaskWords
from indicators.tables.targets import target_rules
from indicators.vocabulary import message_words
from indicators.vocabulary.indicator_catalogue import read_indicators
from indicators.vocabulary.kind_catalogue import read_kinds
from indicators.vocabulary.offices import read_names
from indicators.vocabulary.phrase_words import read_phrase_words
from indicators.vocabulary.place_files import former_faults, read_places, zone_faults
from indicators.vocabulary.plausible_bounds import PlausibleBounds
from indicators.vocabulary.province_tiles import read_tiles
from indicators.vocabulary.scheme_catalogue import read_schemes
from indicators.vocabulary.strict_model import StrictModel
from indicators.vocabulary.unit_catalogue import read_units
from indicators.vocabulary.word_lists import Text, list_faults, phrase_faults, shape_faults
from indicators.vocabulary.yaml_nodes import compose
from indicators.workbooks.observe.observe_layout import Layout as ObserveLayout
from indicators.workbooks.progress.progress_layout import Words
from indicators.workbooks.progress.progress_task_layout import TaskSheet
from indicators.workbooks.review.review_layout import Layout
from indicators.workbooks.typed_words import Words as TypedWords

Check = Callable[[Path], Sequence[IndicatorsError]]


class _Groups(StrictModel):
    begins: list[Text]
    ends: list[Text]


class _Offices(StrictModel):
    names: dict[Text, list[Text]]
    endings: dict[Text, str]
    remarks: list[Text]
    called: list[Text]
    levels: list[Text]
    leaders_beside: list[Text]
    groups: _Groups


class _Columns(StrictModel):
    columns: dict[Text, dict[str, Any]]
    tables: dict[Text, dict[str, Any]]


def checks() -> Iterator[tuple[str, Callable[[], Sequence[IndicatorsError]]]]:
    """List the files of the package that an analyst edits, each with its check.

    Examples
    --------
    >>> [name for name, _ in checks()][0]
    'vocabulary/units.csv'
    """
    folder = Path(str(files("indicators")))
    for name, check in CHECKS.items():
        yield name, partial(check, folder / name)


def _read(reader: Callable[[Path], object]) -> Check:
    def check(path: Path) -> list[IndicatorsError]:
        reader(path)
        return []

    return check


def _units(path: Path) -> list[IndicatorsError]:
    read_units(path)
    return list(units.faults())


def _words(path: Path) -> list[IndicatorsError]:
    """Check the lists, and that the reading finds in them every section it asks for."""
    if faults := list_faults(path):
        return list(faults)
    for module in iter_modules(reading.__path__, "indicators.reading."):
        import_module(module.name)
    return []


def _speech(path: Path) -> list[IndicatorsError]:
    """Check the lists, their expressions, and that the reading finds every rule it asks for."""
    if faults := _words(path):
        return list(faults)
    found: list[IndicatorsError] = []
    for section, rules in compose(path)[0].items():
        for name, expressions in rules.items():
            found += [
                VocabularyFault(
                    expected="a regular expression",
                    found=f"{expression!r} ({told})",
                    where=f"{path.name}, {section}, {name}",
                    remedy="Correct the expression.",
                )
                for expression in expressions
                if (told := _misread(expression))
            ]
    return found


def _misread(expression: str) -> str:
    """Say why an expression cannot be read, "" if it can."""
    try:
        re.compile(expression)
    except re.error as error:
        return str(error)
    return ""


def _offices(path: Path) -> list[IndicatorsError]:
    if faults := shape_faults(path, _Offices):
        return list(faults)
    read_names(path)
    return []


def _columns(path: Path) -> list[IndicatorsError]:
    if faults := shape_faults(path, _Columns):
        return list(faults)
    content, _ = compose(path)
    found: list[IndicatorsError] = []
    for name in schema.NAMES:
        try:
            schema.contract(content, name)
        except (ValidationError, KeyError, TypeError) as error:
            told = " ".join(str(error).split())
            found.append(
                VocabularyFault(
                    expected=f"columns of {name} as the top of the file describes them",
                    found=told,
                    where=f"{path.name}, tables, {name}",
                    remedy="Correct the entry.",
                )
            )
    return found


CHECKS: dict[str, Check] = {
    "vocabulary/units.csv": _units,
    "vocabulary/units.txt": lambda _path: units.faults(),
    "vocabulary/places.csv": _read(read_places),
    "vocabulary/former_places.csv": former_faults,
    "vocabulary/zones.csv": zone_faults,
    "vocabulary/place_words.yaml": list_faults,
    "vocabulary/kinds.yaml": _read(read_kinds),
    "vocabulary/indicators.yaml": _read(read_indicators),
    "vocabulary/province_tiles.csv": _read(read_tiles),
    "vocabulary/phrase_words.yaml": _read(read_phrase_words),
    "vocabulary/schemes.yaml": _read(read_schemes),
    "vocabulary/aim_words.yaml": list_faults,
    "vocabulary/same_words.yaml": list_faults,
    "vocabulary/same_reasons.yaml": phrase_faults,
    "vocabulary/rule_words.yaml": phrase_faults,
    "vocabulary/no_target_rules.yaml": _read(target_rules.rules),
    "vocabulary/plausible_bounds.yaml": lambda path: shape_faults(path, PlausibleBounds),
    "vocabulary/words.yaml": _words,
    "vocabulary/speech.yaml": _speech,
    "vocabulary/table_words.yaml": list_faults,
    "vocabulary/statistic_words.yaml": list_faults,
    "vocabulary/actions.yaml": list_faults,
    "vocabulary/fault_words.yaml": list_faults,
    "vocabulary/target_words.yaml": list_faults,
    "vocabulary/paper_rules.yaml": list_faults,
    "vocabulary/printed_words.yaml": list_faults,
    "workbooks/fault_phrases.yaml": phrase_faults,
    "workbooks/typed_words.yaml": lambda path: shape_faults(path, TypedWords),
    "vocabulary/task_words.yaml": lambda path: shape_faults(path, TaskWords),
    "vocabulary/offices.yaml": _offices,
    "vocabulary/page_words.yaml": phrase_faults,
    "vocabulary/message_words.yaml": message_words.gap_faults,
    "analysis/reason_codes.yaml": phrase_faults,
    "exchange/exchange_words.yaml": phrase_faults,
    "tables/count_words.yaml": list_faults,
    "tables/columns.yaml": _columns,
    "workbooks/progress.yaml": lambda path: shape_faults(path, Words),
    "workbooks/progress_tasks.yaml": lambda path: shape_faults(path, TaskSheet),
    "workbooks/review.yaml": lambda path: shape_faults(path, Layout),
    "workbooks/observe.yaml": lambda path: shape_faults(path, ObserveLayout),
}
