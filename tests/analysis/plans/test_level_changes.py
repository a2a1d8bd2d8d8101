"""Falls and growths over a plan, told by levels alone, and levels to come down to."""

from __future__ import annotations

from indicators import periods
from indicators.analysis.plans.plan_account import PlanGoal, account_rows
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.views.plan_account_tables import PlanAccountTables

PLACE = "丹东市"


def judged(tables: Tables, year: int, measure: str) -> PlanGoal:
    rows = account_rows(tables, PLACE, periods.parse(str(year)))
    return next(row for row in rows if row.measure == measure)


def page(tables: Tables, row: PlanGoal) -> str:
    make = PlanAccountTables(Localizer("zh"), Citations(tables, "zh"))
    return make.seen([row], "规划目标完成情况", "").html


def test_a_fall_over_the_plan_is_judged_by_the_levels_at_both_its_ends(told) -> None:
    tables = told(
        "PM2.5年均浓度由2020年的33微克/立方米降至31微克/立方米，五年累计下降6%。",
        of_2024="2023年，PM2.5年均浓度32微克/立方米。",
        of_2026="2025年，PM2.5年均浓度31微克/立方米。",
    )
    row = judged(tables, 2025, "decline")
    assert (row.status, round(row.latest, 2), row.latest_period) == ("met", 6.06, "2021/2025")
    assert "累计下降6.06%" in page(tables, row)
    row = judged(tables, 2023, "decline")
    assert (row.status, round(row.latest, 2), row.latest_period) == ("slow", 3.03, "2021/2023")


def test_a_growth_over_the_plan_of_an_amount_of_money_is_not_taken_from_current_prices(told) -> None:
    tables = told(
        "地区生产总值由2020年的800亿元增加到1200亿元，五年累计增长30%。",
        of_2026="2025年，地区生产总值1300亿元。",
    )
    assert judged(tables, 2025, "growth").status == "no_observation"


def test_a_number_that_doubles_by_the_last_year_is_judged_by_its_levels(told) -> None:
    tables = told(
        "到2025年，高新技术企业数量实现翻番，由2020年的210家增加到420家。",
        of_2025="2024年，高新技术企业达到431家。",
        of_2026="2025年，高新技术企业达到452家。",
    )
    row = judged(tables, 2025, "growth")
    assert (row.status, round(row.latest, 1), row.latest_period) == ("met", 115.2, "2021/2025")
    assert judged(tables, 2024, "growth").status == "achieved_early"


def test_what_is_to_come_down_by_the_plan_s_end_breaks_no_limit_before(told) -> None:
    tables = told(
        "到2025年，PM2.5年均浓度降至38微克/立方米以下。城镇调查失业率控制在5.5%以内。",
        of_2024="2023年，PM2.5年均浓度41微克/立方米。城镇调查失业率5.8%。",
        of_2026="2025年，PM2.5年均浓度39微克/立方米。城镇调查失业率5.8%。",
    )
    row = judged(tables, 2023, "level")
    assert (row.status, row.reason) == ("not_due", "not_due:2025")
    assert judged(tables, 2023, "share").status == "beyond_limit"
    assert judged(tables, 2025, "level").status == "missed"


def test_a_larger_fall_is_above_a_goal_that_is_a_negative_growth(make_tables, statement) -> None:
    pm25 = {"indicator_id": "pm25", "basis": "cumulative", "period": "2021/2025"}
    tables = make_tables(
        statement("plan", "PM2.5浓度", -6, "%", measure="growth", **pm25),
        statement("report", "PM2.5浓度", 7, "%", role="actual", measure="decline", **pm25),
    )
    rows = account_rows(tables, "鞍山市", periods.parse("2025"))
    assert [row.status for row in rows] == ["met"]
    made = PlanAccountTables(Localizer("zh"), Citations(tables, "zh")).ended(rows, "", "")
    assert "高于目标1个百分点" in made.html


def test_a_mean_of_a_year_is_never_reached_early_and_starts_from_the_year_that_a_note_names(told) -> None:
    tables = told(
        "| 指标 | 2020年 | 2025年 | 累计 | 属性 |\n| --- | --- | --- | --- | --- |\n"
        "| 空气质量优良天数比率（%） | 73.2 | 78.5 | 〔5.3〕 | 约束性 |\n"
        "注：1.〔〕内为五年累计数。2.空气质量优良天数比率基期值为2019年数据。",
        of_2025="2024年，空气质量优良天数比率78.6%。",
    )
    level, rise = judged(tables, 2024, "share"), judged(tables, 2024, "change")
    assert (level.base, level.base_period) == (73.2, "2019")
    assert [(row.aim, row.status, round(row.done_pct)) for row in (level, rise)] == [
        ("rate", "faster", 102)
    ] * 2
