"""Progress of five-year goals against the time elapsed (序时进度).

A pace is the share of the goal done over the share of time elapsed. One table is judged by one scheme of
schemes.yaml, whose name stands in each row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import expm1, isfinite, log, nan

import pandas as pd

from indicators.analysis.display_units import tidy
from indicators.analysis.remaining import Remaining, of_goal
from indicators.analysis.select import Known, PlanGoal, know
from indicators.errors import BadParameter
from indicators.tables.records import frame
from indicators.tables.store import Tables
from indicators.vocabulary import schemes

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
    _require(scheme)
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


def _require(scheme: str) -> None:
    """Make sure that there is such a scheme."""
    known = schemes().by_name
    if scheme not in known:
        raise BadParameter(
            expected=f"a scheme among {', '.join(known)}",
            found=repr(scheme),
            where="scheme",
            remedy="Choose one that measures what the table holds; see vocabulary/schemes.yaml.",
        )
