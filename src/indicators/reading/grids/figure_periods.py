"""Of which time a figure of a table is, by the time of its column and what it measures."""

from __future__ import annotations

import re

from indicators.reading.grids.base_notes import year_of_base
from indicators.reading.grids.instance import Instance
from indicators.reading.grids.measures import Meaning
from indicators.reading.grids.words import one_of

_OVER_YEARS = ("cagr", "cumulative")


def period_of(instance: Instance, meaning: Meaning, role: str, period: str) -> str:
    """Fit the time of a column to what the figure is: a level holds at the end, a sum over the whole.

    Parameters
    ----------
    instance : Instance
        The figure where it stands.
    role, period : str
        As its column or its row gives them.
    """
    setting, value, figure = instance.setting, instance.value, instance.figure
    periods = setting.periods
    if figure.year:
        return figure.year
    if figure.is_starred and setting.star_year:
        year = setting.star_year
        is_span = meaning.is_sum and int(year) > periods.review_first
        return f"{periods.review_first}/{year}" if is_span else year
    is_base = role == "baseline" and not figure.is_bracketed
    if is_base and instance.row.base_year:
        return instance.row.base_year
    if is_base and setting.notes and (noted := year_of_base(setting.notes, instance.row)):
        return noted
    # 〔6.9〕 is a sum whatever stands beside it, 年均8 a mean; a plain rate in a series is of its year.
    is_stated = figure.is_bracketed or bool(figure.basis)
    is_of_one = meaning.measure == "increment" and instance.beside.is_like_base and not setting.is_assessment
    is_of_year = (value.is_of_series or is_of_one) and not is_stated
    is_over_years = meaning.basis in _OVER_YEARS and not is_of_year
    if is_over_years and role == "target" and period == str(periods.last):
        # 年均10 or a rate under 2025年目标 is of all years of the plan.
        return periods.plan
    if is_over_years and role == "actual" and re.fullmatch(r"20\d\d", period):
        # 年均5.9 under 2025年完成情况 is of all years up to that.
        return periods.up_to(period)
    if re.fullmatch(r"20\d\d", period):
        # 〔16.2〕 under the base year is what the plan before came to.
        is_single = value.kind == "rate" or is_base or is_of_year
        return periods.up_to(period) if meaning.is_sum and not is_single else period
    last = period.partition("/")[2]
    if not last.isdigit() or "-" in period:
        return period
    # 重点工程减排量 over 化学需氧量 and 氨氮 is a sum of each.
    nouns = (value.noun, value.head.upper)
    is_sum = value.kind == "total" or any(one_of("sum_nouns", suffix="$").search(noun) for noun in nouns)
    if meaning.measure in ("level", "share") and not is_sum:
        # A head that names years of its own, 2021—2023年, is of all of them.
        is_own = period == value.head.period != periods.plan and "十" not in value.head.words
        return period if is_own else last
    return last if meaning.basis == "yoy" and role != "target" else period
