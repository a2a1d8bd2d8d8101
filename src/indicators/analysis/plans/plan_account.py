"""The account of a plan: every goal with its base, its latest figure, what is needed and a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite, nan

import pandas as pd

from indicators import periods
from indicators.analysis.display_units import tidy
from indicators.analysis.judging.judging import outcome
from indicators.analysis.judging.latest_figures import Figures
from indicators.analysis.judging.reference_standards import Reference, is_fixed
from indicators.analysis.judging.target_terms import promise_of
from indicators.analysis.plans.assigned_results import result_of_assigned
from indicators.analysis.plans.goal_references import reference_of
from indicators.analysis.plans.known_years import added_in, last_of, rates_of
from indicators.analysis.plans.plan_distances import with_distances, worked_out
from indicators.analysis.plans.plan_figures import (
    GoalFigures,
    figures_for,
    goals_at,
    goals_before,
    goals_of,
    higher_levels,
    newest,
    overtaken,
    replaced,
    within,
)
from indicators.analysis.plans.plan_progress import progress
from indicators.analysis.plans.plan_verdicts import judge_goal, judge_state, judge_words
from indicators.analysis.printed_targets import printed, printed_higher
from indicators.analysis.row_filters import require_place
from indicators.analysis.tracking.displayed_targets import DOUBTS
from indicators.analysis.tracking.required_pace import need_in_whole
from indicators.periods import Period
from indicators.reading.grids.goals_without_figures import NOT_LISTED
from indicators.reading.roles.roles import CALLED_OFF
from indicators.tables.contract.records import Flags, Observation, Target, frame
from indicators.tables.matching.revisions import change_of_number
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import MULTIPLES
from indicators.vocabulary.scheme import STANDARD, Scheme

NATURES = {"binding": 0, "expected": 1, "": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGoal:
    """A goal of a plan with its verdict."""

    place: str
    span: str
    task: str
    indicator: str
    # goal, stretch: as printed, and the higher level beside it (力争), which is not judged.
    goal: str
    nature: str
    aim: str
    measure: str
    basis: str
    comparator: str
    is_multiple: bool  # Whether the paper prints 倍 or 翻番, which is told in its words.
    # replaced, in_force_from: the goal as printed before it was changed, and the day since when; "" for one
    # never changed.
    replaced: str
    replaced_value: float  # The same in `unit`.
    in_force_from: str
    # base, value, latest: in `unit`.
    base: float
    base_period: str
    value: float
    unit: str
    latest: float
    latest_period: str
    source_quality: str
    added: float  # What the known years added, where no level is known; the years stand in `known_years`.
    known_years: str
    known_values: str  # The rates of the known years, where others are missing.
    known_comparators: str
    missing_years: str
    # Share of the goal done, and of the time that the latest figure covers.
    done_pct: float
    elapsed_pct: float
    # yearly_task, yearly_need: what each year of the plan has to bring, and each year after the latest
    # figure; in `need_unit`, in whole things.
    yearly_task: float
    yearly_need: float
    need_unit: str
    method: str
    gap: float
    gap_unit: str
    status: str
    light: str
    reason: str
    flags: Flags
    scheme: str
    goal_id: str
    indicator_id: str
    origin: str
    base_id: str
    observation_ids: str
    latest_id: str  # The figure that `latest_period` is of.
    # Figures of what is alike but not the same, where there are no others; never computed with.
    alike_ids: str
    stretch: str = ""


def account(tables: Tables, place: str, year: int, scheme: str = STANDARD) -> pd.DataFrame:
    """Judge the goals of the plan that covers a year, by what was known at that year's end.

    Returns
    -------
    DataFrame
        One row a goal with the fields of `PlanGoal`, binding goals first; empty without a plan.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    BadParameter
        If there is no such scheme.

    Examples
    --------
    >>> rows = account(Tables.load(), "鞍山市", 2023).set_index("goal_id")
    >>> rows.loc["anshan-14th-five-year-plan@48761", ["known_years", "missing_years"]].tolist()
    ['2022', '2021']
    """
    return frame(account_rows(tables, place, periods.parse(str(year)), scheme), PlanGoal)


def account_rows(tables: Tables, place: str, as_of: Period, scheme: str = STANDARD) -> list[PlanGoal]:
    """Give the rows of `account` for a date inside a plan, or after it."""
    require_place(tables, place)
    return judged_rows(tables, place, goals_at(tables, place, as_of.end), as_of, scheme)


def plan_rows(
    tables: Tables, place: str, span: Period, as_of: Period, scheme: str = STANDARD
) -> list[PlanGoal]:
    """Give the rows of a plan, by its years; none if no goals of such a plan are known."""
    found = [(goal, span) for goal in goals_of(tables, place, span, as_of.end)]
    return judged_rows(tables, place, found, as_of, scheme)


def ended_rows(tables: Tables, place: str, as_of: Period) -> list[PlanGoal]:
    """Give the rows of the plan before, as its own paper and the one after it tell what came of its goals."""
    require_place(tables, place)
    return judged_rows(tables, place, goals_before(tables, place, as_of.end), as_of, STANDARD)


def judged_rows(
    tables: Tables, place: str, found: Sequence[tuple[Target, Period]], as_of: Period, scheme: str
) -> list[PlanGoal]:
    """Judge goals, each over its own years, binding ones first."""
    chosen = schemes().scheme(scheme)
    figures = Figures.of(tables.observations, tables.statements, place)
    by_id = {row.observation_id: row for row in figures.every}
    old = replaced(tables, [goal for goal, _ in found])
    higher = higher_levels([goal for goal, _ in found])
    gone = overtaken([goal for goal, _ in found], old) | {goal.target_id for goal in higher.values()}
    rows = []
    for goal, span in found:
        if goal.target_id not in gone:
            # Of one that is given up no figure counts.
            own = GoalFigures([], [])
            if not goal.flags.has(CALLED_OFF):
                own = with_distances(tables, figures, goal, figures_for(goal, figures), span, as_of.end)
            row = _row(goal, span, by_id.get(goal.baseline_id), own, as_of, chosen)
            years = [by_id[name] for name in row.observation_ids.split(";")] if _is_chain(row) else []
            latest = by_id.get(row.latest_id)
            beside = reference_of(tables, figures, goal, years, latest)
            row = _with_reference(row, beside, goal, as_of, chosen)
            done = result_of_assigned(tables, goal, own.same, span) if as_of.end >= span.end else None
            if done:
                row = replace(row, status=done.status, light=done.light, reason=done.reason)
            if goal.target_id in higher:
                row = replace(row, stretch=printed_higher(higher[goal.target_id]))
            rows.append(_with_old(row, old.get(change_of_number(goal, old.get).revises)))
    return sorted(rows, key=lambda row: NATURES[row.nature])


def _with_reference(
    row: PlanGoal, found: Reference | None, goal: Target, as_of: Period, scheme: Scheme
) -> PlanGoal:
    """Add what a goal in words is held against; both sides of the plan, or of its years so far, decide."""
    if found is None:
        return row
    is_state = is_fixed(goal)
    if found.period != row.span and not _is_chain(row) and not is_state:
        return replace(row, reason=f"{row.reason};{found.told}")
    span, until = periods.parse(row.span), periods.parse(row.latest_period)
    seen = replace(found.seen(row.latest), is_over=until.end == span.end)
    promise = promise_of(goal)
    if is_state:
        made = judge_state(promise, seen, span, until, as_of, scheme)
    else:
        made = replace(judge_words(promise, seen, scheme), reason=found.told)
    gap, unit = tidy(made.gap), made.gap_unit
    return replace(row, status=made.status, light=made.light, gap=gap, gap_unit=unit, reason=made.reason)


def _is_chain(row: PlanGoal) -> bool:
    return row.method == "compounded_growth" and isfinite(row.latest)


def _with_old(row: PlanGoal, old: Target | None) -> PlanGoal:
    """Add to a row the goal that it replaces."""
    if old is None:
        return row
    value = old.canonical_low if old.canonical_unit == row.unit else nan
    return replace(row, replaced=printed(old), replaced_value=value)


def _row(
    goal: Target,
    span: Period,
    base: Observation | None,
    figures: GoalFigures,
    as_of: Period,
    scheme: Scheme,
) -> PlanGoal:
    start = base.canonical_low if base and base.canonical_unit == goal.canonical_unit else nan
    seen = progress(goal, start, figures.same, span, as_of)
    task = progress(goal, start, (), span, as_of)
    verdict = judge_goal(promise_of(goal), seen, span, as_of, scheme)
    if goal.flags.has(CALLED_OFF):
        verdict = outcome(CALLED_OFF, f"no_more:{goal.in_force_from}")
    added = added_in(seen, figures.same)
    alike = newest(within(figures.alike, span, as_of.end)) if not seen.figures else []
    return PlanGoal(
        place=goal.place,
        span=span.text,
        task=goal.task,
        indicator=goal.indicator,
        goal=printed(goal),
        nature=goal.nature,
        aim=goal.aim,
        measure=goal.measure,
        basis=goal.basis,
        comparator=goal.comparator,
        is_multiple=goal.unit in MULTIPLES,
        replaced="",
        replaced_value=nan,
        in_force_from=goal.in_force_from,
        base=start,
        base_period=base.period if base else "",
        value=goal.canonical_low,
        unit=goal.canonical_unit,
        latest=tidy(seen.value),
        latest_period=seen.until,
        source_quality=seen.figures[0].source_quality if seen.figures else "",
        added=sum(figure.canonical_low for figure in added) if added else nan,
        known_years=";".join(map(str, seen.known_years)),
        known_values=rates_of(goal, seen),
        known_comparators=";".join(figure.bound for figure in seen.figures),
        missing_years=";".join(map(str, seen.missing_years)),
        done_pct=tidy(100 * seen.done),
        elapsed_pct=tidy(100 * seen.elapsed),
        yearly_task=need_in_whole(goal, start, task.need, task.need_unit),
        yearly_need=nan if as_of.end >= span.end else need_in_whole(goal, start, seen.need, seen.need_unit),
        need_unit=seen.need_unit or task.need_unit,
        method=seen.method,
        gap=tidy(verdict.gap),
        gap_unit=verdict.gap_unit,
        status=verdict.status,
        light=verdict.light,
        reason=_explained(verdict.reason or worked_out(seen), goal, as_of),
        flags=Flags(flag for flag in goal.flags if flag.partition(":")[0] in DOUBTS),
        scheme=scheme.name,
        goal_id=goal.target_id,
        indicator_id=goal.indicator_id,
        origin=goal.origin,
        base_id=base.observation_id if base else "",
        observation_ids=";".join(figure.observation_id for figure in seen.figures or added),
        latest_id=last_of(seen.figures or added),
        alike_ids=";".join(figure.observation_id for figure in alike),
    )


def _explained(reason: str, goal: Target, as_of: Period) -> str:
    """Add to a reason what its words need."""
    first, *lacks = reason.split(";")
    if first == "relational" and goal.reference == NOT_LISTED:
        return "not_listed_goal"
    if first == "relational":
        return ";".join([f"relational:{goal.reference}", *lacks])
    return f"no_observation:{as_of.text}" if reason == "no_observation" else reason
