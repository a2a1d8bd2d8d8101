"""What was reached of a plan's goal by the end of each period: a level, or what single years add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import expm1, isfinite, log1p, nan

from indicators import periods
from indicators.analysis.evidence import is_like
from indicators.analysis.pathways import choose
from indicators.analysis.select import Known, PlanGoal
from indicators.analysis.trajectory import CUMULATIVE, Trajectory
from indicators.periods import Period
from indicators.tables.multiples import in_percent
from indicators.tables.records import Observation, Target
from indicators.vocabulary.column_values import CHANGES, LIMITS


@dataclass(frozen=True, slots=True)
class Reached:
    """A value reached by the end of a period, what it rests on, and what to beware of."""

    period: str
    value: float
    ids: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    reason: str = ""


def trajectory_of(goal: PlanGoal, known: Known) -> Trajectory:
    """Turn a plan's goal into the terms of `trajectory`, in its canonical unit."""
    target = goal.target
    base = known.by_id.get(target.baseline_id)
    years, value = len(goal.span.years), target.canonical_low
    method = str(choose(target.measure, target.canonical_unit))
    if target.measure in CHANGES:
        method = f"chain_{target.measure}"
        value = _whole_change(target, years)
    elif target.measure == "increment" and target.basis == "annual":
        value *= years
    return Trajectory(
        method=method,
        base=base.canonical_low if base else nan,
        goal=value,
        years=years,
        direction=target.direction,
        is_limit=target.comparator in LIMITS,
    )


def reached(goal: PlanGoal, trajectory: Trajectory, known: Known) -> list[Reached]:
    """List what was reached of a goal by time; one without a value if nothing is known."""
    if goal.target.comparator == "relational":
        return [Reached("", nan, reason=f"goal_relational:{goal.target.reference}")]
    found: dict[str, Observation] = {}
    for figure in known.figures_of(goal.target):
        is_known = figure.period and isfinite(figure.canonical_low)
        if is_known and is_like(figure, goal.target) and _is_inside(figure.period, goal.span, known.year):
            found.setdefault(figure.period, figure)
    seen = _sums(found, trajectory.method, goal.span) if trajectory.method in CUMULATIVE else _levels(found)
    if not seen and isfinite(trajectory.base):
        seen = _steps(goal, trajectory, known)
    return seen or [Reached("", nan, reason=f"no_observation:{known.year}")]


def _whole_change(target: Target, years: int) -> float:
    """Give a growth or fall over all the years of a plan, in %; NaN where it cannot be worked out."""
    value = in_percent(target.canonical_low, target.canonical_unit, target.quote, target.sentence)
    if target.basis != "cagr" or not isfinite(value):
        return value
    sign = -1 if target.measure == "decline" else 1
    return sign * 100 * expm1(years * log1p(sign * value / 100)) if value * sign > -100 else nan


def _is_inside(text: str, span: Period, year: int) -> bool:
    """Whether a period lies in a plan's years and ends in a year or before it."""
    period = periods.parse(text)
    return span.contains(period) and period.end.year <= year


def _levels(found: Mapping[str, Observation]) -> list[Reached]:
    """Take the figures of whole years: a part of a year may be a running sum."""
    return [
        Reached(text, found[text].canonical_low, (found[text].observation_id,))
        for text in sorted(found)
        if periods.parse(text).kind == "year"
    ]


def _steps(goal: PlanGoal, trajectory: Trajectory, known: Known) -> list[Reached]:
    """Take a base and what was added, or the growth, of each year where no level is known."""
    is_money = trajectory.method == "constant_growth"
    wanted = ("growth", "%") if is_money else ("increment", goal.target.canonical_unit)
    years = {str(at) for at in goal.span.years if at <= known.year}
    found: dict[str, Observation] = {}
    for figure in known.figures_of(goal.target):
        if (figure.measure, figure.canonical_unit) == wanted and figure.period in years:
            found.setdefault(figure.period, figure)
    flag = "growth_chained" if is_money else "outcome_counts_additions"

    def level(step: float) -> float:
        return trajectory.base * (1 + step / 100) if is_money else trajectory.base + step

    return [
        replace(step, value=level(step.value), flags=(*step.flags, flag))
        for step in _sums(found, "chain_growth" if is_money else "cumulative", goal.span)
    ]


def _sums(found: Mapping[str, Observation], method: str, span: Period) -> list[Reached]:
    """Add or chain the figures of single years; what a source summed from the plan's start stands alone."""
    seen = []
    years = [text for text in sorted(found) if periods.parse(text).kind == "year"]
    for number, text in enumerate(years, 1):
        figures = [found[year] for year in years[:number]]
        ids = tuple(figure.observation_id for figure in figures)
        unknown = tuple(f"year_unknown:{at}" for at in span.years if at <= int(text) and str(at) not in found)
        if unknown and method != "cumulative":
            seen.append(Reached(text, nan, ids, reason=";".join(unknown)))
            continue
        flags = (*unknown, "sum_is_lower_bound") if unknown else ()
        value = _chained(method, [figure.canonical_low for figure in figures])
        seen.append(Reached(text, value, ids, flags))
    for text, figure in found.items():
        period = periods.parse(text)
        if period.start == span.start and period.end.year > span.start.year:
            seen.append(Reached(text, figure.canonical_low, (figure.observation_id,)))
    return sorted(seen, key=lambda one: periods.parse(one.period).end)


def _chained(method: str, values: list[float]) -> float:
    """Put the years' values together: a sum, or the whole growth or fall in %."""
    if method == "cumulative":
        return sum(values)
    sign = -1 if method == "chain_decline" else 1
    if any(sign * value <= -100 for value in values):
        return nan
    return sign * 100 * expm1(sum(log1p(sign * value / 100) for value in values))
