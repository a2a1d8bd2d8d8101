"""The word lists of the reading, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def words() -> dict[str, Any]:
    """Read `vocabulary/words.yaml`.

    Examples
    --------
    >>> "左右" in words()["comparators_after"]["approx"]
    True
    """
    text = resources.files("indicators.vocabulary").joinpath("words.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(text, Loader=loader)
    return table


def any_of(items: Iterable[str]) -> str:
    """Write words as one alternation, longest first, so that the longest match wins.

    Examples
    --------
    >>> any_of(["超", "超过"])
    '超过|超'
    """
    return "|".join(re.escape(word) for word in sorted(set(items), key=lambda w: (-len(w), w)))


@cache
def pattern(*names: str, prefix: str = "", suffix: str = "") -> re.Pattern[str]:
    """Compile lists of `words.yaml` into one pattern.

    Examples
    --------
    >>> bool(pattern("modalities", suffix="$").search("全年力争"))
    True
    """
    table = words()
    return re.compile(f"{prefix}(?:{any_of(w for name in names for w in table[name])}){suffix}")
