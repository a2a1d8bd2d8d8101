"""The word lists of the reading, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from indicators import vocabulary
from indicators.errors import VocabularyFault
from indicators.storage.expressions import expression
from indicators.vocabulary import own_files
from indicators.vocabulary.merging import word_lists

FILE = Path(vocabulary.__file__).with_name("words.yaml")


class Sections(dict[str, Any]):
    """The lists of words.yaml by name."""

    @classmethod
    def of(cls, data: dict[str, Any]) -> Sections:
        """Take up a mapping and the mappings in it."""
        return cls({key: cls.of(value) if isinstance(value, dict) else value for key, value in data.items()})

    def __missing__(self, name: str) -> Any:
        raise VocabularyFault(
            expected=f"the section {name}",
            found="none of that name",
            where=FILE.name,
            remedy="Write it again, or correct the spelling of its name.",
        )


@cache
def words() -> dict[str, Any]:
    """Read `vocabulary/words.yaml`.

    Raises
    ------
    VocabularyFault
        If it is no YAML, or, later, a section is asked for that it does not have.

    Examples
    --------
    >>> "左右" in words()["comparators_after"]["approx"]
    True
    """
    return Sections.of(word_lists(FILE, own_files.own(FILE.name)))


def any_of(items: Iterable[str]) -> str:
    """Write words as one alternation, longest first, so that the longest match wins.

    Examples
    --------
    >>> any_of(["超", "超过"])
    '超过|超'
    """
    ordered = sorted(sorted(set(items)), key=len, reverse=True)
    # All at once: each start joins some nine thousand words.
    return re.escape("\0".join(ordered)).replace("\0", "|")


def any_word(*names: str) -> str:
    """Write lists of `words.yaml` as one alternation; the entries of a `_patterns` list stand as they are.

    Parameters
    ----------
    names : str
        Lists by their path: modalities, prose.label_patterns.

    Examples
    --------
    >>> any_word("limit_verbs").split("|")[0]
    '严控在'
    """
    plain: list[str] = []
    written: list[str] = []
    for name in names:
        (written if name.endswith("_patterns") else plain).extend(_list(name))
    return "|".join(filter(None, ["|".join(written), any_of(plain)]))


@cache
def pattern(*names: str, prefix: str = "", suffix: str = "") -> re.Pattern[str]:
    """Compile lists of `words.yaml` into one pattern.

    Examples
    --------
    >>> bool(pattern("modalities", suffix="$").search("全年力争"))
    True
    """
    return expression(f"{prefix}(?:{any_word(*names)}){suffix}")


@cache
def word_set(name: str) -> frozenset[str]:
    """Take a list of `words.yaml` as a set.

    Examples
    --------
    >>> "上" in word_set("only_before_bare")
    True
    """
    return frozenset(_list(name))


def _list(name: str) -> list[str]:
    found: Any = words()
    for key in name.split("."):
        found = found[key]
    return list(found)
