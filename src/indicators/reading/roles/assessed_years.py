"""The years of a plan that an assessment is in the middle of: what of them is told, and what is to come."""

from __future__ import annotations

from indicators.reading.times.period_words import Horizon, last_year


def is_under_way(period: str, horizon: Horizon) -> bool:
    """Whether a time is a part of the year in which an assessment is written, or reaches into it.

    Parameters
    ----------
    period : str
        A time that ends after the years looked back on, "" if none is named.

    Examples
    --------
    >>> plan = Horizon(2021, 2021, 2025, 2021, 2022)
    >>> [is_under_way(period, plan) for period in ("2023-H1", "2021/2023", "2023/2025", "2025")]
    [True, True, False, False]
    """
    if "/" not in period or "-" in period:
        return "-" in period
    return int(period[:4]) <= horizon.review_last and last_year(period) < horizon.last


def years_to_come(horizon: Horizon) -> str:
    """Give the years of a plan that an assessment of it does not look back on.

    Examples
    --------
    >>> [years_to_come(Horizon(2021, 2021, 2025, 2021, over)) for over in (2022, 2024)]
    ['2023/2025', '2025']
    """
    first = min(horizon.review_last + 1, horizon.last)
    return str(horizon.last) if first == horizon.last else f"{first}/{horizon.last}"


def is_to_come(period: str, horizon: Horizon, *, is_sure: bool) -> bool:
    """Whether goals may be told for a time: it is of the plan and not over.

    Parameters
    ----------
    period : str
        A time, "" if none is named.
    is_sure : bool
        Whether words say that it is looked ahead to; else only the end of the plan is no result.

    Examples
    --------
    >>> plan = Horizon(2021, 2021, 2025, 2021, 2022)
    >>> [is_to_come(period, plan, is_sure=False) for period in ("2025", "2024", "2022", "2035", "")]
    [True, False, False, False, False]
    >>> is_to_come("2024", plan, is_sure=True)
    True
    """
    if not period or is_under_way(period, horizon):
        return False
    last = last_year(period)
    return horizon.review_last < last <= horizon.last and (is_sure or last == horizon.last)
