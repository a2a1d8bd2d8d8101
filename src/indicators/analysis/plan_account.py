"""The account of a plan: every goal with its base, its latest figure, what is needed and a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, isnan, nan

import pandas as pd

from indicators import periods
from indicators.analysis.judging import POINTS, Due, Judgement, Promise, Seen, gap_of, is_met, outcome
from indicators.analysis.latest_figures import Figures
from indicators.analysis.plan_progress import Progress, progress
from indicators.analysis.printed_targets import printed
from indicators.analysis.select import in_order, require_place
from indicators.analysis.tracking import promise_of
from indicators.periods import Period
from indicators.tables.matching import subject
from indicators.tables.records import Observation, Target, frame, records
from indicators.tables.store import Tables
from indicators.vocabulary import judging_schemes
from indicators.vocabulary.judging_schemes import STANDARD, Light, Scheme

NATURES = {"binding": 0, "expected": 1, "": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGoal:
    """A goal of a plan with its verdict.

    Attributes
    ----------
    goal : str
        As printed.
    base, value, latest : float
        In `unit`.
    added : float
        What the known years added, where no level is known; the years stand in `known_years`.
    done_pct, elapsed_pct : float
        Share of the goal done, and of the time that the latest figure covers.
    yearly_need : float
        In `need_unit`.
    """

    place: str
    span: str
    task: str
    indicator: str
    goal: str
    nature: str
    aim: str
    base: float
    base_period: str
    value: float
    unit: str
    latest: float
    latest_period: str
    source_quality: str
    added: float
    known_years: str
    missing_years: str
    done_pct: float
    elapsed_pct: float
    yearly_need: float
    need_unit: str
    method: str
    gap: float
    gap_unit: str
    status: str
    light: str
    reason: str
    scheme: str
    goal_id: str
    indicator_id: str
    base_id: str
    observation_ids: str


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
    chosen = judging_schemes().scheme(scheme)
    figures = Figures.of(tables.observations, tables.statements, place)
    by_id = {row.observation_id: row for rows in figures.by_subject.values() for row in rows}
    rows = [
        _row(
            goal,
            span,
            by_id.get(goal.baseline_id),
            figures.by_subject.get(subject(goal), []),
            as_of,
            chosen,
        )
        for goal, span in _goals(tables, place, as_of)
    ]
    return sorted(rows, key=lambda row: NATURES[row.nature])


def _goals(tables: Tables, place: str, as_of: Period) -> list[tuple[Target, Period]]:
    """List the goals of the plan that covers a date, else of the last one before it, in the paper's order."""
    papers = tables.documents
    plans = papers[(papers["kind"] == "five_year_plan") & (papers["place"] == place)]
    spans = {
        name: periods.parse(text) for name, text in zip(plans["document_id"], plans["period"], strict=True)
    }
    begun = {name: span for name, span in spans.items() if span.start <= as_of.end}
    if not begun:
        return []
    latest = max(span.start for span in begun.values())
    current = {name: span for name, span in begun.items() if span.start == latest}
    targets = tables.targets
    is_own = targets["document_id"].isin(current) & (targets["place"] == place) & (targets["period"] != "")
    goals = in_order(records(targets[is_own & (targets["horizon"] == "plan")], Target))
    found = [(goal, current[goal.document_id]) for goal in goals]
    return [(goal, span) for goal, span in found if periods.parse(goal.period).end == span.end]


def _row(
    goal: Target,
    span: Period,
    base: Observation | None,
    figures: Sequence[Observation],
    as_of: Period,
    scheme: Scheme,
) -> PlanGoal:
    start = base.canonical_low if base else nan
    seen = progress(goal, start, figures, span, as_of)
    verdict = judge_goal(promise_of(goal), seen, span, as_of, scheme)
    added = [
        figure.canonical_low
        for figure in figures
        if figure.measure == "increment" and figure.period in {str(year) for year in seen.known_years}
    ]
    return PlanGoal(
        place=goal.place,
        span=span.text,
        task=goal.task,
        indicator=goal.indicator,
        goal=printed(goal),
        nature=goal.nature,
        aim=goal.aim,
        base=start,
        base_period=base.period if base else "",
        value=goal.canonical_low,
        unit=goal.canonical_unit,
        latest=_tidy(seen.value),
        latest_period=seen.until,
        source_quality=seen.figures[0].source_quality if seen.figures else "",
        added=sum(added) if added and isnan(seen.value) else nan,
        known_years=";".join(map(str, seen.known_years)),
        missing_years=";".join(map(str, seen.missing_years)),
        done_pct=_tidy(100 * seen.done),
        elapsed_pct=_tidy(100 * seen.elapsed),
        yearly_need=_tidy(seen.need),
        need_unit=seen.need_unit,
        method=seen.method,
        gap=_tidy(verdict.gap),
        gap_unit=verdict.gap_unit,
        status=verdict.status,
        light=verdict.light,
        reason=verdict.reason,
        scheme=scheme.name,
        goal_id=goal.target_id,
        indicator_id=goal.indicator_id,
        base_id=base.observation_id if base else "",
        observation_ids=";".join(figure.observation_id for figure in seen.figures),
    )


def judge_goal(promise: Promise, seen: Progress, span: Period, as_of: Period, scheme: Scheme) -> Judgement:
    """Judge a goal of a plan: met or missed at its end, by its pace before, never by what is not known."""
    if promise.comparator == "relational":
        return outcome("undetermined", "relational")
    if not isfinite(seen.value):
        missing = ";".join(map(str, seen.missing_years))
        return outcome("undetermined", f"years_missing:{missing}") if missing else outcome("no_observation")
    if seen.missing_years and seen.method != "sum_of_additions":
        return outcome("undetermined", f"years_missing:{';'.join(map(str, seen.missing_years))}")
    known = Seen(value=seen.value, is_over=seen.is_over, due=Due(share=nan, source=""))
    good, gap = is_met(promise, known)[0], gap_of(promise, known)
    made = _verdict(good, promise, seen, as_of.end >= span.end, scheme)
    is_points = promise.unit == "%"
    return Judgement(
        status=made.status,
        light=made.light,
        reason=made.reason,
        gap=gap,
        gap_unit=POINTS if is_points else promise.unit,
    )


def _verdict(good: bool, promise: Promise, seen: Progress, is_ended: bool, scheme: Scheme) -> Judgement:
    if seen.is_over:
        if seen.missing_years and not good:
            return outcome("undetermined", f"years_missing:{';'.join(map(str, seen.missing_years))}")
        return outcome("met" if good else "missed")
    is_bound = seen.method == "bound"
    if is_ended:
        is_reached = good and not is_bound and seen.method != "yearly_average"
        return outcome("met") if is_reached else outcome("stale", f"stale:{seen.until}")
    if is_bound:
        return outcome("within_limit" if good else "beyond_limit")
    if good and seen.method in ("way_from_base", "sum_of_additions", "chained_decline"):
        return outcome("achieved_early")
    if seen.missing_years:
        return outcome("undetermined", f"years_missing:{';'.join(map(str, seen.missing_years))}")
    pace = seen.done if seen.method in ("yearly_average",) or _is_average(promise, seen) else _pace(seen)
    if not isfinite(pace):
        return outcome("undetermined", "no_base")
    band = scheme.goal(pace)
    light: Light | None = band.light
    return outcome(band.status, light=light)


def _is_average(promise: Promise, seen: Progress) -> bool:
    return seen.method == "compounded_growth" and bool(seen.known_years) and promise.measure == "growth"


def _pace(seen: Progress) -> float:
    return seen.done / seen.elapsed if seen.elapsed > 0 else nan


def _tidy(value: float) -> float:
    """Round away what binary fractions add."""
    return value if isnan(value) else float(f"{value:.12g}")
