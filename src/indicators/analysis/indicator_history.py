"""All that is known of an indicator: the figures of every place and period, and what was set for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite
from typing import Literal

from indicators import periods
from indicators.analysis.judging.contradicting_figures import contradicting
from indicators.analysis.judging.latest_figures import Figures
from indicators.analysis.plans.plan_figures import goals_of, plans_of
from indicators.analysis.printed_targets import printed
from indicators.errors import BadParameter, nearest
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.matching.capacities import is_capacity_of
from indicators.tables.matching.city_parts import part_of_city
from indicators.tables.matching.figure_matching import best_first
from indicators.tables.matching.row_subject import PER
from indicators.tables.store import Tables
from indicators.vocabulary import indicators, places
from indicators.vocabulary.column_values import CHANGES

Kind = Literal["outcome", "target", "goal"]
# Whole countries and provinces before cities.
LEVELS = ("country", "province", "prefecture", "county")


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """A figure, a year's target or a plan's goal."""

    place: str
    kind: Kind
    period: str
    series: str
    measure: str  # As in the tables; a fall is a negative ``growth``.
    basis: str
    comparator: str
    value: float  # In `unit`, the canonical one; NaN for a target without a number.
    unit: str
    text: str  # A target as printed.
    # base, base_period: of a plan's goal that is a level: what it starts from.
    base: float
    base_period: str
    status: str
    source_quality: str
    row_id: str
    other_ids: tuple[str, ...]  # The figures of other sources that contradict it.

    @property
    def time(self) -> Period:
        """The period, read."""
        return periods.parse(self.period)


def indicator_ids(tables: Tables) -> list[str]:
    """List the indicators of the catalogue of which anything is known, in its order.

    Examples
    --------
    >>> indicator_ids(Tables.load())[:2]
    ['gdp', 'gdp_per_capita']
    """
    known = set(tables.targets["indicator_id"]) | set(tables.observations["indicator_id"])
    return [entry.id for entry in indicators().entries if entry.id in known]


def history(tables: Tables, indicator_id: str) -> list[HistoryRow]:
    """Gather the figures, annual targets and plan goals of an indicator, by place and time.

    Raises
    ------
    BadParameter
        If nothing is known of such an indicator, with the nearest that there is.

    Examples
    --------
    >>> rows = history(Tables.load(), "gdp")
    >>> {row.kind for row in rows} >= {"outcome", "target"}
    True
    """
    known = indicator_ids(tables)
    if indicator_id not in known:
        raise BadParameter(
            expected="the id of an indicator of which something is known",
            found=repr(indicator_id),
            where="indicator",
            remedy=nearest(indicator_id, known),
        )
    targets, observations = tables.targets, tables.observations
    own = records(targets[targets["indicator_id"] == indicator_id], Target)
    seen = records(observations[observations["indicator_id"] == indicator_id], Observation)
    # Of no place: what a figure is about and how it is printed is told by the statements of all.
    figures = Figures.of(observations, tables.statements, "")
    rows = [
        *_outcomes(seen, figures),
        *(_annual(row) for row in own if row.horizon in ("annual", "half_year") and row.period),
        *_goals(tables, own, {row.observation_id: row for row in seen}),
    ]
    return sorted(rows, key=_order)


def _order(row: HistoryRow) -> tuple[int, str, Period, str, str]:
    found = places().resolve(row.place)
    level = found.level if found else ""
    return LEVELS.index(level) if level in LEVELS else len(LEVELS), row.place, row.time, row.kind, row.row_id


def _outcomes(seen: Sequence[Observation], figures: Figures) -> Iterable[HistoryRow]:
    """Take of each place, period and measure the figure to believe first, with what contradicts it."""
    found: dict[tuple[str, ...], list[Observation]] = {}
    for figure in best_first(seen):
        if figure.period and isfinite(figure.canonical_low):
            measure = "growth" if figure.measure in CHANGES else figure.measure
            thing = figures.same.thing(figure)
            kind = f"{thing.is_capacity}{thing.is_per_head}"
            key = (figure.place, figure.period, measure, figure.canonical_unit, _series(figure), kind)
            found.setdefault(key, []).append(figure)
    for (place, _, measure, _, series, _), own in found.items():
        first = own[0]
        turned = -1 if first.measure == "decline" else 1
        yield HistoryRow(
            place=place,
            kind="outcome",
            period=first.period,
            series=series,
            measure=measure,
            basis=first.basis,
            comparator=first.bound,
            value=turned * first.canonical_low,
            unit=first.canonical_unit,
            text="",
            base=float("nan"),
            base_period="",
            status=first.status,
            source_quality=first.source_quality,
            row_id=first.observation_id,
            other_ids=tuple(
                other.observation_id
                for other in contradicting(first, own, partial(_precision, figures=figures))
                if other.measure == first.measure
            ),
        )


def _precision(figure: Observation, figures: Figures) -> float:
    """Give what a figure may have lost in print; of a rate nothing: 6% is told beside 5.6%."""
    return 0.0 if figure.canonical_unit == "%" else figures.half_unit(figure)


def _annual(row: Target) -> HistoryRow:
    return _set(row, "target", float("nan"), "")


def _goals(tables: Tables, own: Sequence[Target], bases: dict[str, Observation]) -> Iterable[HistoryRow]:
    """Take the goals of all plans in force at the plan's end, and those that they replaced."""
    by_id = {row.target_id: row for row in own}
    for place in sorted({row.place for row in own if row.horizon == "plan"}):
        for span in plans_of(tables, place):
            for name in (goal.target_id for goal in goals_of(tables, place, span, span.end)):
                while name in by_id:
                    goal = by_id[name]
                    base = bases.get(goal.baseline_id)
                    has_base = base is not None and base.canonical_unit == goal.canonical_unit
                    value = base.canonical_low if base and has_base else float("nan")
                    yield _set(goal, "goal", value, base.period if base and has_base else "")
                    name = goal.revises


def _set(row: Target, kind: Kind, base: float, base_period: str) -> HistoryRow:
    turned = -1 if row.measure == "decline" else 1
    return HistoryRow(
        place=row.place,
        kind=kind,
        period=row.period,
        series=_series(row),
        measure="growth" if row.measure in CHANGES else row.measure,
        basis=row.basis,
        comparator=row.comparator,
        value=turned * row.canonical_low,
        unit=row.canonical_unit,
        text=printed(row),
        base=base,
        base_period=base_period,
        status="",
        source_quality=row.source_quality,
        row_id=row.target_id,
        other_ids=(),
    )


def _series(row: Target | Observation) -> str:
    """Name the series of an indicator that a row is of and a part of the city, "" for neither."""
    entry = indicators().by_id.get(row.indicator_id)
    if entry is None:
        return ""
    series, area = entry.series_of(row.indicator), part_of_city(entry, row.indicator)
    # 托位 are counted, and no 每千人口托位数.
    is_count = PER.search(entry.name) is not None and PER.search(row.indicator) is None
    if is_capacity_of(entry, row.indicator) or is_count:
        return row.indicator
    return f"{area}{series or entry.name}" if area else series
