"""The words around a figure that say how exactly it is meant: 左右, 不低于, 突破, 以内."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from indicators.reading.lexicon import any_of, words

# 多 余 内 + begin other words too: 多于, 内涵.
_OTHER_WORD = ("于", "元", "种", "样", "部", "涵")
_SHORT = frozenset("余多内+")
SIGNS = {"approx": "≈", "ge": "≥", "gt": ">", "le": "≤", "lt": "<"}


class Comparator(NamedTuple):
    """How a figure is meant, and where the words begin and end that say so."""

    name: str
    before: int
    after: int
    is_written: bool


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    lists = words()["comparators_before"]
    meaning = {word: name for name, items in lists.items() for word in items}
    return re.compile(f"(?:{any_of(meaning)})$"), meaning, frozenset(words()["only_before_bare"])


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {word: name for name, items in words()["comparators_after"].items() for word in items}
    return re.compile(rf"[)\]”]?\(?({any_of(meaning)})"), meaning


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words()['limit_verbs'])})$")


def around(text: str, start: int, end: int, *, is_bare: bool = False, has_more: bool = False) -> Comparator:
    """Read the comparator of the figure at text[start:end].

    Parameters
    ----------
    text : str
        Prose.
    start, end : int
        The figure with its unit.
    is_bare : bool
        Whether it is a bare round number in characters: 上百家, 过万人.
    has_more : bool
        Whether 多 or 余 stands inside it (150余场).

    Examples
    --------
    >>> around("控制在3%以内", 3, 5).name, around("不低于98%", 3, 6).name, around("超过5亿元", 2, 5).name
    ('le', 'ge', 'gt')
    """
    pattern, meaning, only_bare = _before()
    before, comparator = start, ""
    found = pattern.search(text[max(0, start - 6) : start])
    # 300个以上亿元级项目: 上 is the end of 以上 there.
    if found and found[0] == "上" and text.startswith("以", start - 2):
        found = None
    if found and (is_bare or found[0] not in only_bare):
        before, comparator = start - len(found[0]), meaning[found[0]]
    after_pattern, after_meaning = _after()
    after, behind = end, ""
    if found := after_pattern.match(text, end, end + 8):
        word = found[1]
        if word not in _SHORT or not text.startswith(_OTHER_WORD, found.end()):
            behind, after = after_meaning[word], found.end()
    if behind == "approx" and comparator in ("le", "lt", "ge", "gt"):
        behind = ""
    if behind and not (comparator == "gt" and behind == "ge"):
        return Comparator(behind, before, after, True)
    if comparator:
        return Comparator(comparator, before, after, True)
    if has_more:
        return Comparator("gt", before, after, True)
    if _limit().search(text[max(0, start - 4) : start]):
        return Comparator("le", before, after, True)
    return Comparator("eq", before, after, False)
