"""Tasks of a year that a review calls done without a number: 超额完成棚户区改造任务, 管网改造任务全面完成.

They are told as goals are that a higher level assigns: held against what was asked for, without a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.reading import worded_results
from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.phrases import read_head
from indicators.reading.sentences import Sentence
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

_VERB_FIRST = pattern("told_completions.verb_first_patterns")
_NOUN_FIRST = expression(rf"(?<![^，,。;；：:、\s])(?:{any_word('told_completions.noun_first_patterns')})")
_NOT_DONE = pattern("told_completions.not_done_patterns")
_OTHER = pattern("told_completions.other_goals_patterns")
_HINT = "完成"
ASSIGNED = "assigned"


def may_occur(text: str, start: int, end: int) -> bool:
    """Whether a sentence is worth a closer look."""
    return text.find(_HINT, start, end) >= 0


def read(sentence: Sentence) -> Iterator[Statement]:
    """Read the tasks that a sentence of a review calls done."""
    period = sentence.state.period
    if sentence.state.role != "actual" or not period:
        return
    # Of a paper without a time of its own nothing tells the year that is reviewed.
    text, is_year = sentence.prose.text, period.isdigit()
    for words in (_VERB_FIRST, _NOUN_FIRST):
        for match in words.finditer(text, sentence.start, sentence.end):
            is_of_year = bool(match["year"] or match["later"])
            is_goal = is_of_year or (is_year and bool(match["how"] or match["whose"]))
            if is_goal and (thing := _thing(sentence, match)):
                yield worded_results.reached(sentence, *match.span(), thing, ASSIGNED)


def _thing(sentence: Sentence, match: re.Match[str]) -> str:
    """Name what is done; "" where it is not, or not of this year."""
    before = sentence.prose.text[sentence.start : match.start()]
    is_figured = any(match.start() <= quantity.start < match.end() for quantity in sentence.found)
    if is_figured or _NOT_DONE.search(before) or _OTHER.search(match.group()):
        return ""
    return read_head(match["thing"]).noun
