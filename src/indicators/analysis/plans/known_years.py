"""What the years of a plan that are known say of a goal: their rates, what they added, the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from indicators import periods
from indicators.analysis.judging.latest_figures import value_for
from indicators.analysis.plans.progress_terms import Progress
from indicators.tables.contract.records import Observation, Target

# Of a mean of distances no year may be missing either.
CHAINS = ("compounded_growth", "chained_growth", "chained_decline", "yearly_average")


def last_of(figures: Sequence[Observation]) -> str:
    """Give the id of the figure that ends last, which the period shown is of."""
    last = max(figures, key=lambda one: periods.parse(one.period).end, default=None)
    return last.observation_id if last else ""


def rates_of(goal: Target, seen: Progress) -> str:
    """List the rates of the known years in their order, where others are missing."""
    by_year = seen.method in CHAINS and not isfinite(seen.value)
    return ";".join(f"{value_for(figure, goal):.12g}" for figure in seen.figures) if by_year else ""


def added_in(seen: Progress, figures: Sequence[Observation]) -> list[Observation]:
    """List what the known years added, where they make no level."""
    if isfinite(seen.value) or seen.figures:
        return []
    years = dict.fromkeys(map(str, seen.known_years))
    found: dict[str, Observation] = {}
    for figure in figures:
        if figure.measure == "increment" and figure.period in years:
            found.setdefault(figure.period, figure)
    return [found[year] for year in years]
