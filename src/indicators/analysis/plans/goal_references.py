"""What a goal in words is held against: the other side of the same years."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from indicators import periods
from indicators.analysis.judging.latest_figures import Figures
from indicators.analysis.judging.reference_standards import Reference, reference_at
from indicators.analysis.plans.compound_growth import required_growth
from indicators.tables.contract.records import Observation, Target
from indicators.tables.store import Tables


def reference_of(
    tables: Tables, figures: Figures, goal: Target, years: Sequence[Observation], latest: Observation | None
) -> Reference | None:
    """Find what a goal in words is held against: over its years, where they tell it, else with its latest."""
    if years:
        # Rates of years without a gap are held against the same years, all else against its own period.
        return reference_of_years(tables, figures, goal, years)
    return reference_at(tables, figures, goal, latest)


def reference_of_years(
    tables: Tables, figures: Figures, goal: Target, rates: Sequence[Observation]
) -> Reference | None:
    """Compound what a goal is held against over the years of some rates; None unless every year has both."""
    found = [reference_at(tables, figures, goal, rate) for rate in rates]
    known = [one for one in found if one is not None]
    if not known or len(known) < len(found):
        return None
    if len(known) == 1:
        return known[0]
    years = sorted(periods.parse(one.period).start.year for one in known)
    value = required_growth(1, prod(1 + one.value / 100 for one in known), len(known))
    return Reference(float(f"{value:.12g}"), known[0].unit, f"{years[0]}/{years[-1]}")
