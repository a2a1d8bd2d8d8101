"""How the text speaks from a sentence on, by the words at its head: named rules, the first counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from indicators.reading.lexicon import word_set
from indicators.reading.roles.roles import State
from indicators.reading.roles.section_roles import sounds_back
from indicators.reading.roles.speech import rule
from indicators.reading.times.period_words import WHOLE_YEAR, Horizon, last_year
from indicators.reading.times.timing import Time

_BACK_LEAD, _AHEAD_LEAD = rule("roles", "back_lead"), rule("roles", "ahead_lead")
_SINCE = rule("roles", "since")
_THIS_YEAR_AHEAD = rule("roles", "this_year_ahead")
_GOALS_SAID, _GOALS_PAST = rule("roles", "goals_said"), rule("roles", "goals_past")
_HOLDS = rule("times", "holds")
_SO_FAR, _BY_NOW = rule("times", "so_far"), rule("times", "by_now")
_TOPIC, _ATTRIBUTE = rule("times", "topic"), rule("times", "attribute")
_COLONS = ("：", ":")
_AT_HEAD = 6
_NEAR_HEAD = 24
_FROM = word_set("phrases.from")


@dataclass(slots=True)
class Opening:
    """The head of a sentence, and how the text spoke before it."""

    state: State
    text: str
    start: int
    end: int
    first: Time | None  # The first time it names near its head.
    is_first: bool  # Whether the sentence opens its paragraph.
    horizon: Horizon

    def opens_with(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match words at its head."""
        return pattern.match(self.text, self.start, self.end)

    @property
    def is_annual(self) -> bool:
        """Whether the paper is of one year."""
        return self.horizon.first == self.horizon.last

    def names(self, *kinds: str) -> bool:
        """Whether the first time it names is of one of these kinds."""
        return self.first is not None and self.first.kind in kinds

    @property
    def is_at_head(self) -> bool:
        """Whether that time is what it begins with."""
        return self.first is not None and self.first.start - self.start <= _AT_HEAD

    @property
    def paragraph(self) -> str:
        """The rest of its paragraph."""
        end = self.text.find("\n", self.start)
        return self.text[self.start : end if end >= 0 else len(self.text)]

    @property
    def period(self) -> str:
        """The first time it names, "" if none."""
        return self.first.period if self.first is not None else ""


def _says_goals(o: Opening) -> bool:
    if o.state.role != "actual" or o.state.targets != "own":
        return False
    said = o.opens_with(_GOALS_SAID)
    is_past = o.first is not None and o.first.period[:4].isdigit() and int(o.period[:4]) < o.horizon.year
    return said is not None and not is_past and _GOALS_PAST.search(said[0]) is None


def _said_goals(o: Opening) -> State:
    is_span = o.names("plan", "next_span", "years", "year") and int(o.period[:4]) >= o.horizon.year
    period = o.period if is_span else str(o.horizon.year)
    return replace(o.state, role="target", period=period, past="", coming="", is_told=False)


def _turns_ahead(o: Opening) -> bool:
    """Whether a paragraph of a review opens with a time to come."""
    if not (o.state.role == "actual" and o.state.targets == "own" and o.is_first):
        return False
    if not o.names("plan", "next_span", "year", "this", "next", "new_year", "plan_end"):
        return False
    year = int(o.period[:4])
    is_own_year = year == o.horizon.year
    is_sure = o.horizon.spoken or o.opens_with(_THIS_YEAR_AHEAD) is not None
    if o.names("this", "next") and not (is_own_year and is_sure):
        return False
    is_goal = "/" in o.period or o.names("new_year") or o.opens_with(_AHEAD_LEAD) is not None
    return year > o.horizon.year or (is_own_year and is_goal)


def _reviews_among_goals(o: Opening) -> bool:
    """Whether a paragraph among goals looks back on years that are over: “十四五”时期，…取得新的成就."""
    if not (o.is_first and o.state.role == "target" and o.state.targets == "own" and o.is_at_head):
        return False
    kinds = ("plan", "last_span") if o.is_annual else ("plan", "last_span", "years", "year")
    is_over = o.names(*kinds) and last_year(o.period) < o.horizon.year
    return is_over and sounds_back(o.paragraph, names_past=True)


def _tells_since(o: Opening) -> bool:
    """Whether a sentence among goals tells what was done since a time: “十四五”以来，累计建成85公里."""
    is_goal = o.state.role == "target" and o.state.targets == "own"
    return is_goal and o.names("plan", "last_span") and o.is_at_head and o.opens_with(_SINCE) is not None


def _tells_by_now(o: Opening) -> bool:
    """Whether a notice that changes goals tells what there is so far: 截至目前，债务余额为10亿元."""
    is_notice = o.state.role == "target" and o.state.targets == "revised"
    return is_notice and o.opens_with(_BY_NOW) is not None


def _by_now(o: Opening) -> State:
    period = o.period or str(o.horizon.spoken or o.horizon.year)
    return replace(o.state, role="actual", period=period, outer=o.state.period, outer_role=o.state.role)


def _looks_back_in_outlook(o: Opening) -> bool:
    """Whether a sentence on the outlook of a plan tells what the plan before brought."""
    is_outlook = o.state.role == "context" and o.state.targets == "own"
    is_over = o.names("plan", "last_span") and o.is_at_head and last_year(o.period) < o.horizon.year
    return is_outlook and is_over


def _goals_go_on(o: Opening) -> bool:
    """Whether a paragraph among goals that has looked back comes to a time that is not over."""
    if o.state.role != "actual" or o.state.outer_role != "target" or not o.is_at_head:
        return False
    return o.names("plan_end", "this", "next", "new_year", "year") and last_year(o.period) >= o.horizon.year


def _review(o: Opening) -> State:
    return replace(o.state, role="actual", period=o.period, outer=o.state.period, outer_role=o.state.role)


def _is_span_at_head(o: Opening) -> bool:
    is_span = o.names("plan", "last_span", "years") and "/" in o.period
    # “十四五”期间投资最大的项目投运 says which project.
    is_attribute = o.first is not None and _ATTRIBUTE.match(o.text, o.first.end) is not None
    return o.state.role == "actual" and is_span and o.is_at_head and not is_attribute


def _of_span(o: Opening) -> State:
    """Take up the span: for what follows if it is the topic of its paragraph, else to the paragraph's end.

    五年来，我们坚持稳中求进 opens a review, “十四五”期间建成高速公路3条 tells a fact in one.
    """
    assert o.first is not None
    is_topic = o.is_first and _TOPIC.match(o.text, o.first.end) is not None
    goes_on = is_topic or o.paragraph.endswith(_COLONS)
    return replace(o.state, period=o.period, outer="" if goes_on else o.state.outer or o.state.period)


def _is_back_at_head(o: Opening) -> bool:
    is_back = o.names("last", "past_year") or (o.names("year") and o.opens_with(_BACK_LEAD) is not None)
    if o.horizon.own and is_back and o.period == str(o.horizon.year):
        # 2018年，全市安排项目458个, in a paper on its first eight months, is a time of that sentence alone.
        return False
    return o.state.role == "actual" and is_back and o.is_at_head


def _is_year_under_way(o: Opening) -> bool:
    """Whether a paragraph of a review comes to the year in which it is given: 今年以来，…上半年，…."""
    is_review = o.state.role == "actual" and o.state.targets == "own" and o.is_first
    is_since = o.first is not None and _SO_FAR.match(o.text, o.first.end) is not None
    return is_review and is_since and o.names("this") and o.is_at_head and not o.horizon.own


def _is_year_at_head(o: Opening) -> bool:
    """Whether a review whose span nobody named opens a paragraph with a year: 2023年，茶园面积12万亩."""
    is_guessed = o.horizon.last - o.horizon.first not in (0, 4) and "/" in o.state.period
    is_year = o.is_first and o.names("year") and o.is_at_head and int(o.period) < o.horizon.year
    return o.state.role == "actual" and is_guessed and is_year


def _is_plan_at_head(o: Opening) -> bool:
    is_plan = o.is_first and o.names("plan", "next_span") and o.is_annual
    return o.state.role == "target" and is_plan and int(o.period[:4]) >= o.horizon.year


def _is_own_year(o: Opening) -> bool:
    is_year = o.names("this", "year", "new_year") and o.period == str(o.horizon.year)
    return o.state.role == "target" and is_year and o.is_annual


def _holds_for_paragraph(o: Opening) -> bool:
    # The last year of a span that is spoken of already says nothing new.
    is_new = not o.state.period.endswith(f"/{o.period}")
    is_goal = o.state.role == "target" and is_new and o.is_first and o.names("year", "plan_end")
    return is_goal and o.opens_with(_HOLDS) is not None and int(o.period[:4]) >= o.horizon.year


def _is_end_at_head(o: Opening) -> bool:
    """Whether an assessment says until when it looks back: 截至2023年6月，…."""
    return o.state.role == "actual" and o.names("until") and o.is_at_head


def _dated(o: Opening) -> State:
    return replace(o.state, period=o.period)


_SentenceRule = tuple[str, Callable[[Opening], bool], Callable[[Opening], State]]
SENTENCE_RULES: tuple[_SentenceRule, ...] = (
    ("the sentence says that goals follow", _says_goals, _said_goals),
    (
        "a paragraph opens with a time to come",
        _turns_ahead,
        lambda o: replace(o.state, role="target", period=o.period, past="", coming="", is_told=False),
    ),
    ("a paragraph among goals looks back", _reviews_among_goals, _review),
    ("a sentence among goals tells what was done since", _tells_since, _review),
    ("a notice tells what there is by now", _tells_by_now, _by_now),
    ("a sentence on the outlook looks back", _looks_back_in_outlook, _review),
    ("goals go on", _goals_go_on, lambda o: replace(o.state, role="target", period=o.period)),
    ("a review opens with a span", _is_span_at_head, _of_span),
    ("a review opens with a past year", _is_back_at_head, _dated),
    ("an assessment says until when it looks back", _is_end_at_head, _dated),
    (
        "a review comes to the year under way",
        _is_year_under_way,
        lambda o: replace(o.state, period=o.period, outer=o.state.outer or o.state.period),
    ),
    (
        "a review of no named span opens with a year",
        _is_year_at_head,
        lambda o: replace(o.state, period=o.period, outer=o.state.period),
    ),
    ("goals of a plan", _is_plan_at_head, _dated),
    (
        "a goal's year holds for its paragraph",
        _holds_for_paragraph,
        lambda o: replace(o.state, period=o.period, outer=o.state.outer or o.state.period),
    ),
    ("the paper's own year", _is_own_year, _dated),
)


def at_sentence(
    state: State, text: str, start: int, end: int, named: list[Time], is_first: bool, horizon: Horizon
) -> State:
    """How the text speaks from a sentence on, by the words at its head.

    Parameters
    ----------
    state : State
        Before the sentence.
    is_first : bool
        Whether it opens its paragraph.

    Examples
    --------
    >>> annual = Horizon(2026, 2026, 2026, 2025, 2025)
    >>> lead = "五年来，我们坚持稳中求进。"
    >>> five_years = Time(0, 3, "2021/2025", "last_span")
    >>> at_sentence(State("actual", "2025"), lead, 0, 13, [five_years], True, annual).period
    '2021/2025'
    """
    # 结构由上年的10:45:45调整为9:44:47: where a change starts from is no time that is spoken of.
    spoken = (t for t in named if text[max(start, t.start - 1) : t.start] not in _FROM)
    near = (t for t in spoken if t.start - start <= _NEAR_HEAD and t.period != WHOLE_YEAR)
    opening = Opening(state, text, start, end, next(near, None), is_first, horizon)
    for name, applies, speaks in SENTENCE_RULES:
        if applies(opening):
            return replace(speaks(opening), why=name)
    return state
