"""What a figure is said for: a target, a result, the bound of a thing counted, or mere context.

The kind of the paper says what its figures are (`vocabulary/kinds.yaml`). A paper changes between looking
back and looking ahead at its headings (`heading_rules`), at the head of a paragraph and within a sentence
(`paragraph_rules`, `sentence_rules`). The state goes on until something changes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from indicators.reading.roles import assessed_years
from indicators.reading.roles.speech import rule
from indicators.reading.times.period_words import Horizon, last_year
from indicators.vocabulary.kind_catalogue import Kind

_DONE = rule("roles", "done")
_CONTEXT = rule("roles", "context_before")
_SIZE_BEFORE, _SIZE_BEHIND = rule("roles", "size_before"), rule("roles", "size_behind")
_BASED_ON, _AS_BASE = rule("roles", "based_on"), rule("roles", "as_base")
_OWN_POINTS, _OWN_POINTS_HEAD = rule("roles", "own_points_behind"), rule("roles", "own_points_before")
_WISHES, _NO_WISHES = rule("roles", "wishes"), rule("roles", "no_wishes")
_ASKED_FOR, _OUTCOME_BEHIND = rule("roles", "asked_for"), rule("roles", "outcome_behind")
_GOAL_BEFORE, _BRACKET_BEHIND = rule("roles", "goal_before_bracket"), rule("roles", "bracket_behind")
_GOAL_BEHIND = rule("roles", "goal_behind")
_YEARS_BEHIND = rule("roles", "years_behind")
_FORESEEN = rule("roles", "foreseen")
_FORECAST = rule("roles", "forecasts")
MISSED = rule("roles", "missed")

# Flags of a statement: the kind of its paper is not known; it holds no more, it took the place of another,
# its goal is given up, or its goal stays as it was.
UNKNOWN_KIND, SUPERSEDED, REVISION, CALLED_OFF = "unknown_kind", "superseded", "revision", "called_off"
UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class State:
    """How the text speaks at a place."""

    role: str  # target, actual or context.
    period: str  # The time it speaks of where the text names none.
    # The span that a review of one year looks back on as well, "" if it is of the year alone; where the goals
    # of a year and of a span stand under one heading, the year.
    past: str = ""
    coming: str = ""  # The span whose goals stand under the same heading as a review, "" if none do.
    # Whether a paragraph of the review has said in so many words which of the two it speaks of.
    is_told: bool = False
    outer: str = ""  # The period that holds again after this paragraph, "" if it is the same.
    outer_role: str = ""  # The role that holds again then, "" if it is the same.
    targets: str = "own"  # Whether a paper of this kind has targets: own, revised or none.
    why: str = field(default="", compare=False, repr=False)  # The rule that made it so.


def _year(horizon: Horizon) -> str:
    return str(horizon.year)


def initial(kind: Kind, horizon: Horizon) -> State:
    """How a paper of a kind begins.

    Examples
    --------
    >>> from indicators.vocabulary import kinds
    >>> begun = initial(kinds().of("work_report"), Horizon(2026, 2026, 2026, 2025, 2025))
    >>> begun.role, begun.period, begun.why
    ('actual', '2025', 'work_report begins')
    """
    spans: dict[str, Callable[[Horizon], str]] = {"own": own, "review": review, "year": _year}
    if horizon.is_results:
        return State("actual", own(horizon), targets=kind.targets, why="the title tells results")
    period = spans[kind.text.period](horizon)
    return State(kind.text.role, period, targets=kind.targets, why=f"{kind.id or 'unknown kind'} begins")


def own(horizon: Horizon) -> str:
    """Give the period that a paper is about.

    Examples
    --------
    >>> own(Horizon(2021, 2021, 2025, 2016, 2020)), own(Horizon(2025, 2025, 2025, 2024, 2024, "2025-Q1"))
    ('2021/2025', '2025-Q1')
    """
    if horizon.own:
        return horizon.own
    return str(horizon.year) if horizon.first == horizon.last else f"{horizon.first}/{horizon.last}"


def review(horizon: Horizon) -> str:
    """Give the period that a paper looks back on.

    Examples
    --------
    >>> review(Horizon(2021, 2021, 2025, 2016, 2020))
    '2016/2020'
    """
    if horizon.review_first == horizon.review_last:
        return str(horizon.review_last)
    return f"{horizon.review_first}/{horizon.review_last}"


def after_paragraph(state: State) -> State:
    """Tell how the text speaks once a paragraph with a time of its own is over.

    Examples
    --------
    >>> after_paragraph(State("actual", "2021", outer="2016/2020")).period
    '2016/2020'
    """
    if not state.outer:
        return state
    return replace(state, period=state.outer, role=state.outer_role or state.role, outer="", outer_role="")


def counts_own_points(head: str, tail: str) -> bool:
    """Whether a figure counts the paper's own points: 22项主要指标, 其中预期性指标19项.

    Examples
    --------
    >>> counts_own_points("提出", "主要指标"), counts_own_points("新增", "企业")
    (True, False)
    """
    return bool(_OWN_POINTS.match(tail) or _OWN_POINTS_HEAD.search(head))


@dataclass(slots=True)
class Figure:
    """A figure whose role is asked for."""

    state: State  # How the text speaks here.
    # The clause up to the figure, and what follows it.
    head: str
    tail: str
    period: str  # The time the clause names, "" if none.
    horizon: Horizon  # The years of the paper.
    manner: str = ""  # 力争, 预计 or the like, as the sentence has it for the figure or its time.


def _is_context(f: Figure) -> bool:
    is_basis = bool(_BASED_ON.search(f.head) and _AS_BASE.match(f.tail))
    return bool(_CONTEXT.search(f.head)) or is_basis or counts_own_points(f.head, f.tail)


def _is_size(f: Figure) -> bool:
    return bool(_SIZE_BEFORE.search(f.head) and _SIZE_BEHIND.match(f.tail))


def _is_done(f: Figure) -> bool:
    return bool(_DONE.search(f.head)) or bool(f.period and last_year(f.period) < f.horizon.year)


def _wishes(head: str) -> bool:
    return _WISHES.search(_NO_WISHES.sub("", head)) is not None


def _is_wish(f: Figure) -> bool:
    is_named_behind = _GOAL_BEHIND.match(f.tail) is not None and _NO_WISHES.search(f.head) is None
    is_among_results = f.state.targets != "own" and f.state.role == "actual"
    return is_among_results and (is_named_behind or _wishes(f.head))


def _is_forecast(f: Figure) -> bool:
    """Whether what tells of a part of a year says what the whole of it may bring."""
    is_result_of_part = f.state.targets == "none" and f.state.role == "actual" and "-" in f.state.period
    return is_result_of_part and _FORECAST.search(f.head) is not None


def _is_asked_for(f: Figure, targets: str) -> bool:
    if f.state.role != "actual" or f.state.targets != targets:
        return False
    is_in_brackets = _GOAL_BEFORE.search(f.head) and _BRACKET_BEHIND.match(f.tail)
    return bool(is_in_brackets or (_ASKED_FOR.search(f.head) and _OUTCOME_BEHIND.match(f.tail)))


def _is_plan_of_years(f: Figure) -> bool:
    """Whether a deed among results is told with the years it is planned for, which are not over."""
    is_review = f.state.role == "actual" and f.state.targets == "own" and "/" in f.period
    return is_review and last_year(f.period) > f.horizon.year and _YEARS_BEHIND.match(f.tail) is not None


def _is_ground_of_change(f: Figure) -> bool:
    """Whether a notice that changes goals tells what a part of the year, or a year gone by, brought."""
    if f.state.targets != "revised" or f.state.role != "target" or not f.period:
        return False
    is_over = last_year(f.period) <= f.horizon.review_last < f.horizon.last
    return "-" in f.period or is_over


def _is_yet_to_come(f: Figure) -> bool:
    is_results = f.state.targets != "own" and f.state.role == "actual"
    is_later = is_results and bool(f.period) and last_year(f.period) > last_year(f.state.period)
    is_under_way = f.state.targets == "revised" and assessed_years.is_under_way(f.period, f.horizon)
    return is_later and not is_under_way


def _is_goal_assessed(f: Figure) -> bool:
    """Whether a paper that assesses a plan tells a goal for years of it that are not over."""
    if f.state.targets != "revised" or f.state.role == "target" or _FORESEEN.search(f.manner + f.head):
        return False
    is_sure = f.state.role == "context" or _wishes(f.manner + f.head)
    return assessed_years.is_to_come(f.period, f.horizon, is_sure=is_sure)


def _is_goal_for_the_rest(f: Figure) -> bool:
    """Whether a paper that assesses a plan says what is to be done next and names no time of its own."""
    is_next = f.state.targets == "revised" and f.state.role == "context" and not f.period
    if not is_next or _is_context(f) or _is_size(f) or _is_done(f) or _FORESEEN.search(f.manner + f.head):
        return False
    return assessed_years.is_to_come(f.state.period, f.horizon, is_sure=True)


# Name, when it applies, and the role it gives; "" keeps that of the passage.
FIGURE_RULES: tuple[tuple[str, Callable[[Figure], bool], str], ...] = (
    ("a goal for years of the plan that is assessed", _is_goal_assessed, "target"),
    ("a goal for the rest of the plan that is assessed", _is_goal_for_the_rest, "target"),
    ("a passage of context", lambda f: f.state.role == "context", "context"),
    ("what was asked for, beside its outcome", lambda f: _is_asked_for(f, "own"), "target"),
    ("what was asked for, in a paper of results", lambda f: _is_asked_for(f, "none"), "context"),
    ("what was asked for, in an assessment", lambda f: _is_asked_for(f, "revised"), "target"),
    ("a wish among results", _is_wish, "context"),
    ("a forecast for the year among results of a part of it", _is_forecast, "context"),
    ("a time to come among results", _is_yet_to_come, "context"),
    ("planned for years that are not over", _is_plan_of_years, "target"),
    ("a result", lambda f: f.state.role == "actual", ""),
    ("the ground of a change", _is_ground_of_change, "actual"),
    ("a ground, not a goal", _is_context, "context"),
    ("the size of a project", _is_size, "context"),
    ("done already", _is_done, "actual"),
)


def of(
    state: State, head: str, tail: str, period: str, horizon: Horizon, manner: str = ""
) -> tuple[str, str]:
    """Tell target, actual or context of a figure by what stands before it in its clause, and the rule.

    Parameters
    ----------
    head : str
        The clause up to the figure.
    tail : str
        What follows the figure.
    period : str
        The time the clause names, "" if none.
    manner : str
        力争, 预计 or the like, as the sentence has it for the figure or its time.

    Examples
    --------
    >>> of(State("target", "2025"), "面向", "人口", "", Horizon(2025, 2025, 2025, 2024, 2024))
    ('context', 'a ground, not a goal')
    """
    figure = Figure(state, head, tail, period, horizon, manner)
    for name, applies, role in FIGURE_RULES:
        if applies(figure):
            return (role, name) if role else (state.role, state.why)
    return state.role, state.why
