"""The figures of a sentence with all their words: what they measure, bound, belong to, and when."""

from __future__ import annotations

from dataclasses import replace

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.listed_parts import name_led_parts, parts_by
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.measurement.named_before import what_went
from indicators.reading.measurement.nouns import RANK
from indicators.reading.measurement.shares_of_goals import what_goes_on
from indicators.reading.mentions import (
    brackets,
    changed_values,
    circumstances,
    clauses,
    compared_amounts,
    distribution,
    goal_amounts,
    holidays,
    modalities,
    parts_behind,
    stated_gaps,
)
from indicators.reading.mentions.counterparts import name_counterparts
from indicators.reading.mentions.figure_times import set_time
from indicators.reading.mentions.mention import Mention
from indicators.reading.mentions.timed_figure import TimedFigure
from indicators.reading.mentions.totals import name_totals, of_same_unit
from indicators.reading.mentions.years_in_turn import give_each_its_year
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.roles import results
from indicators.reading.roles.roles import State
from indicators.reading.roles.size_conditions import counts_steps, is_bound
from indicators.reading.times.named_times import ahead
from indicators.reading.times.period_words import Horizon
from indicators.reading.times.timing import Time
from indicators.storage.expressions import expression

# 截至2020年，龙头企业3639家: what a review tells so is what stands there, as in a paper of results.
_AS_OF = pattern("mentions.as_of_patterns")
_ONE_BY_ONE = pattern("mentions.one_by_one_patterns")
_AT_LEAST = pattern("mentions.at_least")
_PART = pattern("measured.parts")
_SEMICOLONS = ("；", ";")
_NOUN_BEHIND = expression("[一-鿿]{1,4}、")


def read(
    text: str,
    found: list[Quantity],
    span: tuple[int, int],
    named: list[Time],
    state: State,
    horizon: Horizon,
    last: Measured | None = None,
) -> list[Mention]:
    """Say of the figures of a sentence what they measure and when they hold.

    Parameters
    ----------
    found : list of Quantity
        The figures of the sentence, in order.
    span : (int, int)
        The sentence.
    last : Measured, optional
        What the last figure of the sentence before measures, or what the title names.

    Examples
    --------
    >>> from indicators.reading.quantities.quantities import find
    >>> text, annual = "开复工5000万元以上项目650个以上。", Horizon(2023, 2023, 2023, 2022, 2022)
    >>> found = read(text, find(text), (0, 20), [], State("target", "2023"), annual)
    >>> [(m.role, m.measured.indicator) for m in found]
    [('qualifier', '开复工5000万元以上项目'), ('target', '开复工5000万元以上项目')]
    """
    mentions = _described(text, found, *span, last)
    name_led_parts(text, span[0], mentions, last)
    name_counterparts(text, span[0], mentions, last)
    parts_behind.name(mentions)
    distribution.apply(text, mentions)
    stated_gaps.against_larger_places(text, mentions)
    name_totals(mentions)
    if state.targets == "none" or (state.role == "actual" and _AS_OF.match(text, *span)):
        results.take_for_levels(mentions)
    if state.role == "target":
        named = ahead(named, text, horizon)
    for i, mention in enumerate(mentions):
        previous = compared_amounts.told_before(mentions, i)
        set_time(TimedFigure(text, mention, previous, span[0], named, state, horizon))
    give_each_its_year(text, mentions, named)
    holidays.mark(text, span[0], mentions)
    if state.targets == "revised":
        changed_values.apply(text, mentions, span, horizon, is_notice=state.role == "target", last=last)
    for i, mention in enumerate(mentions):
        if mention.is_bound and (bounded := _bounded_by(mentions, i)):
            mention.period = bounded.period
            mention.measured = replace(mention.measured, indicator=bounded.measured.indicator)
    return mentions


def told_last(mentions: list[Mention]) -> Measured:
    """Give what the last figure measures that the next sentence may go on with: no rank of another."""
    told = (one.measured for one in reversed(mentions) if ("indicator", RANK) not in one.measured.why)
    return next(told, mentions[-1].measured)


def _bounded_by(mentions: list[Mention], i: int) -> Mention | None:
    """Find the figure whose things a bound picks: the count right before it, else the next in its clause."""
    if i and mentions[i - 1].quantity.after == mentions[i].quantity.before:
        return mentions[i - 1]
    return next(
        (one for one in mentions[i + 1 : i + 2] if one.clause_start <= mentions[i].quantity.start), None
    )


def _described(
    text: str, found: list[Quantity], start: int, end: int, last: Measured | None
) -> list[Mention]:
    """Say of each figure what it measures; a bound of things counted is no figure that others follow."""
    mentions: list[Mention] = []
    previous: Mention | None = None
    # What the figures that follow go on with: the last that was counted, and what it measures.
    counted: tuple[Quantity, Measured] | None = None
    # 。其中，工业80亿千瓦时: a part of what the sentence before tells.
    whole_before = last if last is not None and _PART.match(text, start, end) else None
    limits = [is_bound(text, found, i, end) for i in range(len(found))]
    told = circumstances.find(text, start, end)
    for i, quantity in enumerate(found):
        clause_start, earlier = clauses.start(text, start, quantity.before)
        head_start = clause_start
        if previous is not None and previous.quantity.after > clause_start:
            picks_count = len(mentions) > 1 and mentions[-2].quantity.after == previous.quantity.before
            opens = previous.is_bound and not picks_count
            # 完成全年目标2100亿元的72%: the share is told of the goal and its amount.
            opens = opens or (
                previous.is_goal and (quantity.kind == "point" or text[quantity.before - 1] == "的")
            )
            behind = previous.quantity.after + text.startswith("/", previous.quantity.after)
            head_start = previous.head_start if opens else behind
        is_bound_of_count = limits[i] and i > 0 and found[i - 1].end == quantity.before
        head = circumstances.head(text, head_start, clause_start, quantity.before, told)
        head = "" if is_bound_of_count else head
        if head_start > clause_start and _NOUN_BEHIND.fullmatch(head):
            # 56栋楼、18.5万平方米: what stands between the two is of the first.
            head = head[-1]
        tail_end = clauses.tail_end(text, found, limits, i, end)
        tail = text[quantity.after : circumstances.tail_end(quantity.after, tail_end, told)]
        clause_before = text[earlier : max(earlier, clause_start - 1)]
        if parts_by(clause_before):
            # 分季度看，一季度增长5.3%: how it is parted is no name of what grew.
            clause_before = ""
        before = counted[1] if counted else whole_before
        is_apart = text[clause_start - 1 : clause_start] in _SEMICOLONS
        before = of_same_unit(mentions, quantity, head) or before
        # 产业结构优化，三次产业比重由5:48:47调整为5:41:54: a clause with a name needs none before it.
        is_behind = previous is not None and previous.quantity.after > clause_start
        told_before = "" if is_behind and what_went(clause_before) else clause_before
        measured = describe(quantity, head, tail, before, told_before, is_apart=is_apart)
        measured = stated_gaps.of_next_place(head, before, measured)
        aside = brackets.read(text, clause_start, quantity, before, mentions)
        aside = aside or goal_amounts.read(text, head_start, found, i, mentions, clause_before)
        if aside:
            measured, quantity = aside.measured, aside.quantity or quantity
        is_told = any(one.start < quantity.start < one.end for one in told)
        if not measured.indicator and last is not None and not is_told:
            measured = describe(quantity, head, tail, last)
        whole = what_goes_on(measured, before)
        if counts_steps(text, found, i):
            # 连续迈上4个万亿元台阶、达14.2万亿元: steps are counted, and what took them is carried on.
            quantity = replace(quantity, comparator="eq")
            whole = describe(found[i + 1], head, "", counted[1] if counted else None, clause_before)
            measured = replace(whole, indicator=f"{whole.indicator}台阶", phrase="", measure="increment")
        elif _ONE_BY_ONE.search(text[quantity.before : quantity.start]):
            measured = replace(measured, is_repeated=True)
        if quantity.comparator == "eq" and _AT_LEAST.search(head):
            quantity = replace(quantity, comparator="ge", is_comparator_written=True)
        mention = Mention(quantity, measured, head, clause_start, head_start, limits[i])
        if aside:
            mention.larger_place, mention.is_goal = aside.larger_place, aside.is_goal
            mention.is_gap_to_goal = aside.is_gap_to_goal
        mention.year_before = circumstances.year_before(text, quantity.start, told)
        mention.modality = modalities.of(text, mention, mentions)
        mentions.append(mention)
        previous = mention
        is_aside = counted is not None and brackets.is_aside(text, counted[0].after, quantity)
        is_aside = is_aside or is_told
        # 居全省第4位，提升1个位次。其中，8月增长4%: what follows is of what is ranked.
        is_rank = counted is not None and ("indicator", RANK) in measured.why
        is_aside = is_aside or mention.is_bound or is_rank or bool(aside and counted)
        counted = counted if is_aside else (quantity, whole)
    circumstances.name_by_next(mentions, told)
    return mentions
