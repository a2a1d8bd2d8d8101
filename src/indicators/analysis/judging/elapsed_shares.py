"""What share of a year is over, and what growth the rest of it must bring.

Growth in the rest of the year: g = ((1 + g*) - s(1 + g_ytd)) / (1 - s) - 1, where s is the share of last
year's amount that fell into the part of the year already passed; the year's months stand in for it if last
year's amounts are not known, and the row says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite, nan

from indicators import units
from indicators.analysis.display_units import tidy
from indicators.periods import Period
from indicators.tables.contract.records import Observation


@dataclass(frozen=True, slots=True)
class Passed:
    """A share of the year, 0 to 1, and where it comes from: calendar, last_year or custom."""

    share: float
    source: str


def rest_of_year_growth(target_pct: float, so_far_pct: float, share: float) -> float:
    """Return the growth in % that the rest of the year needs.

    Parameters
    ----------
    target_pct, so_far_pct : float
        Annual target and year so far.
    share : float
        Of last year's whole amount, what fell into the part already passed; from 0 to below 1.

    Returns
    -------
    float
        NaN where the year is over or nothing of it has passed.

    Examples
    --------
    >>> round(rest_of_year_growth(6, 5.7, 0.25), 2)
    6.1
    """
    if not 0 < share < 1 or not (isfinite(target_pct) and isfinite(so_far_pct)):
        return nan
    left = (1 + target_pct / 100) - share * (1 + so_far_pct / 100)
    return tidy(100 * (left / (1 - share) - 1))


def passed(
    whole: Period,
    now: Period,
    profile: str = "even",
    last_year: float = nan,
    custom: Mapping[int, float] | None = None,
) -> Passed:
    """Say what share of a year's amount is due by now.

    Parameters
    ----------
    whole, now : Period
        The year, and the part of it observed.
    profile : str
        even: by months; lastyear: last year's share; custom: shares by month (`{6: 0.3}`).
    last_year : float
        Last year's amount to the same month over its whole, NaN if not known.
    custom : mapping of int to float
        Month to the share due at its end.

    Examples
    --------
    >>> from indicators import periods
    >>> passed(periods.parse("2025"), periods.parse("2025-Q1"))
    Passed(share=0.25, source='calendar')
    >>> passed(periods.parse("2025"), periods.parse("2025-Q1"), "custom", custom={3: 0.12})
    Passed(share=0.12, source='custom')
    """
    if profile == "custom" and custom and now.end.month in custom:
        return Passed(custom[now.end.month], "custom")
    if profile == "lastyear" and isfinite(last_year):
        return Passed(last_year, "last_year")
    return Passed(whole.elapsed_share(now), "calendar")


def share_of_last_year(figures: Iterable[Observation], now: Period) -> float:
    """Find what share of last year's amount fell into the same months, NaN if the figures do not say.

    Parameters
    ----------
    figures : iterable of Observation
        Of one subject, the one to believe first; amounts to add and money count, stocks do not flow.
    now : Period
        From January on.
    """
    text = str(now.end.year - 1)
    to_date = now.text.replace(str(now.end.year), text, 1)
    amounts: dict[tuple[str, str, str], float] = {}
    for figure in figures:
        is_money = figure.measure == "level" and _is_money(figure.canonical_unit)
        if is_money or figure.measure == "increment":
            amounts.setdefault((figure.measure, figure.canonical_unit, figure.period), figure.canonical_low)
    for (measure, unit, period), part in amounts.items():
        whole = amounts.get((measure, unit, text), nan)
        if period == to_date and whole > 0 and 0 < part < whole:
            return part / whole
    return nan


def _is_money(unit: str) -> bool:
    """Whether a unit is a currency's own, not one per head or area."""
    return bool(unit) and units.parse_form(unit).kind == "currency"
