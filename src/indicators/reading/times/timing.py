"""Which time a figure holds for: the words of its clause, else of its sentence, else of its section."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.reading.roles.speech import alternatives, rule
from indicators.reading.times.horizon import Horizon
from indicators.storage.expressions import expression

PLAN_YEARS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_COUNTS = str.maketrans("两一二三四五六七八九", "2123456789")
_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")}
_MONTHS = {
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "十": 10, "元": 1,
}  # fmt: skip

# 全年 says no year: that of the section holds again after a quarter was named.
WHOLE_YEAR = "whole"

# The kinds of time, the first that fits at a place counts.
KINDS = (
    "years", "since", "months", "half", "quarter", "month", "lately", "in_all", "rest", "year", "cyear",
    "base", "plan_end", "plan", "next_span", "last_span", "whole", "new_year", "this", "last", "past_year",
    "next",
)  # fmt: skip
# What every way to write a time begins with: a look at one sign spares most of the alternatives.
_BEGINS = r"(?=[\d截到至预一二两三四五十元前今本上下全第Q近与比较同按以由从“未这过去明年当后剩新])"
_NAMED = "|".join(f"(?P<{kind}>{alternatives('times', kind)})" for kind in KINDS)
_TIME = expression(f"{_BEGINS}(?:{_NAMED})")
_TIME_OR_END = expression(f"{_BEGINS}(?:(?P<until>{alternatives('times', 'until')})|{_NAMED})")
_COMPARED = rule("times", "compared")
# 比, 上年同期 and 和 before 四季度.
_COMPARED_REACH = 6
_VISION = rule("times", "vision")
_IN_VIEW_OF = rule("times", "in_view_of")
_YEARS = expression(r"\d{4}")
_COMPARED_WITH = rule("times", "compared_with")
# What may stand with 比 before it: then it is what a figure is compared with.
PARTS_OF_YEAR = frozenset(("half", "quarter", "months", "month"))
_MAY_BE_COMPARED = PARTS_OF_YEAR | {"year", "this", "last", "plan", "plan_end"}


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
    text : str
        Prose.
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
    pattern = _TIME_OR_END if horizon.is_of_own_years else _TIME
    for match in pattern.finditer(text, start, end):
        kind, words = match.lastgroup or "", match[0]
        if kind == "month" and not horizon.own:
            continue
        if _is_compared(text, start, match, kind, compared_end):
            compared_end = match.end()
            continue
        if kind == "year" and _is_vision(text, start, match):
            continue
        period = _period(words, kind, horizon)
        if period == WHOLE_YEAR or _YEARS.match(period):
            is_part = kind in PARTS_OF_YEAR
            is_relative = is_part and not _YEARS.search(words) and "今年" not in words
            # 当年 behind a year, or in a review, is the year that is spoken of.
            is_relative = is_relative or (kind == "this" and _SAME_YEAR.fullmatch(words) is not None)
            is_leading = is_part and text[match.end() : match.end() + 1] in _COMMAS
            found.append(Time(match.start(), match.end(), period, kind, is_relative, is_leading))
    return found


_LATELY = rule("times", "lately_back")
_SAME_YEAR = rule("times", "same_year")
_COMMAS = ("，", ",")


def ahead(time: Time, text: str, horizon: Horizon) -> Time:
    """Let the years of a goal that are told by their number begin with the plan: 三年倍增, 三年内新建30个."""
    words = text[time.start : time.end]
    if time.kind != "lately" or _LATELY.match(words):
        return time
    count = int(re.sub(r"\D", "", words.translate(_COUNTS)))
    return replace(time, period=f"{horizon.first}/{horizon.first + count - 1}", kind="years")


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


@lru_cache(maxsize=4096)
def _period(words: str, kind: str, horizon: Horizon) -> str:
    if kind in _WITHOUT_PERIOD:
        return _WITHOUT_PERIOD[kind]
    return _PERIODS[kind](_Said(words, horizon))


@dataclass(frozen=True, slots=True)
class _Said:
    """A time as written, and the years of its paper."""

    words: str
    horizon: Horizon


def _year(said: _Said) -> int:
    """Find the year that words name, else the one the paper is about."""
    named = _YEARS.search(said.words)
    return int(named[0]) if named else said.horizon.year


def _of_years(said: _Said) -> str:
    first, last = (int(year) for year in _YEARS.findall(said.words))
    return f"{first}/{last}" if first < last else str(last)


def _of_half(said: _Said) -> str:
    is_first = "上" in said.words or said.words.endswith("H1")
    return f"{_year(said)}-H{1 if is_first else 2}"


def _of_quarter(said: _Said) -> str:
    year = _year(said)
    sign = said.words.removesuffix("季度").removesuffix("个")[-1]
    number = "一二三四".find(sign) + 1 or "两".find(sign) * 2 + 2 or int(sign)
    is_from_january = "前" in said.words or re.search("[一1][至到-]", said.words) is not None
    return months_to_date(year, 3 * number) if is_from_january else f"{year}-Q{number}"


def _month(words: str) -> int:
    """Read the number of a month.

    Examples
    --------
    >>> _month("8"), _month("十一"), _month("元")
    (8, 11, 1)
    """
    if words.isdigit():
        return int(words)
    return sum(_MONTHS[sign] for sign in words)


def _of_months(said: _Said) -> str:
    year, bare = _year(said), re.sub(r"20\d\d年|今年|本年|[，,]", "", said.words)
    last = _month(re.sub(r"^前|^.*?(?:-|至|到)|月[底末初上中下\d].*$|个?月份?$", "", bare))
    return months_to_date(year, last)


def months_to_date(year: int, last: int) -> str:
    """Write the months from January on as statistics name them.

    Examples
    --------
    >>> [months_to_date(2025, month) for month in (2, 3, 6, 8, 9, 12)]
    ['2025-01/02', '2025-Q1', '2025-H1', '2025-01/08', '2025-Q1/Q3', '2025']
    """
    whole = {3: f"{year}-Q1", 6: f"{year}-H1", 9: f"{year}-Q1/Q3", 12: str(year)}
    return whole.get(last, f"{year}-01/{last:02d}")


def _until(said: _Said) -> str:
    """Give the time from the plan's first year to the end of a month: 2021/2023-H1."""
    last = months_to_date(_year(said), int(re.findall(r"(\d+)月", said.words)[0]))
    return last if last == str(said.horizon.first) else f"{said.horizon.first}/{last}"


def _of_month(said: _Said) -> str:
    number = re.search(r"(\d{1,2})月", said.words)
    return f"{_year(said)}-{int(number[1]) if number else 0:02d}"


def _of_plan(said: _Said) -> str:
    first = PLAN_YEARS[re.sub("[^十一二三四五六]", "", said.words)[:3]]
    return f"{first}/{first + 4}"


def _of_lately(said: _Said) -> str:
    count = int(re.sub(r"\D", "", said.words.translate(_COUNTS)))
    if "半" in said.words and said.horizon.first < said.horizon.last:
        # 两年半来 in an assessment ends with half of the year that is not over.
        return f"{said.horizon.review_last - count + 1}/{said.horizon.review_last + 1}"
    return f"{said.horizon.review_last - count + 1}/{said.horizon.review_last}"


def _of_sum(said: _Said) -> str:
    """Give the years of a sum: in a paper that looks back on its own plan none before the plan's first."""
    known = said.horizon
    first, _, last = _of_lately(said).partition("/")
    if known.review_first != known.first or known.first == known.last or int(first) >= known.first:
        return f"{first}/{last}"
    return f"{known.first}/{last}" if known.first < int(last) else last


def _of_rest(said: _Said) -> str:
    """Give the last years of the plan, "" in a paper of one year."""
    known = said.horizon
    count = int(re.sub(r"\D", "", said.words.translate(_COUNTS)))
    return f"{known.last - count + 1}/{known.last}" if known.last - known.first >= count else ""


def _of_next_span(said: _Said) -> str:
    known = said.horizon
    is_annual = known.first == known.last
    return f"{known.year}/{known.year + 4}" if is_annual else f"{known.first}/{known.last}"


def _of_this(said: _Said) -> str:
    return said.horizon.own or str(said.horizon.spoken or said.horizon.year)


_WITHOUT_PERIOD = {"since": "", "whole": WHOLE_YEAR}
_PERIODS: dict[str, Callable[[_Said], str]] = {
    "years": _of_years,
    "months": _of_months,
    "half": _of_half,
    "quarter": _of_quarter,
    "month": _of_month,
    "until": _until,
    "lately": _of_lately,
    "in_all": _of_sum,
    "rest": _of_rest,
    "year": lambda said: said.words[:4],
    "cyear": lambda said: "".join(_DIGITS.get(c, "0") for c in said.words[:4]),
    "base": lambda said: _of_plan(said)[-4:],
    "plan_end": lambda said: _of_plan(said)[-4:],
    "plan": _of_plan,
    "next_span": _of_next_span,
    "last_span": lambda said: f"{said.horizon.year - 5}/{said.horizon.year - 1}",
    "new_year": lambda said: str(said.horizon.year),
    "this": _of_this,
    "last": lambda said: str((said.horizon.spoken or said.horizon.year) - 1),
    "past_year": lambda said: str(said.horizon.spoken or said.horizon.year - 1),
    "next": lambda said: str((said.horizon.spoken or said.horizon.year) + 1),
}


def last_year(period: str) -> int:
    """Find the last year a period names.

    Examples
    --------
    >>> last_year("2021/2025"), last_year("2025-Q1/Q3")
    (2025, 2025)
    """
    return int(_YEARS.findall(period)[-1])
