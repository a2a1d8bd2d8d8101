"""What an assessment tells of a plan up to the end of a month is held against the time gone by then."""

from __future__ import annotations

from indicators import periods
from indicators.analysis.plans.plan_account import account_rows
from indicators.views.plan_account import PlanAccountViews

PLACE = "丹东市"
ASSESSMENT = """丹东市“十四五”规划实施情况中期评估报告
（2023年9月）
截至2023年6月，累计新增城镇就业17.6万人。城镇化率达到56.5%。单位GDP能耗累计降低6.1%。
氨氮排放量比2020年累计下降3.6%。
"""


def test_sums_run_to_the_month_that_the_assessment_names(told) -> None:
    plan = "累计新增城镇就业35万人。城镇化率达到60%。单位GDP能耗累计降低14.5%。氨氮排放量累计下降7.5%。"
    tables = told(plan, midterm=ASSESSMENT)
    rows = {row.indicator: row for row in account_rows(tables, PLACE, periods.parse("2023"))}
    told_of = {name: (row.latest_period, row.elapsed_pct, row.status) for name, row in rows.items()}
    assert told_of == {
        "城镇就业": ("2021/2023-H1", 50.0, "as_expected"),
        "城镇化率": ("2023-H1", 50.0, "undetermined"),
        "单位GDP能耗": ("2021/2023-H1", 50.0, "slow"),
        "氨氮排放量": ("2021/2023-H1", 50.0, "slow"),
    }
    words = PlanAccountViews.of(tables, PLACE, "2021/2025").goals().html
    assert "截至2023年6月末累计下降6.1%" in words
