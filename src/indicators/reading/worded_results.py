"""Results told without a number: 未发生重特大事故 is a number of 0, 动态清零 and 全覆盖 are as goals are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.measurement.phrases import read_head
from indicators.reading.sentences import Sentence
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

_NONE_HAPPENED = expression(
    rf"(?:{any_word('told_states.none')})(?:{any_word('told_states.happened')})(?:{any_word('told_states.any')})?"
    rf"(?P<thing>[^，,。;；：:、\d\n]{{0,20}}?(?:{any_word('told_states.harms')}))(?=[，,、。；;：:)）\s]|$)"
)
_NIL = pattern("told_states.nil_patterns")
_REACHED = {
    "zero": pattern("told_states.gone_patterns"),
    "full_coverage": pattern("told_states.covered_patterns"),
}
_KEEPING = pattern("relations.keeping", prefix="^(?:", suffix=")*了?")
_STATES = pattern("relations.states")
_NO_THINGS = word_set("relations.no_things")
_REMOVED = pattern("relations.removed_patterns")
_THING_REMOVED = pattern("relations.removed_things")
_REMOVABLE = pattern("relations.removed_things", suffix="$")
_BROADLY = pattern("told_states.broadly_patterns", suffix="$")
_BROADLY_GONE = pattern("told_states.broadly_patterns", prefix="^")
_BETWEEN = pattern("told_states.between", prefix="(?<=..)")
_CLAUSE = expression(r"[，,；;：:。！？!?\n]")
CASES = "起"


def read(sentence: Sentence) -> Iterator[Statement]:
    """Read what a review says not to have happened, to be done away with, or to be covered as a whole."""
    text, start, end = sentence.prose.text, sentence.start, sentence.end
    for match in _NONE_HAPPENED.finditer(text, start, end):
        yield _none(sentence, *match.span(), match["thing"])
    for match in _NIL.finditer(text, start, end):
        if thing := _thing_before(sentence, match):
            yield _none(sentence, *match.span(), thing)
    for reference, states in _REACHED.items():
        for match in states.finditer(text, start, end):
            thing = _thing_before(sentence, match)
            if thing and thing not in _NO_THINGS and not _STATES.search(thing):
                yield reached(sentence, *match.span(), thing, reference)
    yield from _done_away_with(sentence)


def reached(sentence: Sentence, start: int, end: int, thing: str, reference: str) -> Statement:
    """Make a result without a number, which is told as the goal was that it reaches."""
    row = sentence.statement(
        start, end, indicator=thing, measure="level", comparator="relational", period=sentence.state.period
    )
    return replace(row, reference=reference)


def removed(words: str) -> re.Match[str] | None:
    """Find what a clause says is, or is to be, done away with: 全面消除劣Ⅴ类水体."""
    told = _REMOVED.search(words)
    return told if told and _REMOVABLE.search(told["thing"]) else None


def _done_away_with(sentence: Sentence) -> Iterator[Statement]:
    clause = sentence.start
    if not _THING_REMOVED.search(sentence.prose.text, clause, sentence.end):
        return
    while clause < sentence.end:
        mark = _CLAUSE.search(sentence.prose.text, clause, sentence.end)
        stop = mark.start() if mark else sentence.end
        told = removed(sentence.prose.text[clause:stop])
        # What is broadly gone is not gone.
        if told and not _BROADLY_GONE.search(told.group()) and not _is_figured(sentence, clause, stop):
            yield reached(sentence, clause + told.start(), stop, told["thing"], "zero")
        clause = stop + 1


def _thing_before(sentence: Sentence, match: re.Match[str]) -> str:
    """Name what a state is told of by its clause; "" where a figure stands there, or it is broadly so."""
    text, start = sentence.prose.text, sentence.start
    clause = max([start, *(mark.end() for mark in _CLAUSE.finditer(text, start, match.start()))])
    before = text[clause : match.start()]
    if _is_figured(sentence, clause, match.end()) or _BROADLY.search(before):
        return ""
    return _BETWEEN.sub("", _KEEPING.sub("", read_head(before).noun))


def _is_figured(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= quantity.start < end for quantity in sentence.found)


def _none(sentence: Sentence, start: int, end: int, thing: str) -> Statement:
    row = sentence.statement(
        start, end, indicator=thing, measure="level", comparator="eq", period=sentence.state.period
    )
    return replace(row, low=0.0, high=0.0, unit=CASES)
