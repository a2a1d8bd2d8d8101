"""The amount of a goal that a share is told of: 2100亿元 of 完成全年目标2100亿元的72%."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.reading.measurement.measurement import describe
from indicators.reading.measurement.shares_of_goals import says_share, share_of_goal, what_has_goal
from indicators.reading.mentions.brackets import Aside, goal_of, result_before
from indicators.reading.mentions.mention import Mention
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.times.timing import Time

_RATES = ("percent", "permille", "point")


def read(
    text: str, start: int, found: Sequence[Quantity], i: int, mentions: Sequence[Mention], earlier: str
) -> Aside | None:
    """Tell what the amount of a goal measures, None if the figure is no such amount.

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
    if i + 1 == len(found) or found[i + 1].kind != "percent" or found[i].kind in _RATES:
        return None
    said = share_of_goal(text[start : found[i + 1].before])
    if said is None or start + said.start() > found[i].before:
        return None
    result = result_before(mentions, found[i])
    name = what_has_goal(said, result.indicator if result else "", earlier)
    if result and name == result.indicator:
        return Aside(goal_of(result), is_goal=True)
    return Aside(describe(found[i], name, "", None), is_goal=True)


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
