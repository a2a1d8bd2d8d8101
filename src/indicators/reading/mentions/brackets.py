"""Figures in brackets behind another: that of a larger place, or the goal that a result is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.reading.lexicon import any_word
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.measurement.phrases import read_head
from indicators.reading.mentions.mention import Mention
from indicators.reading.quantities.quantity import Quantity
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import COUNTED_KINDS

# 高于全国（5.0%）: in brackets stands the figure of the place before them.
_NAMED = rf"({any_word('mentions.larger_places')})(?:平均)?(?:水平|增速)?"
_LARGER_PLACE = expression(rf"{_NAMED}[(]$")
# 增长7.5%（全市11.1%、全省9%）: so does that of a place inside brackets behind what it is held against.
_PLACE_INSIDE = expression(rf"\d[^，。；()]{{0,4}}[(](?:[^()，；]*、)?{_NAMED}为?$")
# （年度预期目标为增长8.5%: the goal of what is told before the brackets.
# 完成五年目标（下降15%）的36%: so is what stands in brackets behind the words for it.
_GOALS = f"(?:{any_word('asides.goals')})+"
_GOAL = expression(
    rf"(?:[(](?:{any_word('asides.goals_before')})*{_GOALS}|(?:{any_word('shares_of_goals.done')})了?"
    rf"(?:{any_word('asides.goals_before', 'shares_of_goals.goals_before')})*{_GOALS}[(])"
    rf"(?:{any_word('asides.goals_behind')})*$"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """What a figure in brackets measures."""

    measured: Measured  # As the figure before the brackets.
    larger_place: str = ""  # 全国 or 全省, if it is the figure of the place around the paper's own.
    is_goal: bool = False  # Whether it is the goal of that figure.
    quantity: Quantity | None = None  # The figure, where it is another by this.
    is_gap_to_goal: bool = False  # Whether it is how far a result is from its goal.


def read(
    text: str, clause_start: int, quantity: Quantity, counted: Measured | None, mentions: Sequence[Mention]
) -> Aside | None:
    """Tell what a figure in brackets measures, None if it is no such aside.

    Parameters
    ----------
    clause_start : int
        Where its clause begins.
    quantity : Quantity
        The figure.
    counted : Measured, optional
        What the figure that others follow measures.
    mentions : sequence
        The figures before it in its sentence.
    """
    # Most clauses have no bracket; the patterns are only tried where one stands.
    if text.find("(", clause_start, quantity.before) < 0:
        return None
    if counted and (larger := _LARGER_PLACE.search(text, clause_start, quantity.before)):
        # 增长8.4%，提高0.8个百分点，比全省（7.7%）高: in brackets stands what is of the same kind.
        of = result_before(mentions, quantity) if counted.kind != quantity.kind else None
        return Aside(_carried(of or counted, "figure_of_a_larger_place"), larger_place=larger[1])
    if counted is None and (larger := _LARGER_PLACE.search(text, clause_start, quantity.before)):
        # 增速高于全国（3.9%）: it is that of what is held against it, which has no figure of its own.
        parts = read_head(text[clause_start : larger.start() + len(larger[1])])
        if parts.verb == "gap":
            own = describe(quantity, parts.noun, "", None)
            return Aside(_carried(own, "figure_of_a_larger_place"), larger_place=larger[1])
    inside = _PLACE_INSIDE.search(text, clause_start, quantity.before)
    # 重点项目12个（全市80个）: those of the city may be of another kind.
    if inside and quantity.kind not in COUNTED_KINDS and (of := result_before(mentions, quantity)):
        return Aside(_carried(of, "figure_of_a_larger_place"), larger_place=inside[1])
    if _GOAL.search(text, clause_start, quantity.before) and (of := result_before(mentions, quantity)):
        return Aside(goal_of(of), is_goal=True)
    return None


def is_aside(text: str, start: int, quantity: Quantity) -> bool:
    """Whether a figure stands in brackets behind the figure before: 75亿元(占总投资的32%)，增长4%."""
    between = text[start : quantity.before]
    return between.rfind("(") > between.rfind(")")


def _carried(measured: Measured, rule: str) -> Measured:
    return replace(measured, is_carried=True, why=(("indicator", rule), *measured.why[1:]))


def goal_of(result: Measured) -> Measured:
    """Tell what the goal of a result measures: the same, and no end of the change that the result ends."""
    return replace(_carried(result, "goal_of_the_figure_before"), is_from=False, is_to=False)


def result_before(mentions: Sequence[Mention], quantity: Quantity) -> Measured | None:
    """Find what the last figure of the same kind measures that is no gap."""
    return next(
        (
            mention.measured
            for mention in reversed(mentions)
            if mention.quantity.kind == quantity.kind and not mention.measured.is_gap and not mention.is_bound
        ),
        None,
    )
