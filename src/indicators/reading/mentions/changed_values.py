"""Goals that a paper changes (由增长6%调整为5%左右), gives up (30场的任务不再实施) or leaves as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.mentions.mention import Mention
from indicators.reading.roles import changed_goals, roles
from indicators.reading.roles.roles import State
from indicators.reading.times import deadlines
from indicators.reading.times.period_words import PLAN_YEARS, Horizon
from indicators.reading.times.shaped_periods import shaped
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import CHANGES, RATE_KINDS

_BEFORE = pattern("revisions.before_patterns", prefix="^")
_GIVEN_UP = pattern("revisions.given_up_patterns", prefix="^")
_GOAL = pattern("revisions.goals_patterns")
_LEAD = expression(r"^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、])?(?:20\d\d年)?")
_QUOTED = expression("“([^“”]*)$")
_IN_MARKS = expression("^“([^“”]+)”$")
_RATE = expression("(?:年均|年平均|累计)?(?:增长|增速|增幅|增长率|增长速度|下降|降低|降幅)$|(?:年均|年平均)$")
_FROM_RELATION = pattern(
    "relations.own_gdp_growth_patterns",
    "relations.another_growth_patterns",
    "relations.province_average_patterns",
    "relations.assigned_patterns",
    prefix="[由从]",
)
_ANNOUNCED = pattern("revisions.announced_patterns")
_STAYS = pattern("revisions.stays_patterns", suffix="$")
_AS_IT_WAS = pattern("revisions.as_it_was_patterns", prefix="^")
_BEHIND = pattern("revisions.behind_patterns", suffix="$")


def apply(
    text: str,
    mentions: Sequence[Mention],
    span: tuple[int, int],
    horizon: Horizon,
    *,
    is_notice: bool = False,
    last: Measured | None = None,
) -> None:
    """Say of the figures of a sentence which value is old and which new, in place: both are targets.

    The indicator may stand with either; the other has the words of the change alone, and where both have
    no more it is what the last figure before, or the title, tells. In a notice, which only changes goals,
    more words tell a change, and so behind words that announce one: 提高到 of an assessment is a result else.
    """
    if mentions and _ANNOUNCED.search(text, span[0], mentions[0].quantity.start):
        is_notice = True
    edges = [span[0], *(mention.quantity.after for mention in mentions)]
    ends = [*(mention.quantity.before for mention in mentions[1:]), span[1]]
    for mention, start, end in zip(mentions, edges, ends, strict=False):
        if mention.is_bound:
            continue
        before, behind = text[start : mention.quantity.before], text[mention.quantity.after : end]
        side = changed_goals.revised(before, behind, is_notice=is_notice)
        if side == roles.SUPERSEDED and deadlines.is_moved(behind):
            # 将“建成公园10个”完成时限由9月底前调整为12月底前: the number stays as it was.
            side = roles.REVISION
            quoted = _QUOTED.search(before)
            head = quoted[1] if quoted else mention.head
            mention.measured = describe(mention.quantity, head, "", None)
        if not side and _STAYS.search(before) and _AS_IT_WAS.search(behind):
            # What stays is the goal, not the amount: 招商引资目标维持800亿元不变.
            side = roles.UNCHANGED
        if side:
            _mark(mention, side, "a goal revised")
            mention.measured = _named(mention.measured)
    # An assessment looks back on what was given up, too: there the goal has to be named.
    if is_notice or _GOAL.search(text, *span):
        _call_off(text, [one for one in mentions if not one.is_bound], span)
    _join_pairs(text, mentions)
    if is_notice and last:
        _name_by(last, mentions)
    _set_times(mentions, horizon)


def _join_pairs(text: str, mentions: Sequence[Mention]) -> None:
    """Give the old and the new value of a goal one name, and call what lies between them its move."""
    for one, other in pairwise(mention for mention in mentions if mention.flags):
        if {one.flags, other.flags} == {roles.SUPERSEDED, roles.REVISION}:
            one.measured, other.measured = _shared(one.measured, other.measured)
    for one, other in pairwise(mentions):
        between = text[one.quantity.after : other.quantity.before]
        if one.flags == roles.SUPERSEDED and not other.flags and changed_goals.moves_by(between):
            other.role, other.role_why = "context", "what a goal is moved by"
            other.measured = replace(other.measured, measure="change", basis="")


def _name_by(last: Measured, mentions: Sequence[Mention]) -> None:
    """Name the values that have the words of the change alone, by the title or the sentence before."""
    named = _named(last)
    for mention in mentions:
        if mention.flags and not mention.measured.indicator:
            told = named if mention.measured.kind == named.kind else mention.measured
            mention.measured = replace(told, indicator=named.indicator, phrase=named.phrase)


def _set_times(mentions: Sequence[Mention], horizon: Horizon) -> None:
    """Give what changes the time of the goal, in place."""
    for mention in mentions:
        if mention.flags:
            measured = mention.measured
            mention.period = shaped(
                roles.own(horizon), measured.measure, measured.basis, is_repeated=measured.is_repeated
            )
    for one, other in pairwise(mentions):
        if one.flags == roles.REVISION and other.measured.is_carried and other.measured.measure == "change":
            # 由52%调整为48.5%，下调3.5个百分点: so much is the goal moved, at the time it is set for.
            other.period = one.period


def _mark(mention: Mention, flag: str, why: str) -> None:
    mention.role, mention.flags, mention.role_why = "target", flag, f"{why}: {flag}"


def _call_off(text: str, mentions: Sequence[Mention], span: tuple[int, int]) -> None:
    """Mark the goals that a notice gives up; of a list what is said of one holds for all."""
    found = [mention.quantity for mention in mentions]
    edges = [span[0], *(one.after for one in found)]
    ends = [*(one.before for one in found[1:]), span[1]]
    is_off = [
        changed_goals.is_called_off(text[start : one.before], text[one.after : end])
        for one, start, end in zip(found, edges, ends, strict=False)
    ]
    joined = [changed_goals.is_joined(text[one.after : other.before]) for one, other in pairwise(found)]
    for number, is_list in enumerate(joined):
        is_off[number + 1] |= is_off[number] and is_list
    for number, is_list in reversed(list(enumerate(joined))):
        is_off[number] |= is_off[number + 1] and is_list
    for mention, is_given_up in zip(mentions, is_off, strict=True):
        if is_given_up and not mention.flags:
            _mark(mention, roles.CALLED_OFF, "a goal given up")
            # What stands behind the figure tells of the giving up, not of the thing.
            mention.measured = describe(mention.quantity, _GIVEN_UP.sub("", mention.head), "", None)


def _shared(one: Measured, other: Measured) -> tuple[Measured, Measured]:
    """Give the two values of one goal one name and measure: those of the side that is named."""
    # 增长由8%调整为7%，总值由4500亿元调整为4300亿元: the new rate and the old amount are of two goals.
    if one.kind != other.kind and not {one.kind, other.kind} <= RATE_KINDS:
        return one, other
    if one.indicator and other.indicator and one.indicator != other.indicator:
        return one, other
    named = one if one.indicator else other
    return replace(named, kind=one.kind), replace(named, kind=other.kind)


def _named(measured: Measured) -> Measured:
    """Strip a name of its number in a list, its year, and the words of the change: 原规划目标, 现."""
    indicator = without_change(measured.indicator, is_rate=measured.measure in CHANGES)
    phrase = measured.phrase if indicator == measured.indicator else indicator
    return replace(measured, indicator=indicator, phrase=phrase)


def without_change(words: str, *, is_rate: bool) -> str:
    """Take the words of a change from a name, and of a rate its word.

    Examples
    --------
    >>> without_change("固定资产投资增长目标由5%调整为", is_rate=True)
    '固定资产投资'
    >>> without_change("居民收入增长目标由与经济增长同步调整为", is_rate=True)
    '居民收入'
    >>> without_change("“森林覆盖率”目标值", is_rate=False)
    '森林覆盖率'
    """
    # 居民收入增长目标由与经济增长同步调整为增长5%: the old goal has no number of its own.
    relation = _FROM_RELATION.search(words)
    told = words[: relation.start()] if relation else words
    name = _IN_MARKS.sub(r"\1", _BEHIND.sub("", _BEFORE.sub("", _LEAD.sub("", told))))
    return (_RATE.sub("", name) or name) if is_rate else name


def start_of_change(spoken: str, state: State, horizon: Horizon, *, is_named: bool = False) -> str:
    """Tell the year that a change starts from: the one before the years it goes over.

    Parameters
    ----------
    spoken : str
        The year that is told of the change, or the period spoken of.
    is_named : bool
        Whether that are years named by the first and the last: 2020年到2025年.

    Examples
    --------
    >>> plan = Horizon(2021, 2021, 2025, 2016, 2020)
    >>> start_of_change("2025", State("target", "2021/2025"), plan)
    '2020'
    >>> report = Horizon(2026, 2026, 2026, 2025, 2025)
    >>> start_of_change("2022", State("actual", "2025"), report)
    '2021'
    >>> start_of_change("2020/2025", State("actual", "2020/2025"), report, is_named=True)
    '2020'
    """
    first = int(spoken[:4])
    if is_named and first not in PLAN_YEARS.values():
        # 2020年到2025年，比重从17.9%提升到35.5%: the first of the years is where it starts.
        return str(first)
    if "/" in state.period and state.period.endswith(spoken[-4:]):
        first = int(state.period[:4])
    return str((min(first, horizon.first) if state.role == "target" else first) - 1)
