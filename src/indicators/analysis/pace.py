"""Progress against the time elapsed (序时进度): of five-year goals, of a year's targets, of milestones.

A five-year pace is the share of the way done over the share of time gone. Inside a year an amount is held
against what is due by now, by the calendar or a profile of the seasons; a rate is held against the annual
target itself. One table is judged by one scheme of schemes.yaml, whose name stands in each row.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import expm1, isfinite, log, nan
from typing import Any

import pandas as pd

from indicators import periods
from indicators.analysis import attainment
from indicators.analysis.display_units import tidy
from indicators.analysis.remaining import remaining
from indicators.analysis.select import know
from indicators.analysis.verdicts import RATES
from indicators.analysis.year_parts import PROFILES, passed, share_of_last_year
from indicators.errors import BadParameter
from indicators.tables.matching import subject
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.vocabulary import schemes

OVER_YEARS = {"pace"}
ENDS = {
    "goal_met": ("achieved_early", "met"),
    "kept": ("met", "met"),
    "slipped": ("missed", "missed"),
    "time_is_over": ("missed", "missed"),
}
ADDED = ["due_pct", "due_source", "due", "gap_points", "shortfall_pct", "growth_gap_points"]


def five_year(tables: Tables, place: str, year: int, *, scheme: str = "five_year") -> pd.DataFrame:
    """Hold each goal of a plan against the time gone, at its latest figure.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year : int
        Figures to the end of this year count.
    scheme : str
        One that measures pace: five_year or eurostat.

    Returns
    -------
    DataFrame
        The columns of `remaining.remaining` at each goal's latest figure, and pace (share done over share
        of time), pace_linear, pace_cagr (growth a year over growth required), gap_points, scheme. `status`
        is one of schemes.yaml: a band of the scheme, achieved_early, met, missed, no_observation or
        undetermined, which a sum with unknown years is unless it reaches the best band all the same;
        `state` keeps where the goal stands on its way.

    Raises
    ------
    BadParameter
        If the scheme does not measure pace.
    UnknownPlace
        If the place has no targets.
    """
    _require(scheme, OVER_YEARS)
    rows = remaining(tables, place, year)
    last = rows.groupby("goal_id", sort=False).tail(1)
    return pd.DataFrame([_paced(row, scheme) for row in records(last)])


def _paced(row: Row, scheme: str) -> Row:
    """Judge one goal."""
    elapsed, done = float(row["elapsed_pct"]), float(row["done_pct"])
    is_under_way = row["status"] == "in_progress" and elapsed > 0
    pace = done / elapsed if is_under_way else nan
    cagr = nan
    if is_under_way and row["method"] == "constant_growth" and row["value"] > 0:
        years = elapsed / 100 * len(periods.parse(f"{row['base_year']}/{row['goal_period'][-4:]}").years[1:])
        cagr = tidy(100 * expm1(log(row["value"] / row["base"]) / years) / row["planned"])
    judged = cagr if scheme == "eurostat" and isfinite(cagr) else pace
    reason = row["reason"]
    bands = schemes().by_name[scheme]
    if isfinite(judged) and "sum_is_lower_bound" in row["flags"] and bands.band(judged) != bands.bands[0]:
        status, reason = "undetermined", "sum_is_lower_bound"
    elif isfinite(judged):
        status = bands.band(round(judged, 9)).status
    elif row["status"] in ENDS:
        status = ENDS[row["status"]][int(elapsed >= 100)]
    else:
        status = "no_observation" if row["reason"].startswith("no_observation") else "undetermined"
    return row | {
        "pace": tidy(pace),
        "pace_linear": tidy(row["linear_done_pct"] / elapsed) if is_under_way else nan,
        "pace_cagr": cagr,
        "gap_points": tidy(done - elapsed) if is_under_way else nan,
        "scheme": scheme,
        "state": row["status"],
        "status": status,
        "reason": reason,
    }


def in_year(
    tables: Tables,
    place: str,
    year: int,
    quarter: int,
    *,
    scheme: str = attainment.SCHEME,
    profile: str | Mapping[str, str] = "even",
    custom: Mapping[str, Mapping[int, float]] | None = None,
) -> pd.DataFrame:
    """Hold a year's targets against what is due by the end of a quarter.

    Parameters
    ----------
    tables, place, year, quarter
        As for `attainment.quarter`.
    scheme : str
        in_year, points, relative (amounts) or growth (rates).
    profile : str or mapping of indicator id to str
        even, lastyear or custom: what of a year's amount is due. Investment, farming and heating are
        seasonal.
    custom : mapping of indicator id to mapping of month to share
        The shares, 0 to 1, of profile custom.

    Returns
    -------
    DataFrame
        The columns of `attainment.quarter`, judged by the scheme, and due_pct, due_source (calendar,
        last_year, custom), due, gap_points, shortfall_pct, growth_gap_points. A target the scheme does not
        measure is undetermined with the reason scheme_measures.

    Raises
    ------
    BadParameter
        If the scheme measures years, or there is no such profile.
    """
    _require(scheme, {str(one.measured) for one in schemes().by_name.values()} - OVER_YEARS)
    wanted = {profile} if isinstance(profile, str) else set(profile.values())
    if wanted - set(PROFILES):
        raise BadParameter(
            expected=f"a profile among {', '.join(PROFILES)}",
            found=", ".join(sorted(wanted - set(PROFILES))),
            where="profile",
            remedy="Write even, lastyear or custom.",
        )
    frame = attainment.quarter(tables, place, year, quarter)
    known = know(tables, place, year)
    rows = []
    for row in records(frame):
        name = profile if isinstance(profile, str) else profile.get(row["indicator_id"], "even")
        rows.append(_due(row, scheme, name, (custom or {}).get(row["indicator_id"]), known.figures))
    return pd.DataFrame(rows, columns=[*attainment.COLUMNS, *ADDED, "profile"])


def _due(
    row: Row, scheme: str, profile: str, custom: Mapping[int, float] | None, figures: Mapping[str, list[Row]]
) -> Row:
    """Work out what is due of one target, and judge it by the scheme."""
    added: dict[str, Any] = dict.fromkeys(ADDED, nan) | {"due_source": ""}
    if row["observed_period"] and isfinite(row["gap"]):
        whole, now = periods.parse(str(row["period"])), periods.parse(row["observed_period"])
        if row["measure"] in RATES:
            added["growth_gap_points"] = row["gap"]
        else:
            share = passed(whole, now, profile, share_of_last_year(figures[subject(row)], now), custom)
            due, done = row["target"] * share.share, 100 * row["observed"] / row["target"]
            added |= {
                "due_pct": 100 * share.share,
                "due_source": share.source,
                "due": tidy(due),
                "gap_points": tidy(done - 100 * share.share),
                "shortfall_pct": tidy(100 * (row["observed"] / due - 1)) if due > 0 else nan,
            }
        is_over = now.end == whole.end
        added |= _lit(row, added, scheme, is_over)
    return row | added | {"scheme": scheme, "profile": profile}


def _lit(row: Row, added: Mapping[str, Any], scheme: str, is_over: bool) -> Row:
    """Give status and reason by a scheme."""
    is_rate = row["measure"] in RATES
    if is_over or (scheme == attainment.SCHEME and (is_rate or row["is_kept"])):
        return {}
    chosen = schemes().by_name[scheme]
    measured = float(added[chosen.measured]) if chosen.measured in added else nan
    if not isfinite(measured):
        return {"status": "undetermined", "reason": f"scheme_measures:{'rates' if is_rate else 'amounts'}"}
    if not is_rate and scheme == attainment.SCHEME:
        if row["observed"] == 0:
            return {"status": "not_started", "reason": ""}
        if row["direction"] == 1 and row["observed"] >= row["target"]:
            return {"status": "completed", "reason": ""}
    return {"status": chosen.band(round(measured, 9)).status, "reason": ""}


def _require(scheme: str, measured: set[str]) -> None:
    """Make sure that a scheme measures what is asked."""
    fitting = [name for name, one in schemes().by_name.items() if one.measured in measured]
    if scheme not in fitting:
        raise BadParameter(
            expected=f"a scheme among {', '.join(fitting)}",
            found=repr(scheme),
            where="scheme",
            remedy="Choose one that measures what the table holds; see vocabulary/schemes.yaml.",
        )
