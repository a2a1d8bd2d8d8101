"""Whether a figure can be true: finite, of its dimension, within what shares, growths and amounts reach."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from math import isfinite

from indicators import periods, units
from indicators.errors import UnitMismatch, UnknownUnit
from indicators.tables.targets.aim_nouns import entry_of
from indicators.tables.targets.canonical import count_words, unit_of_one
from indicators.vocabulary.column_values import CHANGES, COUNTED_KINDS
from indicators.vocabulary.indicator_catalogue import Indicator
from indicators.vocabulary.plausible_bounds import Span, plausible_bounds

PERCENT, POINT, PLACES = "%", "百分点", "位"
PERCENTAGES = ("percent", "permille")
OTHER = "other"

_PER_MONEY = re.compile(r"(?:单位|每)?([万亿]元)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plausible:
    """A figure as far as its bounds depend on it."""

    indicator_id: str
    indicator: str
    measure: str
    unit: str
    # In `unit`; both NaN where a target has no number of its own.
    low: float
    high: float
    # canonical_low, canonical_high: in the canonical unit: a growth told in 倍 in percent.
    canonical_low: float
    canonical_high: float
    period: str
    published: str  # Day, month or year, "" if not known.
    is_foretold: bool  # Whether it is an estimate (预计) or a target, which may speak of a time to come.


def fault_of(figure: Plausible) -> str:
    """Name what cannot be true of a figure, "" if nothing.

    Returns
    -------
    str
        not_finite, unit:<unit>, share:<value>, growth:<value>, amount:<value> or future:<period>.

    Examples
    --------
    >>> known = {"indicator_id": "gdp", "indicator": "地区生产总值", "measure": "growth", "unit": "%",
    ...     "period": "2025", "published": "", "is_foretold": False}
    >>> def tell(value, **more):
    ...     ends = dict.fromkeys(("low", "high", "canonical_low", "canonical_high"), value)
    ...     return fault_of(Plausible(**(known | ends | more)))
    >>> tell(5.0), tell(6600.0), tell(5.0, unit="公里"), tell(5.0, period="2031-Q1", published="2025-01")
    ('', 'growth:6600', 'unit:公里', 'future:2031-Q1')
    >>> tell(5.0, measure="level"), tell(5.0, unit=""), tell(1e300, measure="level", unit="元")
    ('unit:%', 'unit:无', 'amount:1e+300')
    """
    stated = (figure.low, figure.high)
    if all(value != value for value in stated):
        return ""
    if not all(map(isfinite, (*stated, figure.canonical_low, figure.canonical_high))):
        return "not_finite"
    entry = entry_of(figure.indicator_id, figure.indicator) if figure.indicator_id else None
    if entry is not None and _is_index(figure, entry):
        # 价格指数控制在102以内: the year before is 100.
        rise = figure.low - 100, figure.high - 100
        return "" if plausible_bounds().growth.holds(*rise) else f"amount:{figure.high:g}"
    told = figure.unit
    figure = replace(figure, unit=unit_of_one(told, figure.indicator_id))
    if not _fits(figure, entry):
        return f"unit:{told or '无'}"
    return _out_of_range(figure, entry) or _ahead_of_time(figure)


def _fits(figure: Plausible, entry: Indicator | None) -> bool:
    """Whether the unit can measure the indicator in this way."""
    kind = _kind(figure.unit)
    if figure.measure in CHANGES:
        return kind in (*PERCENTAGES, "point") or figure.unit == "倍"
    if figure.measure == "share" and kind in PERCENTAGES:
        return True
    if entry is None:
        return figure.measure != "share"
    # 万元GDP能耗降至0.45吨标准煤: the name says what it is told per.
    per = _PER_MONEY.match(figure.indicator)
    if _converts(figure.unit, entry) or (per and _converts(f"{figure.unit}/{per[1]}", entry)):
        return True
    # A rise of a share is told in points, one of an amount also in percent, and of its rank in places.
    return figure.measure == "change" and (kind in (*PERCENTAGES, "point") or figure.unit == PLACES)


def _is_index(figure: Plausible, entry: Indicator) -> bool:
    return figure.measure == "level" and not figure.unit and figure.indicator in entry.indices


def _kind(unit: str) -> str:
    return units.parse_form(unit).kind if unit else ""


def _converts(unit: str, entry: Indicator) -> bool:
    """Whether a unit is one of the indicator's own, a count word for one, or converts into one."""
    for goal in (entry.unit, *entry.other_units):
        if unit == goal or goal in count_words(unit) or (_is_count(unit) and _is_count(goal)):
            return True
        if unit and _is_convertible(unit, goal):
            return True
    return False


def _is_convertible(unit: str, goal: str) -> bool:
    try:
        units.convert(1.0, unit, goal)
    except (UnitMismatch, UnknownUnit):
        return False
    return True


def _is_count(unit: str) -> bool:
    return not unit or _kind(unit) in COUNTED_KINDS


def _out_of_range(figure: Plausible, entry: Indicator | None) -> str:
    """Name a share, a growth or an amount that none reaches."""
    bounds, kind = plausible_bounds(), _kind(figure.unit)
    if figure.measure in CHANGES:
        sign = -1 if figure.measure == "decline" else 1
        ends = _growth(figure)
        if entry is not None and entry.bounds and entry.measure == "growth":
            # An index (101.2) is no growth of a price.
            own = Span(low=entry.bounds[0], high=entry.bounds[1])
            return "" if own.holds(*(sign * end for end in ends)) else f"growth:{_farthest(ends):g}"
        return "" if bounds.growth.holds(*(sign * end for end in ends)) else f"growth:{_farthest(ends):g}"
    if figure.measure in ("level", "share") and kind in PERCENTAGES:
        span, unit = bounds.share_of(figure.indicator), PERCENT
        if entry is not None and entry.bounds and _kind(entry.unit) in PERCENTAGES:
            span, unit = Span(low=entry.bounds[0], high=entry.bounds[1]), entry.unit
        ends = _in_unit(figure, unit)
        return "" if span.holds(*ends) else f"share:{_farthest(ends):g}"
    if entry is not None and entry.bounds and _is_convertible(figure.unit or entry.unit, entry.unit):
        ends = _in_unit(figure, entry.unit)
        if not Span(low=entry.bounds[0], high=entry.bounds[1]).holds(*ends):
            return f"amount:{_farthest(ends):g}"
    is_of_firms = bounds.firms.are_counted(figure.indicator, figure.unit)
    limit = bounds.firms.most if is_of_firms else limit_of(figure.unit)
    ends = (figure.low, figure.high)
    return "" if Span(low=-limit, high=limit).holds(*ends) else f"amount:{_farthest(ends):g}"


@cache
def limit_of(unit: str) -> float:
    """Give the largest amount in a unit: what the whole country has, where that is known.

    Examples
    --------
    >>> limit_of("万人"), limit_of("户"), limit_of("元") == limit_of("")
    (145000.0, 600000000.0, True)
    """
    limits = plausible_bounds().amounts
    known = next((own for own in limits if own != OTHER and unit and _is_convertible(own, unit)), OTHER)
    return limits[OTHER] if known == OTHER else float(units.convert(limits[known], known, unit))


def _growth(figure: Plausible) -> tuple[float, float]:
    """Give the ends of a growth in percent, or in points."""
    if figure.unit == "倍":
        return figure.canonical_low, figure.canonical_high
    return _in_unit(figure, POINT if _kind(figure.unit) == "point" else PERCENT)


def _in_unit(figure: Plausible, unit: str) -> tuple[float, float]:
    if figure.unit in (unit, ""):
        return figure.low, figure.high
    low, high = units.convert([figure.low, figure.high], figure.unit, unit).tolist()
    return low, high


def _farthest(ends: tuple[float, float]) -> float:
    return max(ends, key=abs)


def _ahead_of_time(figure: Plausible) -> str:
    """Name a result of a time that was not over when it was published, by the month."""
    if figure.is_foretold or not figure.period or not figure.published:
        return ""
    published = tuple(map(int, figure.published.split("-")))[:2]
    end = periods.parse(figure.period).end
    return f"future:{figure.period}" if (end.year, end.month)[: len(published)] > published else ""
