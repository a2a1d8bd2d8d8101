"""The period that words name, in a paper of known years: 2021/2025 of 十四五, 2025-H1 of 上半年."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from indicators.storage.expressions import expression

PLAN_YEARS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_CENSUSES = {"五": 2000, "六": 2010, "七": 2020}
_COUNTS = str.maketrans("两一二三四五六七八九", "2123456789")
_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")}
_MONTHS = {
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "十": 10, "元": 1,
}  # fmt: skip
_YEARS = expression(r"\d{4}")
# 截止10月底, 1月至9月, 前十一个月
_LAST_MONTH = expression(rf"(\d{{1,2}}|[{''.join(_MONTHS)}]{{1,2}})个?月")

# 全年 says no year: that of the section holds again after a quarter was named.
WHOLE_YEAR = "whole"


@dataclass(frozen=True, slots=True)
class Horizon:
    """The years a paper speaks about."""

    year: int  # The first year it plans for (the year of an annual report).
    # The span of its plan; equal to `year` for an annual paper.
    first: int
    last: int
    # The span it looks back on.
    review_first: int
    review_last: int
    own: str = ""  # The part of a year it is about (2025-Q1), "" for a paper of years.
    # The year it is spoken in, 0 for the first year it plans for; in December that is 明年, of a plan under
    # way one of its years.
    spoken: int = 0
    is_results: bool = False  # Whether its title says that it tells what was done: 2022年工作总结.

    @property
    def is_of_own_years(self) -> bool:
        """Whether it looks back on the first years of its own plan, as an assessment does."""
        return self.review_first == self.first < self.last


@lru_cache(maxsize=4096)
def period(words: str, kind: str, horizon: Horizon) -> str:
    """Give the period of words of one of the kinds of time, "" for none.

    Examples
    --------
    >>> period("前三季度", "quarter", Horizon(2025, 2025, 2025, 2024, 2024))
    '2025-Q1/Q3'
    """
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
    return int(named[0]) if named else max(said.horizon.year, said.horizon.spoken)


def _past_year(horizon: Horizon) -> str:
    """Give the year that is over: in December that which is ending."""
    is_ending = 0 < horizon.spoken < horizon.year
    return str(horizon.spoken if is_ending else (horizon.spoken or horizon.year) - 1)


def _of_years(said: _Said) -> str:
    first, last = (int(year) for year in _YEARS.findall(said.words))
    return f"{first}/{last}" if first < last else str(last)


def _of_half(said: _Said) -> str:
    is_first = "上" in said.words or said.words.endswith("H1")
    return f"{_year(said)}-H{1 if is_first else 2}"


def _of_quarter(said: _Said) -> str:
    year = _year(said)
    sign = said.words.removesuffix("当季").removesuffix("季度").removesuffix("个")[-1]
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
    return months_to_date(_year(said), _month(_LAST_MONTH.findall(said.words)[-1]))


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


def _of_end(said: _Said) -> str:
    """Give the last year of the plan that is named, or of the paper's own: “十四五”末, 规划期末."""
    known = said.horizon
    is_named = any(plan in said.words for plan in PLAN_YEARS)
    return _of_plan(said)[-4:] if is_named else str(known.last) if known.first < known.last else ""


def _of_part_of_plan(said: _Said) -> str:
    """Give the first or the last years of a plan: “十四五”前三年, “十四五”后两年."""
    first, last = map(int, _of_plan(said).split("/"))
    count = int(said.words[-2].translate(_COUNTS))
    return f"{last - count + 1}/{last}" if "后" in said.words else f"{first}/{first + count - 1}"


def _of_lately(said: _Said) -> str:
    count = int(re.sub(r"\D", "", said.words.translate(_COUNTS)))
    if "半" in said.words and said.horizon.first < said.horizon.last:
        # 两年半来 in an assessment ends with half of the year that is not over.
        return f"{said.horizon.review_last - count + 1}/{said.horizon.review_last + 1}"
    last = said.horizon.review_last
    return f"{last - count + 1}/{last}" if count > 1 else str(last)


def _of_sum(said: _Said) -> str:
    """Give the years of a sum: in a paper that looks back on its own plan none before the plan's first."""
    known = said.horizon
    first, _, last = _of_lately(said).rpartition("/")
    first = first or last
    if known.review_first != known.first or known.first == known.last or int(first) >= known.first:
        return f"{first}/{last}"
    return f"{known.first}/{last}" if known.first < int(last) else last


def _of_rest(said: _Said) -> str:
    """Give the first or the last years of the plan, "" in a paper of one year: 前两年半, 后三年."""
    known = said.horizon
    count = int(re.sub(r"\D", "", said.words.translate(_COUNTS)))
    if known.last - known.first < count:
        return ""
    if "前" not in said.words:
        return f"{known.last - count + 1}/{known.last}"
    last = known.first + count
    return f"{known.first}/{last}-H1" if said.words.endswith("半") else f"{known.first}/{last - 1}"


def _of_next_span(said: _Said) -> str:
    known = said.horizon
    is_annual = known.first == known.last
    return f"{known.year}/{known.year + 4}" if is_annual else f"{known.first}/{known.last}"


def _of_same_span(said: _Said) -> str:
    """Give the same part of the year before: 去年同期 of a paper on half a year is half of it too."""
    own = said.horizon.own
    return f"{int(own[:4]) - 1}{own[4:]}" if own[:4].isdigit() and "/2" not in own else _PERIODS["last"](said)


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
    "census": lambda said: str(_CENSUSES[said.words[said.words.index("次") - 1]]),
    "year": lambda said: said.words[:4],
    "cyear": lambda said: "".join(_DIGITS.get(c, "0") for c in said.words[:4]),
    "base": lambda said: _of_plan(said)[-4:],
    "plan_end": _of_end,
    "plan_part": _of_part_of_plan,
    "plan": _of_plan,
    "next_span": _of_next_span,
    "last_span": lambda said: f"{said.horizon.year - 5}/{said.horizon.year - 1}",
    "new_year": lambda said: str(said.horizon.year),
    "this": _of_this,
    "same_span": _of_same_span,
    "last": lambda said: str((said.horizon.spoken or said.horizon.year) - 1),
    "past_year": lambda said: _past_year(said.horizon),
    "next": lambda said: str((said.horizon.spoken or said.horizon.year) + 1),
}


def last_year(period: str) -> int:
    """Find the last year a period names, 0 where it names none, as in a paper that says of no time.

    Examples
    --------
    >>> last_year("2021/2025"), last_year("2025-Q1/Q3"), last_year("")
    (2025, 2025, 0)
    """
    return int((_YEARS.findall(period) or ["0"])[-1])
