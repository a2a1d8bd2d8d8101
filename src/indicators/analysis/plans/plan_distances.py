"""Goals that are a distance (年均增速高于全国平均水平0.5个百分点), worked out for each year of the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from indicators import periods
from indicators.analysis.judging.distances import distance_for
from indicators.analysis.judging.latest_figures import Figures
from indicators.analysis.judging.shares_told import reason_of
from indicators.analysis.plans.plan_figures import GoalFigures
from indicators.analysis.plans.progress_terms import Progress
from indicators.periods import Period
from indicators.tables.contract.records import Target
from indicators.tables.store import Tables


def with_distances(
    tables: Tables, figures: Figures, goal: Target, own: GoalFigures, span: Period, at: date
) -> GoalFigures:
    """Add how far the place lay from what its goal names, in each year of which both sides are known.

    What a paper tells itself stays first.
    """
    years = (year for year in map(periods.parse, map(str, span.years)) if year.end <= at)
    found = (distance_for(tables, figures, _of_year(goal, year), year) for year in years)
    return replace(own, same=[*own.same, *filter(None, found)])


def worked_out(seen: Progress) -> str:
    """Say from which two figures the latest distance was worked out, as a code; "" where it was told."""
    return reason_of(seen.figures[0]) if seen.method == "distance" and seen.figures else ""


def _of_year(goal: Target, year: Period) -> Target:
    return replace(goal, period=year.text, horizon="annual", basis="")
