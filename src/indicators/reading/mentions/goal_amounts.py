"""The goal that a result is told beside: 完成全年目标2100亿元的72%, 未完成49%的规划目标, 规划目标为6.5%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.measurement.shares_of_goals import says_share, share_of_goal, what_has_goal
from indicators.reading.mentions.brackets import Aside, goal_of, result_before
from indicators.reading.mentions.mention import Mention
from indicators.reading.mentions.sums import NEAR
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.times.timing import Time
from indicators.storage.expressions import expression

_GOALS = (
    f"(?:{any_word('asides.goals_before', 'shares_of_goals.goals_before')})*(?:{any_word('asides.goals')})+"
)
_VERB = rf"(?:{any_word('goals_beside.manners_patterns')})*(?P<verb>{any_word('goals_beside.verbs')})了?"
_GOAL_BEFORE = expression(rf"[，,、]?(?:{_VERB})?{_GOALS}(?:{any_word('asides.goals_behind')})*")
_ENDS = pattern("goals_beside.ends_patterns", "phrases.gap_adjectives", "phrases.more", "phrases.less")
_GOAL_BEHIND = expression(f"的?{_GOALS}")
_WHOSE = any_word("asides.goals_before", "goals_beside.papers_patterns", "phrases.lead_times_patterns")
_MET = expression(rf"[，,、]?{_VERB}(?:{_WHOSE})*(?P<said>{any_word('goals_beside.said_patterns')})")
_TO_GAP = expression(
    rf"的?(?P<goal>{_GOALS})(?:{any_word('goals_beside.to_gap')})*"
    rf"(?P<more>(?:{any_word('phrases.gap_adjectives', 'phrases.more', 'phrases.less')})?)"
    rf"(?:{any_word('phrases.particles')})?"
)
_BELOW = pattern("measures.below", "goals_beside.short_of")
_OF_A_YEAR = pattern("goals_beside.of_a_year")
_RATES = ("percent", "permille", "point")


def read(
    text: str, start: int, found: Sequence[Quantity], i: int, mentions: Sequence[Mention], earlier: str
) -> Aside | None:
    """Tell what the figure of a goal measures that stands with its result, None if it is no such figure.

    Parameters
    ----------
    start : int
        Where the words of the figure begin.
    found : sequence of Quantity
        The figures of its sentence.
    i : int
        Which of them it is.
    mentions : sequence of Mention
        Those before it.
    earlier : str
        The clause before.
    """
    if mentions and mentions[-1].is_goal and (gap := _gap(text, found[i], mentions)):
        return gap
    result = result_before(mentions, found[i])
    if result and (beside := _beside(text, start, found[i], result)):
        return beside
    if i + 1 == len(found) or found[i + 1].kind != "percent" or found[i].kind in _RATES:
        return None
    said = share_of_goal(text[start : found[i + 1].before])
    if said is None or start + said.start() > found[i].before:
        return None
    name = what_has_goal(said, result.indicator if result else "", earlier)
    if result and name == result.indicator:
        return Aside(goal_of(result), is_goal=True)
    return Aside(describe(found[i], name, "", None), is_goal=True)


def _beside(text: str, start: int, quantity: Quantity, result: Measured) -> Aside | None:
    """Take a figure that its clause only calls a goal for that of the result before it."""
    head, bound = text[start : quantity.before], text[quantity.before : quantity.start]
    if _GOAL_BEFORE.fullmatch(head) and _ENDS.match(text, quantity.after):
        return Aside(goal_of(result), is_goal=True)
    if not _GOAL_BEHIND.match(text, quantity.after):
        return None
    met = _MET.fullmatch(head)
    if met or (met := _MET.fullmatch(head + bound)):
        # 超过20万人的规划目标: what is above it is the result.
        alone = quantity if not bound or _MET.fullmatch(head) else replace(quantity, comparator="eq")
        said = met["said"]
        return Aside(_said_of(result, said, quantity), is_goal=True, quantity=alone)
    return None


def _said_of(result: Measured, said: str, quantity: Quantity) -> Measured:
    """Tell what a goal measures that says it itself: 与增长5%的目标差距较大, of what fell."""
    if not said:
        return goal_of(result)
    measured = describe(quantity, result.indicator + said, "", None)
    is_rate = measured.basis == "yoy" and result.basis == "cagr"
    return replace(measured, basis=result.basis) if is_rate else measured


def _gap(text: str, quantity: Quantity, mentions: Sequence[Mention]) -> Aside | None:
    """Take what stands right behind a goal for the gap to it: 低于8%的目标1.9个百分点."""
    goal = mentions[-1]
    met = _MET.match(text, goal.head_start, goal.quantity.start)
    said = _TO_GAP.fullmatch(text, goal.quantity.after, quantity.before)
    if met is None or said is None or quantity.kind not in ("point", goal.quantity.kind):
        return None
    verb, more = met["verb"], said["more"]
    name = f"{goal.measured.indicator}{verb}{said['goal']}{more}"
    measured = replace(
        goal.measured, indicator=name, phrase="", fallback="", measure="change", basis="", is_gap=True,
        is_downward=bool(_BELOW.search(verb + more)),
    )  # fmt: skip
    return Aside(measured, is_gap_to_goal=True)


def of_plan(text: str, mention: Mention) -> bool:
    """Whether a goal told in an assessment is of the whole plan: its words name no year."""
    return _OF_A_YEAR.search(text, mention.head_start, mention.quantity.after + NEAR) is None


def period_of(text: str, mention: Mention, own: Time | None, period: str) -> str:
    """Give the period of a goal: its result's year, unless it names a part of the year itself.

    Parameters
    ----------
    own : Time, optional
        The time named before it.
    period : str
        That of its result.
    """
    year, dash, _ = period.partition("-")
    if not dash or (own and not says_share(text[own.end : mention.quantity.before])):
        return period
    return year
