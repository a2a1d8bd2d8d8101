"""The words around a figure that say how exactly it is meant: 左右, 不低于, 不宜超过, 以内, （含）以上."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from indicators.reading.lexicon import any_of, any_word, pattern, word_set, words
from indicators.reading.rules import Rule, always, decide
from indicators.storage.expressions import expression

# Words of one character begin other words too: 多于, 内涵.
_OTHER_WORD = tuple(word_set("comparator_lookalikes"))
_SIZE = pattern("sizes_patterns")
_SHORT = frozenset("余多内+")
_LIMITED = pattern("limit_verbs", suffix="$")
_LONGEST_BEFORE = 14
_LONGEST_BEHIND = 24
_LONGEST_WHOLE = 28
# So much of something: 不低于低保标准的1.3倍, and not 超过限额的5家.
_RATES = ("%", "‰", "倍")
# Against what is said before them, verbs of more become limits, and verbs of less too: 不宜超过, 不得低于.
_AVERAGES = tuple(word_set("ends_like_negations"))
_NEGATED = {"gt": "le", "lt": "ge"}
_OR_EQUAL = {"gt": "ge", "lt": "le"}


class Comparator(NamedTuple):
    """How a figure is meant, where the words begin and end that say so, and the rule that tells."""

    name: str
    before: int
    after: int
    is_written: bool
    rule: str = ""


@dataclass(slots=True)
class _Words:
    """What stands around a figure."""

    before: str
    behind: str
    has_more: bool
    is_limited: bool


_RULES: tuple[Rule[_Words, str], ...] = (
    Rule("bound_behind", lambda w: w.behind and not (w.before == "gt" and w.behind == "ge"), "behind"),
    Rule("bound_before", lambda w: w.before, "before"),
    Rule("some_more_inside", lambda w: w.has_more, "gt"),
    Rule("limit_verb", lambda w: w.is_limited, "le"),
    Rule("no_bound_written", always, "eq"),
)


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    lists = words()["comparators_before"]
    meaning = {word: name for name, items in lists.items() for word in items}
    negations = any_word("negations")
    equal = any_word("or_equal")
    reach = any_word("reach_of_bound")
    written = rf"(?P<no>{negations})?(?P<word>{any_of(meaning)})(?P<equal>{equal})?(?:{reach})?$"
    return expression(written), meaning


@cache
def _before_whole() -> re.Pattern[str]:
    """Compile a bound and what the figure behind it is so much of; a verb alone is none (跨越式发展的3倍)."""
    meaning = _before()[1]
    bounds = any_of(word for word in meaning if word.endswith(("于", "过")) and meaning[word] != "approx")
    return expression(rf"(?P<no>{any_word('negations')})?(?P<word>{bounds})[^，,。;；:：()\d]{{2,20}}的$")


@cache
def _last_characters() -> frozenset[str]:
    """Characters that words of a bound may end in: before most figures stands another."""
    lists = [*words()["comparators_before"].values(), words()["or_equal"], words()["reach_of_bound"]]
    return frozenset(word[-1] for items in lists for word in items)


@cache
def _first_characters() -> frozenset[str]:
    """Characters that words of a bound begin with behind a figure, and the brackets they may stand in."""
    return frozenset(
        [*")]”(", *(word[0] for items in words()["comparators_after"].values() for word in items)]
    )


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {word: name for name, items in words()["comparators_after"].items() for word in items}
    included = rf"(?:\((?:{any_word('included')})[^()]{{0,10}}\))?"
    return expression(rf"[)\]”]?{included}\(?({any_of(meaning)}){included}"), meaning


def around(text: str, start: int, end: int, *, is_bare: bool = False, has_more: bool = False) -> Comparator:
    """Read the comparator of the figure at text[start:end].

    Parameters
    ----------
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
    >>> around("不宜超过2.6公顷", 4, 9).name, around("50万元(含)以上", 0, 4).name
    ('le', 'ge')
    """
    name, before = _read_before(text, start, end, is_bare=is_bare)
    if not name and text.startswith("的", start - 1) and text.endswith(_RATES, start, end):
        name = _bound_of_whole(text[max(0, start - _LONGEST_WHOLE) : start])
    behind, after = _read_behind(text, end)
    if behind == "approx" and name:
        behind = ""
    limited = _LIMITED.search(text, max(0, start - 4), start) is not None
    if not (name or behind or has_more or limited):
        return Comparator("eq", start, end, False, _RULES[-1].name)
    rule = decide(_RULES, _Words(name, behind, has_more, limited))
    meant = {"behind": behind, "before": name}.get(rule.gives, rule.gives)
    return Comparator(meant, before, after, meant != "eq", rule.name)


def _read_before(text: str, start: int, end: int, *, is_bare: bool) -> tuple[str, int]:
    """Read the bound before a figure, "" if there is none, and where its words begin."""
    if text[start - 1 : start] not in _last_characters():
        return "", start
    written, meaning = _before()
    found = written.search(text[max(0, start - _LONGEST_BEFORE) : start])
    if found is None:
        return "", start
    word = found["word"]
    # 300个以上亿元级项目: 上 is the end of 以上 there.
    if word == "上" and text.startswith("以", start - 2):
        return "", start
    is_size = word in word_set("before_sizes") and _SIZE.match(text, end) is not None
    if word in word_set("only_before_bare") and not (is_bare or is_size):
        return "", start
    name = meaning[word]
    if found["no"]:
        if name not in _NEGATED:
            return name, start - len(found[0]) + len(found["no"])
        name = _NEGATED[name]
    elif found["equal"]:
        name = _OR_EQUAL.get(name, name)
    at = start - len(found[0])
    # 全年平均不高于5.5%: 均 is the end of 平均.
    return name, at + text.startswith(_AVERAGES, max(0, at - 1))


def _bound_of_whole(before: str) -> str:
    """Read the bound before what a figure is so much of; it stays in the name."""
    found = _before_whole().search(before)
    if found is None:
        return ""
    name = _before()[1][found["word"]]
    return _NEGATED.get(name, name) if found["no"] else name


def _read_behind(text: str, end: int) -> tuple[str, int]:
    """Read the bound behind a figure, "" if there is none, and where its words end."""
    if text[end : end + 1] not in _first_characters():
        return "", end
    written, meaning = _after()
    found = written.match(text, end, end + _LONGEST_BEHIND)
    if found is None or (found[1] in _SHORT and text.startswith(_OTHER_WORD, found.end())):
        return "", end
    return meaning[found[1]], found.end()
