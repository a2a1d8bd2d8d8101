"""Which time a figure holds for: the words of its clause, else of its sentence, else of its section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.reading.lexicon import pattern
from indicators.reading.roles.speech import alternatives, rule
from indicators.reading.times import period_words
from indicators.reading.times.period_words import WHOLE_YEAR, Horizon
from indicators.storage.expressions import expression

# The kinds of time, the first that fits at a place counts.
KINDS = (
    "years", "since", "months", "half", "quarter", "month", "lately", "in_all", "rest", "census", "year",
    "cyear", "base", "plan_end", "plan_part", "plan", "next_span", "last_span", "whole", "new_year", "this",
    "same_span", "last", "past_year", "next",
)  # fmt: skip
# What every way to write a time begins with: a look at one sign spares most of the alternatives.
_BEGINS = r"(?=[\d截到至预一二两三四五十元前今本上下全第Q近与比较同按以由从“未这过去明年当后剩新规])"
_NAMED = "|".join(f"(?P<{kind}>{alternatives('times', kind)})" for kind in KINDS)
_TIME = expression(f"{_BEGINS}(?:{_NAMED})")
_TIME_OR_END = expression(f"{_BEGINS}(?:(?P<until>{alternatives('times', 'until')})|{_NAMED})")
_COMPARED = rule("times", "compared")
# 比, 上年同期 and 和 before 四季度.
_COMPARED_REACH = 6
_YEARS = expression(r"\d{4}")
_VISION = rule("times", "vision")
_IN_VIEW_OF = rule("times", "in_view_of")
_COMPARED_WITH = rule("times", "compared_with")
_PART = pattern("measured.parts")
_BALANCE = pattern("measures.balances", prefix=r"[^，,。;；\d]{0,14}?(?:", suffix=")")
# What may stand with 比 before it: then it is what a figure is compared with.
PARTS_OF_YEAR = frozenset(("half", "quarter", "months", "month"))
_MAY_BE_COMPARED = PARTS_OF_YEAR | {"year", "this", "same_span", "last", "plan", "plan_end", "census"}


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in the text: where, its period, how it was said, and whether it leaves the year open.

    A part of a year holds for its own clause, or, where a comma follows it (一季度，), for the sentence.
    """

    start: int
    end: int
    period: str
    kind: str
    is_relative: bool = False
    is_leading: bool = False


def times(text: str, start: int, end: int, horizon: Horizon) -> list[Time]:
    """Find the times a sentence names.

    Parameters
    ----------
    start, end : int
        The sentence.
    horizon : Horizon
        What 今年, 去年 and 今后五年 mean in this paper.

    Examples
    --------
    >>> annual = Horizon(2026, 2026, 2026, 2025, 2025)
    >>> [t.period for t in times("到2030年达到3%，今年达到2.8%", 0, 17, annual)]
    ['2030', '2026']
    """
    found: list[Time] = []
    compared_end = -1
    written = _TIME_OR_END if horizon.is_of_own_years else _TIME
    for match in written.finditer(text, start, end):
        kind, words = match.lastgroup or "", match[0]
        if kind == "month" and not horizon.own:
            # A paper of a year tells no months: of 2025年6月 it is the year.
            of_year = _YEAR_OF_MONTH.match(text, match.start(), match.end())
            if of_year is None:
                continue
            match, kind, words = of_year, "year", of_year[0]
        if _is_compared(text, start, match, kind, compared_end):
            compared_end = match.end()
            continue
        if kind == "year" and _is_vision(text, start, match):
            continue
        period = period_words.period(words, kind, horizon)
        if period == WHOLE_YEAR or _YEARS.match(period):
            is_part = kind in PARTS_OF_YEAR
            is_relative = is_part and not _YEARS.search(words) and "今年" not in words
            # 当年 behind a year, or in a review, is the year that is spoken of.
            is_relative = is_relative or (kind == "this" and _SAME_YEAR.fullmatch(words) is not None)
            is_leading = is_part and text[match.end() : match.end() + 1] in _COMMAS
            found.append(Time(match.start(), match.end(), period, kind, is_relative, is_leading))
    return found


def gone_on(text: str, start: int, named: list[Time], before: Sequence[Time]) -> list[Time]:
    """Add the part of a year that leads the sentence before to those of one that tells its parts: 。其中，.

    So what stands at the end of a month leads the next balance: 8月末，存款余额3亿元。贷款余额2亿元.

    Examples
    --------
    >>> lead = Time(0, 4, "2020-01/02", "months", is_leading=True)
    >>> gone_on("1-2月，进出口78亿元。其中，出口54亿元。", 13, [], [lead])[0].period
    '2020-01/02'
    """
    leads = [time for time in before if time.is_leading]
    if len(leads) != 1:
        return named
    is_at_end = not named and text.startswith("末", leads[0].end - 1)
    goes_on = _PART.match(text, start) or (is_at_end and _BALANCE.match(text, start))
    return [leads[0], *named] if goes_on else named


_SAME_YEAR = rule("times", "same_year")
_YEAR_OF_MONTH = expression(r"20\d\d年")
_COMMAS = ("，", ",")


def _is_compared(text: str, start: int, match: re.Match[str], kind: str, compared_end: int) -> bool:
    """Whether a time is only what a figure is compared with: 比一季度提高, 分别较1-2月、1-3月回落."""
    if kind not in _MAY_BE_COMPARED:
        return False
    if compared_end >= start and _COMPARED_WITH.fullmatch(text, compared_end, match.start()):
        return True
    return bool(_COMPARED.search(text[max(start, match.start() - _COMPARED_REACH) : match.start()]))


def _is_vision(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a year names a far vision that the paper has in view, or is a year of goals that are a name."""
    if text.startswith("发展目标", match.end()):
        return True
    is_vision = _VISION.match(text, match.end()) is not None
    return is_vision and _IN_VIEW_OF.search(text[start : match.start()]) is not None
