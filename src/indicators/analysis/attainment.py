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
from indicators.analysis.attainment_ratios import attained
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import Evidence, aim_of, gather
from indicators.analysis.select import annual_targets, know, require_place
from indicators.analysis.verdicts import RATES, forgives, gap_of_rate, judge, tolerance
from indicators.periods import Period
from indicators.tables.rows import Row
from indicators.tables.store import Tables
from indicators.vocabulary import schemes

__all__ = ["COLUMNS", "SCHEME", "gap_of_rate", "quarter", "tolerance"]

COLUMNS = [
    "indicator_id", "indicator", "measure", "place", "task", "comparator", "target", "target_high", "unit",
    "text", "modality", "observed", "observed_period", "observed_comparator", "observed_status",
    "source_quality", "elapsed_pct", "attained_pct", "gap", "gap_unit", "last_outcome", "last_period",
    "last_unit", "direction", "scheme", "status", "reason", "flags", "target_id", "statement_id",
    "observation_id", "last_id",
    "nature", "section", "period", "method", "slack", "half_unit", "is_by_rounding", "consequence", "is_kept",
    "decides", "headroom", "gap_closed_pct", "target_over_actual_pct", "mirrored_pct", "reference",
    "reference_value", "reference_id", "passed_pct", "passed_source", "rest_growth_pct", "claim",
]  # fmt: skip
SCHEME = "in_year"
UNVERIFIED = ("repost", "encyclopedia")


def quarter(tables: Tables, place: str, year: int, quarter: int) -> pd.DataFrame:
    """Hold every annual target of a place against the latest figure at a quarter's end.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year, quarter : int
        The quarter 1 to 4.

    Returns
    -------
    DataFrame
        One row a target, in the papers' order and the indicator's display unit. `status` is a status of
        schemes.yaml; where there is none to give it is `no_observation` or `undetermined`, with a
        `reason`. gap is in percentage points: of the rate itself for rates, of the share done minus the
        share of the year for amounts. `method` names what attained_pct divides; of a level that is to
        fall all three rival ratios are given, of a limit the headroom instead. `slack` is what was
        forgiven, `is_by_rounding` says that only the printed precision makes a target met. `decides` is
        false for a stretch target (力争) beside a floor (确保). `rest_growth_pct` is the growth that the
        rest of the year needs, passed_pct the share of last year's amount it rests on. `claim` is what the
        source says of the year's targets as a whole, where it says so.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    BadPeriod
        If there is no such quarter.
    """
    span = periods.year_to_date(year, quarter)
    require_place(tables, place)
    known = know(tables, place, year)
    rows = [
        _row(target, gather(tables, target, known, span), span)
        for target in annual_targets(tables, place, year)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(target: Row, seen: Evidence, span: Period) -> Row:
    """Work out one target."""
    unit, factor = displayed(target["indicator_id"], target["canonical_unit"])
    observed, last = seen.observed, seen.last
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
        **_judged(target, seen, span, factor),
        "flags": _flags(target, observed, last),
        "is_kept": seen.is_kept,
        "decides": "stretch_of:" not in target["flags"],
        "reference_value": seen.reference_value,
        "reference_id": seen.reference_id,
        "passed_pct": 100 * seen.passed.share if seen.passed else nan,
        "passed_source": seen.passed.source if seen.passed else "",
        "rest_growth_pct": seen.rest_growth_pct,
        "claim": seen.claim,
        "observation_id": observed["observation_id"] if observed else "",
        "last_id": last["observation_id"] if last else "",
    }


def _judged(target: Row, seen: Evidence, span: Period, factor: float) -> Row:
    """Give status, reason, gap, and the share done with its method."""
    aim, low = aim_of(target, seen.is_broad), float(target["canonical_low"])
    observed = seen.observed
    if target["comparator"] == "relational" and (observed is None or not isfinite(seen.reference_value)):
        return _verdict("undetermined", f"relational:{target['reference']}")
    if observed is None:
        return _verdict("no_observation", f"no_observation:{span.text}")
    value, half = float(observed["canonical_low"]), seen.half_unit
    found = judge(aim, value, half, seen.reference_value)
    share = attained(aim, value, seen.base)
    known = {
        "method": share.method,
        "headroom": tidy(share.headroom * factor),
        "half_unit": tidy(half * factor),
        **{
            name: tidy(getattr(share, name))
            for name in ("gap_closed_pct", "target_over_actual_pct", "mirrored_pct")
        },
    }
    pct = tidy(share.pct)
    if not isfinite(found.gap):
        return _verdict("undetermined", found.reason, pct) | known
    whole, now = periods.parse(target["period"]), periods.parse(observed["period"])
    is_over, is_rate = now.end == whole.end, target["measure"] in RATES
    if not is_over and target["measure"] == "level" and not seen.is_kept:
        return _verdict("undetermined", "stock_or_flow", pct) | known
    due = 100 * whole.elapsed_share(now)
    points = found.gap if is_rate else tidy(100 * value / low) - due if low > 0 else nan
    known |= {"slack": tidy(found.slack * factor)}
    if is_over:
        status = found.status
        known |= {"is_by_rounding": found.is_by_rounding, "consequence": found.consequence}
    elif seen.is_kept:
        status = "on_schedule" if found.status == "met" else "behind"
    else:
        status = "on_schedule" if is_rate and -forgives(aim) <= points < 0 else _band(points)
    if seen.is_kept and seen.is_broken:
        status = "missed" if is_over else "behind"
    return _verdict(status, "" if isfinite(points) else "target_not_positive", pct, points) | known


def _verdict(status: str, reason: str, attained: float = nan, points: float = nan) -> Row:
    """Give the columns of a judgement."""
    return {
        "status": status,
        "reason": reason,
        "attained_pct": attained,
        "gap": tidy(points),
        "gap_unit": "百分点" if isfinite(points) else "",
        "method": "",
        "slack": nan,
        "half_unit": nan,
        "is_by_rounding": False,
        "consequence": "",
        **dict.fromkeys(("headroom", "gap_closed_pct", "target_over_actual_pct", "mirrored_pct"), nan),
    }


def _band(gap: float) -> str:
    """Name the status of a gap in points."""
    return schemes().by_name[SCHEME].band(round(gap, 9)).status if isfinite(gap) else "undetermined"


def _flags(target: Row, observed: Row | None, last: Row | None) -> str:
    """List what a reader of the row has to beware of, as codes."""
    flags = [flag for flag in target["flags"].split(";") if flag.startswith("contradicts")]
    size = schemes().tolerances
    if target["comparator"] == "approx" and target["measure"] in RATES:
        flags.append(f"tolerance:{size.approx_points}|百分点")
    elif target["comparator"] == "approx":
        flags.append(f"tolerance:{size.approx_amount_pct}|%")
    if "stretch_of:" in target["flags"]:
        flags.append("stretch")
    if observed is not None and observed["source_quality"] in UNVERIFIED:
        flags.append("observation_unverified")
    is_upward_amount = target["measure"] in ("level", "increment") and target["direction"] == 1
    if last is not None and is_upward_amount and target["canonical_low"] < last["canonical_low"]:
        flags.append("below_last_outcome")
    return ";".join(flags)
