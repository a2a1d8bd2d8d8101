"""Results and goals told as no change: 居民消费价格与上年持平 is a growth of 0 %, a goal 调整为持平 too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.phrases import read_head
from indicators.reading.mentions.changed_values import without_change
from indicators.reading.roles.changed_goals import revised
from indicators.reading.roles.roles import REVISION, own
from indicators.reading.sentences import Sentence
from indicators.reading.statement import Statement
from indicators.reading.times import timing
from indicators.reading.times.period_words import Horizon
from indicators.reading.times.shaped_periods import shaped
from indicators.storage.expressions import expression
from indicators.vocabulary import indicators

_STEADY = expression(any_word("measures.steady_patterns"))
_NEARLY = pattern("measures.nearly_patterns")
_CHANGED_TO = expression(any_word("revisions.to_no_growth_patterns"))
_CLAUSE = expression(r"[，,；;：:。！？!?\n]")


def may_occur(text: str, start: int, end: int) -> bool:
    """Whether a sentence is worth a closer look."""
    return "持平" in text[start:end] or "零增长" in text[start:end]


def read(sentence: Sentence, horizon: Horizon) -> Iterator[Statement]:
    """Read the results of a sentence that did not change over the year, and the goals that ask for no change.

    Parameters
    ----------
    sentence : Sentence
        What looks back is a result, what looks ahead a goal.
    horizon : Horizon
        What times named in the sentence mean in this paper.
    """
    state, found = sentence.state, sentence.found
    if state.role not in ("actual", "target"):
        return
    text, start, end = sentence.prose.text, sentence.start, sentence.end
    spoken = state.period if state.role == "actual" else shaped(own(horizon), "growth", "yoy")
    # The last of those in the clause is the one that counts.
    named = [one for one in timing.times(text, start, end, horizon) if one.kind in timing.PARTS_OF_YEAR][::-1]
    way = _STEADY if state.role == "actual" else _CHANGED_TO
    for match in way.finditer(text, start, end):
        clause = max([start, *(mark.end() for mark in _CLAUSE.finditer(text, start, match.start()))])
        part = max(start, text.rfind("；", start, match.start()), text.rfind(";", start, match.start()))
        words = text[clause : match.start()]
        is_change = revised(match[0], "", is_notice=True) == REVISION
        if not is_change and any(clause <= quantity.start < match.end() for quantity in found):
            continue
        if state.role == "target":
            phrase = read_head(without_change(words, is_rate=True)).noun
        else:
            within = [one for one in named if clause <= one.start < match.start()]
            phrase = _noun(text, clause, match.start(), within) or _noun_before(sentence, clause)
        name = indicator_id(phrase)
        if not name or indicators().by_id[name].measure == "share":
            # Of a rate that keeps its level the level itself is not told.
            continue
        row = sentence.statement(
            *(match.span("told") if is_change else match.span()),
            indicator=phrase,
            measure="growth",
            comparator="approx" if _NEARLY.search(match[0]) else "eq",
            period=next((one.period for one in named if part <= one.start < match.start()), spoken),
        )
        yield replace(row, basis="yoy", low=0.0, high=0.0, unit="%", flags=REVISION if is_change else "")


def _noun(text: str, start: int, end: int, named: Sequence[timing.Time]) -> str:
    """Name what a clause speaks of, without the parts of the year in it (the last of them first)."""
    for time in named:
        if time.end <= end:
            text, end = text[: time.start] + text[time.end :], end - (time.end - time.start)
    return read_head(text[start:end]).noun


def _noun_before(sentence: Sentence, clause: int) -> str:
    """Name what the clause before has a figure of, for one with a time alone: 下降0.1%，上半年…持平."""
    text, found = sentence.prose.text, [one for one in sentence.found if one.start < clause]
    if not found or _CLAUSE.search(text, found[-1].start, clause - 1):
        return ""
    begins = max(
        [sentence.start, *(mark.end() for mark in _CLAUSE.finditer(text, sentence.start, found[-1].start))]
    )
    return read_head(text[begins : found[-1].start]).noun
