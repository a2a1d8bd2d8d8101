"""What a relational target is held against: the place's own growth, or the figure of a larger place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan, nan

from indicators.analysis.judging.gap_to_target import Due, Seen
from indicators.analysis.judging.latest_figures import Figures, value_for
from indicators.analysis.judging.target_words import reference_name
from indicators.reading.ranks import RANKS, last_place
from indicators.tables.contract.records import Observation, Target
from indicators.tables.store import Tables
from indicators.vocabulary import places
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.unit_scales import display

# References that are a number whatever anybody reports.
GDP = "gdp"
FIXED = {"full_coverage": 100.0, "zero": 0.0, "positive_growth": 0.0, "last_year": 0.0}


def reference_for(tables: Tables, figures: Figures, target: Target, observed: Observation) -> float:
    """Give the figure a relational target is held against, of the observed period; NaN if none."""
    if target.comparator != "relational":
        return nan
    if target.reference in RANKS:
        return last_place(target.quote or target.note)
    if target.reference in FIXED:
        return FIXED[target.reference]
    if target.reference == "standard" and target.canonical_unit == "%":
        return FIXED["full_coverage"]
    if target.reference == "own_gdp_growth" and target.indicator_id != GDP:
        own = [figure for figure in figures.every if figure.indicator_id == GDP]
        return _first(own, target, observed)
    if target.reference == "province_average" and target.indicator_id:
        rows = tables.observations
        above = rows.loc[rows["adcode"] == _averaged(target), "place"]
        if above.empty or above.iloc[0] == target.place:
            return nan
        of_larger = Figures.of(rows, tables.statements, str(above.iloc[0]))
        alike = (one for one in of_larger.every if _is_same(target, one, of_larger))
        return _first(alike, target, observed)
    return nan


def held_against(target: Target) -> str:
    """Name what a relational target is held against."""
    return reference_name(target.reference, target.quote or target.note)


def _averaged(target: Target) -> str:
    """Give the code of the place whose average a target names: 全国, 全省, of a county 全市."""
    if held_against(target) == "nation_average":
        return next(one.adcode for one in places().entries if one.level == "country")
    return f"{target.adcode[:4]}00" if held_against(target) == "city_average" else f"{target.adcode[:2]}0000"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a relational target is held against at the time of a figure."""

    value: float
    unit: str
    period: str

    @property
    def told(self) -> str:
        """The code of the reason that says it."""
        return f"reference_then:{display(self.value, self.unit)}|{self.period}"

    def seen(self, value: float) -> Seen:
        """Put a figure of the same whole period beside it."""
        return Seen(value=value, is_over=True, due=Due(share=nan, source=""), reference=self.value)


def reference_at(
    tables: Tables, figures: Figures, target: Target, observed: Observation | None
) -> Reference | None:
    """Find what a relational target is held against at the time of a figure; None where that is not known."""
    value = reference_for(tables, figures, target, observed) if observed else nan
    if observed is None or isnan(value):
        return None
    return Reference(value, observed.canonical_unit, observed.period)


def _is_same(target: Target, figure: Observation, figures: Figures) -> bool:
    return figures.same.relation(target, figure).relation == "same"


def _first(figures: Iterable[Observation], target: Target, observed: Observation) -> float:
    """Take the figure of the same period that is measured alike, the one to believe first."""
    for figure in figures:
        is_growth = {figure.measure, target.measure} <= set(CHANGES)
        if figure.period == observed.period and (is_growth or figure.measure == target.measure):
            return value_for(figure, target)
    return nan
