"""How far a year's targets are at the end of a quarter, and what cannot be said.

A growth rate of the year so far is held against the annual target itself, never divided by the time
passed; an amount to add is held against the share of the year that is over; a level waits for the year's
end, since it may be a stock or a running sum. Words and thresholds are those of the scheme in_year, whose
name stands in each row.
"""

from __future__ import annotations

from math import isfinite, nan

import pandas as pd

from indicators import periods
from indicators.analysis.scale import displayed, tidy
from indicators.analysis.select import Known, annual_targets, know, require_place
from indicators.periods import Period
from indicators.tables.repeats import STRETCH
from indicators.tables.rows import Row
from indicators.tables.store import Tables
from indicators.vocabulary import schemes

COLUMNS = [
    "indicator_id", "indicator", "measure", "place", "task", "comparator", "target", "target_high", "unit",
    "text", "modality", "observed", "observed_period", "observed_comparator", "observed_status",
    "source_quality", "elapsed_pct", "attained_pct", "gap", "gap_unit", "last_outcome", "last_period",
    "last_unit", "direction", "scheme", "status", "reason", "flags", "target_id", "statement_id",
    "observation_id", "last_id",
]  # fmt: skip
SCHEME = "in_year"
RATES = ("growth", "decline", "share")
SLACK = 1e-9
UNVERIFIED = ("repost", "encyclopedia")


def quarter(
    tables: Tables, place: str, year: int, quarter: int, *, include_restricted: bool = False
) -> pd.DataFrame:
    """Hold every annual target of a place against the latest figure at a quarter's end.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year, quarter : int
        The quarter 1 to 4.
    include_restricted : bool
        Whether papers marked 不公开 count.

    Returns
    -------
    DataFrame
        One row a target, in the papers' order and the indicator's display unit. `status` is a status of
        schemes.yaml; where there is none to give it is `no_observation` or `undetermined`, with a
        `reason`. gap is in percentage points: of the rate itself for rates, of the share done minus the
        share of the year for amounts.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    BadPeriod
        If there is no such quarter.
    """
    span = periods.year_to_date(year, quarter)
    require_place(tables, place)
    known = know(tables, place, year, include_restricted)
    rows = [_row(target, known, span) for target in annual_targets(tables, place, year, include_restricted)]
    return pd.DataFrame(rows, columns=COLUMNS)


def gap_of_rate(comparator: str, low: float, high: float, observed: float, direction: int | None) -> float:
    """Say by how much a rate is better than its target, in points; negative where it falls short.

    Parameters
    ----------
    comparator : str
        ge and gt set a floor, le and lt a ceiling, range both; eq and approx go by the direction.
    low, high : float
        The target.
    observed : float
        The rate so far.
    direction : int or None
        1 higher is better, -1 lower; NaN comes back where neither comparator nor direction tells.

    Examples
    --------
    >>> round(gap_of_rate("eq", 6, 6, 5.7, 1), 9), gap_of_rate("le", 3, 3, 2, 0)
    (-0.3, 1)
    >>> gap_of_rate("approx", 2, 2, 2.1, 0)
    nan
    """
    if comparator in ("ge", "gt"):
        return observed - low
    if comparator in ("le", "lt"):
        return high - observed
    if direction == 1:
        return observed - low
    if direction == -1:
        return high - observed
    if comparator == "range":
        return min(observed - low, high - observed)
    return nan


def tolerance(comparator: str, measure: str, target: float) -> float:
    """Give what 左右 forgives: points for a rate, in the target's unit for an amount.

    Examples
    --------
    >>> tolerance("approx", "growth", 6), tolerance("eq", "growth", 6), tolerance("approx", "level", 500)
    (0.5, 0.0, 10.0)
    """
    if comparator != "approx":
        return 0.0
    known = schemes().tolerances
    return known.approx_points if measure in RATES else abs(target) * known.approx_amount_pct / 100


def _row(target: Row, known: Known, span: Period) -> Row:
    """Work out one target."""
    unit, factor = displayed(target["indicator_id"], target["canonical_unit"])
    observed = _latest(target, known, span)
    last = known.by_id.get(target["baseline_id"])
    verdict = _judge(target, observed, span)
    last_unit, last_factor = displayed(last["indicator_id"], last["canonical_unit"]) if last else ("", nan)
    return {
        **{name: target[name] for name in COLUMNS if name in target},
        "target": tidy(float(target["canonical_low"]) * factor),
        "target_high": tidy(float(target["canonical_high"]) * factor),
        "unit": unit,
        "text": target["quote"] or target["sentence"],
        "direction": target["direction"],
        "observed": tidy(float(observed["canonical_low"]) * factor) if observed else nan,
        "observed_period": observed["period"] if observed else "",
        "observed_comparator": observed["comparator"] if observed else "",
        "observed_status": observed["status"] if observed else "",
        "source_quality": observed["source_quality"] if observed else "",
        "elapsed_pct": 100 * periods.parse(target["period"]).elapsed_share(span),
        "last_outcome": tidy(float(last["canonical_low"]) * last_factor) if last else nan,
        "last_period": last["period"] if last else "",
        "last_unit": last_unit,
        "scheme": SCHEME,
        **verdict,
        "flags": _flags(target, observed, last),
        "observation_id": observed["observation_id"] if observed else "",
        "last_id": last["observation_id"] if last else "",
    }


def _latest(target: Row, known: Known, span: Period) -> Row | None:
    """Find the figure that runs from January to the latest month inside the span; the best source first."""
    found = None
    for figure in known.figures[target["subject"]]:
        if (
            any(figure[name] != target[name] for name in ("measure", "canonical_unit"))
            or not figure["period"]
        ):
            continue
        period = periods.parse(figure["period"])
        runs = period.start == span.start and period.end <= span.end
        if runs and (found is None or period.end > periods.parse(found["period"]).end):
            found = figure
    return found


def _judge(target: Row, observed: Row | None, span: Period) -> Row:
    """Give status, reason, gap and share done."""
    if target["comparator"] == "relational":
        return _verdict("undetermined", f"relational:{target['reference']}")
    if observed is None:
        return _verdict("no_observation", f"no_observation:{span.text}")
    low, high = float(target["canonical_low"]), float(target["canonical_high"])
    value = float(observed["canonical_low"])
    direction: int | None = None if pd.isna(target["direction"]) else int(target["direction"])
    whole, passed = periods.parse(target["period"]), periods.parse(observed["period"])
    attained = tidy(100 * value / low) if low > 0 else nan
    gap = gap_of_rate(target["comparator"], low, high, value, direction)
    slack = tolerance(target["comparator"], target["measure"], low)
    is_over, is_rate = passed.end == whole.end, target["measure"] in RATES
    if not isfinite(gap):
        return _verdict("undetermined", "band" if direction == 0 else "no_direction", attained)
    if not is_over and target["measure"] == "level":
        return _verdict("undetermined", "stock_or_flow", attained)
    points = gap if is_rate else attained - 100 * whole.elapsed_share(passed)
    if is_over:
        status = "met" if gap >= -slack - SLACK else "missed"
    else:
        status = "on_schedule" if is_rate and -slack <= gap < 0 else _band(points)
    return _verdict(status, "", attained, points)


def _verdict(status: str, reason: str, attained: float = nan, points: float = nan) -> Row:
    """Give the columns of a judgement."""
    return {
        "status": status,
        "reason": reason,
        "attained_pct": attained,
        "gap": tidy(points),
        "gap_unit": "百分点" if isfinite(points) else "",
    }


def _band(gap: float) -> str:
    """Name the status of a gap in points."""
    return schemes().by_name[SCHEME].band(round(gap, 9)).status


def _flags(target: Row, observed: Row | None, last: Row | None) -> str:
    """List what a reader of the row has to beware of, as codes."""
    flags = [flag for flag in target["flags"].split(";") if flag.startswith("contradicts")]
    size = schemes().tolerances
    if target["comparator"] == "approx" and target["measure"] in RATES:
        flags.append(f"tolerance:{size.approx_points}|百分点")
    elif target["comparator"] == "approx":
        flags.append(f"tolerance:{size.approx_amount_pct}|%")
    if target["modality"] in STRETCH:
        flags.append("stretch")
    if observed is not None and observed["source_quality"] in UNVERIFIED:
        flags.append("observation_unverified")
    is_upward_amount = target["measure"] in ("level", "increment") and target["direction"] == 1
    if last is not None and is_upward_amount and target["canonical_low"] < last["canonical_low"]:
        flags.append("below_last_outcome")
    return ";".join(flags)
