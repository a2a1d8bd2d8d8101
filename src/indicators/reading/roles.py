"""What a figure is said for: a target, a result, the bound of a thing counted, or mere context.

A paper changes between looking back and looking ahead at its headings, at the head of a paragraph and,
seldom, within a sentence. The state goes on until something changes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indicators.reading.timing import PLAN_YEARS, WHOLE_YEAR, Horizon, Time, last_year

_LOOKS_BACK = re.compile(
    r"回顾|成就|成效|发展基础|完成情况|执行情况|实施情况|取得|过去|历史性|总结|主要工作和|成果"
)
_LOOKS_AHEAD = re.compile(
    r"安排|目标|总体要求|任务|打算|今后|未来|部署|建议|远景|展望|要求|措施|抓好|重点工作|怎么干|规划|全力|奋力|主要工作|政策取向"
)
_OUTLOOK = re.compile(r"形势|面临|机遇(?:和|与)挑战|发展环境$")
_DONE = re.compile(r"已(?:经)?(?!成熟)|现有|目前|截至|迄今|至今|累计已|现已|率先建成|曾|历史上")
_BACK_LEAD = re.compile(r"[^，,。]{0,4}(?:回[首望顾]|过去的?)|20\d\d年[，,]?(?:我们|全省|全市)")
_AHEAD_LEAD = re.compile(
    r"(?:[^。]{0,40})(?:主要预期目标|主要目标(?:是|为)|今后五年|今年[，,要]|做好今年|重点(?:做好|抓好)|要努力实现|综合考虑)"
)
_SAYS_SPAN = re.compile(
    r"[五5]年[来间，]|这是[^。，]{2,20}的五年|“十[一二三四五]五”(?:时期|以来|期间)|(?:过去|这)五年"
)
_OPENS_WITH_YEAR = re.compile(r"[^，。]{0,8}20\d\d年，")
_SAYS_YEAR = re.compile(r"过去一年|一年来|去年")
_HINTS_SPAN = re.compile(r"年均|累计|[较比]“十[一二三四五]五”末|比五年前")
_HINTS_YEAR = re.compile(r"全年|同比|比上年|较上年|当年")
_PLAN_NAME = re.compile(r"十[一二三四五六]五")
_GOALS_CUE = re.compile(r"[^。]{0,40}(?:(?<!预期)目标|纲要(?:\(草案\)|草案|》)|今后五年|未来五年|到20\d\d年)")
_YEAR_GOALS_CUE = re.compile(r"[^。]{0,30}(?:预期目标|今年)")
_HEAD = 40
_AT_HEAD = 6
_PLAIN_GROWTH = re.compile(r"增长[\d.]+%")
_FEWEST_RATES = 3
_OWN_POINTS = re.compile(r"为?(?:主要|预期性|约束性|发展|核心)?指标")
_OWN_POINTS_HEAD = re.compile(r"(?:预期性|约束性)指标$")
_CONTEXT = re.compile(
    r"(?:依托|面向|围绕|坐拥|毗邻|地处|涉及|现辖)[^，,。;]{0,14}$|(?:覆盖|辐射)(?:全[市省国])?$|到期后再延长$"
)
_BASED_ON = re.compile(r"以$")
_AS_BASE = re.compile(r"[^，,。;]{0,20}为(?:依托|抓手|载体|基础|核心|支撑|牵引|引领|重点|龙头)")


@dataclass(frozen=True, slots=True)
class State:
    """How the text speaks at a place.

    Attributes
    ----------
    role : str
        target, actual or context.
    period : str
        The time it speaks of where the text names none.
    past : str
        The span that a review of one year looks back on as well, "" if it is of the year alone; where the
        goals of a year and of a span stand under one heading, the year.
    coming : str
        The span whose goals stand under the same heading as a review, "" if none do.
    is_told : bool
        Whether a paragraph of the review has said in so many words which of the two it speaks of.
    """

    role: str
    period: str
    past: str = ""
    coming: str = ""
    is_told: bool = False


def initial(kind: str, horizon: Horizon) -> State:
    """How a paper of a kind begins.

    Examples
    --------
    >>> initial("work_report", Horizon(2026, 2026, 2026, 2025, 2025))
    State(role='actual', period='2025', past='', coming='', is_told=False)
    """
    if kind == "work_report":
        return State("actual", _review(horizon))
    return State("target", _plan(horizon))


def _plan(horizon: Horizon) -> str:
    return str(horizon.year) if horizon.first == horizon.last else f"{horizon.first}/{horizon.last}"


def _review(horizon: Horizon) -> str:
    if horizon.review_first == horizon.review_last:
        return str(horizon.review_last)
    return f"{horizon.review_first}/{horizon.review_last}"


def at_heading(state: State, title: str, rank: int, named: list[Time], kind: str, horizon: Horizon) -> State:
    """How the text speaks under a heading.

    Parameters
    ----------
    state : State
        Before the heading.
    title : str
        Its words.
    rank : int
        1 for 篇 to 5 for （一）.
    named : list of Time
        The times it names.

    Examples
    --------
    >>> annual = Horizon(2026, 2026, 2026, 2025, 2025)
    >>> at_heading(State("actual", "2025"), "三、2026年工作安排", 4, [], "work_report", annual)
    State(role='target', period='2026', past='', coming='', is_told=False)
    """
    if rank > 5:
        return state
    is_list = kind in ("task_breakdown", "action_plan")
    spans = [t.period for t in named if t.period != WHOLE_YEAR]
    spans += [plan for plan in _plans(title) if plan not in spans]
    back = bool(_LOOKS_BACK.search(title))
    ahead = bool(_LOOKS_AHEAD.search(title))
    past = [p for p in spans if last_year(p) < horizon.year]
    coming = [p for p in spans if p not in past]
    if rank == 5 and not ((back and past) or (ahead and coming and kind != "five_year_plan")):
        return state
    if (back and not (coming and ahead and not past)) or (past and not coming):
        if is_list and not past:
            return state
        if kind == "work_report":
            annual = next((p for p in past if "/" not in p), "")
            span = next((p for p in past if "/" in p), "")
            longer = next((p for p in coming if "/" in p), "")
            # The review speaks first of what its heading names first.
            is_span_first = bool(span) and _PLAN_NAME.search(title, 0, max(title.find("20"), 0)) is not None
            period = span if is_span_first else annual or span or _review(horizon)
            return State("actual", period, span, longer)
        return State("actual", past[0] if past and "/" in past[0] else _review(horizon))
    if _OUTLOOK.search(title) and rank <= 4 and not ahead:
        return State("context", _plan(horizon))
    if is_list:
        return replace(state, role="target", period=_plan(horizon))
    if kind == "work_report" and rank >= 4:
        longer = next((p for p in coming if "/" in p or last_year(p) > horizon.year), "")
        year = str(horizon.year)
        if longer and year in coming:
            # Goals of a span and of the year under one heading: it speaks first of what it names first.
            is_span_first = _PLAN_NAME.search(title, 0, max(title.find(year), 0)) is not None
            return State("target", longer if is_span_first else year, past=year, coming=longer)
        if longer:
            return State("target", longer)
        if ahead or coming:
            return State("target", str(horizon.year))
        return state
    if kind == "five_year_plan":
        later = next((p for p in coming if "/" not in p and int(p) > horizon.last), "")
        return State("target", later or _plan(horizon))
    return state


def _plans(title: str) -> list[str]:
    """List the spans of the five-year plans a heading names, in whatever words."""
    firsts = [PLAN_YEARS[name] for name in _PLAN_NAME.findall(title)]
    return [f"{first}/{first + 4}" for first in firsts]


def at_block(state: State, text: str, start: int, end: int) -> State:
    """How the text speaks in a paragraph of a review that looks back on a year and on five.

    Examples
    --------
    >>> review = State("actual", "2025", past="2021/2025")
    >>> at_block(review, "累计改造老旧小区68万户，年均增长3.7%。", 0, 20).period
    '2021/2025'
    """
    if state.coming and state.role == "actual" and _GOALS_CUE.match(text, start, end):
        return State("target", state.coming)
    if state.coming and state.role == "target":
        if _YEAR_GOALS_CUE.match(text, start, end):
            return replace(state, period=state.past)
        return replace(state, period=state.coming) if _GOALS_CUE.match(text, start, end) else state
    if not state.past or state.role != "actual":
        return state
    first, _, last = state.past.partition("/")
    says_span = bool(_SAYS_SPAN.search(text, start, end))
    says_year = (
        bool(_SAYS_YEAR.search(text, start, end)) or f"{last}年，" in text[start : min(start + _HEAD, end)]
    )
    if says_span and says_year:
        # Both are named: what the paragraph opens with is what it speaks of.
        says_span = not _OPENS_WITH_YEAR.match(text, start, end)
        says_year = not says_span
    if says_span != says_year:
        return replace(state, period=state.past if says_span else last, is_told=True)
    hints_span = bool(_HINTS_SPAN.search(text, start, end)) or f"{int(first) - 1}年的" in text[start:end]
    # Rates without 年均, one after the other, are those of a single year.
    is_list_of_rates = len(_PLAIN_GROWTH.findall(text, start, end)) >= _FEWEST_RATES
    if is_list_of_rates and not hints_span:
        return replace(state, period=last)
    if state.is_told:
        return state
    hints_year = is_list_of_rates or bool(_HINTS_YEAR.search(text, start, end))
    if hints_span != hints_year:
        return replace(state, period=state.past if hints_span else last)
    return state


def at_sentence(
    state: State, text: str, start: int, end: int, named: list[Time], is_first: bool, horizon: Horizon
) -> State:
    """How the text speaks from a sentence on, by the words at its head.

    Examples
    --------
    >>> annual = Horizon(2026, 2026, 2026, 2025, 2025)
    >>> lead = "五年来，我们坚持稳中求进。"
    >>> five_years = Time(0, 3, "2021/2025", "last_span")
    >>> at_sentence(State("actual", "2025"), lead, 0, 13, [five_years], True, annual).period
    '2021/2025'
    """
    head = [t for t in named if t.start - start <= 24 and t.period != WHOLE_YEAR]
    if not head:
        return state
    first = head[0]
    if state.role == "actual" and is_first and first.kind in ("plan", "next_span", "year"):
        year = int(first.period[:4])
        if year > horizon.year or (
            year == horizon.year and ("/" in first.period or _AHEAD_LEAD.match(text, start, end))
        ):
            return State("target", first.period)
    if state.role == "actual":
        if (
            first.kind in ("plan", "last_span", "years")
            and "/" in first.period
            and first.start - start <= _AT_HEAD
        ):
            return replace(state, period=first.period)
        is_back = first.kind == "last" or (first.kind == "year" and _BACK_LEAD.match(text, start, end))
        if is_back and first.start - start <= _AT_HEAD:
            return replace(state, period=first.period)
    if (
        state.role == "target"
        and is_first
        and first.kind in ("plan", "next_span")
        and horizon.first == horizon.last
    ) and int(first.period[:4]) >= horizon.year:
        return replace(state, period=first.period)
    if state.role == "target" and first.kind in ("this", "year") and first.period == str(horizon.year):
        return replace(state, period=first.period) if horizon.first == horizon.last else state
    return state


def counts_own_points(head: str, tail: str) -> bool:
    """Whether a figure counts the paper's own points: 22项主要指标, 其中预期性指标19项.

    Examples
    --------
    >>> counts_own_points("提出", "主要指标"), counts_own_points("新增", "企业")
    (True, False)
    """
    return bool(_OWN_POINTS.match(tail) or _OWN_POINTS_HEAD.search(head))


def of(state: State, head: str, tail: str, period: str, horizon: Horizon) -> str:
    """Tell target, actual or context of a figure by what stands before it in its clause.

    Parameters
    ----------
    state : State
        How the text speaks here.
    head : str
        The clause up to the figure.
    tail : str
        What follows the figure.
    period : str
        The time the clause names, "" if none.

    Examples
    --------
    >>> of(State("target", "2025"), "面向", "人口", "", Horizon(2025, 2025, 2025, 2024, 2024))
    'context'
    """
    if state.role == "context":
        return "context"
    if state.role == "target":
        if (
            _CONTEXT.search(head)
            or (_BASED_ON.search(head) and _AS_BASE.match(tail))
            or counts_own_points(head, tail)
        ):
            return "context"
        if _DONE.search(head) or (period and last_year(period) < horizon.year):
            return "actual"
    return state.role
