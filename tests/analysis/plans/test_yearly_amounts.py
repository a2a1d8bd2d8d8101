"""Goals that are the amount of a year, beside amounts of other years."""

from __future__ import annotations

from math import isnan

import pytest

from indicators import periods
from indicators.analysis.plans.plan_account import account_rows

from .frames import plan_vs_annual


def test_an_amount_of_a_year_is_no_addition_to_that_of_the_base_year(make_tables, statement):
    visits = {"indicator_id": "tourists"}
    tables = make_tables(
        statement(
            "plan",
            "接待游客",
            12e6,
            "人次",
            measure="level",
            role="baseline",
            period="2020",
            start=1,
            **visits,
        ),
        statement("plan", "接待游客", 25e6, "人次", measure="level", period="2025", start=2, **visits),
        statement("tasks", "接待游客", 20e6, "人次", **visits),
        statement("report", "接待游客", 16.5e6, "人次", role="actual", period="2022", **visits),
    )
    (row,) = plan_vs_annual(tables, "鞍山市", 2023).to_dict("records")
    assert row["target_contribution_pct"] == pytest.approx(100 * 3.5 / 13)
    assert row["known_sum_pct"] == pytest.approx(100 * 8 / 13)
    assert row["reason"] == "outcome_no_level_before"
    assert (row["annual_measure"], row["outcome_measure"]) == ("level", "level")
    assert "counts_additions" not in row["flags"]


def test_amounts_of_years_add_up_to_what_a_plan_asks_of_all(told) -> None:
    amounts = {2021: 1250, 2022: 1020, 2023: 905, 2024: 880}
    years = {
        f"of_{year + 1}": f"{year}年，固定资产投资完成{amount}亿元。" for year, amount in amounts.items()
    }
    tables = told("固定资产投资五年累计超过7000亿元。", **years)
    (row,) = account_rows(tables, "丹东市", periods.parse("2024"))
    assert (row.latest, round(row.done_pct, 1), row.status) == (4055e8, 57.9, "slow")


def test_a_stock_is_no_amount_of_a_year(told) -> None:
    tables = told("五年累计新建高标准农田60万亩。", of_2024="2023年末，高标准农田达到310万亩。")
    (row,) = account_rows(tables, "丹东市", periods.parse("2023"))
    assert isnan(row.latest)
