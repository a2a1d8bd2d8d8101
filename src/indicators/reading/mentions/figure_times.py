"""When a figure holds, and what it is said for.

The first of `CLOSED_RULES` that holds decides alone. Else the role is told, and the `PERIOD_RULES` turn the
time that the sentence or the passage names into that of the figure.
"""

from __future__ import annotations

from collections.abc import Callable

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.shares_of_goals import is_share_of_goal
from indicators.reading.mentions import changed_values, compared_amounts
from indicators.reading.mentions.period_rules import PERIOD_RULES
from indicators.reading.mentions.sums import NEAR, is_span_of_years
from indicators.reading.mentions.timed_figure import TimedFigure
from indicators.reading.roles import changed_goals, roles
from indicators.reading.roles.speech import rule
from indicators.reading.rules import Rule, first
from indicators.reading.times.named_times import is_same_end
from indicators.reading.times.shaped_periods import shaped
from indicators.reading.times.timing import PARTS_OF_YEAR

_SET_BY_SESSION, _GOALS_OF_SESSION = rule("roles", "set_by_session"), rule("roles", "goals_of_session")
_FROM = pattern("phrases.from")
_SAME_TIME_BEFORE = pattern("phrases.same_time_before_patterns", suffix="的?$")


def set_time(figure: TimedFigure) -> None:
    """Set role and period of a figure, and the basis where the period tells it.

    Examples
    --------
    >>> from indicators.reading.mentions.mentions import read
    >>> from indicators.reading.quantities.quantities import find
    >>> from indicators.reading.roles.roles import State
    >>> from indicators.reading.times.period_words import Horizon
    >>> text, plan = "新增就业5万人。", Horizon(2021, 2021, 2025, 2016, 2020)
    >>> [(m.role, m.period) for m in read(text, find(text), (0, 9), [], State("target", "2021/2025"), plan)]
    [('target', '2021/2025')]
    """
    if rule := first(CLOSED_RULES, figure):
        rule.gives(figure)
        return
    own, mention = figure.own, figure.mention
    mention.is_part_of_year = own is not None and own.kind in PARTS_OF_YEAR
    mention.role, mention.role_why = _role(figure)
    if figure.measured.is_from and not mention.flags and not figure.names_start:
        _set_start(figure)
        return
    figure.period = own.period if own else figure.state.period
    for rule_of_period in PERIOD_RULES:
        rule_of_period(figure)
    measured = figure.measured
    mention.period = shaped(figure.period, measured.measure, measured.basis, is_repeated=measured.is_repeated)


def _is_compared(figure: TimedFigure) -> bool:
    return compared_amounts.is_one(figure.mention) and bool(_compared_period(figure))


def _compared_period(figure: TimedFigure) -> str:
    return compared_amounts.period_of(figure.mention.head, figure.spoken)


def _set_compared(figure: TimedFigure) -> None:
    mention = figure.mention
    mention.role, mention.period = "actual", _compared_period(figure)
    mention.role_why = "what a figure is held against"


def _goes_on_in_part_of_year(figure: TimedFigure) -> bool:
    """Whether a figure is told of the quarter or half year that the one before is told of."""
    mention, previous, measured = figure.mention, figure.previous, figure.measured
    if figure.own is not None or mention.is_goal or previous is None or not previous.is_part_of_year:
        return False
    if figure.is_up_to_month:
        return False
    known = previous.measured.indicator
    is_of_it = measured.is_carried or measured.indicator.startswith(known) or measured.part_of == known != ""
    clause = range(mention.clause_start, mention.quantity.start)
    says_time = any(time.start in clause for time in figure.named)
    return is_of_it and (not says_time or is_share_of_goal(measured))


def _take_part_of_year(figure: TimedFigure) -> None:
    _take_previous(figure)
    figure.mention.is_part_of_year = True


def _ends_same_change(figure: TimedFigure) -> bool:
    mention, previous = figure.mention, figure.previous
    return (
        previous is not None and not mention.is_gap_to_goal and is_same_end(mention, previous, figure.named)
    )


def _take_previous(figure: TimedFigure) -> None:
    mention, previous = figure.mention, figure.previous
    assert previous is not None
    mention.period, mention.role, mention.role_why = previous.period, previous.role, previous.role_why


def _set_year_before(figure: TimedFigure) -> None:
    """Set the time of what the year before brought: 出口在上年下降5%的基础上增长9%."""
    mention, spoken = figure.mention, figure.state.period
    part = spoken[4:] if _SAME_TIME_BEFORE.search(mention.year_before) else ""
    mention.role, mention.period = "actual", f"{int(spoken[:4]) - 1}{part}"
    mention.role_why = "what the year before brought"


CLOSED_RULES: tuple[Rule[TimedFigure, Callable[[TimedFigure], None]], ...] = (
    Rule("what a figure is held against", _is_compared, _set_compared),
    Rule(
        "what the year before brought",
        lambda f: f.mention.year_before and f.state.period[:4].isdigit() and "/" not in f.state.period[:5],
        _set_year_before,
    ),
    Rule("the part of the year of the figure before", _goes_on_in_part_of_year, _take_part_of_year),
    Rule("the end of the same change", _ends_same_change, _take_previous),
)


def _role(figure: TimedFigure) -> tuple[str, str]:
    """Tell the role of a figure, and the rule that gave it."""
    mention, state, own = figure.mention, figure.state, figure.own
    if mention.is_bound:
        return "qualifier", "it bounds things counted"
    if mention.is_goal:
        # A paper that assesses a plan tells its goals; one of results alone has none.
        has_goals = state.targets == "own" or (state.targets == "revised" and state.role == "actual")
        return "target" if has_goals else "context", "the goal of the figure before"
    if state.targets == "own" and (side := _revised_side(figure)):
        mention.flags = side
        return "target", f"a goal revised: {side}"
    # 预计到2025年，… stands in the clause before.
    before = figure.text[max(own.start - NEAR, figure.sentence_start) : own.start] if own else ""
    manner = mention.modality + before
    if changed_goals.is_obliged(state, figure.text[figure.sentence_start : mention.quantity.start]):
        return "target", "what a notice asks for"
    if state.targets == "own" and state.role == "actual" and _is_set_by_session(figure):
        return "target", "what a session set as a goal"
    return roles.of(state, figure.head, figure.tail, own.period if own else "", figure.horizon, manner)


def _is_set_by_session(figure: TimedFigure) -> bool:
    start, after = figure.mention.quantity.start, figure.mention.quantity.after
    is_set = _SET_BY_SESSION.search(figure.text, figure.sentence_start, start)
    return is_set is not None and _GOALS_OF_SESSION.match(figure.text, after) is not None


def _revised_side(figure: TimedFigure) -> str:
    flags = figure.previous.flags if figure.previous else ""
    measured = figure.measured
    return changed_goals.goal_side(figure.head, flags, is_from=measured.is_from, is_to=measured.is_to)


def _set_start(figure: TimedFigure) -> None:
    """Set the time of what a change starts from: 2022年产量由3万吨增加到4万吨 is of the year before."""
    mention, own, state = figure.mention, figure.own, figure.state
    if state.role == "context":
        # Where nothing tells when a change ended, nothing tells when it began.
        mention.role, mention.period = "context", ""
        return
    if own and mention.is_part_of_year and not _FROM.search(figure.text, own.start, mention.quantity.before):
        # 由一季度的4.2%提升至上半年的6.3% says when it began.
        mention.role, mention.period = "actual", own.period
        return
    if figure.previous is not None and figure.previous.measured.is_from and figure.previous.period:
        # 由上年同期的7.2:39.5:53.3调整为…: several changes that are told at once start at one time.
        _take_previous(figure)
        return
    if "-" in state.period and _SAME_TIME_BEFORE.search(mention.head):
        # 前三季度由上年同期的2.13缩小至2.09: what it starts from is of those months too.
        mention.role, mention.period = "actual", f"{int(state.period[:4]) - 1}{state.period[4:]}"
        return
    is_told = own is not None and (own.kind == "year" or is_span_of_years(own.period))
    start = own.period if own and is_told else state.period
    is_named = own is not None and own.kind == "years"
    mention.role = "actual"
    mention.period = changed_values.start_of_change(start, state, figure.horizon, is_named=is_named)
