"""The years of a plan: which figures cover which of them, and which follow a sum that a paper states."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from indicators import periods
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target
from indicators.vocabulary.column_values import CHANGES

SINCE = ("cumulative", "cagr")


def years_to(span: Period, figure: Observation) -> float:
    """Count the years of a plan up to the end of a figure."""
    end = periods.parse(figure.period).end
    return end.year - span.start.year + end.month / 12


def since_start(span: Period, figure: Observation) -> str:
    """Name the years of a plan up to the end of a figure: 2021/2023."""
    first, last = span.start.year, periods.parse(figure.period).end.year
    return str(last) if first == last else f"{first}/{last}"


def covered(span: str, latest: str) -> str:
    """Name the years that what is told over a plan's years covers, by the plan's and the latest figure's.

    Examples
    --------
    >>> covered("2021/2025", "2024"), covered("2021/2025", "2021"), covered("2021/2025", "2021/2023-H1")
    ('2021/2024', '2021', '2021/2023-H1')
    """
    first = periods.parse(span).start.year
    period = periods.parse(latest)
    is_later = period.kind == "year" and period.start.year > first
    return f"{first}/{latest}" if is_later else latest


def of_years(figures: Iterable[Observation], span: Period) -> dict[int, Observation]:
    """Give the figure of each whole year of a plan, the one to believe first.

    What has grown since an earlier year (比2020年增长110%) is no growth of the year.
    """
    found: dict[int, Observation] = {}
    for figure in figures:
        if figure.basis in SINCE and figure.measure in CHANGES:
            continue
        period = periods.parse(figure.period)
        if period.kind == "year" and period.start.year in span.years:
            found.setdefault(period.start.year, figure)
    return dict(sorted(found.items()))


def years_without_figure(known: Collection[int], span: Period, until: date | None = None) -> tuple[int, ...]:
    """List the years of a plan without a figure, up to the last that has one.

    With a day up to the last that is over by then and told: that of the day itself at the plan's end alone.
    """
    stop = max(known, default=0)
    if known and until is not None:
        stop = max(stop, until.year + (until == span.end))
    return tuple(year for year in span.years if year < stop and year not in known)


def starts_with(figure: Observation | Target, span: Period) -> bool:
    """Whether a figure runs from the plan's first year, or its base year, over more than a year.

    What is told as 年均 or 累计 of the plan's last year alone is of all of its years.
    """
    period = periods.parse(figure.period)
    if figure.basis in SINCE and figure.measure in CHANGES and period.kind == "year":
        return period.start.year == span.end.year
    return period.start.year in (span.start.year, span.start.year - 1) and period.end > period.start.replace(
        month=12, day=31
    )


def followed(whole: Observation, by_year: Mapping[int, Observation]) -> tuple[Observation, ...]:
    """Give a figure of several years, and those of the single years behind it up to the first gap.

    Parameters
    ----------
    whole : Observation
        Such as the sum of 2021—2022 that a mid-term assessment tells.
    by_year : mapping of int to Observation
        The figures of single years.
    """
    end = periods.parse(whole.period).end
    if (end.month, end.day) != (12, 31):
        return (whole,)
    parts, year = [whole], end.year + 1
    # The base-year column of the next plan may tell the sum once more, and not what that year brought.
    while year in by_year and by_year[year].status != "baseline":
        parts.append(by_year[year])
        year += 1
    return tuple(parts)
