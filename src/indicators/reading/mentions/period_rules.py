"""How the time that a sentence or a passage names becomes that of a figure: rules asked one after the other.

Each sees what the ones before made of it, and may say otherwise what the figure measures: an amount of
several years is their sum, a rate of them cumulative.
"""

from __future__ import annotations

from collections.abc import Callable

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.indicator_ids import names_total
from indicators.reading.mentions import goal_amounts, month_rules
from indicators.reading.mentions.sums import (
    NEAR,
    goes_on,
    is_next_sum,
    is_span_of_years,
    is_sum,
    is_yearly_count,
    sum_so_far,
)
from indicators.reading.mentions.timed_figure import TimedFigure
from indicators.reading.quantities.numerals import number
from indicators.reading.roles import roles
from indicators.reading.times.period_words import last_year
from indicators.reading.times.shaped_periods import is_since_year_before, since_base
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import CHANGES

# 同比 is against the year before, whatever span the paragraph speaks of.
_OF_ONE_YEAR = pattern("mentions.of_one_year")
_OF_YEAR_BEFORE = pattern("mentions.of_year_before")
_HELD = pattern("mentions.held_patterns")
# The share of what is spent is that of the whole span, not of its end.
_IS_SPENT = pattern("mentions.spent_patterns")
_SINCE_PLAN = pattern("mentions.since_plan_patterns")
_REACHED = pattern("measured.reach", suffix="$")
_SUMMED_UP = pattern("mentions.summed_up_patterns")
_LISTED = ("、", "和", "及", "与", "，", ",")
_SO_FAR = pattern("mentions.so_far_this_year_patterns")
_AVERAGED = pattern("mentions.averaged_years_patterns")
_YEAR = expression(r"\d{4}")


def _go_on_with_span(figure: TimedFigure) -> None:
    own, previous, mention = figure.own, figure.previous, figure.mention
    if own and previous is not None and own.end <= previous.quantity.start:
        is_same_clause = previous.clause_start == mention.clause_start
        if goes_on(figure.measured, mention.head, previous.period, is_same_clause=is_same_clause):
            figure.period = previous.period


def _sum_so_far(figure: TimedFigure) -> None:
    own, text, measured = figure.own, figure.text, figure.measured
    if figure.mention.role != "actual":
        return
    said = text[max(own.start - NEAR, figure.sentence_start) : own.end + NEAR] if own else ""
    years = figure.horizon.first, figure.horizon.last
    if so_far := sum_so_far(measured, figure.head, said, years, figure.period, figure.previous):
        figure.period = so_far
        if measured.measure == "level":
            figure.measures(measure="increment")


def _in_year_spoken_of(figure: TimedFigure) -> None:
    if figure.own and figure.own.is_relative and figure.state.period[:4].isdigit():
        figure.period = f"{last_year(figure.state.period)}{figure.own.period[4:]}"


def _without_time_of_context(figure: TimedFigure) -> None:
    """Let a ground hold for the time it names, and count the paper's own points as a level."""
    is_context = figure.mention.role == "context"
    counts_points = roles.counts_own_points(figure.head, figure.tail)
    is_counted = counts_points and figure.state.targets == "revised"
    if (is_context or is_counted) and figure.measured.measure in ("increment", "change"):
        figure.measures(measure="level")
    if is_context:
        figure.period = figure.state.period if counts_points else figure.own.period if figure.own else ""
        figure.measures(is_repeated=counts_points)


def _of_goal(figure: TimedFigure) -> None:
    mention, own = figure.mention, figure.own
    if not mention.is_goal:
        return
    figure.period = goal_amounts.period_of(figure.text, mention, own, figure.spoken)
    is_revised = mention.role == "target" and figure.state.targets == "revised"
    if is_revised and goal_amounts.of_plan(figure.text, mention):
        is_own = own is not None and own.start >= mention.head_start
        figure.period = figure.period if is_own else roles.own(figure.horizon)


def _sum_of_span(figure: TimedFigure) -> None:
    measured, head, previous = figure.measured, figure.mention.head, figure.previous
    is_of_list = previous is not None and previous.clause_start == figure.mention.clause_start
    if is_of_list and not _REACHED.search(head):
        # 五年累计申请量、授权量分别达到19万件、10万件 are both sums, but 、总量达474万户 is none.
        head = figure.head
    figure.is_span = is_span_of_years(figure.period)
    if figure.is_span and (
        is_sum(measured, head, names_span=figure.own is not None)
        or is_next_sum(measured, head, previous, figure.period)
    ):
        figure.measures(measure="increment")


def _sum_of_years_spoken_of(figure: TimedFigure) -> None:
    """Let a sum be of the years that the text speaks of: 到2021年达到312亿元；累计完成投资680亿元."""
    own, mention = figure.own, figure.mention
    if own is None or own.end > mention.clause_start or not _SUMMED_UP.search(mention.head):
        return
    if figure.measured.measure == "increment" and figure.state.period.endswith(f"/{figure.period}"):
        figure.period = figure.state.period


def _held_over_span(figure: TimedFigure) -> None:
    if not figure.is_span or figure.mention.role != "actual":
        return
    if _OF_ONE_YEAR.search(figure.head):
        figure.period, figure.is_span = figure.period[-4:], False
    elif _HELD.search(figure.mention.head) or (
        figure.measured.measure == "share" and _IS_SPENT.match(figure.tail)
    ):
        figure.measures(is_repeated=True)


def _over_plan(figure: TimedFigure) -> None:
    """Let what is added or grows by the last year of a plan do so over the plan."""
    if not figure.is_end:
        return
    mention = figure.mention
    if figure.measured.measure == "increment" and is_yearly_count(mention.quantity, figure.head):
        figure.measures(measure="level")
    measured = figure.measured
    is_multiple = mention.quantity.kind == "ratio" and measured.basis == "yoy"
    figure.doubles = is_multiple and mention.role == "target"
    # 到2025年能耗下降13% is what falls over the plan: nobody plans the fall of its last year alone.
    is_fall = measured.measure == "decline" and mention.role == "target"
    is_fall = is_fall and not _OF_ONE_YEAR.search(figure.head)
    if measured.basis == "yoy" and (is_fall or _is_listed_with_sum(figure)):
        figure.measures(basis="cumulative")
        measured = figure.measured
    is_of_all = measured.measure in ("increment", "change") or measured.basis in ("cagr", "cumulative")
    if is_of_all or figure.doubles:
        figure.period = f"{figure.horizon.first}/{figure.horizon.last}"


def _is_listed_with_sum(figure: TimedFigure) -> bool:
    """Whether a rate stands behind a cumulative one like it: 能耗累计下降15%、二氧化碳排放下降18%."""
    previous = figure.previous
    if previous is None or previous.measured.basis != "cumulative":
        return False
    is_alike = previous.measured.measure == figure.measured.measure
    return is_alike and figure.text.startswith(_LISTED, previous.quantity.after)


def _grown_over_span(figure: TimedFigure) -> None:
    measured, quantity = figure.measured, figure.mention.quantity
    is_over_years = figure.is_span or figure.doubles or _is_doubled_by_then(figure)
    if not is_over_years or measured.measure not in CHANGES or measured.basis != "yoy":
        return
    if _OF_YEAR_BEFORE.search(figure.mention.head):
        return
    is_since = bool(_SINCE_PLAN.search(figure.text, figure.sentence_start, quantity.start))
    is_own = not measured.is_carried or is_since or figure.state.role == "target" or quantity.kind == "ratio"
    if is_own or measured.measure == "decline" or _is_beside_its_level(figure):
        figure.measures(basis="cumulative")


def _is_doubled_by_then(figure: TimedFigure) -> bool:
    """Whether it is doubled by a year ahead of the paper's: 到2035年翻一番."""
    is_goal = (figure.mention.role, figure.mention.quantity.kind) == ("target", "ratio")
    return is_goal and figure.period.isdigit() and figure.period > roles.own(figure.horizon)[-4:]


def _is_beside_its_level(figure: TimedFigure) -> bool:
    """Whether a growth stands right beside what the span led to, or behind its sum: 达到1.5万亿元、增长19.8%.

    Behind a comma (达到391亿元，增长8.6%) it may be that of the last year.
    """
    previous = figure.previous
    if previous is None:
        return False
    is_sum = previous.measured.measure == "increment" and is_span_of_years(previous.period)
    return is_sum or figure.text.startswith("、", previous.quantity.after)


def _average_of_span(figure: TimedFigure) -> None:
    """Take the years that are averaged: 2025年运行航线75条，快递业务量年均增长21%; 两年平均增长6%."""
    own, state, years = figure.own, figure.state, figure.horizon
    is_points_a_year = (figure.measured.measure, figure.measured.basis) == ("change", "annual")
    if not (is_points_a_year or figure.measured.basis == "cagr") or not _YEAR.fullmatch(figure.period):
        return
    last = int(figure.period)
    said = _AVERAGED.search(figure.mention.head)
    if said and (count := number(said["years"])):
        figure.period = f"{last + 1 - int(count)}/{last}"
    elif own and own.start < figure.mention.clause_start:
        end = f"/{last}" if is_points_a_year else "/"
        spans = (span for span in (state.period, state.past) if end in span)
        is_assessed = state.targets == "revised" and years.first < last <= years.last
        figure.period = next(spans, f"{years.first}/{last}" if is_assessed else figure.period)


def _fallen_since_plan(figure: TimedFigure) -> None:
    """Take the span up to the year for a rate of all its years: 2025年，能耗累计下降12.6%."""
    measured, state = figure.measured, figure.state
    if measured.basis == "cumulative" and figure.mention.role == "actual" and measured.measure in CHANGES:
        spans = (span for span in (state.period, state.past) if span.endswith(f"/{figure.period}"))
        figure.period = next(spans, figure.period)


def _summed_since_plan(figure: TimedFigure) -> None:
    """Take the span of a section for a sum behind other figures: 2020年，产值增长5%；累计改造128个."""
    own, previous = figure.own, figure.previous
    is_behind = previous is not None and own is not None and own.end <= previous.quantity.start
    is_result = (figure.measured.measure, figure.mention.role) == ("increment", "actual")
    is_last = figure.state.period.endswith(f"/{figure.period}") and figure.period.isdigit()
    if is_behind and is_result and is_last and _SUMMED_UP.search(figure.mention.head):
        figure.period = figure.state.period


def _total_so_far(figure: TimedFigure) -> None:
    """Take the total of a year, as far as it goes, for a level: 1-8月固定资产投资累计完成267.8亿元."""
    measured = figure.measured
    is_sum = ("measure", "sum_so_far") in measured.why and not measured.has_action
    if is_sum and figure.period and not is_span_of_years(figure.period) and names_total(measured.indicator):
        figure.measures(measure="level")


def _gap_at_end(figure: TimedFigure) -> None:
    is_average = figure.previous is not None and figure.previous.measured.basis == "cagr"
    if figure.measured.is_gap and figure.is_span and not is_average:
        figure.period = figure.period.rpartition("/")[2]


def _of_part_of_year(figure: TimedFigure) -> None:
    """Take what has grown so far in a year for growth on the year before: 1-8月增加值累计增长11.5%."""
    is_annual = figure.horizon.first == figure.horizon.last
    is_within = is_annual and "-" in figure.period and not is_span_of_years(figure.period)
    if is_within and figure.measured.basis == "cumulative" and _SO_FAR.search(figure.mention.head):
        figure.measures(basis="yoy")


def _since_base(figure: TimedFigure) -> None:
    """Count from the year that is named: 比2023年增长1.3%, told of 2024, is what 比上年 is."""
    head, is_result = figure.mention.head, figure.mention.role == "actual"
    if figure.measured.basis != "cumulative":
        return
    if is_since_year_before(figure.period, head):
        figure.measures(basis="yoy")
    elif is_result:
        figure.period = since_base(figure.period, head)


PERIOD_RULES: tuple[Callable[[TimedFigure], None], ...] = (
    _go_on_with_span,
    _sum_so_far,
    _in_year_spoken_of,
    month_rules.since_january,
    month_rules.of_month_or_up_to_it,
    _without_time_of_context,
    _of_goal,
    _sum_of_years_spoken_of,
    _sum_of_span,
    _held_over_span,
    _over_plan,
    _grown_over_span,
    _average_of_span,
    _fallen_since_plan,
    _summed_since_plan,
    _total_so_far,
    _gap_at_end,
    _of_part_of_year,
    _since_base,
)
