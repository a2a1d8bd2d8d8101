"""How places did in the same period: figures, ranks and their change, and what the province reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite, nan

from indicators import periods
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.places.ranks import direction_of, ranks_by_level
from indicators.tables.contract.records import Observation, records
from indicators.tables.matching.figure_matching import best_first, subject
from indicators.tables.store import Tables
from indicators.vocabulary import indicators

Span = tuple[date, date]
ByPlace = dict[str, Observation]


@dataclass(frozen=True, slots=True)
class Side:
    """How one place did."""

    figure: Observation  # Where the value stands.
    value: float  # In the unit of its row.
    rank: int  # Among the places that report the period; 0 where nothing is ranked.
    rank_before: int  # The same in the period before; 0 where it is not known, or others were ranked then.
    of_province: Observation | None  # The province's figure of the same period.
    gap: float  # The place's value less the province's, for rates in points; NaN where it says nothing.


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One indicator in one period."""

    indicator_id: str
    indicator: str
    measure: str
    unit: str
    period: str
    before: str  # The period that ranks are compared with; "" if there is none.
    sides: Mapping[str, Side]  # Place to how it did.


def outcome_rows(tables: Tables, places: Sequence[str]) -> list[OutcomeRow]:
    """Put what several places report of the same period beside each other.

    Returns
    -------
    list of OutcomeRow
        One for each indicator and measure that at least two of the places report for the same period: the
        latest such period. Headline indicators first, in the catalogue's order.
    """
    table = tables.observations
    known: dict[tuple[str, str, str, str], dict[Span, ByPlace]] = defaultdict(lambda: defaultdict(dict))
    for figure in best_first(records(table[table["place"].isin(list(places))], Observation)):
        if figure.period and isfinite(figure.canonical_low):
            one = as_growth(figure)
            key = (subject(one), one.measure, one.basis, one.canonical_unit)
            known[key][span_of(one)].setdefault(one.place, one)
    above = _of_provinces(tables, places)
    rows = [
        _row(key, by_span, places, above)
        for key, by_span in known.items()
        if any(len(own) > 1 for own in by_span.values())
    ]
    order = {name: at for at, name in enumerate(indicators().by_id)}
    last, leads = len(order), indicators().is_headline
    return sorted(
        rows,
        key=lambda row: (not leads(row.indicator_id), order.get(row.indicator_id, last), row.measure),
    )


def as_growth(figure: Observation) -> Observation:
    """Tell a fall as a growth with a minus, so that both stand in one row."""
    if figure.measure != "decline" or figure.canonical_unit != "%":
        return figure
    low, high = -figure.canonical_high, -figure.canonical_low
    return replace(figure, measure="growth", canonical_low=low, canonical_high=high)


def span_of(figure: Observation) -> Span:
    """Give the first and the last day of a figure's period."""
    period = periods.parse(figure.period)
    return period.start, period.end


def _row(
    key: tuple[str, str, str, str],
    by_span: Mapping[Span, ByPlace],
    places: Sequence[str],
    above: Mapping[tuple[object, ...], Observation],
) -> OutcomeRow:
    """Make the row of the latest period that two places report."""
    _, measure, _, canonical = key
    span = max((span for span, own in by_span.items() if len(own) > 1), key=lambda span: (span[1], span[0]))
    own = {place: by_span[span][place] for place in places if place in by_span[span]}
    first = next(iter(own.values()))
    direction = direction_of(first.indicator_id, measure)
    before = _before(by_span, span, set(own))
    then = _ranks(by_span[before], own, direction) if before else {}
    now = _ranks(own, own, direction)
    unit, factor = displayed(first.indicator_id, canonical)
    sides = {}
    for place, figure in own.items():
        province = above.get((figure.adcode[:2], *key, span))
        gap = figure.canonical_low - province.canonical_low if province and canonical == "%" else nan
        value = tidy(figure.canonical_low * factor)
        ranked = now.get(place, 0), then.get(place, 0)
        sides[place] = Side(figure, value, *ranked, province, tidy(gap))
    told = next(iter(by_span[before].values())).period if before else ""
    return OutcomeRow(first.indicator_id, first.indicator, measure, unit, first.period, told, sides)


def _ranks(figures: ByPlace, places: ByPlace, direction: int) -> dict[str, int]:
    return ranks_by_level({place: figures[place].canonical_low for place in places}, direction)


def _before(by_span: Mapping[Span, ByPlace], span: Span, places: set[str]) -> Span | None:
    """Find the period whose ranks are compared: of the year so far, or the same one of the year before.

    The months of a year are added up: a half year is held against the first quarter, a year against a year.
    """
    start, end = span
    is_whole = (start.month, end.month) == (1, 12)
    earlier = [
        (other_end, other_start)
        for (other_start, other_end), own in by_span.items()
        if places <= own.keys()
        and (
            (other_start == start and other_end < end and not is_whole)
            or ((other_start, other_end) == (_year_before(start), _year_before(end)))
        )
    ]
    latest = max(earlier, default=None)
    return (latest[1], latest[0]) if latest else None


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def _of_provinces(tables: Tables, places: Sequence[str]) -> dict[tuple[object, ...], Observation]:
    """Index the figures of the provinces that the places lie in; a province is not above itself."""
    table = tables.observations
    own = table[table["place"].isin(list(places))]
    codes = {f"{code[:2]}0000" for code in own["adcode"] if code} - set(own["adcode"])
    found: dict[tuple[object, ...], Observation] = {}
    for figure in best_first(records(table[table["adcode"].isin(codes)], Observation)):
        if figure.period and isfinite(figure.canonical_low):
            one = as_growth(figure)
            key = (subject(one), one.measure, one.basis, one.canonical_unit)
            found.setdefault((one.adcode[:2], *key, span_of(one)), one)
    return found
