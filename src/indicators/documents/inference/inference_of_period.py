"""Which years a paper is about: by its title before any date, else by headings, session and counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from indicators.documents.inference.title_block import TitleBlock
from indicators.storage.expressions import expression
from indicators.vocabulary.kind_catalogue import Kind

PLANS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_PLAN = expression(r"第?(十[一二三四五六])(?:个五年|五)")
_SPAN = expression(r"(20\d\d)年?\s*(?:-+|至|到)\s*(20\d\d)年?")
# The number of a paper is none: 101102000-2023-001.
_YEARS = expression(rf"(?<![\d-]){_SPAN.pattern}(?![\d-])")
_DATE = expression(
    r"20\d\d年\d{1,2}月\d{1,2}日|[\[(〔（][^\[(〔（）〕)\]]{0,2}20\d\d[\])〕）]|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
)
_YEAR = expression(r"(20\d\d)年?(?:度)?")
_FAR = expression(r"20\d\d年远景目标")
# “中国制造2025”试点示范城市
_NAME = expression(r"“[^”]{0,12}20\d\d”")
_AHEAD = expression(
    r"(?:做好|[一二三四五六七八]、|\d[.、]|今年是|现在[^\n]{0,20})?(20\d\d)年(?:[^\n，。]{0,12})?(?:工作安排|重点工作|工作打算|工作部署|主要任务|目标任务|预期目标|工作任务|工作总体要求)"
)
_REVIEW = expression(r"(20\d\d)年(?:政府|主要)?工作(?:回顾|总结)")
_SESSION = expression(r"(20\d\d)年(\d{1,2})月\d{1,2}日")
_LATE = 10
_QUARTERS = {"一": 1, "1": 1, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_QUARTER = expression(r"(前|[一1](?:季度)?[-—–~～至到])?(?:第)?([一二三四1-4])个?季度|Q([1-4])")
_HALF = expression(r"(上|下)半年")
_MONTHS = expression(
    r"(?:1|一|元)月?份?(?:-+|至|到)(\d{1,2}|[二三四五六七八九]|十[一二]?)月|前(\d{1,2}|[二三四五六七八九]|十一?)个月"
)
_MONTH = expression(r"(?<!\d)(\d{1,2})月(?!\d{1,2}日)")
_CHINESE = {
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_WHOLE = {3: "Q1", 6: "H1", 9: "Q1/Q3", 12: ""}
_HEAD = 400
_FEWEST_YEARS = 3
_LONGEST_SPAN = 10
_FEWEST_SPANS = 2


class FoundPeriod(NamedTuple):
    """A period with the words that say so, and whether that is certain."""

    period: str
    words: str
    is_certain: bool


NOTHING = FoundPeriod("", "", False)


@dataclass(frozen=True, slots=True)
class Paper:
    """What a period is looked for in."""

    block: TitleBlock
    text: str  # The whole paper in plain words.
    issued: str  # The day it was issued, "" if none is known.

    def titles(self) -> Iterator[str]:
        """Yield title lines without the dates in them."""
        for line in (*self.block.lines, self.block.joined):
            yield _NAME.sub("", _FAR.sub("", _DATE.sub("", line)))


def find(kind: Kind, block: TitleBlock, text: str, issued: str) -> FoundPeriod:
    r"""Find the years that a paper is about.

    Parameters
    ----------
    kind : Kind
        Whether it covers a year, a plan or a part of a year.
    text : str
        The paper in plain words, without copies and furniture.

    Examples
    --------
    >>> from indicators import vocabulary
    >>> from indicators.documents.inference import title_block
    >>> release = "2025年前三季度经济运行情况\n"
    >>> find(vocabulary.kinds().of("economic_release"), title_block.read(release), release, "").period
    '2025-Q1/Q3'
    """
    paper = Paper(block, text, issued)
    for search in _SEARCHES[kind.covers]:
        found = search(paper)
        if found.period:
            return found
    return NOTHING


def _plan_in_title(paper: Paper) -> FoundPeriod:
    """Take both ends of a span that the title gives, or those of the plan it names."""
    for line in paper.titles():
        if span := _SPAN.search(line):
            return FoundPeriod(_joined(int(span[1]), int(span[2])), span[0], True)
    for line in paper.titles():
        if plan := _PLAN.search(line):
            first = PLANS.get(plan[1], 0)
            if first:
                return FoundPeriod(f"{first}/{first + 4}", plan[0], True)
    return NOTHING


def _years_in_title(paper: Paper) -> FoundPeriod:
    """Take both ends of a span of three years and more: a list of tasks of a plan (2021—2025年)."""
    for line in paper.titles():
        if (span := _YEARS.search(line)) and int(span[2]) - int(span[1]) >= _FEWEST_YEARS - 1:
            return FoundPeriod(_joined(int(span[1]), int(span[2])), span[0], True)
    return NOTHING


def _joined(first: int, last: int) -> str:
    return f"{first}/{last}" if first < last else str(last)


def _plan_in_text(paper: Paper) -> FoundPeriod:
    opening = paper.text[: 4 * _HEAD]
    if span := _SPAN.search(opening):
        return FoundPeriod(_joined(int(span[1]), int(span[2])), span[0], False)
    plan = _PLAN.search(opening)
    first = PLANS.get(plan[1], 0) if plan else 0
    return FoundPeriod(f"{first}/{first + 4}", plan[0], False) if plan and first else NOTHING


def _year_in_title(paper: Paper) -> FoundPeriod:
    """Take the last year that a title names: 2024年执行情况与2025年计划草案."""
    for line in paper.titles():
        if years := list(_YEAR.finditer(line)):
            best = max(years, key=lambda match: int(match[1]))
            return FoundPeriod(best[1], best[0], True)
    return NOTHING


def _year_ahead(paper: Paper) -> FoundPeriod:
    years = list(_AHEAD.finditer(paper.text))
    if not years:
        return NOTHING
    best = max(years, key=lambda match: int(match[1]))
    return FoundPeriod(best[1], best[0].strip(), True)


def _year_of_session(paper: Paper) -> FoundPeriod:
    """Take the year of the session; one late in the year plans for the next."""
    for line in paper.block.opening:
        if said := _SESSION.search(line):
            year = int(said[1]) + (int(said[2]) >= _LATE)
            return FoundPeriod(str(year), said[0], False)
    return NOTHING


def _year_after_review(paper: Paper) -> FoundPeriod:
    review = _REVIEW.search(paper.text)
    return FoundPeriod(str(int(review[1]) + 1), review[0], False) if review else NOTHING


def _year_of_issue(paper: Paper) -> FoundPeriod:
    return FoundPeriod(paper.issued[:4], paper.issued, False) if paper.issued else NOTHING


def _years_most_named(paper: Paper) -> FoundPeriod:
    """Take the span of years that the text names most: 2022—2025年, of several goals."""
    spans = Counter((int(span[1]), int(span[2])) for span in _YEARS.finditer(paper.text))
    named = [(count, span) for span, count in spans.items() if 0 < span[1] - span[0] < _LONGEST_SPAN]
    count, (first, last) = max(named, default=(0, (0, 0)))
    words = f"{first}-{last} ({count}×)"
    return FoundPeriod(_joined(first, last), words, False) if count >= _FEWEST_SPANS else NOTHING


def _year_most_named(paper: Paper) -> FoundPeriod:
    counts = Counter(re.findall(r"(20\d\d)年", paper.text))
    if not counts:
        return _year_of_issue(paper)
    year: str = counts.most_common(1)[0][0]
    return FoundPeriod(year, f"{year}年 ({counts[year]}×)", False)


def _stretch_in_title(paper: Paper) -> FoundPeriod:
    """Take the part of a year that a title names; where it names no year, that of the day of issue."""
    for line in paper.titles():
        part, words = part_of_year(line)
        year = _YEAR.search(line)
        if words and year:
            part = _summed_up_to(part, paper.text.partition(line)[2][:_HEAD])
            return FoundPeriod(_with_part(year[1], part), f"{year[0]}{words}", True)
        if words and paper.issued:
            return FoundPeriod(_with_part(paper.issued[:4], part), f"{words}, {paper.issued}", False)
    return NOTHING


def _summed_up_to(part: str, body: str) -> str:
    """Take the months from January on of a title's month where the body speaks of them first.

    Examples
    --------
    >>> _summed_up_to("03", "1-3月，实现产值5亿元。"), _summed_up_to("03", "3月份增长5%，1-3月增长4%。")
    ('Q1', '03')
    """
    body = _DATE.sub("", body)
    if not (said := _MONTHS.search(body)) or _MONTH.search(body, 0, said.start()):
        return part
    last = _number(said[1] or said[2])
    return _to_date(last) if part == f"{last:02d}" else part


def _stretch_in_text(paper: Paper) -> FoundPeriod:
    """Take the part of a year that the body opens with, of the year in title, text or day of issue."""
    body = paper.text[:_HEAD]
    part, words = part_of_year(_DATE.sub("", body))
    in_title = _year_in_title(paper)
    year = in_title.period or (found[1] if (found := _YEAR.search(_DATE.sub("", body))) else paper.issued[:4])
    if not year or not words:
        return in_title
    return FoundPeriod(_with_part(year, part), words, False)


def _with_part(year: str, part: str) -> str:
    return f"{year}-{part}" if part else year


def part_of_year(line: str) -> tuple[str, str]:
    """Read the part of a year that a line names: its form in `periods`, and the words.

    Examples
    --------
    >>> [part_of_year(line) for line in ("前三季度经济运行", "1-8月份", "1-12月", "经济运行")]
    [('Q1/Q3', '前三季度'), ('01/08', '1-8月'), ('', '1-12月'), ('', '')]
    """
    if months := _MONTHS.search(line):
        return _to_date(_number(months[1] or months[2])), months[0]
    if half := _HALF.search(line):
        return ("H1" if half[1] == "上" else "H2"), half[0]
    if quarter := _QUARTER.search(line):
        number = _QUARTERS[quarter[2] or quarter[3]]
        return (_to_date(3 * number) if quarter[1] else f"Q{number}"), quarter[0]
    if month := _MONTH.search(line):
        return f"{int(month[1]):02d}", month[0]
    return "", "全年" if "全年" in line else ""


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _CHINESE[words]


def _to_date(last: int) -> str:
    return _WHOLE.get(last, f"01/{last:02d}")


_Search = Callable[[Paper], FoundPeriod]
_SEARCHES: dict[str, tuple[_Search, ...]] = {
    "plan": (_plan_in_title, _year_in_title, _plan_in_text, _year_ahead, _year_of_session, _year_most_named),
    "term": (
        _plan_in_title,
        _year_in_title,
        _year_ahead,
        _years_most_named,
        _year_of_issue,
        _year_most_named,
    ),
    "year": (
        _years_in_title,
        _year_in_title,
        _plan_in_title,
        _year_ahead,
        _year_after_review,
        _year_of_session,
        _year_most_named,
    ),
    "stretch": (_stretch_in_title, _stretch_in_text, _year_in_title, _year_most_named),
}
