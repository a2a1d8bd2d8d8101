"""Progress against the time elapsed (序时进度): of five-year goals, of a year's targets, of milestones.

A five-year pace is the share of the goal done over the share of time elapsed. Inside a year an amount is held
against what is due by now, by the calendar or a profile of the seasons; a rate is held against the annual
target itself. One table is judged by one scheme of schemes.yaml, whose name stands in each row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import expm1, isfinite, log, nan

import pandas as pd

from indicators import periods
from indicators.analysis import attainment
from indicators.analysis.attainment import Judged, judged_as
from indicators.analysis.display_units import tidy
from indicators.analysis.remaining import Remaining, of_goal
from indicators.analysis.select import Known, PlanGoal, know
from indicators.analysis.year_parts import PROFILES, passed, share_of_last_year
from indicators.errors import BadParameter
from indicators.tables.records import frame
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import RATES

OVER_YEARS = {"pace"}
ENDS = {
    "goal_met": ("achieved_early", "met"),
    "kept": ("met", "met"),
    "slipped": ("missed", "missed"),
    "time_is_over": ("missed", "missed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paced(Remaining):
    """A plan's goal at its latest figure, against the time gone; see `five_year` for the columns."""

    pace: float = nan
    pace_linear: float = nan
    pace_cagr: float = nan
    gap_points: float = nan
    scheme: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InYear(Judged):
    """A target of a year against what is due by a quarter's end; see `in_year` for the columns."""

    due_pct: float = nan
    due_source: str = ""
    due: float = nan
    gap_points: float = nan
    shortfall_pct: float = nan
    growth_gap_points: float = nan
    profile: str = ""


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
        `state` keeps where the goal stands.

    Raises
    ------
    BadParameter
        If the scheme does not measure pace.
    UnknownPlace
        If the place has no targets.
    """
    return frame(five_year_rows(know(tables, place, year), scheme=scheme), Paced)


def five_year_rows(known: Known, *, scheme: str = "five_year") -> list[Paced]:
    """Give the rows of `five_year` as records.

    Raises
    ------
    BadParameter
        If the scheme does not measure pace.
    """
    _require(scheme, OVER_YEARS)
    return [_paced(of_goal(Paced, goal, known)[-1], goal, scheme) for goal in known.goals]


def _paced(row: Paced, goal: PlanGoal, scheme: str) -> Paced:
    """Judge one goal."""
    is_under_way = row.status == "in_progress" and row.elapsed_pct > 0
    pace = row.done_pct / row.elapsed_pct if is_under_way else nan
    cagr = nan
    if is_under_way and row.method == "constant_growth" and row.value > 0:
        years = row.elapsed_pct / 100 * len(goal.span.years)
        cagr = tidy(100 * expm1(log(row.value / row.base) / years) / row.planned)
    judged = cagr if scheme == "eurostat" and isfinite(cagr) else pace
    status, reason = _over_years(row, judged, scheme)
    return replace(
        row,
        pace=tidy(pace),
        pace_linear=tidy(row.linear_done_pct / row.elapsed_pct) if is_under_way else nan,
        pace_cagr=cagr,
        gap_points=tidy(row.done_pct - row.elapsed_pct) if is_under_way else nan,
        scheme=scheme,
        state=row.status,
        status=status,
        reason=reason,
    )


def _over_years(row: Paced, pace: float, scheme: str) -> tuple[str, str]:
    """Give status and reason of a goal by the bands of a scheme, or by where it stands."""
    bands = schemes().by_name[scheme]
    if isfinite(pace):
        is_short = "sum_is_lower_bound" in row.flags and bands.band(pace) != bands.bands[0]
        reached = bands.band(round(pace, 9)).status
        return ("undetermined", "sum_is_lower_bound") if is_short else (reached, row.reason)
    if row.status in ENDS:
        early, late = ENDS[row.status]
        return late if row.elapsed_pct >= 100 else early, row.reason
    is_unseen = row.reason.startswith("no_observation")
    return "no_observation" if is_unseen else "undetermined", row.reason


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
    known = know(tables, place, year)
    return frame(in_year_rows(known, quarter, scheme=scheme, profile=profile, custom=custom), InYear)


def in_year_rows(
    known: Known,
    quarter: int,
    *,
    scheme: str = attainment.SCHEME,
    profile: str | Mapping[str, str] = "even",
    custom: Mapping[str, Mapping[int, float]] | None = None,
) -> list[InYear]:
    """Give the rows of `in_year` as records.

    Raises
    ------
    BadParameter
        If the scheme measures years, or there is no such profile.
    BadPeriod
        If there is no such quarter.
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

    def of(row: InYear) -> InYear:
        name = profile if isinstance(profile, str) else profile.get(row.indicator_id, "even")
        due = _with_due(replace(row, profile=name), known, (custom or {}).get(row.indicator_id))
        return _judged(due, scheme)

    return [of(row) for row in judged_as(InYear, known, quarter)]


def _with_due(row: InYear, known: Known, custom: Mapping[int, float] | None) -> InYear:
    """Work out what is due of one target by its figure's period."""
    if not row.observed_period or not isfinite(row.gap):
        return row
    if row.measure in RATES:
        return replace(row, growth_gap_points=row.gap)
    whole, now = periods.parse(row.period), periods.parse(row.observed_period)
    share = passed(whole, now, row.profile, share_of_last_year(known.figures_of(row), now), custom)
    due = row.target * share.share
    return replace(
        row,
        due_pct=100 * share.share,
        due_source=share.source,
        due=tidy(due),
        gap_points=tidy(100 * row.observed / row.target - 100 * share.share),
        shortfall_pct=tidy(100 * (row.observed / due - 1)) if due > 0 else nan,
    )


def _judged(row: InYear, scheme: str) -> InYear:
    """Give status and reason by a scheme, where the year is not over."""
    row = replace(row, scheme=scheme)
    is_rate = row.measure in RATES
    if not row.observed_period or not isfinite(row.gap):
        return row
    is_over = periods.parse(row.observed_period).end == periods.parse(row.period).end
    is_settled = scheme == attainment.SCHEME and (is_rate or row.is_kept)
    if is_over or is_settled:
        return row
    chosen = schemes().by_name[scheme]
    measured = _measured(row, str(chosen.measured))
    if not isfinite(measured):
        return replace(
            row, status="undetermined", reason=f"scheme_measures:{'rates' if is_rate else 'amounts'}"
        )
    status = chosen.band(round(measured, 9)).status
    if not is_rate and scheme == attainment.SCHEME:
        status = _amount(row) or status
    return replace(row, status=status, reason="")


def _measured(row: InYear, name: str) -> float:
    """Give the column that a scheme measures."""
    columns = {
        "gap_points": row.gap_points,
        "shortfall_pct": row.shortfall_pct,
        "growth_gap_points": row.growth_gap_points,
    }
    return columns.get(name, nan)


def _amount(row: InYear) -> str:
    """Name the state of an amount that no band gives: nothing done yet, or all of it; "" for any other."""
    if row.observed == 0:
        return "not_started"
    return "completed" if row.direction == 1 and row.observed >= row.target else ""


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
