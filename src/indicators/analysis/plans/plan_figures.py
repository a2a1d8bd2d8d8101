"""Which goals a plan sets, and which figures may be held against each: those of the same thing alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from indicators import periods
from indicators.analysis.judging.latest_figures import Figures
from indicators.analysis.judging.states_in_words import as_share
from indicators.analysis.row_filters import GoalWithSpan, in_order
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.matching.figure_matching import answers, best_first, subject
from indicators.tables.matching.links import plan_before
from indicators.tables.matching.revisions import first_of, in_force_or_off, is_change
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.store import Tables
from indicators.vocabulary.column_values import STATES

# What the account of a plan tells apart itself: an addition is never taken for a stock.
TOLD_APART = ("stock_and_addition", "change")
# What a plan's table says of how far a level is to rise: 〔5.8〕.
RISES = ("change", "increment")
# The papers that set a plan's goals, look back on those before, or change them.
PLAN_PAPERS = ("five_year_plan", "midterm_assessment", "final_assessment", "adjustment")
# Those of a single field; they set goals for years of their own.
OTHER_PLANS = ("special_plan", "action_plan")


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """The figures of a goal's subject, the one to believe first."""

    same: list[Observation]  # What the goal may be judged by.
    alike: list[Observation]  # What is shown beside it, and never computed with.


class _Plan(NamedTuple):
    """The years of a plan, and whether a paper of the plan after it tells of it."""

    span: Period
    is_looked_back_on: bool


def plans_of(tables: Tables, place: str) -> list[Period]:
    """List the years of the plans of which goals are known, also where only the next plan tells them.

    Examples
    --------
    >>> [span.text for span in plans_of(Tables.load(), "鞍山市")]
    ['2016/2020', '2021/2025']
    """
    spans, own = _spans_of_goals(tables, place), _goals_of(tables, place)
    found = (
        _plan_of(name, text, spans) for name, text in zip(own["document_id"], own["period"], strict=True)
    )
    return sorted({plan.span for plan in found if plan})


def goals_of(tables: Tables, place: str, span: Period, at: date) -> list[Target]:
    """List the goals of a plan that are in force on a date, in the papers' order.

    They are those of its own papers, else those that the plan after it looks back on.
    """
    every = [(goal, plan) for goal, plan in _every_goal(tables, place) if plan.span == span]
    own = [goal for goal, plan in every if not plan.is_looked_back_on] or [goal for goal, _ in every]
    # A goal that was changed stands at the place of the one that the plan set.
    by_id = {goal.target_id: goal for goal in own}
    rank = {goal.target_id: number for number, goal in enumerate(in_order(own))}
    return sorted(in_force_or_off(own, at), key=lambda goal: rank[first_of(goal, by_id).target_id])


def steps_of(tables: Tables, place: str, span: Period, at: date) -> list[tuple[Target, Period]]:
    """List what the text of a plan sets for years before its last, with its years: 到2022年建成30个."""
    papers = tables.documents
    own = set(papers["document_id"][papers["kind"].isin(["five_year_plan", *OTHER_PLANS])])
    spans = {name: years for name, years in _spans_of_goals(tables, place).items() if years == span}
    found = []
    for goal in records(_goals_of(tables, place), Target):
        until = periods.parse(goal.period)
        is_inside = span.contains(until) and until.end < span.end and until.kind == "year"
        if is_inside and goal.origin == "text" and goal.document_id in own & spans.keys():
            first = span.years[0]
            # A span of one year is written alone.
            found.append((goal, until if until.years == (first,) else periods.parse(f"{first}/{until.text}")))
    known = {goal.target_id for goal in in_force_or_off([goal for goal, _ in found], at)}
    return [(goal, years) for goal, years in found if goal.target_id in known]


def is_told_by_the_next(tables: Tables, place: str, span: Period) -> bool:
    """Whether only the plan after a plan tells of its goals."""
    every = [plan for _, plan in _every_goal(tables, place) if plan.span == span]
    return bool(every) and all(plan.is_looked_back_on for plan in every)


def goals_at(tables: Tables, place: str, at: date) -> list[tuple[Target, Period]]:
    """List the goals of the plan that covers a date, else of the last one before it, in the paper's order."""
    span = _begun(tables, place, at)
    return [(goal, span) for goal in goals_of(tables, place, span, at)] if span else []


def goals_before(tables: Tables, place: str, at: date) -> list[tuple[Target, Period]]:
    """List the goals of the plan before that one, by its own paper or the one after it."""
    span = _begun(tables, place, at)
    before = plan_before(span) if span else None
    return [(goal, before) for goal in goals_of(tables, place, before, at)] if before else []


def replaced(tables: Tables, goals: Sequence[Target]) -> dict[str, Target]:
    """Give the goals that others replace, and those that these replaced, by id."""
    found: dict[str, Target] = {}
    while names := {goal.revises for goal in goals if goal.revises} - found.keys():
        own = tables.targets[tables.targets["target_id"].isin(names)]
        goals = records(own, Target)
        found |= {row.target_id: row for row in goals}
    return found


def overtaken(goals: Iterable[Target], old: Mapping[str, Target]) -> set[str]:
    """Give the ids of the rises over the plan that led to a level which was changed, and were not themselves.

    Parameters
    ----------
    goals : iterable of Target
        In force.
    old : mapping of str to Target
        What they replace, by id.
    """
    every = list(goals)
    changed = {
        (old[goal.revises].document_id, subject(goal))
        for goal in every
        if goal.revises in old and goal.measure in STATES
    }
    rises = (goal for goal in every if goal.measure in RISES and goal.origin == "table")
    return {goal.target_id for goal in rises if (goal.document_id, subject(goal)) in changed}


def higher_levels(goals: Sequence[Target]) -> dict[str, Target]:
    """Give the higher of two levels (95%以上，力争达到98%) by the id of the plain one, which is judged."""
    known = {goal.target_id for goal in goals}
    return {name: goal for goal in goals for name in goal.flags.arguments("stretch_of") if name in known}


def without_higher(goals: Iterable[GoalWithSpan]) -> list[GoalWithSpan]:
    """Leave out the higher of two levels, which is not judged."""
    every = list(goals)
    higher = {goal.target_id for goal in higher_levels([one.target for one in every]).values()}
    return [one for one in every if one.target.target_id not in higher]


def _begun(tables: Tables, place: str, at: date) -> Period | None:
    """Give the years of the last plan that has begun; its own paper may be missing, and only assessed."""
    begun = [span for span in _spans(tables, place, PLAN_PAPERS).values() if span.start <= at]
    return max(begun, default=None)


def _spans(tables: Tables, place: str, kinds: Iterable[str]) -> dict[str, Period]:
    """Give the years of the plans that papers of a place set or speak of."""
    papers = tables.documents
    own = papers[papers["kind"].isin(list(kinds)) & (papers["place"] == place) & (papers["period"] != "")]
    read = zip(own["document_id"], map(periods.parse, own["period"]), strict=True)
    return {name: span for name, span in read if len(span.years) > 1}


def _spans_of_goals(tables: Tables, place: str) -> dict[str, Period]:
    """Give the years of all plans that set goals: of a field only where no general plan has the same."""
    general = _spans(tables, place, PLAN_PAPERS)
    known = set(general.values())
    others = _spans(tables, place, OTHER_PLANS)
    return {**general, **{name: span for name, span in others.items() if span not in known}}


def _goals_of(tables: Tables, place: str) -> pd.DataFrame:
    """Choose the rows of a place that set a goal of a plan."""
    targets = tables.targets
    is_goal = (targets["place"] == place) & (targets["horizon"] == "plan") & (targets["period"] != "")
    return targets[is_goal]


def _every_goal(tables: Tables, place: str) -> list[tuple[Target, _Plan]]:
    """List the goals of all plans of a place, with what replaces one of them."""
    spans, own = _spans_of_goals(tables, place), records(_goals_of(tables, place), Target)
    found = {
        row.target_id: (row, plan) for row in own if (plan := _plan_of(row.document_id, row.period, spans))
    }
    for row in sorted(filter(is_change, own), key=lambda row: row.in_force_from):
        if row.revises in found:
            found[row.target_id] = row, found[row.revises][1]
    return list(found.values())


def _plan_of(document_id: str, period: str, spans: Mapping[str, Period]) -> _Plan | None:
    """Find the plan whose goal a row is: its paper's own, or the one that its paper looks back on."""
    span, own = spans.get(document_id), periods.parse(period)
    if span is None:
        return None
    if own.end == span.end:
        return _Plan(span, is_looked_back_on=False)
    return _Plan(plan_before(span), is_looked_back_on=True) if own.end < span.start else None


def figures_for(goal: Target, figures: Figures) -> GoalFigures:
    """Part the figures of a place into those of a goal's thing and those of its subject that are only alike.

    What the goal's own paper sets beside it goes first.
    """
    # What a unit filled in for a year's target tells of the goal that this target leads to.
    named = [
        row for row in figures.every if row.goal_id or answers(row.observation_id, goal.target_id, goal.flags)
    ]
    same = [row for row in named if is_of(goal, row, figures.same) or row.observation_id == goal.baseline_id]
    covered = as_share(goal)
    if covered is not goal:
        same += [row for row in figures.every if row not in same and is_of(covered, row, figures.same)]
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


def newest(figures: Sequence[Observation]) -> list[Observation]:
    """List the figures that end last."""
    ends = [periods.parse(figure.period).end for figure in figures]
    return [figure for figure, end in zip(figures, ends, strict=True) if end == max(ends)]
