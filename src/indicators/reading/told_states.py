"""Results told without a number: 未发生重特大事故, 较大事故零发生 are numbers of 0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.phrases import read_head
from indicators.reading.sentences import Sentence
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

_NONE_HAPPENED = expression(
    rf"(?:{any_word('told_states.none')})(?:{any_word('told_states.happened')})(?:{any_word('told_states.any')})?"
    rf"(?P<thing>[^，,。;；：:、\d\n]{{0,20}}?(?:{any_word('told_states.harms')}))(?=[，,、。;；：:)）\s]|$)"
)
_NIL = pattern("told_states.nil_patterns")
_KEEPING = pattern("relations.keeping", prefix="^(?:", suffix=")*了?")
_CLAUSE = expression(r"[，,；;：:。！？!?\n]")
CASES = "起"


def read(sentence: Sentence) -> Iterator[Statement]:
    """Read what a review says not to have happened."""
    text, start, end = sentence.prose.text, sentence.start, sentence.end
    for match in _NONE_HAPPENED.finditer(text, start, end):
        yield _none(sentence, *match.span(), match["thing"])
    for match in _NIL.finditer(text, start, end):
        clause = max([start, *(mark.end() for mark in _CLAUSE.finditer(text, start, match.start()))])
        thing = _KEEPING.sub("", read_head(text[clause : match.start()]).noun)
        is_figured = any(clause <= quantity.start < match.end() for quantity in sentence.found)
        if thing and not is_figured:
            yield _none(sentence, *match.span(), thing)


def _none(sentence: Sentence, start: int, end: int, thing: str) -> Statement:
    row = sentence.statement(
        start, end, indicator=thing, measure="level", comparator="eq", period=sentence.state.period
    )
    return replace(row, low=0.0, high=0.0, unit=CASES)
