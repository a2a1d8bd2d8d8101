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


def test_what_the_text_of_an_assessment_says_of_single_goals_stands_beside_ours(told) -> None:
    paper = (
        "丹东市“十四五”规划实施情况中期评估报告\n（2023年9月）\n"
        "2022年城镇化率达到56.5%，快于规划进度；2022年白酒产业产值1560亿元，完成规划目标难度较大。\n"
    )
    tables = told(
        "城镇化率由2020年的55%提高到60%。白酒产业产值由2020年的1100亿元增加到2000亿元。", midterm=paper
    )
    page = PlanAccountViews.of(tables, PLACE, "2021/2025")
    (made,) = page.made.assessments
    assert [(one.own.indicator, one.said, one.own.status) for one in made.goals] == [
        ("城镇化率", "faster", "slow"),
        ("白酒产业产值", "lagging", "faster"),
    ]
    assert (made.as_of.text, made.tabled) == ("2022", {})
    assert "称2项指标中1项快于预期、1项滞后" in page.assessed().html
