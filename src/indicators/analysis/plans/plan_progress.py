"""How far a goal of a plan is by the latest figure, and what the years left have to bring.

A goal stated as a yearly average is met by a yearly average, or by yearly rates compounded; amounts to add
are summed, falls are chained (ln(1-d)/ln(1-D)); a level or share is measured on the way from its base,
(V - V0)/(G - V0), and needs the rest of it in its own unit, (G - V)/(T - t); a floor needs nothing.
No stock is made out of additions: years without a figure are named instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import expm1, isfinite, log1p, nan, prod
from statistics import fmean

from indicators import periods
from indicators.analysis.display_units import tidy
from indicators.analysis.evidence import beside
from indicators.analysis.judging.judging import POINTS
from indicators.analysis.judging.latest_figures import value_for
from indicators.analysis.plans import level_changes
from indicators.analysis.plans.compound_growth import required_growth
from indicators.analysis.plans.implied_paths import holds_from_base
from indicators.analysis.plans.plan_spans import (
    followed,
    of_years,
    since_start,
    starts_with,
    years_to,
    years_without_figure,
)
from indicators.analysis.plans.progress_terms import Progress, latest, like, placed, ratio
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target
from indicators.tables.targets.aim_nouns import has_word
from indicators.tables.targets.moves import parts_of
from indicators.tables.targets.quoted_clause import clause
from indicators.vocabulary.column_values import STATES


def progress(
    goal: Target, base: float, figures: Sequence[Observation], span: Period, as_of: Period
) -> Progress:
    """Say how far a goal is.

    Parameters
    ----------
    base : float
        The value it starts from, NaN if not known.
    figures : sequence of Observation
        Of its subject, any measure, the one to believe first.
    as_of : Period
        Figures that end later, or after the plan, are not looked at.
    """
    last = min(as_of.end, span.end)
    known = [figure for figure in figures if figure.period and periods.parse(figure.period).end <= last]
    if goal.aim in ("keep", "ceiling", "band") or (goal.measure in STATES and holds_from_base(goal, base)):
        return _bound(goal, base, known, span)
    # Growth in step with the economy (与经济增长基本同步) is of all years, as an average is.
    if goal.measure == "growth" and (goal.basis == "cagr" or goal.comparator == "relational"):
        return _average(goal, known, span, last)
    if goal.measure == "change" and goal.aim == "relational":
        return _distance(goal, known, span, last)
    if risen := level_changes.risen(goal, known, span):
        return _rise(goal, *risen, span)
    if goal.measure in ("growth", "decline"):
        return _chain(goal, known, span)
    if goal.measure == "increment" or (goal.measure == "change" and goal.period == span.text):
        return _sum(goal, known, span, last)
    return _way(goal, base, known, span)


def _distance(goal: Target, figures: Sequence[Observation], span: Period, until: date) -> Progress:
    """Take the latest distance from another place; of a goal told a year the mean, if all years are known."""
    by_year = of_years(like(goal, figures, goal.measure), span)
    is_mean = goal.basis == "annual"
    made = Progress(method="yearly_average" if is_mean else "distance")
    if not by_year:
        return made
    last = by_year[max(by_year)]
    if not is_mean:
        return replace(placed(made, last, span), value=value_for(last, goal), figures=(last,))
    missing, told = years_without_figure(by_year, span, until), tuple(by_year.values())
    made = replace(made, known_years=tuple(by_year), missing_years=missing, figures=told)
    value = nan if missing else tidy(fmean(value_for(figure, goal) for figure in told))
    return replace(placed(made, last, span), value=value)


def _rise(goal: Target, value: float, parts: tuple[Observation, ...], span: Period) -> Progress:
    """Hold what a level has risen by, or the mean of the years for a goal told a year, against the goal."""
    passed = years_to(span, parts[0])
    made = placed(Progress(method="way_from_base", figures=parts), parts[0], span)
    whole = goal.canonical_low
    if goal.basis == "annual":
        whole *= len(span.years)
        made = replace(made, method="sum_of_additions", is_yearly=True)
    left, rest = len(span.years) - passed, whole - value
    is_open = left > 0 and rest * (whole or 1) > 0
    return replace(
        made,
        value=tidy(value / passed) if made.is_yearly and passed else value,
        done=ratio(value, whole),
        need=rest / left if is_open else nan,
        need_unit=goal.canonical_unit if is_open else "",
    )


def _bound(goal: Target, base: float, figures: Sequence[Observation], span: Period) -> Progress:
    """Hold the latest figure against a bound; only a base beyond it leaves a way to go."""
    measures = ("growth", "decline") if goal.measure in ("growth", "decline") else (goal.measure,)
    figure = latest(f for f in like(goal, figures, *measures) if periods.parse(f.period).end >= span.start)
    bound = goal.canonical_high if goal.aim == "ceiling" else goal.canonical_low
    start = base if figure is None else value_for(figure, goal)
    left = len(span.years) - (0 if figure is None else years_to(span, figure))

    def is_beyond(value: float) -> bool:
        return goal.aim == "ceiling" and (bound - value) * (goal.direction or 1) > 0

    need = (bound - start) / left if left > 0 and is_beyond(start) else nan
    made = Progress(method="bound", need=need, need_unit=_step_unit(goal) if isfinite(need) else "")
    if figure is None:
        return made
    # A rate that has to come down from a base above its limit is on its way until the plan's end.
    is_way = is_beyond(base) or (not isfinite(base) and _comes_down(goal))
    is_descent = goal.measure in STATES and is_way and is_beyond(start)
    done = (start - base) / (bound - base) if is_descent else nan
    made = replace(placed(made, figure, span), value=start, done=done, figures=(figure,))
    return replace(made, is_descent=is_descent)


def _comes_down(goal: Target) -> bool:
    """Whether the words of a bound say that it is to be reached from above: 降至38以下."""
    return has_word("lowering", clause(goal.sentence, goal.quote))


def _average(goal: Target, figures: Sequence[Observation], span: Period, until: date) -> Progress:
    """Take a yearly average over the plan so far, else compound the yearly rates."""
    rates = like(goal, figures, "growth", "decline")
    averages = [f for f in rates if f.basis == "cagr" and starts_with(f, span)]
    by_year = of_years(rates, span)
    if (figure := latest(averages)) is not None:
        parts = followed(figure, by_year)
        later = [1 + value_for(one, goal) / 100 for one in parts[1:]]
        first = len(periods.parse(figure.period).years)
        grown = prod([(1 + value_for(figure, goal) / 100) ** first, *later])
        value = required_growth(1, grown, first + len(later)) if later else value_for(figure, goal)
        made = Progress(method="yearly_average", value=value, figures=parts)
        return _rest_of_average(goal, placed(made, parts[-1], span), span)
    if not by_year:
        return Progress(method="yearly_average", need=goal.canonical_low, need_unit="%")
    last = max(by_year)
    missing, known = years_without_figure(by_year, span, until), tuple(by_year)
    whole = Progress(method="compounded_growth", known_years=known, missing_years=missing)
    if missing:
        return replace(placed(whole, by_year[last], span), figures=tuple(by_year.values()))
    grown = prod(1 + value_for(by_year[year], goal) / 100 for year in known)
    value = required_growth(1, grown, len(known))
    made = replace(placed(whole, by_year[last], span), value=value, figures=tuple(by_year.values()))
    return _rest_of_average(goal, made, span)


def _rest_of_average(goal: Target, made: Progress, span: Period) -> Progress:
    """Add what the years left have to grow by for the average to come out."""
    made = replace(made, done=ratio(made.value, goal.canonical_low))
    years, passed = len(span.years), made.elapsed * len(span.years)
    if passed >= years:
        return made
    total = (1 + goal.canonical_low / 100) ** years / (1 + made.value / 100) ** passed
    return replace(made, need=required_growth(1, total, years - passed), need_unit="%")


def _chain(goal: Target, figures: Sequence[Observation], span: Period) -> Progress:
    """Chain a growth or fall over the whole plan."""
    sign = -1 if goal.measure == "decline" else 1
    rates = like(goal, figures, "growth", "decline")
    figure = latest(f for f in rates if f.basis == "cumulative" and starts_with(f, span))
    by_year = of_years(rates, span)
    made = Progress(method=f"chained_{goal.measure}")
    is_gapless = bool(by_year) and not years_without_figure(by_year, span)
    levels = None if figure or is_gapless else level_changes.grown(goal, figures, span)
    if figure is not None:
        parts = followed(figure, by_year)
        value = _chained(goal, parts) if len(parts) > 1 else value_for(figure, goal)
        figure, made = parts[-1], replace(made, figures=parts)
    elif levels is not None:
        value, parts = levels
        figure, made = parts[0], replace(made, figures=parts)
    elif by_year:
        figure, value = by_year[max(by_year)], _chained(goal, by_year.values())
        made = replace(
            made,
            known_years=tuple(by_year),
            missing_years=years_without_figure(by_year, span),
            figures=tuple(by_year.values()),
        )
    whole = log1p(sign * goal.canonical_low / 100) if sign * goal.canonical_low > -100 else nan
    if figure is None:
        return replace(made, need=sign * 100 * expm1(whole / len(span.years)), need_unit="%")
    gone = log1p(sign * value / 100)
    made = replace(placed(made, figure, span), value=value, done=ratio(gone, whole))
    if levels is not None:
        made = replace(made, until=since_start(span, figure))
    left = len(span.years) * (1 - made.elapsed)
    # What is reached already needs nothing more.
    if left <= 0 or made.missing_years or made.done >= 1:
        return made
    return replace(made, need=sign * 100 * expm1((whole - gone) / left), need_unit="%")


def _chained(goal: Target, figures: Iterable[Observation]) -> float:
    sign = -1 if goal.measure == "decline" else 1
    return sign * 100 * expm1(sum(log1p(sign * value_for(figure, goal) / 100) for figure in figures))


def _sum(goal: Target, figures: Sequence[Observation], span: Period, until: date) -> Progress:
    """Add up what the years brought; a goal told a year is held against the mean of the known years."""
    additions = like(goal, [beside(goal, figure) for figure in figures], *parts_of(goal))
    whole = latest(f for f in additions if starts_with(f, span) and len(periods.parse(f.period).years) > 1)
    by_year = of_years(additions, span)
    if whole is not None:
        parts = followed(whole, by_year)
        made = Progress(method="sum_of_additions", figures=parts)
        value = sum(value_for(f, goal) for f in parts)
        last = parts[-1]
    elif by_year:
        last = by_year[max(by_year)]
        value = sum(value_for(f, goal) for f in by_year.values())
        made = Progress(
            method="sum_of_additions",
            known_years=tuple(by_year),
            missing_years=years_without_figure(by_year, span, until if goal.basis == "annual" else None),
            figures=tuple(by_year.values()),
        )
    else:
        need = goal.canonical_low / (1 if goal.basis == "annual" else len(span.years))
        return Progress(method="sum_of_additions", need=need, need_unit=goal.canonical_unit)
    if goal.basis == "annual":
        value /= len(by_year) if by_year and whole is None else max(years_to(span, last), 1)
        made = replace(placed(made, last, span), is_yearly=True)
        return replace(made, value=value, done=ratio(value, goal.canonical_low) * made.elapsed)
    made = replace(placed(made, last, span), value=value, done=ratio(value, goal.canonical_low))
    left = len(span.years) * (1 - made.elapsed)
    # What is reached already needs nothing more.
    if left <= 0 or made.missing_years or value >= goal.canonical_low:
        return made
    return replace(made, need=(goal.canonical_low - value) / left, need_unit=goal.canonical_unit)


def _way(goal: Target, base: float, figures: Sequence[Observation], span: Period) -> Progress:
    """Measure a level or share on the way from its base."""
    is_whole = goal.aim != "flow"
    # 到2025年接待游客7000万人次 is the amount of a year, as 接待游客6421万人次 is.
    alike = ("level", "share") if goal.canonical_unit == "%" else () if is_whole else ("increment",)
    levels = like(goal, figures, goal.measure, *alike)
    inside = [
        f
        for f in levels
        if periods.parse(f.period).end >= span.start and (is_whole or periods.parse(f.period).kind == "year")
    ]
    figure = latest(inside)
    start = figure.canonical_low if figure else base
    left = len(span.years) - (years_to(span, figure) if figure else 0)
    gap = goal.canonical_low - start
    is_open = isfinite(gap) and left > 0 and gap * (goal.direction or 1) > 0
    added = () if figure else tuple(of_years(like(goal, figures, "increment"), span))
    made = Progress(
        method="way_from_base",
        need=gap / left if is_open and not added else nan,
        need_unit=_step_unit(goal) if is_open and not added else "",
        known_years=added,
        missing_years=years_without_figure(added, span),
    )
    if figure is None:
        return made
    way = goal.canonical_low - base
    done = (figure.canonical_low - base) / way if isfinite(way) and way else nan
    return replace(placed(made, figure, span), value=figure.canonical_low, done=done, figures=(figure,))


def _step_unit(goal: Target) -> str:
    """Name the unit in which a yearly step is told: points for what is told in percent."""
    return POINTS if goal.canonical_unit == "%" else goal.canonical_unit
