"""Which of the times that a sentence names a figure holds for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.lexicon import pattern, word_set
from indicators.reading.mentions.compared_amounts import is_one
from indicators.reading.mentions.mention import Mention
from indicators.reading.roles.speech import rule
from indicators.reading.times import timing
from indicators.reading.times.period_words import WHOLE_YEAR, Horizon
from indicators.reading.times.timing import Time
from indicators.storage.expressions import expression

_IS_CLOSED = expression(r"[^()，,。;；]*\)")
_DEED_AND_BRACKET = expression(r"[^，,。;；()]{1,44}\(")
_UNTIL_BEHIND = rule("times", "until_behind")
_FROM = word_set("phrases.from")
_LATELY = rule("times", "lately_back")
_NAMED = rule("times", "lately_named")
_GOAL = pattern("asides.goals")


def time_of(mention: Mention, previous: Mention | None, named: Sequence[Time]) -> Time | None:
    """Find the time named nearest before a figure; a quarter or half year holds for its own clause only."""
    own: Time | None = None
    for time in named:
        if time.end <= mention.quantity.start:
            own = time
    if own is None or own.period == WHOLE_YEAR:
        return None
    is_narrow = own.kind == "lately" or (own.kind in timing.PARTS_OF_YEAR and not own.is_leading)
    # 今年，1-5月新增就业3万人: a time that reaches into the clause is its own.
    if is_narrow and own.end <= mention.clause_start:
        return None
    # 较“十三五”末的…增加…: the time is that of the start alone.
    if previous is not None and own.end <= previous.quantity.start:
        return None if own.kind == "base" else own
    return own


def ahead(named: Sequence[Time], text: str, horizon: Horizon) -> list[Time]:
    """Let years of a goal that are told by number begin with the plan (三年内新建30个), but 近三年.

    A sum is of all the plan's years where it has as many (2030年达到20家，五年累计新增30家), else of no time.
    """
    return [told for time in named if (told := _ahead(time, text, horizon)) is not None]


def _ahead(time: Time, text: str, horizon: Horizon) -> Time | None:
    is_back = time.kind == "lately" and _LATELY.match(text, time.start)
    if time.kind not in ("lately", "in_all") or is_back:
        return time
    first, _, last = time.period.partition("/")
    years = int(last or first) - int(first)
    period = f"{horizon.first}/{horizon.first + years}"
    if time.kind == "in_all":
        is_of_plan = 0 < years == horizon.last - horizon.first
        return replace(time, period=period, kind="years") if is_of_plan else None
    return replace(time, period=period, kind="lately" if _NAMED.match(text, time.end) else "years")


def is_start(text: str, time: Time) -> bool:
    """Whether a time is only where a change starts: 由2022年的1862.5亿元提高到1955.3亿元."""
    return time.kind == "base" or (time.kind != "years" and text[time.start - 1 : time.start] in _FROM)


def told_of(text: str, mention: Mention, named: Sequence[Time]) -> list[Time]:
    """Leave out times that cannot be a figure's: where a change before it starts, those of an aside."""
    # 一般公共预算支出(扣除2022年救灾资金外)增长3%: the year in brackets is told of what is taken out.
    spoken = [time for time in named if not _IS_CLOSED.match(text, time.end, mention.quantity.start)]
    if behind := _span_behind(text, mention, named):
        return [behind]
    if is_one(mention):
        # 增长11.6%，上年同期为3.2%: its time is told by the figure before.
        return [time for time in spoken if time.kind != "same_span"]
    if mention.measured.is_from:
        return spoken
    # 规划期末目标为下降20%；另一项为4.4%: what names a goal's time says nothing of what follows the goal.
    return [
        time
        for time in spoken
        if time.start >= mention.head_start or not (is_start(text, time) or _GOAL.match(text, time.end))
    ]


def _span_behind(text: str, mention: Mention, named: Sequence[Time]) -> Time | None:
    """Find the time in brackets behind a figure: 2000个村整治(2023-2027年), 9.36万人(截至2023年11月底)."""
    start = mention.quantity.start
    until = _UNTIL_BEHIND.match(text, start)
    for time in named:
        if time.start <= start:
            continue
        is_span = time.kind == "years" and _DEED_AND_BRACKET.fullmatch(text, start, time.start)
        is_end = until is not None and until.start("time") <= time.start < until.end("time")
        if is_span or is_end:
            return replace(time, start=mention.clause_start, end=mention.clause_start)
    return None


def is_same_end(mention: Mention, previous: Mention, named: Sequence[Time]) -> bool:
    """Whether a figure ends a change with the one before: 由上年的22%、29%调整为21%、28%."""
    are_ends = mention.measured.is_to and previous.measured.is_to
    is_listed = mention.measured.is_carried or previous.clause_start == mention.clause_start
    between = range(previous.quantity.start, mention.quantity.start)
    return are_ends and is_listed and not any(time.start in between for time in named)
