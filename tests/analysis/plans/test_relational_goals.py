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
    unknown = [f"year_unknown:{year}" for year in range(2021, 2025)]
    assert (row.status, row.reason.split(";")[:5]) == (
        "undetermined",
        ["relational:own_gdp_growth", *unknown],
    )


@pytest.mark.parametrize(
    ("income", "until", "status", "gap"),
    [
        ("5.9", "2021", "as_expected", 0.4),
        ("4.9", "2021", "slow", -0.6),
        ("5.5", "2025", "met", 0.0),
        ("4.9", "2025", "missed", -0.6),
    ],
)
def test_years_so_far_without_a_gap_decide(told, income, until, status, gap) -> None:
    years = range(2021, int(until) + 1)
    texts = {
        f"of_{year + 1}": f"{year}年，地区生产总值增长5.5%，居民人均可支配收入增长{income}%。"
        for year in years
    }
    tables = told("居民人均可支配收入增长与经济增长同步。", **texts)
    rows = account_rows(tables, "丹东市", periods.parse(until))
    (row,) = (row for row in rows if row.indicator_id == "income")
    assert (row.status, round(row.gap, 9)) == (status, gap)
    assert row.reason == f"reference_then:5.5%|{'2021' if until == '2021' else '2021/2025'}"


@pytest.mark.parametrize(
    ("goal", "reported", "as_of", "status"),
    [
        # Kept at none at any time, as a limit is.
        ("零就业家庭动态清零。", "零就业家庭为0户", "2023", "within_limit"),
        ("零就业家庭动态清零。", "零就业家庭为2户", "2023", "beyond_limit"),
        ("零就业家庭动态清零。", "零就业家庭为0户", "2024", "stale"),
        # To be covered by the end, and not before.
        ("实现行政村5G网络全覆盖。", "行政村5G网络覆盖率达到100%", "2023", "as_expected"),
        ("实现行政村5G网络全覆盖。", "行政村5G网络覆盖率达到96%", "2023", "not_due"),
        ("实现行政村5G网络全覆盖。", "行政村5G网络覆盖率达到96%", "2025", "stale"),
    ],
)
def test_a_state_that_a_plan_asks_for_is_judged_by_its_latest_figure(
    told, goal, reported, as_of, status
) -> None:
    tables = told(goal, of_2024=f"2023年，{reported}。")
    (row,) = account_rows(tables, "丹东市", periods.parse(as_of))
    assert (row.status, "reference_then" in row.reason) == (status, False)


@pytest.mark.parametrize(
    ("reported", "status"),
    [("零就业家庭为0户", "met"), ("零就业家庭为2户", "missed")],
)
def test_a_state_is_met_or_missed_at_the_plans_end(told, reported, status) -> None:
    tables = told("零就业家庭动态清零。", of_2026=f"2025年，{reported}。")
    (row,) = account_rows(tables, "丹东市", periods.parse("2025"))
    assert row.status == status


def test_a_year_that_lacks_the_other_side_decides_nothing(told) -> None:
    tables = told(
        "居民人均可支配收入增长与经济增长同步。",
        of_2022="2021年，地区生产总值增长5.5%，居民人均可支配收入增长5.9%。",
        of_2023="2022年，居民人均可支配收入增长5.9%。",
    )
    rows = account_rows(tables, "丹东市", periods.parse("2022"))
    (row,) = (row for row in rows if row.indicator_id == "income")
    assert (row.status, row.reason) == ("undetermined", "relational:own_gdp_growth")


@pytest.mark.parametrize(
    ("told_of_it", "status"),
    [
        ("超额完成省下达目标", "met"),
        ("完成省下达任务", "met"),
        ("未完成省下达任务", "undetermined"),
        ("降幅居全省前列", "undetermined"),
    ],
)
def test_what_was_assigned_is_done_when_the_paper_says_so(told, told_of_it: str, status: str) -> None:
    tables = told(
        "单位地区生产总值能耗完成省下达任务。",
        of_2026=f"“十四五”时期，单位地区生产总值能耗累计下降12.1%，{told_of_it}。",
    )
    (row,) = account_rows(tables, "丹东市", periods.parse("2025"))
    assert row.status == status
    (early,) = account_rows(tables, "丹东市", periods.parse("2024"))
    assert early.status == "undetermined"


def test_what_one_year_was_assigned_decides_nothing_of_the_plan(told) -> None:
    tables = told(
        "单位地区生产总值能耗完成省下达任务。",
        of_2026="2025年，单位地区生产总值能耗下降3.1%，完成省下达任务。",
    )
    (row,) = account_rows(tables, "丹东市", periods.parse("2025"))
    assert row.status == "undetermined"
