"""An average that is not over is judged by points, as a rate inside a year is: no surprise at the end."""

from __future__ import annotations

import pytest

from indicators import periods
from indicators.analysis.plans.plan_account import account_rows

PLACE = "丹东市"


@pytest.mark.parametrize(
    ("goal", "rate", "status", "at_the_end"),
    [
        ("年均增长8%", "8.1", "faster", "met"),
        ("年均增长8%", "8", "as_expected", "met"),
        ("年均增长8%左右", "7.5", "as_expected", "met"),
        ("年均增长8%", "7.7", "slow", "missed"),
        ("年均增长8%", "7", "slow", "missed"),
        ("年均增长8%", "6.9", "lagging", "missed"),
        ("年均增长8%左右", "5.65", "lagging", "missed"),
        ("年均增长超过7%", "7", "slow", "missed"),
        ("年均增长7%以上", "7", "as_expected", "met"),
        ("年均增长2%", "0.5", "lagging", "missed"),
    ],
)
def test_an_average_so_far_is_judged_by_points(told, goal, rate, status, at_the_end) -> None:
    years = {f"of_{year + 1}": f"{year}年，地区生产总值增长{rate}%。" for year in range(2021, 2026)}
    tables = told(f"地区生产总值{goal}。", **years)
    for year, expected in ((2023, status), (2025, at_the_end)):
        (row,) = account_rows(tables, PLACE, periods.parse(str(year)))
        assert row.status == expected
