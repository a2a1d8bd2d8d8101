"""Which goals a plan sets, and which figures may be held against each: those of the same thing alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from indicators import periods
from indicators.analysis.latest_figures import Figures
from indicators.analysis.select import in_order
from indicators.periods import Period
from indicators.tables.matching import answers, subject
from indicators.tables.records import Observation, Paper, Target, records
from indicators.tables.same_things import Verdict, relate, thing_of
from indicators.tables.store import Tables

# What the account of a plan tells apart itself: an addition is never taken for a stock.
TOLD_APART = ("", "stock_and_addition", "change")


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """The figures of a goal's subject, the one to believe first.

    Attributes
    ----------
    same : list of Observation
        What the goal may be judged by.
    alike : list of Observation
        What is shown beside it, and never computed with.
    """

    same: list[Observation]
    alike: list[Observation]


def goals_at(tables: Tables, place: str, at: date) -> list[tuple[Target, Period]]:
    """List the goals of the plan that covers a date, else of the last one before it, in the paper's order."""
    return _goals(tables, place, at, lambda goal, span: goal.end == span.end)


def goals_before(tables: Tables, place: str, at: date) -> list[tuple[Target, Period]]:
    """List the goals of the plan before that one, which its paper looks back on, with that plan's years."""
    found = _goals(tables, place, at, lambda goal, span: goal.end < span.start)
    return [(goal, before(span)) for goal, span in found]


def before(span: Period) -> Period:
    """Give the years of the plan before a plan: as many, right before it.

    Examples
    --------
    >>> before(periods.parse("2021/2025")).text
    '2016/2020'
    """
    years = span.years
    return periods.parse(f"{years[0] - len(years)}/{years[0] - 1}")


def _goals(
    tables: Tables, place: str, at: date, is_of: Callable[[Period, Period], bool]
) -> list[tuple[Target, Period]]:
    papers = tables.documents
    plans = papers[(papers["kind"] == "five_year_plan") & (papers["place"] == place)]
    spans = {paper.document_id: periods.parse(paper.period) for paper in records(plans, Paper)}
    begun = {name: span for name, span in spans.items() if span.start <= at}
    if not begun:
        return []
    latest = max(span.start for span in begun.values())
    current = {name: span for name, span in begun.items() if span.start == latest}
    targets = tables.targets
    is_own = targets["document_id"].isin(current) & (targets["place"] == place) & (targets["period"] != "")
    goals = in_order(records(targets[is_own & (targets["horizon"] == "plan")], Target))
    found = ((goal, current[goal.document_id]) for goal in goals)
    return [(goal, span) for goal, span in found if is_of(periods.parse(goal.period), span)]


def figures_for(goal: Target, figures: Figures) -> GoalFigures:
    """Part the figures of a goal's subject into those of the same thing and those that are only alike.

    What the goal's own paper sets beside it goes first.
    """
    named = (
        figure
        for figure in figures.by_subject.get(subject(goal), [])
        if answers(figure.observation_id, goal.target_id, goal.flags)
    )
    own = sorted(named, key=lambda figure: figure.observation_id != goal.observation_id)
    is_same = partial(_is_same, goal)
    return GoalFigures(list(filter(is_same, own)), _not(is_same, own))


def _not(is_same: Callable[[Observation], bool], figures: Iterable[Observation]) -> list[Observation]:
    return [figure for figure in figures if not is_same(figure)]


def _is_same(goal: Target, figure: Observation) -> bool:
    return relation(goal, figure).reason in TOLD_APART or figure.observation_id == goal.baseline_id


def relation(goal: Target, figure: Target | Observation) -> Verdict:
    """Say how a figure, or a target of a year, is related to a goal."""
    one, other = (
        thing_of(row.indicator, row.indicator_id, "", row.measure, row.canonical_unit)
        for row in (goal, figure)
    )
    found = relate(one, other)
    # Rows of one subject are about one thing, however differently their papers name it.
    return found if found.reason != "head" else Verdict("same", "")


def within(figures: Sequence[Observation], span: Period, at: date) -> list[Observation]:
    """List the figures that end inside a span and no later than a date."""
    ends = ((figure, periods.parse(figure.period).end) for figure in figures if figure.period)
    return [figure for figure, end in ends if span.start <= end <= at]
