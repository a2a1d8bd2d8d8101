"""Goals with two levels stand in one row, and goals for a year inside the plan stand in the account."""

from __future__ import annotations

from indicators import periods
from indicators.analysis.plans.plan_account import account_rows
from indicators.views.plan_account import PlanAccountViews
from indicators.views.plan_vs_annual import PlanVsAnnualViews

PLACE = "丹东市"
TWO_LEVELS = "农村卫生厕所普及率达到95%以上，力争达到98%。"


def test_the_higher_of_two_levels_has_no_status(told) -> None:
    tables = told(TWO_LEVELS, of_2023="2022年，农村卫生厕所普及率96%。")
    (row,) = account_rows(tables, PLACE, periods.parse("2022"))
    assert (row.goal, row.stretch, row.status) == ("95%以上", "力争98%", "achieved_early")
    assert "95%以上 · 力争98%" in [
        cell.words for line in PlanAccountViews.of(tables, PLACE, "2021/2025").goals().rows for cell in line
    ]


def test_the_higher_of_two_levels_is_no_goal_beside_a_year(told) -> None:
    tables = told(TWO_LEVELS, of_2023="2022年，农村卫生厕所普及率96%。")
    (line,) = PlanVsAnnualViews.of(tables, PLACE, 2023).goals().rows
    assert line[1].words == "95%以上 · 力争98% · 2025年"
