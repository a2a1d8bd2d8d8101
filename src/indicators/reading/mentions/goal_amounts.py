"""The goal that a result is told beside: 完成全年目标2100亿元的72%, 未完成49%的规划目标, 规划目标为6.5%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.measurement.shares_of_goals import says_share, share_of_goal, what_has_goal
from indicators.reading.mentions.brackets import Aside, goal_of, result_before
from indicators.reading.mentions.mention import Mention
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.times.timing import Time
from indicators.storage.expressions import expression

_GOALS = (
    f"(?:{any_word('asides.goals_before', 'shares_of_goals.goals_before')})*(?:{any_word('asides.goals')})+"
)
_VERB = rf"(?:{any_word('goals_beside.manners_patterns')})*(?:{any_word('goals_beside.verbs')})了?"
_GOAL_BEFORE = expression(rf"[，,、]?(?:{_VERB})?{_GOALS}(?:{any_word('asides.goals_behind')})*")
_ENDS = pattern("goals_beside.ends_patterns", "phrases.gap_adjectives", "phrases.more", "phrases.less")
_GOAL_BEHIND = re.compile(f"的?{_GOALS}")
_MET = re.compile(f"[，,、]?{_VERB}(?:{any_word('asides.goals_before')})*")
_RATES = ("percent", "permille", "point")


def read(
    text: str, start: int, found: Sequence[Quantity], i: int, mentions: Sequence[Mention], earlier: str
) -> Aside | None:
    """Tell what the figure of a goal measures that stands with its result, None if it is no such figure.

    Parameters
    ----------
    text : str
        Prose.
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
    if _GOAL_BEHIND.match(text, quantity.after) and _MET.fullmatch(head + bound):
        # 超过20万人的规划目标: what is above it is the result.
        return Aside(goal_of(result), is_goal=True, quantity=replace(quantity, comparator="eq"))
    return None


def period_of(text: str, mention: Mention, own: Time | None, period: str) -> str:
    """Give the period of a goal: its result's year, unless it names a part of the year itself.

    Parameters
    ----------
    text : str
        Prose.
    mention : Mention
        The goal.
    own : Time, optional
        The time named before it.
    period : str
        That of its result.
    """
    year, dash, _ = period.partition("-")
    if not dash or (own and not says_share(text[own.end : mention.quantity.before])):
        return period
    return year
