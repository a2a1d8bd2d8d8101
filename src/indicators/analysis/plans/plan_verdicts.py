"""The verdict on a goal of a plan: by its pace before the plan's end, met or missed at it.

What is not known is never held against a goal: a missing year leaves a sum or an average without a verdict.
"""

from __future__ import annotations

from dataclasses import replace
from math import isfinite, nan

from indicators import periods
from indicators.analysis.judging.gap_to_target import Due, Promise, Seen, gap_of, is_met
from indicators.analysis.judging.judging import POINTS, Judgement, judge, outcome
from indicators.analysis.judging.range_figures import lean
from indicators.analysis.plans.progress_terms import Progress
from indicators.periods import Period
from indicators.vocabulary.scheme import Light, Scheme

# What a rate inside a year is called, and an average inside a plan.
OF_AVERAGES = {"above_target": "faster", "at_target": "as_expected", "below_target": "slow"}
# What a state that is to be kept at any time is called before the plan's end.
KEPT = ("within_limit", "beyond_limit")
# What the next year may undo: it is judged as a rate is.
AS_RATES = ("yearly_average", "distance")
REACHED_EARLY = ("way_from_base", "sum_of_additions", "chained_growth", "chained_decline")


def judge_goal(promise: Promise, seen: Progress, span: Period, as_of: Period, scheme: Scheme) -> Judgement:
    """Judge a goal of a plan: met or missed at its end, by its pace before, never by what is not known."""
    if promise.comparator == "relational":
        lacks = [_missing(seen)] if seen.missing_years else []
        return outcome("undetermined", ";".join(["relational", *lacks]))
    if not isfinite(seen.value):
        if seen.missing_years:
            return outcome("undetermined", _missing(seen))
        if seen.known_years:
            return outcome("undetermined", "only_additions")
        return outcome("no_observation", "no_observation")
    # A sum that is reached stays so, a mean may fall with the years that nobody knows.
    is_mean = seen.method != "sum_of_additions" or seen.is_yearly
    if seen.missing_years and is_mean:
        return outcome("undetermined", _missing(seen))
    leans = [lean(figure, promise.measure) for figure in seen.figures]
    known = Seen(
        value=seen.value,
        lean=leans[0] if len(leans) == 1 else 0,
        is_over=seen.is_over,
        due=Due(share=nan, source=""),
    )
    good, gap = is_met(promise, known), gap_of(promise, known)
    made = _verdict(good, promise, seen, known, span, as_of, scheme)
    is_points = promise.unit == "%"
    return Judgement(
        status=made.status,
        light=made.light,
        reason=made.reason,
        gap=gap,
        gap_unit=POINTS if is_points else promise.unit,
    )


def _verdict(
    good: bool,
    promise: Promise,
    seen: Progress,
    known: Seen,
    span: Period,
    as_of: Period,
    scheme: Scheme,
) -> Judgement:
    if seen.is_over:
        if seen.missing_years and not good:
            return outcome("undetermined", _missing(seen))
        return outcome("met" if good else "missed")
    is_bound = seen.method == "bound"
    if as_of.end >= span.end:
        is_reached = good and not is_bound and seen.method not in AS_RATES
        return outcome("met") if is_reached else outcome("stale", f"plan_stale:{seen.until}")
    if good and seen.method in REACHED_EARLY and not _is_mean(promise, seen):
        return outcome("achieved_early")
    if not good and seen.is_descent and not isfinite(seen.done):
        # Nobody knows how far the way down was: what is to come down by the plan's end is not due before.
        return outcome("not_due", f"not_due:{span.end.year}")
    is_average = seen.method in AS_RATES or _is_average(promise, seen)
    made = _as_rate(promise, known, scheme) if is_average else _on_the_way(good, seen, scheme)
    # What years ago went well says nothing of today, nor what a year ago was within its bound.
    newest = as_of.end.year - (0 if is_bound else 1)
    is_old = made.status != "undetermined" and periods.parse(seen.until).end.year < newest
    return outcome("stale", f"stale:{made.status}|{seen.until}") if is_old else made


def _on_the_way(good: bool, seen: Progress, scheme: Scheme) -> Judgement:
    """Judge what no figure settles before the plan's end: a bound by its side, the rest by the pace."""
    if seen.method == "bound" and (good or not isfinite(seen.done)):
        return outcome("within_limit" if good else "beyond_limit")
    if seen.missing_years:
        return outcome("undetermined", _missing(seen))
    pace = _pace(seen)
    if not isfinite(pace):
        return outcome("as_expected") if good else outcome("undetermined", "goal_no_pace")
    band = scheme.goal(pace)
    light: Light | None = band.light
    return outcome(band.status, light=light)


def judge_words(promise: Promise, seen: Seen, scheme: Scheme) -> Judgement:
    """Judge a goal in words, by the figure that it is held against."""
    made = judge(promise, seen, scheme)
    named = _in_words_of_plans(made, scheme) if made.status in OF_AVERAGES else made
    return replace(made, status=named.status, light=named.light)


def judge_state(
    promise: Promise, seen: Seen, span: Period, until: Period, as_of: Period, scheme: Scheme
) -> Judgement:
    """Judge a state that a plan asks for (动态清零, 全覆盖): kept at any time, or reached by the plan's end.

    Parameters
    ----------
    until : Period
        That of the latest figure.
    """
    if not seen.is_over and as_of.end >= span.end:
        return outcome("stale", f"plan_stale:{until.text}")
    made = judge_words(promise, seen, scheme)
    is_kept = made.status in KEPT
    if not seen.is_over and until.end.year < as_of.end.year - (0 if is_kept else 1):
        return outcome("stale", f"stale:{made.status}|{until.text}")
    if not seen.is_over and not is_kept and not is_met(promise, seen):
        return replace(outcome("not_due", f"not_due:{span.end.year}"), gap=made.gap, gap_unit=made.gap_unit)
    return made


def _as_rate(promise: Promise, known: Seen, scheme: Scheme) -> Judgement:
    """Judge an average so far as a rate inside a year is judged: by the points it lies from the goal."""
    return _in_words_of_plans(judge(promise, known, scheme), scheme)


def _in_words_of_plans(made: Judgement, scheme: Scheme) -> Judgement:
    """Call a rate inside a year what a plan's goal is called; what would be missed is never as expected."""
    status = "lagging" if made.light == "red" else OF_AVERAGES[made.status]
    band = next((band for band in scheme.goals if band.status == status), scheme.goals[0])
    light: Light | None = band.light
    return outcome(band.status, light=light)


def _is_mean(promise: Promise, seen: Progress) -> bool:
    """Whether a figure is of its year alone, so that the next may fall short: 优良天数比例, 每年新增."""
    return seen.is_yearly or (seen.method == "way_from_base" and promise.aim.kind == "rate")


def _missing(seen: Progress) -> str:
    """Name the years without figures, as codes."""
    return ";".join(f"year_unknown:{year}" for year in seen.missing_years)


def _is_average(promise: Promise, seen: Progress) -> bool:
    return seen.method == "compounded_growth" and bool(seen.known_years) and promise.measure == "growth"


def _pace(seen: Progress) -> float:
    return seen.done / seen.elapsed if seen.elapsed > 0 else nan
