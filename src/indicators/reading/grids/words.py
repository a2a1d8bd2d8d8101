"""The words of tables, compiled once from `vocabulary/table_words.yaml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from indicators import vocabulary
from indicators.reading.lexicon import Sections, any_of
from indicators.storage.expressions import expression
from indicators.vocabulary import own_files
from indicators.vocabulary.merging import word_lists

FILE = Path(vocabulary.__file__).with_name("table_words.yaml")


@cache
def words() -> dict[str, Any]:
    """Read `vocabulary/table_words.yaml`.

    Examples
    --------
    >>> "序号" in words()["columns"]["exact"]["serial"]
    True
    """
    return Sections.of(word_lists(FILE, own_files.own(FILE.name)))


@cache
def one_of(*names: str, suffix: str = "", prefix: str = "") -> re.Pattern[str]:
    """Compile a list, named by its sections, into one pattern, the longest word first.

    Examples
    --------
    >>> one_of("columns", "ends", "deadline", suffix="$").search("计划完成时限")[0]
    '完成时限'
    """
    table: Any = words()
    for name in names:
        table = table[name]
    return expression(f"{prefix}(?:{any_of(table)}){suffix}")


@cache
def named(section: str) -> re.Pattern[str]:
    """Compile the lists of a section into one pattern whose groups are named after them.

    The longest word wins whichever list it stands in.

    Examples
    --------
    >>> named("roles").search("预计完成").lastgroup.partition("__")[0]
    'estimate'
    """
    lists: dict[str, list[str]] = words()[section]
    pairs = sorted(((word, name) for name, listed in lists.items() for word in listed), key=_longest_first)
    pieces: list[str] = []
    for number, (word, name) in enumerate(pairs):
        pieces.append(f"(?P<{name}__{number}>{re.escape(word)})")
    return re.compile("|".join(pieces))


def kinds_in(section: str, text: str) -> list[str]:
    """List which lists of a section a text has words of, in the order of the text.

    Examples
    --------
    >>> kinds_in("roles", "2023年目标完成情况"), kinds_in("measures", "年均增速")
    (['actual'], ['yearly', 'growth'])
    """
    return [(match.lastgroup or "").partition("__")[0] for match in named(section).finditer(text)]


def _longest_first(pair: tuple[str, str]) -> tuple[int, str]:
    return -len(pair[0]), pair[0]
