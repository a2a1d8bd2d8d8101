"""What each plan goal still needs a year after each figure that was reported since its base."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import TypeVar

import pandas as pd

from indicators import periods
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.reached import Reached, reached, trajectory_of
from indicators.analysis.select import Known, PlanGoal, know
from indicators.analysis.trajectory import Trajectory, progress_of
from indicators.tables.records import Flags, Target, columns, frame
from indicators.tables.store import Tables
from indicators.vocabulary.column_values import FLOORS, STATES

STATUSES = ("in_progress", "goal_met", "kept", "slipped", "time_is_over", "nothing_elapsed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """A plan's goal after one figure; see `remaining` for the columns."""

    goal_id: str
    base_id: str
    observation_ids: tuple[str, ...]
    place: str
    indicator_id: str
    indicator: str
    measure: str
    comparator: str
    nature: str
    direction: int | None
    unit: str
    method: str
    base: float
    base_year: int
    goal: float
    goal_period: str
    period: str
    year: int | None
    value: float
    elapsed_pct: float
    done_pct: float
    linear_done_pct: float
    log_done_pct: float
    planned: float
    remaining: float
    rate_unit: str
    stretch: float
    status: str
    reason: str
    flags: Flags


COLUMNS = columns(Remaining)
Kind = TypeVar("Kind", bound=Remaining)


def remaining(tables: Tables, place: str, year: int) -> pd.DataFrame:
    """Say for every goal of a plan how far each figure up to a year brings it and what is left.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year : int
        Figures to the end of this year count; it chooses the plan too.

    Returns
    -------
    DataFrame
        One row for each goal and figure, by time, amounts in the display unit; one row without a value
        for a goal with no figure. `status` is in_progress, goal_met, kept or slipped (a limit the base
        already keeps), time_is_over, nothing_elapsed, or undetermined with a `reason`. `planned` and
        `remaining` are a year's step or rate in `rate_unit`: % where the method chains growth, points
        for shares, else the unit.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    """
    return frame(remaining_rows(know(tables, place, year)), Remaining)


def remaining_rows(known: Known) -> list[Remaining]:
    """Give the rows of `remaining` as records."""
    return [row for goal in known.goals for row in of_goal(Remaining, goal, known)]


def of_goal(kind: type[Kind], goal: PlanGoal, known: Known) -> list[Kind]:
    """Give one goal's rows of `remaining`, by time, as records that may hold more, which is not filled in."""
    trajectory = trajectory_of(goal, known)
    return [_row(kind, goal, trajectory, figure) for figure in reached(goal, trajectory, known)]


def _row(kind: type[Kind], goal: PlanGoal, trajectory: Trajectory, figure: Reached) -> Kind:
    """Work out one goal after one figure."""
    target = goal.target
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    now = periods.parse(figure.period) if figure.period else None
    share = goal.span.elapsed_share(now) if now else nan
    found = progress_of(trajectory, figure.value, share * trajectory.years)
    is_rate = trajectory.method in ("constant_growth", "chain_growth", "chain_decline")
    scale = 1.0 if is_rate else factor
    is_named = found.outcome in STATUSES
    return kind(
        goal_id=target.target_id,
        base_id=target.baseline_id,
        observation_ids=figure.ids,
        place=target.place,
        indicator_id=target.indicator_id,
        indicator=target.indicator,
        measure=target.measure,
        comparator=target.comparator,
        nature=target.nature,
        direction=target.direction,
        unit=unit,
        method=trajectory.method,
        base=tidy(trajectory.base * factor),
        base_year=goal.span.start.year - 1,
        goal=tidy(trajectory.goal * factor),
        goal_period=target.period,
        period=figure.period,
        year=now.end.year if now else None,
        value=tidy(figure.value * factor),
        elapsed_pct=100 * share,
        done_pct=tidy(found.done_pct),
        linear_done_pct=tidy(found.linear_done_pct),
        log_done_pct=tidy(found.log_done_pct),
        planned=tidy(found.planned * scale),
        remaining=tidy(found.remaining * scale),
        rate_unit="%" if is_rate else "百分点" if unit == "%" else unit,
        stretch=tidy(found.stretch),
        status=found.outcome if is_named else "undetermined",
        reason="" if is_named else figure.reason or f"goal_{found.outcome.removeprefix('goal_')}",
        flags=Flags([*_flags(target, trajectory, found.outcome), *figure.flags]),
    )


def _flags(target: Target, trajectory: Trajectory, outcome: str) -> list[str]:
    """List what to beware of, as codes."""
    found = [flag for flag in target.flags if flag.startswith("contradicts")]
    if target.comparator in FLOORS:
        found.append("goal_is_a_floor")
    if outcome in ("kept", "slipped", "slack"):
        found.append("slack")
    if target.unit == "%" and target.measure in STATES and trajectory.goal > 100:
        found.append("above_bound")
    return found
