"""Whether a figure can be true: finite, of its dimension, within what shares and growths reach."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import isfinite

import pandas as pd

from indicators import periods, units
from indicators.errors import UnitMismatch, UnknownUnit
from indicators.tables.aims import entry_of
from indicators.tables.canonical import count_words
from indicators.vocabulary.indicator_catalogue import Indicator

FLAG, CONFIRMED = "implausible", "confirmed"
SHARE = (0.0, 100.0)
GROWTH = (-100.0, 500.0)
PERCENT = ("%", "‰", "倍", "百分点")
RATES = ("growth", "decline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plausible:
    """A figure as far as its bounds depend on it.

    Attributes
    ----------
    low, high : float
        In `unit`.
    canonical_low, canonical_high : float
        In the canonical unit: a growth told in 倍 in percent.
    published : str
        Day, month or year, "" if not known.
    is_foretold : bool
        Whether it is an estimate (预计) or a target, which may speak of a time to come.
    """

    indicator_id: str
    indicator: str
    measure: str
    unit: str
    low: float
    high: float
    canonical_low: float
    canonical_high: float
    period: str
    published: str
    is_foretold: bool


def fault_of(figure: Plausible) -> str:
    """Name what cannot be true of a figure, "" if nothing.

    Returns
    -------
    str
        not_finite, unit:<unit>, share:<value>, growth:<value> or future:<period>.

    Examples
    --------
    >>> known = {"indicator_id": "gdp", "indicator": "地区生产总值", "measure": "growth", "unit": "%",
    ...     "period": "2025", "published": "", "is_foretold": False}
    >>> def tell(value, **more):
    ...     ends = dict.fromkeys(("low", "high", "canonical_low", "canonical_high"), value)
    ...     return fault_of(Plausible(**(known | ends | more)))
    >>> tell(5.0), tell(6600.0), tell(5.0, unit="公里"), tell(5.0, period="2031-Q1", published="2025-01")
    ('', 'growth:6600', 'unit:公里', 'future:2031-Q1')
    """
    values = (figure.low, figure.high, figure.canonical_low, figure.canonical_high)
    if any(value == value and not isfinite(value) for value in values):
        return "not_finite"
    if figure.low != figure.low:
        return ""
    entry = entry_of(figure.indicator_id, figure.indicator) if figure.indicator_id else None
    if not _fits(figure, entry):
        return f"unit:{figure.unit or '无'}"
    return _out_of_range(figure, entry) or _ahead_of_time(figure)


def _fits(figure: Plausible, entry: Indicator | None) -> bool:
    """Whether the unit can measure the indicator."""
    if figure.measure in RATES:
        return figure.unit in (*PERCENT, "") or (entry is not None and _converts(figure.unit, entry))
    if figure.measure == "change" or entry is None:
        return True
    return figure.unit in PERCENT or _converts(figure.unit, entry)


def _converts(unit: str, entry: Indicator) -> bool:
    """Whether a unit is one of the indicator's own, a count word for one, or converts into one."""
    for goal in (entry.unit, *entry.other_units):
        if unit == goal or goal in count_words(unit) or (_is_count(unit) and _is_count(goal)):
            return True
        try:
            units.convert(1.0, unit, goal)
        except (UnitMismatch, UnknownUnit):
            continue
        return True
    return False


def _is_count(unit: str) -> bool:
    return not unit or units.parse_form(unit).kind in ("count", "person")


def _out_of_range(figure: Plausible, entry: Indicator | None) -> str:
    """Name a share or a growth that no share or growth reaches."""
    if figure.measure == "share" and figure.unit == "%":
        low, high = entry.bounds if entry is not None and entry.bounds else SHARE
        outside = not (low <= figure.low and figure.high <= high)
        return f"share:{figure.high:g}" if outside else ""
    if figure.measure in RATES and figure.unit in ("%", "倍"):
        outside = not (GROWTH[0] <= figure.canonical_low and figure.canonical_high <= GROWTH[1])
        return f"growth:{figure.canonical_high:g}" if outside else ""
    return ""


def _ahead_of_time(figure: Plausible) -> str:
    """Name a result of a time that was not over when it was published."""
    if figure.is_foretold or not figure.period or not figure.published:
        return ""
    year, month = (*map(int, figure.published.split("-")), 12)[:2]
    end = periods.parse(figure.period).end
    return f"future:{figure.period}" if (end.year, end.month) > (year, month) else ""


def flagged(frame: pd.DataFrame, *, is_foretold: bool = False) -> pd.DataFrame:
    """Add the flag implausible:… to the rows of figures that cannot be true.

    Parameters
    ----------
    frame : DataFrame
        Observations or targets with canonical units; rows flagged as confirmed stay plain.
    is_foretold : bool
        Whether the rows are targets; among observations estimates are.
    """
    names = [field.name for field in fields(Plausible)][:-1]
    told = frame["status"] == "estimate" if "status" in frame else is_foretold
    ahead = [is_foretold] * len(frame) if isinstance(told, bool) else told.tolist()
    rows = zip(frame[names].itertuples(index=False, name=None), ahead, frame["flags"], strict=True)
    marked = []
    for values, is_ahead, flags in rows:
        cause = fault_of(Plausible(**dict(zip(names, values, strict=True)), is_foretold=is_ahead))
        is_settled = not cause or CONFIRMED in flags
        marked.append(flags if is_settled else ";".join(filter(None, (flags, f"{FLAG}:{cause}"))))
    return frame.assign(flags=marked)
