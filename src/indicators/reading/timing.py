"""Which time a figure holds for: the words of its clause, else of its sentence, else of its section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

PLAN_YEARS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_COUNTS = str.maketrans("两一二三四五六七八九", "2123456789")
_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")}

# 全年 says no year: that of the section holds again after a quarter was named.
WHOLE_YEAR = "whole"

# The first alternative that matches at a place wins; the group's name says what it means.
_TIME = re.compile(
    r"(?P<years>20\d\d(?:年)?(?:-|至|到)20\d\d年)"
    r"|(?P<since>(?:与|比|较|同|按|以)?20\d\d年(?:相比|以来|同期|不变价|基数))"
    r"|(?P<half>(?:(?:20\d\d年|今年|全年)?(?:上|下)半年))"
    r"|(?P<quarter>(?:(?:20\d\d年|今年)?(?:[一二三四]季度|前三季度)))"
    r"|(?P<lately>近(?:\d|[二两三四五])年(?:来|间)?|(?<![\d一二三四五六七八九十连续第])(?:\d|[二三四])年(?=增长|提升|提高|翻))"
    r"|(?P<year>20\d\d年(?!代))"
    r"|(?P<cyear>二[零〇]{1,2}[一二三][零〇一二三四五六七八九]年|二[零〇][一二三四五六七八九]{2}年)"
    r"|(?P<base>(?:与|比|较|由|从)“?十[一二三四五六]五”?末的(?=[^，,。;]{0,3}\d))"
    r"|(?P<plan_end>“?十[一二三四五六]五”?(?:期末|末|规划末))"
    r"|(?P<plan>“?十[一二三四五六]五”?(?:时期|期间|以来|，|,|(?=[^，。,]{0,4}(?:发展|经济社会发展)?主要目标)))"
    r"|(?P<next_span>(?:今后|未来)(?:五|5)年)"
    r"|(?P<last_span>(?:过去|这|近|五年来|5年来)(?:的)?(?:五|5)?年?(?:来|间|里)?(?<=年|来)|五年来|5年来|(?:本届政府)(?:任期|成立以来)|五年间)"
    r"|(?P<whole>全年)"
    r"|(?P<this>今年|本年度?|年内|当年)"
    r"|(?P<last>去年|上年(?!度?(?:相比|同期|基数))|上一年|过去的?一年|一年来)"
    r"|(?P<next>明年)"
)
_COMPARED = re.compile(r"(?:比|较|与|同|超过?|[高低快慢好]于|优于)$")


@dataclass(frozen=True, slots=True)
class Horizon:
    """The years a paper speaks about.

    Attributes
    ----------
    year : int
        The first year it plans for (the year of an annual report).
    first, last : int
        The span of its plan; equal to `year` for an annual paper.
    review_first, review_last : int
        The span it looks back on.
    """

    year: int
    first: int
    last: int
    review_first: int
    review_last: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in the text: where, its period, how it was said, and whether it leaves the year open."""

    start: int
    end: int
    period: str
    kind: str
    is_relative: bool = False


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
    found = []
    for match in _TIME.finditer(text, start, end):
        kind = match.lastgroup or ""
        words = match[0]
        if kind in ("year", "this", "last", "plan", "plan_end") and _COMPARED.search(
            text[max(start, match.start() - 2) : match.start()]
        ):
            continue
        if kind == "year" and text.startswith("发展目标", match.end()):
            continue
        if (
            kind == "year"
            and _VISION.match(text, match.end())
            and _IN_VIEW_OF.search(text[start : match.start()])
        ):
            continue
        period = _period(words, kind, horizon)
        if period == WHOLE_YEAR or _YEARS.match(period):
            is_relative = kind in ("half", "quarter") and not _YEARS.search(words) and "今年" not in words
            found.append(Time(match.start(), match.end(), period, kind, is_relative))
    return found


# 综合考虑实现2035年远景目标…提出…: the vision is the ground given, not the time of the figure.
_VISION = re.compile(r"远景目标")
_IN_VIEW_OF = re.compile(r"(?:实现|锚定|围绕|对照|对标|衔接|瞄准|聚焦)$")
_YEARS = re.compile(r"\d{4}")


@lru_cache(maxsize=4096)
def _period(words: str, kind: str, horizon: Horizon) -> str:
    if kind == "since":
        return ""
    if kind == "whole":
        return WHOLE_YEAR
    if kind == "cyear":
        return "".join(_DIGITS.get(c, "0") for c in words[:4])
    years = [int(y) for y in re.findall(r"20\d\d", words)]
    if kind == "years":
        return f"{years[0]}/{years[-1]}" if years[0] < years[-1] else str(years[-1])
    year = years[0] if years else horizon.year
    if kind == "half":
        return f"{year}-H{1 if '上' in words else 2}"
    if kind == "quarter":
        return f"{year}-Q1/Q3" if "前三" in words else f"{year}-Q{'一二三四'.index(words[-3]) + 1}"
    if kind == "year":
        return str(year)
    if kind in ("plan", "plan_end", "base"):
        first = PLAN_YEARS[re.sub("[^十一二三四五六]", "", words)[:3]]
        return f"{first}/{first + 4}" if kind == "plan" else str(first + 4)
    if kind == "lately":
        count = int(re.sub(r"\D", "", words.translate(_COUNTS)))
        return f"{horizon.review_last - count + 1}/{horizon.review_last}"
    if kind == "next_span":
        return (
            f"{horizon.year}/{horizon.year + 4}"
            if horizon.first == horizon.last
            else f"{horizon.first}/{horizon.last}"
        )
    if kind == "last_span":
        return f"{horizon.year - 5}/{horizon.year - 1}"
    shift = {"this": 0, "last": -1, "next": 1}[kind]
    return str(horizon.year + shift)


def last_year(period: str) -> int:
    """Find the last year a period names.

    Examples
    --------
    >>> last_year("2021/2025"), last_year("2025-Q1/Q3")
    (2025, 2025)
    """
    return int(_YEARS.findall(period)[-1])


def shaped(period: str, measure: str, basis: str, *, is_repeated: bool = False) -> str:
    """Fit a span to the measure: an amount at the end, or over the whole.

    Parameters
    ----------
    period : str
        As said by the text.
    measure, basis : str
        Of the figure.
    is_repeated : bool
        Whether the text says 每年 or 年均: then a level holds over the span.

    Examples
    --------
    >>> shaped("2021/2025", "level", ""), shaped("2021/2025", "increment", "")
    ('2025', '2021/2025')
    """
    _, slash, last = period.partition("/")
    if not slash or not last.isdigit():
        return period
    if measure in ("level", "share") and not is_repeated:
        return last
    if measure in ("growth", "decline") and basis == "yoy":
        return last
    return period
