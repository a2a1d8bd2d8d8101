"""Finds the head of a Chinese noun phrase among the known names.

A Chinese noun phrase has its head at its end, so a name counts only there:

1. The phrase is rewritten to one form (half-width, quotes and brackets away, GDP → 地区生产总值 …), as the
   names are. Of several clauses the last one is taken.
2. Candidates are the names that end the phrase, also after dropping words that only say how it is measured
   (增速, 总量, 面积). A name with a gap (开工*项目) has to end with its second part and to hold the first
   before it. 规上工业增加值能耗 ends with no name of 规上工业增加值, so it is not taken for it.
3. The candidate with most characters of its own wins: 限额以上社会消费品零售额 before 社会消费品零售额.
4. What stands before it must not change the thing: no word of the entry's `not`; for a total (`part`)
   only words that leave it whole (全市, 鞍山市, 实现); in a list (造林和森林抚育) every member the same id.
   人均 or 每万人 before it makes it an amount for each, 带动 what something adds to it, unless the name says
   so itself.
   Where any of this fails the phrase has no id: a wrong one does more harm than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indicators.storage.expressions import expression
from indicators.vocabulary.phrase_words import PhraseWords

GAP = "*"

_CLAUSE = expression(r"[,;。:!?]")


@dataclass(frozen=True)
class Name:
    """One way to write an indicator, rewritten: what ends the phrase, and what must stand before a gap."""

    indicator_id: str
    first: str
    last: str

    @property
    def weight(self) -> int:
        """Number of characters the phrase has to share with it."""
        return len(self.first) + len(self.last)


@dataclass(frozen=True)
class Rules:
    """What may stand around the names of one indicator."""

    denied: tuple[str, ...]  # Words that deny the id wherever they stand.
    is_total: bool  # Whether an unknown word before the name makes the phrase a part of it.
    tails: frozenset[str]  # Words that may follow the name.


@dataclass(frozen=True)
class _Candidate:
    name: Name
    before: str


class HeadMatcher:
    """Finds the indicator of a phrase by its head; every answer is remembered.

    Parameters
    ----------
    names : iterable of Name
        Rewritten names, no two alike.
    rules : mapping
        Indicator id → its rules.
    places : iterable of str
        Names of places, which leave a total whole.

    Examples
    --------
    >>> from indicators.vocabulary.phrase_words import read_phrase_words
    >>> words = read_phrase_words()
    >>> rules = {"exports": Rules((), True, frozenset({"额"}))}
    >>> matcher = HeadMatcher([Name("exports", "", "出口")], rules, words, ["鞍山"])
    >>> matcher.match("鞍山出口额"), matcher.match("西柳试点出口")
    ('exports', '')
    """

    def __init__(
        self, names: Iterable[Name], rules: Mapping[str, Rules], words: PhraseWords, places: Iterable[str]
    ) -> None:
        self._rules, self._words = rules, words
        self._by_last: dict[str, list[Name]] = {}
        for name in names:
            self._by_last.setdefault(name.last, []).append(name)
        self._lengths = {
            end: tuple(dict.fromkeys(map(len, group))) for end, group in _by_end(self._by_last).items()
        }
        self._tails = _by_end(tail for rule in rules.values() for tail in rule.tails)
        self._places = tuple(places)
        self._unchanging = _by_end((*words.unchanging, *self._places))
        self._known: dict[str, str] = {}

    def match(self, phrase: str) -> str:
        """Return the id of the indicator a phrase is about, "" if of none or only of a part of one."""
        known = self._known.get(phrase)
        if known is None:
            known = self._known[phrase] = self._match(self._words.rewritten(phrase))
        return known

    def _match(self, text: str) -> str:
        clauses = [clause for clause in _CLAUSE.split(text) if clause]
        if not clauses:
            return ""
        text = clauses[-1]
        neutral = self._words.neutral
        parts = (neutral.per_head, neutral.driven)
        whole = (one for one in self._candidates(text) if not any(part.search(one.before) for part in parts))
        best = max(whole, key=lambda candidate: candidate.name.weight, default=None)
        if best is None or not self._is_allowed(best, text):
            return ""
        return best.name.indicator_id

    def _candidates(self, text: str) -> Iterator[_Candidate]:
        """Yield the names that end the text, also behind words that say how it is measured."""
        dropped: set[str] = set()
        while text:
            end = text[-1]
            for length in self._lengths.get(end, ()):
                start = len(text) - length
                for name in self._by_last.get(text[start:], ()) if start >= 0 else ():
                    before = text[:start]
                    opening = before.rfind(name.first)
                    if opening >= 0 and dropped <= self._rules[name.indicator_id].tails:
                        yield _Candidate(name, before[:opening] if name.first else before)
            tail = next((tail for tail in self._tails.get(end, ()) if text.endswith(tail)), "")
            if not tail:
                return
            dropped.add(tail)
            text = text.removesuffix(tail)

    def _is_allowed(self, candidate: _Candidate, text: str) -> bool:
        rules = self._rules[candidate.name.indicator_id]
        if any(word in text for word in rules.denied):
            return False
        before = candidate.before
        for join in self._words.neutral.joins:
            if before.endswith(join):
                return self._is_same(before.removesuffix(join), candidate.name.indicator_id)
        return not rules.is_total or self._is_unchanging(before)

    def _is_same(self, member: str, indicator_id: str) -> bool:
        """Tell whether the member before a join is the same indicator, or only a verb or a scope."""
        return self._is_unchanging(member) or self._match(member) == indicator_id

    def _is_unchanging(self, before: str) -> bool:
        if self._names_several(before):
            return False
        return (
            not before
            or before.endswith(self._unchanging.get(before[-1], ()))
            or self._words.neutral.pattern.search(before) is not None
        )

    def _names_several(self, before: str) -> bool:
        """Tell whether places are listed, whose sum is no place's own: 庆阳、酒泉经济总量."""
        listed = next((before.split(join) for join in self._words.neutral.joins if join in before), [])
        return len(listed) > 1 and all(one.endswith(self._places) for one in listed)


def _by_end(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Arrange words by their last character, which few share; the longest first."""
    by_end: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_end.setdefault(word[-1:], []).append(word)
    return {end: tuple(group) for end, group in by_end.items()}
