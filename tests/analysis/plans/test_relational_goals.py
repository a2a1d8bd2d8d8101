"""Goals in words are judged by both sides of the whole plan, and by nothing less."""

from __future__ import annotations

import pytest

from indicators import periods
from indicators.analysis.plans.plan_account import account_rows


@pytest.mark.parametrize(
    ("income", "status", "gap"), [("6", "met", 0.2), ("5.8", "met", 0.0), ("5.1", "missed", -0.7)]
)
def test_growth_in_step_with_the_economy_is_judged_when_both_are_known(told, income, status, gap) -> None:
    tables = told(
        "居民人均可支配收入增长与经济增长同步。",
        of_2026=f"“十四五”时期，地区生产总值年均增长5.8%，居民人均可支配收入年均增长{income}%。",
    )
    rows = account_rows(tables, "丹东市", periods.parse("2025"))
    (row,) = (row for row in rows if row.indicator_id == "income")
    assert (row.status, round(row.gap, 9), row.gap_unit) == (status, gap, "百分点")
    assert row.reason == "reference_then:5.8%|2021/2025"


def test_one_year_alone_decides_nothing(told) -> None:
    tables = told(
        "居民人均可支配收入增长与经济增长同步。",
        of_2026="2025年，地区生产总值增长5.8%，居民人均可支配收入增长6%。",
    )
    rows = account_rows(tables, "丹东市", periods.parse("2025"))
    (row,) = (row for row in rows if row.indicator_id == "income")
    assert row.status == "undetermined"
