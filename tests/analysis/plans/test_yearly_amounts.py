"""Goals that are the amount of a year, beside amounts of other years."""

from __future__ import annotations

import pytest

from indicators.analysis.plans.contribution import plan_vs_annual


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
