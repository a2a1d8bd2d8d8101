"""Role and time of the figures of a column: by its head, else by the caption, else by the paper."""

from __future__ import annotations

import re

from indicators.reading.grids.heads import Head
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.table_context import Setting


def last_year(period: str) -> int:
    """Give the last year of a period, 0 if it has none.

    Examples
    --------
    >>> last_year("2021/2025"), last_year("")
    (2025, 0)
    """
    years = re.findall(r"(?:19|20)\d\d", period)
    return int(years[-1]) if years else 0


def role_of(
    head: Head, setting: Setting, *, has_period_rows: bool = False, period: str = ""
) -> tuple[str, str, str]:
    """Tell role, time and modality of a column by its head, else by the caption, else by the paper.

    Parameters
    ----------
    has_period_rows : bool
        Whether the time is told by the rows.
    period : str
        The time of the row, if it names one.
    """
    periods = setting.periods
    period = period or head.period
    modality = "预计" if head.role == "estimate" else ""
    if setting.is_of_results and (head.role != "target" or head.side):
        return "actual", period or ("" if has_period_rows else _before(setting) or periods.own), modality
    if head.role == "baseline":
        return "baseline", period or (str(periods.first - 1) if periods.first else ""), ""
    if head.role in ("actual", "estimate"):
        is_base = periods.is_plan and period == str(periods.first - 1) and not setting.is_assessment
        period = period or captioned_period(setting) or _done_in(setting)
        return "baseline" if is_base else "actual", period, modality
    if head.role == "target":
        return "target", period or setting.executed_year or periods.plan, ""
    if period:
        return _by_year(period, setting), period, ""
    if has_period_rows:
        return "", "", ""
    return _open_role(setting)


def _before(setting: Setting) -> str:
    """Find the time of which the caption says its figures are, where that is before the paper's own."""
    named = setting.caption_period
    return named if 0 < last_year(named) < setting.periods.first else ""


def captioned_period(setting: Setting) -> str:
    """Find the time of which the caption says what was completed: 2025年民生实事完成情况, （截至9月底）."""
    period = setting.period_in(setting.table.caption or setting.section)
    period = period if setting.captioned == "actual" else ""
    return period if period[:4] == str(setting.periods.first) and not setting.periods.is_plan else ""


def _done_in(setting: Setting) -> str:
    """Give the time of results whose head names none: that of a list of a year's work, else of the review."""
    periods, state = setting.periods, setting.state
    if setting.kind.table != "target" or periods.is_plan or setting.captioned == "actual":
        return _reviewed(periods)
    return state.period if state.role == "actual" and state.period else periods.own


def _reviewed(periods: PeriodReader) -> str:
    return str(periods.review_last) if periods.review_last else periods.own


def _by_year(period: str, setting: Setting) -> str:
    """Tell the role of a figure by its year alone: before, in or after the years the paper is for."""
    periods = setting.periods
    year = last_year(period)
    if not periods.first:
        return setting.captioned or setting.state.role
    if year < periods.first:
        return "baseline" if periods.is_plan and year == periods.first - 1 else "actual"
    if setting.is_assessment:
        return "target" if year >= periods.last and year > periods.review_last else "actual"
    if not periods.is_plan and year == periods.first and setting.captioned:
        return setting.captioned
    return "target"


def _open_role(setting: Setting) -> tuple[str, str, str]:
    """Tell the role of a column whose head says neither time nor role."""
    periods = setting.periods
    if setting.is_assessment:
        return "actual", _reviewed(periods), ""
    caption_period = setting.caption_period
    role = setting.captioned or setting.open_role
    if caption_period:
        return role if setting.captioned else _by_year(caption_period, setting), caption_period, ""
    if role == "target":
        return "target", periods.plan or setting.state.period, ""
    return role, setting.state.period if setting.state.role == role else _reviewed(periods), ""
