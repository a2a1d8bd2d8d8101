"""Targets without a number of their own: 与经济增长同步, 不低于全省平均水平, 完成省下达任务, 稳定达标."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indicators.reading import worded_results
from indicators.reading.bare_amounts import completed
from indicators.reading.lexicon import any_word, pattern, word_set
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.phrases import read_head
from indicators.reading.mentions import each_of_several
from indicators.reading.mentions.changed_values import without_change
from indicators.reading.ranks import RANKS
from indicators.reading.roles.changed_goals import revised
from indicators.reading.roles.roles import CALLED_OFF, MISSED, own
from indicators.reading.roles.speech import rule
from indicators.reading.sentences import Sentence
from indicators.reading.statement import Statement
from indicators.reading.times.horizons import horizon_of
from indicators.reading.times.period_words import last_year
from indicators.reading.times.timing import PARTS_OF_YEAR, times
from indicators.storage.expressions import expression
from indicators.vocabulary import indicators

# Figures of another place or office, and states that the words themselves name.
_FIGURES = ("own_gdp_growth", "another_growth", "province_average", "assigned")
_MEASURED = (*_FIGURES, "zero")
_GROWTH = "positive_growth"
_LAST_YEAR = "last_year"
_REFERENCES = (*_FIGURES, "standard", "full_coverage", "zero", _GROWTH, _LAST_YEAR, *RANKS)
_OFF = pattern("relations.called_off_patterns")
_OFF_BEFORE = pattern("revisions.given_up_patterns", prefix="^")
_GOAL_WORDS = expression("的?(?:目标|任务|指标)+$")
_PARTS = ("、", "和", "及")
_RELATION = expression(
    "|".join(f"(?P<{name}>{any_word(f'relations.{name}_patterns')})" for name in _REFERENCES)
)
_CLASS = pattern("relations.standard_cells_patterns")
_GROWS = expression("增(?!加值)")
_CLAUSE = expression(r"[，,；;：:。！？!?\n]")
_MAY = pattern("relations.hints")
_KEEPING = pattern("relations.keeping", prefix="^", suffix="+")
_KEEPING_ALONE = pattern("relations.keeping", prefix="(?:", suffix=")+")
_SERVICE = expression(rf".+(?:{any_word('relations.gives')})(?P<what>..+)")
_STATES = pattern("relations.states")
_IN_STEP = pattern("relations.in_step")
_NO_GROWTH = pattern("relations.no_growth_patterns")
_GROUNDS = tuple(word_set("relations.grounds"))
_NO_THINGS = word_set("relations.no_things")
_SHARES = pattern("relations.share_ends", suffix="$")
_NOT_TO_HAPPEN = pattern("relations.not_to_happen_patterns")
_ASSIGNED_THING = pattern("relations.assigned_things_patterns")
_RANKED = pattern("relations.measured_ends", suffix="$")
_AS_BASE = rule("roles", "as_base")
_YEARS = PARTS_OF_YEAR | {"year", "cyear", "last", "past_year"}


def reference_of(words: str) -> str:
    """Tell what the words of a table cell hold a target against, "" if nothing.

    Examples
    --------
    >>> reference_of("完成省下达任务"), reference_of("进入全省前列"), reference_of("有所提高")
    ('assigned', 'province_rank', '')
    >>> reference_of("Ⅱ类")
    'standard'
    """
    if _CLASS.fullmatch(words.strip()):
        return "standard"
    match = _RELATION.search(words)
    return (match.lastgroup or "") if match else ""


def may_occur(text: str, start: int, end: int) -> bool:
    """Whether a sentence is worth a closer look."""
    return bool(_MAY.search(text, start, end))


def read(sentence: Sentence) -> Iterator[Statement]:
    """Read the relational targets of a sentence: with a figure of its own (高于全国1个百分点) it is a gap."""
    if sentence.state.targets == "revised":
        yield from _given_up(sentence)
    if sentence.state.role == "actual":
        yield from worded_results.read(sentence)
    if sentence.state.role != "target":
        return
    text, found = sentence.prose.text, sentence.found
    start, end = sentence.start, sentence.end
    yield from _named_inside(sentence)
    for clause, match in _relations(text, start, end):
        reference = match.lastgroup or ""
        # 17个断面稳定达标 is told by its own figure.
        reach = clause if reference not in _FIGURES else match.start()
        if any(reach <= q.start <= match.end() + 2 or q.start < match.start() < q.end for q in found):
            continue
        head = text[clause : match.start()]
        if MISSED.search(head) or _tells_past(sentence, match.start()):
            continue
        # 财政收入增长目标由7%调整为与经济增长同步: a notice changes a goal to one without a number.
        side = _side(text, head, match.end(), end) if sentence.state.targets == "revised" else ""
        phrase = read_head(without_change(head, is_rate=True) if side else head).noun
        if _KEEPING_ALONE.fullmatch(head):
            phrase = _service_before(text, start, clause)
        if reference not in _FIGURES:
            phrase = _thing(phrase)
        phrase = completed(phrase, text, start, clause, found)
        # 按照新疆快于全国平均水平的思路 is why a goal is set, and none.
        is_ground = phrase.startswith(_GROUNDS)
        if not phrase or is_ground or (reference in RANKS and not _is_ranked(phrase)):
            continue
        row = _target(sentence, *match.span(), phrase)
        is_told = reference in _FIGURES and _GROWS.search(text, clause, match.end()) is not None
        row = replace(row, measure=_measure(row, reference, is_growth=is_told), reference=reference)
        if reference in (_GROWTH, _LAST_YEAR) or (reference == "zero" and row.measure == "growth"):
            # 事故起数和死亡人数“双下降” asks it of each.
            yield from each_of_several.apart(row, sentence.document, sentence.prose, clause, match.start())
            continue
        yield replace(row, flags=side, period=own(horizon_of(sentence.document))) if side else row


def _tells_past(sentence: Sentence, at: int) -> bool:
    """Whether the last year named before a relation is over: 2022年产值增长6%，规模位列全省第三.

    三年内 is to come, though it may be the last three; 以2020年为基期 is what a goal is held against.
    """
    text, horizon = sentence.prose.text, horizon_of(sentence.document)
    *_, last = [None, *times(text, sentence.start, at, horizon)]
    if last is None or last.kind not in _YEARS or _AS_BASE.match(text, last.end):
        return False
    return 0 < last_year(last.period) < horizon.first


def _side(text: str, head: str, after: int, end: int) -> str:
    """Tell of a relation in a notice which side of a change it is, "" if of none."""
    mark = _CLAUSE.search(text, after, end)
    return revised(head, text[after : mark.start() if mark else end], is_notice=True)


def _measure(row: Statement, reference: str, *, is_growth: bool) -> str:
    if reference == _LAST_YEAR and _is_share(row):
        return "change"
    if is_growth or reference in (_GROWTH, _LAST_YEAR) or _NO_GROWTH.search(row.quote):
        return "growth"
    if reference in _MEASURED and _is_share(row):
        return "share"
    return "growth" if reference in _FIGURES and _IN_STEP.search(row.quote) else "level"


def _is_share(row: Statement) -> bool:
    entry = indicators().by_id.get(row.indicator_id)
    return (entry is not None and entry.measure == "share") or _SHARES.search(row.indicator) is not None


def _named_inside(sentence: Sentence) -> Iterator[Statement]:
    """Read what is named inside the relation: 全面消除劣Ⅴ类水体, 完成省下达的节能减排任务."""
    text, clause, end = sentence.prose.text, sentence.start, sentence.end
    while clause < end:
        mark = _CLAUSE.search(text, clause, end)
        stop = mark.start() if mark else end
        words = text[clause:stop]
        is_figured = any(clause <= quantity.start < stop for quantity in sentence.found)
        if is_figured:
            pass
        elif told := _NOT_TO_HAPPEN.search(words) or worded_results.removed(words):
            yield replace(_target(sentence, clause + told.start(), stop, told["thing"]), reference="zero")
        elif told := _ASSIGNED_THING.search(words):
            asked = _target(sentence, clause + told.start(), clause + told.end(), told["thing"])
            yield replace(asked, reference="assigned")
        clause = mark.end() if mark else end


def _given_up(sentence: Sentence) -> Iterator[Statement]:
    """Read the goals that a notice gives up by their names alone: 取消“新建口袋公园”任务."""
    text = sentence.prose.text
    for match in _OFF.finditer(text, sentence.start, sentence.end):
        clause = _clause_start(text, sentence.start, match.start())
        if any(clause <= q.start <= match.end() for q in sentence.found):
            continue
        named = _OFF_BEFORE.sub("", text[clause : match.start()] or match.group())
        phrase = read_head(_GOAL_WORDS.sub("", named).strip("“”")).noun
        if phrase:
            row = _target(sentence, clause, match.end(), phrase)
            period = own(horizon_of(sentence.document))
            yield replace(row, role="target", reference=CALLED_OFF, flags=CALLED_OFF, period=period)


def _clause_start(text: str, start: int, end: int) -> int:
    for mark in _CLAUSE.finditer(text, start, end):
        start = mark.end()
    return start


def _target(sentence: Sentence, start: int, end: int, phrase: str) -> Statement:
    """Make a target without a number."""
    return sentence.statement(
        start, end, indicator=phrase, measure="level", comparator="relational", period=sentence.state.period
    )


def _relations(text: str, start: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Find the relations of a sentence, each with the start of its clause; none reaches over two clauses."""
    clause = start
    while clause < end:
        mark = _CLAUSE.search(text, clause, end)
        stop = mark.end() if mark else end
        if _MAY.search(text, clause, stop):
            own = clause
            for match in _RELATION.finditer(text, clause, stop):
                yield own, match
                # 人均产值稳居全国上游、居民收入稳居全国上游: each is told of its own thing.
                is_told = match.lastgroup in (*_FIGURES, *RANKS)
                if is_told and text.startswith(_PARTS, match.end()):
                    own = own if _RELATION.match(text, match.end() + 1) else match.end()
        clause = stop


def _service_before(text: str, start: int, clause: int) -> str:
    """Name the service of the clause before: 提供免费产前筛查，做到应检尽检."""
    before = text[_clause_start(text, start, clause - 1) : clause].rstrip("，,")
    service = _SERVICE.search(before)
    return read_head(service["what"] if service else before).noun


def _thing(phrase: str) -> str:
    """Strip a phrase of the verb before it; "" if it names nothing that could be in a state."""
    thing = _KEEPING.sub("", phrase)
    return "" if thing in _NO_THINGS or thing.endswith("、") or _STATES.search(thing) else thing


def _is_ranked(phrase: str) -> bool:
    """Whether a phrase names something that provinces rank, and is no slogan (工作走在全省前列)."""
    return _RANKED.search(phrase) is not None or indicator_id(phrase) != ""
