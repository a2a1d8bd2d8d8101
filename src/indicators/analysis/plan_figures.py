"""Which goals a plan sets, and which figures may be held against each: those of the same thing alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from indicators import periods
from indicators.analysis.latest_figures import Figures
from indicators.analysis.select import in_order
from indicators.periods import Period
from indicators.tables.links import plan_before
from indicators.tables.matching import answers, best_first, subject
from indicators.tables.records import Observation, Paper, Target, records
from indicators.tables.revisions import first_of, in_force_or_off
from indicators.tables.same_rows import SameRows
from indicators.tables.store import Tables

# What the account of a plan tells apart itself: an addition is never taken for a stock.
TOLD_APART = ("stock_and_addition", "change")


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
    return [(goal, plan_before(span)) for goal, span in found]


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
    is_own = (targets["place"] == place) & (targets["period"] != "") & (targets["horizon"] == "plan")
    every = in_order(records(targets[is_own], Target))
    by_id = {goal.target_id: goal for goal in every}
    # A goal that was changed belongs to the plan that set it, and stands at its place.
    firsts = {goal.target_id: first_of(goal, by_id) for goal in in_force_or_off(every, at)}
    rank = {goal.target_id: number for number, goal in enumerate(every)}
    found = [
        (by_id[name], current[first.document_id])
        for name, first in sorted(firsts.items(), key=lambda pair: rank[pair[1].target_id])
        if first.document_id in current
    ]
    return [(goal, span) for goal, span in found if is_of(periods.parse(goal.period), span)]


def figures_for(goal: Target, figures: Figures) -> GoalFigures:
    """Part the figures of a place into those of a goal's thing and those of its subject that are only alike.

    What the goal's own paper sets beside it goes first.
    """
    named = [row for row in figures.every if answers(row.observation_id, goal.target_id, goal.flags)]
    same = [row for row in named if is_of(goal, row, figures.same) or row.observation_id == goal.baseline_id]
    own = sorted(best_first(same), key=lambda figure: figure.observation_id != goal.observation_id)
    alike = [row for row in named if row not in same and _is_alike(goal, row, figures.same)]
    return GoalFigures(own, alike)


def _is_alike(goal: Target, row: Observation, same: SameRows) -> bool:
    """Whether a figure of a goal's subject is worth showing beside it."""
    return subject(row) == subject(goal) and same.relation(goal, row).relation != ""


def is_of(goal: Target, row: Target | Observation, same: SameRows) -> bool:
    """Whether a row is of a goal's thing; its additions and changes are told apart by who judges them."""
    found = same.relation(goal, row)
    return found.relation == "same" or found.reason in TOLD_APART


def within(figures: Sequence[Observation], span: Period, at: date) -> list[Observation]:
    """List the figures that end inside a span and no later than a date."""
    ends = ((figure, periods.parse(figure.period).end) for figure in figures if figure.period)
    return [figure for figure, end in ends if span.start <= end <= at]
