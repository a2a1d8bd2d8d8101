"""What a relational target is held against: the place's own growth, or the figure of a larger place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import isnan, nan

from indicators import periods
from indicators.analysis.judging.gap_to_target import Due, Seen
from indicators.analysis.judging.judging import POINTS
from indicators.analysis.judging.latest_figures import Figures, value_for
from indicators.analysis.judging.shares_told import SHARE_TOLD
from indicators.analysis.judging.target_words import WAYS, average_of, reference_name, said
from indicators.reading.measurement.gap_names import RATE_END, parted
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.ranks import RANKS, last_place
from indicators.tables.contract.records import Observation, Paper, StatementRow, Target, records
from indicators.tables.matching.figure_matching import bare
from indicators.tables.store import Tables
from indicators.tables.targets.moves import DOWNWARD
from indicators.vocabulary import kinds, places
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.unit_scales import display

# References that are a number whatever anybody reports.
GDP = "gdp"
STATES = {"full_coverage": 100.0, "zero": 0.0}
FIXED = {**STATES, "positive_growth": 0.0, "last_year": 0.0}


def reference_for(tables: Tables, figures: Figures, target: Target, observed: Observation) -> float:
    """Give the figure a relational target is held against, of the observed period; NaN if none."""
    if target.comparator != "relational":
        return nan
    if target.reference in RANKS:
        return last_place(target.quote or target.note)
    if observed.flags.has(SHARE_TOLD):
        return FIXED["full_coverage"]
    if target.reference == "last_year" and said("rates", target.quote):
        return _of_last_year(figures, target, observed)
    if target.reference in FIXED:
        return FIXED[target.reference]
    if target.reference == "standard" and target.canonical_unit == "%":
        return FIXED["full_coverage"]
    if target.reference == "own_gdp_growth" and target.indicator_id != GDP:
        own = [figure for figure in figures.every if figure.indicator_id == GDP]
        return _first(own, target, observed)
    if target.reference == "another_growth":
        other = _other_indicator(target)
        named = (figure for figure in figures.every if other in (figure.indicator_id, bare(figure.indicator)))
        return _first(named, target, observed) if other else nan
    if target.reference == "province_average":
        if target.indicator_id and not isnan(found := _average(tables, target, observed)):
            return found
        found = _told_distance(figures, target, observed)
        return _told_beside(tables, target, observed) if isnan(found) else found
    return nan


def _of_last_year(figures: Figures, target: Target, observed: Observation) -> float:
    """Give the rate of the same part of the year before."""
    year = periods.parse(observed.period).end.year
    then = replace(observed, period=observed.period.replace(str(year), str(year - 1)))
    return _first((one for one in figures.every if _is_same(target, one, figures)), target, then)


def _other_indicator(target: Target) -> str:
    """Name the indicator whose growth a target is to exceed: by its id, else its bare phrase.

    快于城镇居民 leaves out what the target's own indicator ends in: 农村居民收入.
    """
    words = target.quote or target.note
    way = next(filter(None, (said(kind, words) for kind in WAYS)), "")
    name = RATE_END.sub("", words.partition(way)[2]) if way else ""
    ends = (target.indicator[at:] for at in range(len(target.indicator), -1, -1))
    found = next(filter(None, (indicator_id(name + end) for end in ends)), "") if name else ""
    return found if found != target.indicator_id else bare(name)


def _average(tables: Tables, target: Target, observed: Observation) -> float:
    """Give the figure of the larger place whose average a target names."""
    rows = tables.observations
    above = rows.loc[rows["adcode"] == _averaged(target), "place"]
    if above.empty or above.iloc[0] == target.place:
        return nan
    of_larger = Figures.of(rows, tables.statements, str(above.iloc[0]))
    alike = (one for one in of_larger.every if _is_same(target, one, of_larger))
    return _first(alike, target, observed)


def _told_distance(figures: Figures, target: Target, observed: Observation) -> float:
    """Work the average out from how far the place says to be from it: 低于全省平均水平1.2个百分点."""
    for figure in figures.every:
        if figure.unit != POINTS or figure.period != observed.period:
            continue
        what, whose = parted(figure.indicator)
        is_named = average_of(whose) == held_against(target)
        if is_named and (indicator_id(what) or what) in (target.indicator_id, target.indicator):
            away = -figure.canonical_low if figure.flags.has(DOWNWARD) else figure.canonical_low
            return value_for(observed, target) - away
    return nan


def _told_beside(tables: Tables, target: Target, observed: Observation) -> float:
    """Find what papers that look back say of the larger place beside their own: 全省地区生产总值增长5.1%."""
    rows = tables.statements
    is_beside = (rows["role"] == "context") & (rows["adcode"] == _averaged(target))
    then = rows[is_beside & (rows["period"] == observed.period)]
    for one in records(then, StatementRow) if target.indicator_id else ():
        is_growth = {one.measure, target.measure} <= set(CHANGES)
        is_alike = (one.indicator_id, one.unit) == (target.indicator_id, observed.unit)
        if is_alike and (is_growth or one.measure == target.measure) and _looks_back(tables, one):
            return one.low if one.measure == target.measure else -one.low
    return nan


def _looks_back(tables: Tables, said: StatementRow) -> bool:
    """Whether a paper tells of a time that was over, not of one that it plans for."""
    papers = tables.documents
    paper = records(papers[papers["document_id"] == said.document_id], Paper)[0]
    is_over = bool(paper.period) and periods.parse(said.period).end < periods.parse(paper.period).start
    return is_over or kinds().of(paper.kind).targets == "none"


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


def is_fixed(target: Target) -> bool:
    """Whether a target in words asks for a state that needs no other figure: 动态清零, 全覆盖, 全省首位."""
    return target.reference in (*STATES, *RANKS)


def reference_told(target: Target, observed: Observation, value: float) -> str:
    """Write the code that says what a figure is held against, "" where the target itself says it."""
    is_known = is_fixed(target) or target.reference in (*FIXED, "standard")
    return "" if isnan(value) or is_known else Reference(value, observed.canonical_unit, observed.period).told


def _is_same(target: Target, figure: Observation, figures: Figures) -> bool:
    return figures.same.relation(target, figure).relation == "same"


def _first(figures: Iterable[Observation], target: Target, observed: Observation) -> float:
    """Take the figure of the same period that is measured alike, the one to believe first."""
    for figure in figures:
        is_growth = {figure.measure, target.measure} <= set(CHANGES)
        if figure.period == observed.period and (is_growth or figure.measure == target.measure):
            return value_for(figure, target)
    return nan
