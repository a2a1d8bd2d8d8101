"""A plan as a whole: its goals now, year by year, at mid-term, and beside the plans before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators import periods
from indicators.analysis.judging.latest_figures import Figures
from indicators.analysis.plans.plan_account import PlanGoal, judged_rows, plan_rows
from indicators.analysis.plans.plan_assessments import Assessment, assessments
from indicators.analysis.plans.plan_figures import (
    figures_for,
    goals_of,
    is_told_by_the_next,
    plans_of,
    steps_of,
)
from indicators.analysis.plans.plan_succession import Successor, introduced, successors
from indicators.analysis.plans.plan_years import YearFigure, first_reached, yearly_figures
from indicators.analysis.row_filters import require_place
from indicators.errors import BadPeriod
from indicators.periods import Period
from indicators.tables.contract.records import Paper, Target, records
from indicators.tables.matching.figure_matching import REPLACES, subject_of
from indicators.tables.matching.links import plan_after, plan_before
from indicators.tables.matching.revisions import first_day
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme import STANDARD

# What has figures and no verdict is no better than that: it may still fail.
SEVERITY = ("green", "grey", "watch", "yellow", "red")
UNSEEN = "no_observation"


@dataclass(frozen=True, slots=True)
class ReviewedGoal:
    """A goal of a plan."""

    now: PlanGoal  # Its verdict by the latest figures.
    years: tuple[YearFigure, ...]  # What the years brought.
    reached_in: int | None  # The year before the plan's last that first reached it.
    midterm: PlanGoal | None  # Its verdict at mid-term, as it was in force then.
    after: Successor | None  # What the next plan makes of it, if that is known.


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """An indicator of a plan with the worst of the verdicts on its goals; one without data says nothing.

    One that is met at the plan's end counts as achieved early if an earlier year had reached it.
    """

    status: str
    light: str
    goals: tuple[ReviewedGoal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReview:
    """A plan with its goals."""

    place: str
    span: Period  # Its years.
    as_of: Period  # Its end is the date up to which figures are known.
    midterm: Period | None  # The year of the mid-term, where it is past.
    goals: tuple[ReviewedGoal, ...]  # Binding goals first.
    steps: tuple[ReviewedGoal, ...]  # What its text sets for years before its last; never counted.
    # The goals of the plans before and after; empty where they are not known.
    before: tuple[PlanGoal, ...]
    after: tuple[PlanGoal, ...]
    became: Mapping[str, Successor]  # What became in this plan of the goals of the plan before, by goal_id.
    # The main goals that this plan, and the next one, brought in. Of a plan that only the next one tells of
    # not every goal is known: what is new beside it can be said of goals of the natures it has alone.
    fresh: frozenset[str]
    fresh_after: frozenset[str]
    is_looked_back_on: bool  # Whether only the next plan's paper tells of it.
    assessments: tuple[Assessment, ...]  # What mid-term and final assessments say themselves.

    @property
    def is_final(self) -> bool:
        """Whether the plan is over."""
        return self.as_of.end >= self.span.end

    @property
    def main(self) -> tuple[ReviewedGoal, ...]:
        """The goals whose nature the plan states, 约束性 or 预期性; all where it states none.

        Where one paper of several states natures, those in the tables of a paper without any are main too.
        """
        stating = {_paper(goal) for goal in self.goals if goal.now.nature}

        def is_main(goal: ReviewedGoal) -> bool:
            is_tabled = goal.now.origin == "table" and _paper(goal) not in stating
            return bool(goal.now.nature) or is_tabled

        return tuple(filter(is_main, self.goals)) if stating else self.goals

    @property
    def others(self) -> tuple[ReviewedGoal, ...]:
        """The goals that stand in the plan's text alone."""
        main = self.main
        return tuple(goal for goal in self.goals if goal not in main)


def _paper(goal: ReviewedGoal) -> str:
    return goal.now.goal_id.rpartition("@")[0]


def review(tables: Tables, place: str, plan: str, scheme: str = STANDARD) -> PlanReview:
    """Look at a plan by all that is known.

    Parameters
    ----------
    plan : str
        Its years: 2021/2025.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    BadPeriod
        If no goals of such a plan are known, naming the plans that are.
    BadParameter
        If there is no such scheme.

    Examples
    --------
    >>> made = review(Tables.load(), "鞍山市", "2016/2020")
    >>> made.is_final, len(made.main), made.is_looked_back_on
    (True, 18, True)
    """
    require_place(tables, place)
    span = _known_plan(tables, place, plan)
    as_of, before, after = known_until(tables, place, span), plan_before(span), plan_after(span)
    midterm = _middle(span) if _middle(span).end < as_of.end else None
    own = goals_of(tables, place, span, as_of.end)
    others = {when: goals_of(tables, place, when, when.end) for when in (before, after)}
    same = SameRows(tables.statements)
    became = successors(own, others[after], same) if others[after] else {}
    return PlanReview(
        place=place,
        span=span,
        as_of=as_of,
        midterm=midterm,
        goals=tuple(_goals(tables, own, span, as_of, midterm, scheme, became)),
        steps=tuple(_steps(tables, place, span, as_of, scheme)),
        before=tuple(plan_rows(tables, place, before, span, scheme)),
        after=tuple(plan_rows(tables, place, after, after, scheme)),
        became=successors(others[before], own, same),
        fresh=_fresh(tables, place, before, others[before], own, same),
        fresh_after=_fresh(tables, place, span, own, others[after], same),
        is_looked_back_on=is_told_by_the_next(tables, place, span),
        assessments=assessments(tables, place, span, scheme),
    )


def _fresh(
    tables: Tables, place: str, span: Period, old: Sequence[Target], new: Sequence[Target], same: SameRows
) -> frozenset[str]:
    """Name the main goals that a plan brought in beside the one before it, whose years are given."""
    if not old:
        return frozenset()
    is_partial = is_told_by_the_next(tables, place, span)
    natures = {goal.nature for goal in (old if is_partial else new) if goal.nature} or {""}
    return introduced(old, [goal for goal in new if goal.nature in natures], same)


def known_until(tables: Tables, place: str, span: Period) -> Period:
    """Give the year of a plan, or the quarter, up to whose end something is known: a figure, a changed goal.

    A plan is over when a figure reaches its end or a paper plans for what comes behind it.
    """
    papers = records(tables.documents[tables.documents["place"] == place], Paper)
    is_over = any(paper.period and periods.parse(paper.period).start > span.end for paper in papers)
    own = tables.observations[tables.observations["place"] == place]
    ends = [periods.parse(text).end for text in set(own["period"]) if text]
    changed = [
        first_day(goal.in_force_from) for goal in goals_of(tables, place, span, span.end) if goal.revises
    ]
    known = [day for day in (*ends, *changed) if day >= span.start]
    last = span.end if is_over else min(max(known, default=span.start), span.end)
    if (last.month, last.day) == (12, 31) or not known:
        return periods.parse(str(last.year))
    return periods.parse(f"{last.year}-Q{(last.month + 2) // 3}")


def by_indicator(goals: Iterable[ReviewedGoal]) -> list[PlanIndicator]:
    """Put the goals of one indicator together, as a plan's table has level and average in one row."""
    found: dict[str, list[ReviewedGoal]] = {}
    for goal in goals:
        now = goal.now
        found.setdefault(subject_of(now.indicator_id, now.indicator, now.goal_id), []).append(goal)
    return [_counted(own) for own in found.values()]


def _counted(goals: Sequence[ReviewedGoal]) -> PlanIndicator:
    worst = max(goals, key=lambda goal: (goal.now.status != UNSEEN, SEVERITY.index(goal.now.light)))
    met = [goal for goal in goals if goal.now.status == "met"]
    is_early = worst.now.status == "met" and all(goal.reached_in for goal in met)
    return PlanIndicator("achieved_early" if is_early else worst.now.status, worst.now.light, tuple(goals))


def _goals(
    tables: Tables,
    own: Sequence[Target],
    span: Period,
    as_of: Period,
    midterm: Period | None,
    scheme: str,
    became: Mapping[str, Successor],
) -> Iterator[ReviewedGoal]:
    """Put beside the verdict on each goal what the years brought and what the next plan makes of it."""
    place = own[0].place
    now = {row.goal_id: row for row in plan_rows(tables, place, span, as_of, scheme)}
    then = {row.goal_id: row for row in plan_rows(tables, place, span, midterm, scheme)} if midterm else {}
    figures, chosen = (
        Figures.of(tables.observations, tables.statements, place),
        schemes().scheme(scheme),
    )
    by_id = {goal.target_id: goal for goal in own}
    for name, row in now.items():
        goal = by_id[name]
        same = figures_for(goal, figures).same
        yield ReviewedGoal(
            row,
            yearly_figures(goal, same, span, as_of),
            first_reached(goal, row.base, same, span, chosen),
            # Of a goal that was changed later the one it replaces was judged then.
            next((then[each] for each in (name, *goal.flags.arguments(REPLACES)) if each in then), None),
            became.get(name),
        )


def _steps(tables: Tables, place: str, span: Period, as_of: Period, scheme: str) -> Iterator[ReviewedGoal]:
    """Judge what is due before the plan's last year by the figures up to then."""
    found = {goal.target_id: (goal, years) for goal, years in steps_of(tables, place, span, as_of.end)}
    figures = Figures.of(tables.observations, tables.statements, place)
    for row in judged_rows(tables, place, list(found.values()), as_of, scheme):
        goal, years = found[row.goal_id]
        told = yearly_figures(goal, figures_for(goal, figures).same, years, as_of)
        yield ReviewedGoal(row, told, None, None, None)


def _known_plan(tables: Tables, place: str, plan: str) -> Period:
    """Read the years of a plan of which goals are known."""
    known = [span.text for span in plans_of(tables, place)]
    if plan not in known:
        raise BadPeriod(
            expected=f"the years of a plan of {place} ({', '.join(known) or 'none is known'})",
            found=repr(plan),
            where=f"the plans of {place}",
            remedy="Choose one of these, or register the plan.",
        )
    return periods.parse(plan)


def _middle(span: Period) -> Period:
    """Give the year at whose end a plan is half over, counted up."""
    return periods.parse(str(span.years[len(span.years) // 2]))
