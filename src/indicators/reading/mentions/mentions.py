"""The figures of a sentence with all their words: what they measure, bound, belong to, and when."""

from __future__ import annotations

from dataclasses import replace

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.listed_parts import name_led_parts
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.measurement.measurement import describe
from indicators.reading.measurement.shares_of_goals import is_share_of_goal, is_year_of_goal, what_goes_on
from indicators.reading.mentions import (
    brackets,
    changed_values,
    clauses,
    compared_amounts,
    distribution,
    goal_amounts,
    modalities,
    stated_gaps,
)
from indicators.reading.mentions.mention import Mention
from indicators.reading.mentions.sums import (
    NEAR,
    goes_on,
    is_next_sum,
    is_span_of_years,
    is_sum,
    is_yearly_count,
    sum_so_far,
)
from indicators.reading.mentions.totals import name_totals, of_same_unit
from indicators.reading.mentions.years_in_turn import give_each_its_year
from indicators.reading.quantities.quantity import Quantity
from indicators.reading.roles import changed_goals, results, roles
from indicators.reading.roles.roles import State
from indicators.reading.roles.size_conditions import counts_steps, is_bound
from indicators.reading.times.named_times import ahead, is_same_end, is_start, time_of, told_of
from indicators.reading.times.period_words import Horizon, last_year
from indicators.reading.times.shaped_periods import shaped, since_base
from indicators.reading.times.timing import PARTS_OF_YEAR, Time

_ONE_BY_ONE = pattern("mentions.one_by_one_patterns")
_AT_LEAST = pattern("mentions.at_least")
# 同比 is against the year before, whatever span the paragraph speaks of.
_OF_ONE_YEAR = pattern("mentions.of_one_year")
_HELD = pattern("mentions.held_patterns")
# The share of what is spent is that of the whole span, not of its end.
_IS_SPENT = pattern("mentions.spent_patterns")
_PART = pattern("measured.parts")
_SEMICOLONS = ("；", ";")
_SINCE_PLAN = pattern("mentions.since_plan_patterns")


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
    text : str
        Prose.
    found : list of Quantity
        The figures of the sentence, in order.
    span : (int, int)
        The sentence.
    named : list of Time
        The times it names.
    state : State
        How the text speaks here.
    horizon : Horizon
        The years the paper speaks about.
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
    distribution.apply(text, mentions)
    stated_gaps.against_larger_places(text, mentions)
    name_totals(mentions)
    if state.targets == "none":
        results.take_for_levels(mentions)
    if state.role == "target":
        named = [ahead(time, text, horizon) for time in named if time.kind != "in_all"]
    for i, mention in enumerate(mentions):
        _set_time(text, mention, compared_amounts.told_before(mentions, i), span[0], named, state, horizon)
    give_each_its_year(text, mentions, named)
    if state.targets == "revised":
        changed_values.apply(text, mentions, span, horizon, is_notice=state.role == "target", last=last)
    for i, mention in enumerate(mentions):
        if mention.is_bound and (bounded := _bounded_by(mentions, i)):
            mention.period = bounded.period
            mention.measured = replace(mention.measured, indicator=bounded.measured.indicator)
    return mentions


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
        head = "" if is_bound_of_count else text[head_start : quantity.before]
        tail = text[quantity.after : clauses.tail_end(text, found, limits, i, end)]
        clause_before = text[earlier : max(earlier, clause_start - 1)]
        before = counted[1] if counted else whole_before
        is_apart = text[clause_start - 1 : clause_start] in _SEMICOLONS
        before = of_same_unit(mentions, quantity, head) or before
        measured = describe(quantity, head, tail, before, clause_before, is_apart=is_apart)
        aside = brackets.read(text, clause_start, quantity, before, mentions)
        aside = aside or goal_amounts.read(text, head_start, found, i, mentions, clause_before)
        if aside:
            measured, quantity = aside.measured, aside.quantity or quantity
        if not measured.indicator and last is not None:
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
        mention.modality = modalities.of(text, mention, mentions)
        mentions.append(mention)
        previous = mention
        is_aside = counted is not None and brackets.is_aside(text, counted[0].after, quantity)
        counted = counted if mention.is_bound or (aside and counted) or is_aside else (quantity, whole)
    return mentions


def _set_time(
    text: str,
    mention: Mention,
    previous: Mention | None,
    sentence_start: int,
    named: list[Time],
    state: State,
    horizon: Horizon,
) -> None:
    """Set role and period of a figure, and the basis where the period tells it."""
    quantity, measured = mention.quantity, mention.measured
    own = time_of(mention, previous, told_of(text, mention, named))
    # 距离2025年达到3%的目标还有0.4个百分点, 完成2025年目标的98%: the year is the goal's.
    own = None if mention.is_gap_to_goal or (own and is_year_of_goal(measured, text, own.end)) else own
    spoken = previous.period if own is None and previous and previous.is_part_of_year else state.period
    if compared_amounts.is_one(mention) and (
        held := compared_amounts.period_of(mention.head, own.period if own else spoken)
    ):
        mention.role, mention.period, mention.role_why = "actual", held, "what a figure is held against"
        return
    says_time = any(mention.clause_start <= time.start < quantity.start for time in named)
    if (
        own is None
        and (not says_time or is_share_of_goal(measured))
        and not mention.is_goal
        and previous is not None
        and (measured.is_carried or measured.indicator.startswith(previous.measured.indicator))
        and previous.is_part_of_year
    ):
        mention.period, mention.role, mention.is_part_of_year = previous.period, previous.role, True
        return
    if previous is not None and not mention.is_gap_to_goal and is_same_end(mention, previous, named):
        mention.period, mention.role, mention.role_why = previous.period, previous.role, previous.role_why
        return
    mention.is_part_of_year = own is not None and own.kind in PARTS_OF_YEAR
    head, tail = text[mention.clause_start : quantity.before], text[quantity.after : quantity.after + 44]
    # 预计到2025年，… stands in the clause before.
    manner = mention.modality + (text[max(own.start - NEAR, sentence_start) : own.start] if own else "")
    role, why = roles.of(state, head, tail, own.period if own else "", horizon, manner)
    if mention.is_bound:
        role, why = "qualifier", "it bounds things counted"
    elif mention.is_goal:
        # A paper that assesses a plan tells its goals; one of results alone has none.
        has_goals = state.targets == "own" or (state.targets == "revised" and state.role == "actual")
        role, why = "target" if has_goals else "context", "the goal of the figure before"
    elif state.targets == "own" and (
        side := changed_goals.goal_side(
            head, previous.flags if previous else "", is_from=measured.is_from, is_to=measured.is_to
        )
    ):
        role, why, mention.flags = "target", f"a goal revised: {side}", side
    mention.role_why = why
    names_start = own is not None and own.kind in ("year", "base") and is_start(text, own)
    if measured.is_from and not mention.flags and not names_start and state.role == "context":
        # Where nothing tells when a change ended, nothing tells when it began.
        mention.role, mention.period = "context", ""
        return
    if measured.is_from and not mention.flags and not names_start:
        # 2022年产量由3万吨增加到4万吨: what a change starts from is of the year before.
        is_told = own is not None and (own.kind == "year" or is_span_of_years(own.period))
        start = own.period if own and is_told else state.period
        is_named = own is not None and own.kind == "years"
        mention.role = "actual"
        mention.period = changed_values.start_of_change(start, state, horizon, is_named=is_named)
        return
    period = own.period if own else state.period
    if own and previous is not None and own.end <= previous.quantity.start:
        is_same_clause = previous.clause_start == mention.clause_start
        if goes_on(measured, mention.head, previous.period, is_same_clause=is_same_clause):
            period = previous.period
    if role == "actual":
        said = text[max(own.start - NEAR, sentence_start) : own.end + NEAR] if own else ""
        so_far = sum_so_far(measured, head, said, (horizon.first, horizon.last), period, previous)
        if so_far and measured.measure == "level":
            measured = replace(measured, measure="increment")
        period = so_far or period
    if own and own.is_relative and state.period[:4].isdigit():
        period = f"{last_year(state.period)}{own.period[4:]}"
    counts_points = roles.counts_own_points(head, tail)
    is_counted = counts_points and state.targets == "revised"
    if (role == "context" or is_counted) and measured.measure in ("increment", "change"):
        measured = replace(measured, measure="level")
    if role == "context":
        period = state.period if counts_points else own.period if own else ""
        measured = replace(measured, is_repeated=counts_points)
    if mention.is_goal:
        period = goal_amounts.period_of(text, mention, own, own.period if own else spoken)
        if role == "target" and state.targets == "revised" and goal_amounts.of_plan(text, mention):
            is_own = own is not None and own.start >= mention.head_start
            period = period if is_own else roles.own(horizon)
    is_span = is_span_of_years(period)
    is_sum_of_span = is_span and is_sum(measured, mention.head, names_span=own is not None)
    if is_sum_of_span or (is_span and is_next_sum(measured, mention.head, previous, period)):
        measured = replace(measured, measure="increment")
    if is_span and role == "actual":
        if _OF_ONE_YEAR.search(head):
            period, is_span = period[-4:], False
        elif _HELD.search(mention.head) or (measured.measure == "share" and _IS_SPENT.match(tail)):
            measured = replace(measured, is_repeated=True)
    is_end = own and own.kind == "year" and horizon.first != horizon.last and period == str(horizon.last)
    if is_end and measured.measure == "increment" and is_yearly_count(quantity, head):
        measured = replace(measured, measure="level")
    doubles = is_end and role == "target" and quantity.kind == "ratio" and measured.basis == "yoy"
    is_of_all = measured.measure in ("increment", "change") or measured.basis in ("cagr", "cumulative")
    if is_end and (is_of_all or doubles):
        period = f"{horizon.first}/{horizon.last}"
    if (is_span or doubles) and measured.measure in ("growth", "decline") and measured.basis == "yoy":
        is_since = bool(_SINCE_PLAN.search(text, sentence_start, quantity.start))
        is_own = not measured.is_carried or is_since or state.role == "target" or quantity.kind == "ratio"
        if is_own or measured.measure == "decline":
            measured = replace(measured, basis="cumulative")
    if measured.basis == "cagr" and own and own.start < mention.clause_start and "/" not in period:
        # 2025年运行航线75条，快递业务量年均增长21%: an average is of the span that is spoken of.
        period = next((span for span in (state.period, state.past) if "/" in span), period)
    if measured.basis == "cumulative" and role == "actual" and measured.measure in ("growth", "decline"):
        # 2025年，能耗累计下降12.6%: in a review of a plan too it fell so since the plan began.
        period = next((span for span in (state.period, state.past) if span.endswith(f"/{period}")), period)
    if measured.is_gap and not (previous and previous.measured.basis == "cagr"):
        period = period.rpartition("/")[2] if is_span else period
    period = since_base(period, mention.head if (measured.basis, role) == ("cumulative", "actual") else "")
    mention.measured, mention.role = measured, role
    mention.period = shaped(period, measured.measure, measured.basis, is_repeated=measured.is_repeated)
