"""What an unregistered paper is: place, kind and years, each with the words that say so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from indicators import vocabulary
from indicators.vocabulary.place_catalogue import Place

_TITLE_LINES = 16
_LONGEST_TITLE = 70
_OPENING = 6000
_ISSUER = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,4}届)?(?:人民(?:政府|代表大会)|政府(?!投资|债务|采购)|委员会|第[一二三四五六七八九十]{1,4}届)"
)
_SPEAKER_WEIGHT = 20
_KINDS = (
    (
        "task_breakdown",
        re.compile(
            r"任务分解|责任分工|分工方案|重点工作分工|任务清单|民生实事(?:工作)?(?:目标|项目|清单|任务)"
        ),
    ),
    (
        "five_year_plan",
        re.compile(
            r"第?(?:十[一二三四五六七])个五年规划|“?十[一二三四五六七]五”?[^，。\n]{0,12}规划|五年规划"
        ),
    ),
    ("action_plan", re.compile(r"实施方案|行动方案|行动计划|工作方案|三年行动|实施意见")),
    ("work_report", re.compile(r"政府工作报告|工作报告|报告工作")),
)
_PLANS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_PLAN = re.compile(r"第?(十[一二三四五六])(?:个五年|五)")
_TITLE_YEAR = re.compile(r"(20\d\d)年[^\n]{0,30}(?:政府工作报告|任务分解|责任分工|工作方案|行动|工作报告)")
_AHEAD_YEAR = re.compile(
    r"(?:做好|[一二三四五六七八]、|今年是|现在[^\n]{0,20})?(20\d\d)年(?:[^\n，。]{0,12})?(?:工作安排|重点工作|工作打算|工作部署|主要任务|目标任务|预期目标)"
)
_SESSION_YEAR = re.compile(r"(20\d\d)年\d{1,2}月\d{1,2}日(?:在|[^\n]{0,12}(?:会议|大会))")
# A report that looks back on a year plans for the next.
_REVIEW_YEAR = re.compile(r"(20\d\d)年(?:政府|主要)?工作回顾")
_ANY_YEAR = re.compile(r"(20\d\d)年")
_RESTRICTED = re.compile(r"此件不公开|不予公开|依申请公开|内部资料|(?:绝密|机密|秘密)★")
_PUBLIC = re.compile(r"此件(?:主动)?公开(?:发布)?|主动公开")
# A notice names the paper it hands out.
_HANDED_OUT = re.compile(r"《([^《》]{6,120})》")


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a paper says of itself.

    Attributes
    ----------
    title, place, adcode, kind, period, disclosure : str
        As in the register; "" where the paper does not tell.
    words : dict
        For each of them the words it was inferred from.
    """

    title: str
    place: str
    adcode: str
    kind: str
    period: str
    disclosure: str
    words: dict[str, str] = field(default_factory=dict)


def infer(text: str) -> Inferred:
    r"""Infer what a paper is from its title and its text.

    Parameters
    ----------
    text : str
        The decoded paper.

    Examples
    --------
    >>> paper = infer("2026年浙江省政府工作报告\n各位代表：\n一、2025年主要工作")
    >>> paper.place, paper.kind, paper.period
    ('浙江省', 'work_report', '2026')
    """
    opening = text[:_OPENING]
    lines = [line.strip() for line in opening.splitlines() if line.strip()][:_TITLE_LINES]
    titles = [line for line in lines if len(line) <= _LONGEST_TITLE and not line.endswith(("。", "；"))]
    head = "\n".join(titles)
    words: dict[str, str] = {}
    kind, title = _kind(head, titles, opening, words)
    place = _place(title, head, text, words)
    period = _plan_period(title, head, opening, words) if kind == "five_year_plan" else ""
    period = period or _year(title, head, text, kind, words)
    restricted = _RESTRICTED.search(text)
    if told := restricted or _PUBLIC.search(text):
        words["disclosure"] = told[0]
    if handed_out := _handed_out(opening, words.get("kind", "")):
        title = words["title"] = handed_out
    return Inferred(
        title or (titles[0] if titles else ""),
        place.name if place else "",
        place.adcode if place else "",
        kind,
        period,
        "restricted" if restricted else "public",
        words,
    )


def _kind(head: str, titles: list[str], opening: str, words: dict[str, str]) -> tuple[str, str]:
    """Tell the kind of a paper and the title line that says it."""
    for kind, pattern in _KINDS:
        if found := pattern.search(head):
            words["kind"] = found[0]
            return kind, next((line for line in titles if found[0] in line), "")
    # In running text the first to be named is the paper itself; a report names the plan it serves later.
    named = [(found, kind) for kind, pattern in _KINDS if (found := pattern.search(opening))]
    if not named:
        return "", ""
    found, kind = min(named, key=lambda pair: pair[0].start())
    words["kind"] = found[0]
    return kind, ""


def _handed_out(opening: str, kind_words: str) -> str:
    """Name the paper that a notice hands out, which its title breaks over several lines."""
    if kind_words and "印发" in opening:
        for found in _HANDED_OUT.finditer(opening):
            name = re.sub(r"\s", "", found[1])
            if kind_words in name:
                return name.replace("〈", "《").replace("〉", "》")
    return ""


@lru_cache(maxsize=1)
def _place_names() -> tuple[re.Pattern[str], dict[str, Place]]:
    named: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    for place in vocabulary.places().entries:
        if place.level != "country":
            counts[place.name] += 1
            named[place.name] = place
    unique = sorted((name for name in named if counts[name] == 1), key=len, reverse=True)
    return re.compile("|".join(unique)), named


def _place(title: str, head: str, text: str, words: dict[str, str]) -> Place | None:
    """Find the place whose government speaks: named in the title, else most often as a government."""
    pattern, named = _place_names()
    for source in (title, head):
        if found := [match[0] for match in pattern.finditer(source)]:
            # 辽宁省鞍山市: the last of a chain of names is the place itself.
            best = max(found, key=lambda name: (_depth(named[name]), -found.index(name)))
            words["place"] = source.strip().splitlines()[0] if source is title else best
            return named[best]
    weights: Counter[str] = Counter()
    for match in pattern.finditer(text):
        weights[match[0]] += _SPEAKER_WEIGHT if _ISSUER.match(text, match.end()) else 1
    if not weights:
        return None
    best = max(weights, key=lambda name: weights[name])
    words["place"] = f"{best} ({text.count(best)}×)"
    return named[best]


def _depth(place: Place) -> int:
    return ("country", "province", "prefecture", "county").index(place.level)


def _plan_period(title: str, head: str, opening: str, words: dict[str, str]) -> str:
    for source in (title, head, opening):
        if found := _PLAN.search(source):
            words["period"] = found[0]
            first = _PLANS[found[1]]
            return f"{first}/{first + 4}"
    return ""


def _year(title: str, head: str, text: str, kind: str, words: dict[str, str]) -> str:
    """Find the year a paper plans for."""
    has_dated_title = _TITLE_YEAR.search(head) or _AHEAD_YEAR.search(text) or _SESSION_YEAR.search(head)
    if kind == "work_report" and not has_dated_title and (review := _REVIEW_YEAR.search(text)):
        words["period"] = review[0]
        return str(int(review[1]) + 1)
    for source, pattern in (
        (head, _TITLE_YEAR),
        (text, _AHEAD_YEAR),
        (head, _SESSION_YEAR),
        (title, _ANY_YEAR),
        (head, _ANY_YEAR),
    ):
        years = list(pattern.finditer(source))
        if years:
            best = max(years, key=lambda match: int(match[1]))
            words["period"] = best[0].strip()
            return str(best[1])
    counts = Counter(_ANY_YEAR.findall(text))
    if not counts:
        return ""
    year: str = counts.most_common(1)[0][0]
    words["period"] = f"{year}年 ({counts[year]}×)"
    return year
