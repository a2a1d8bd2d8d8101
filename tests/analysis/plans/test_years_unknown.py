"""Growth over a plan and averages of it, of which only some years are known."""

from __future__ import annotations

from dataclasses import replace

from indicators import periods
from indicators.analysis.plans.plan_account import PlanGoal, account_rows
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.views.plan_account_tables import PlanAccountTables

PLACE = "丹东市"


def judged(tables: Tables, year: int) -> list[PlanGoal]:
    return account_rows(tables, PLACE, periods.parse(str(year)))


def page(tables: Tables, rows: list[PlanGoal]) -> str:
    make = PlanAccountTables(Localizer("zh"), Citations(tables, "zh"))
    return make.seen(rows, "规划目标完成情况", "").html


def test_what_has_grown_since_the_base_year_is_no_growth_of_the_last_one(told) -> None:
    tables = told(
        "到2025年，旅游总收入翻一番。",
        of_2022="2021年，旅游总收入增长20%。",
        of_2026="2025年，旅游总收入比2020年增长110%。",
    )
    (row,) = judged(tables, 2025)
    assert (row.status, row.latest, row.latest_period) == ("met", 110, "2021/2025")
    assert "累计增长110%" in page(tables, [row])
    assert "152" not in page(tables, [row])


def test_a_fall_chained_over_years_with_gaps_is_of_no_one_year(told) -> None:
    tables = told(
        "单位地区生产总值能耗五年累计下降15%。",
        of_2022="2021年，单位地区生产总值能耗下降4.5%。",
        of_2023="2022年，单位地区生产总值能耗下降3.6%。",
        of_2026="2025年，单位地区生产总值能耗下降2.8%。",
    )
    (row,) = judged(tables, 2025)
    assert "已公布年份（2021、2022、2025年）累计下降" in page(tables, [row])


def test_an_average_of_one_year_is_told_as_that_of_the_year(told) -> None:
    tables = told("一般公共预算收入年均增长4.5%。", of_2022="2021年，一般公共预算收入增长5%。")
    (row,) = judged(tables, 2025)
    assert (row.status, row.missing_years) == ("undetermined", "2022;2023;2024;2025")
    assert "2021年增长5%" in page(tables, [row])
    assert "年均增长5%" not in page(tables, [row])


def test_an_average_so_far_is_told_with_all_the_years_it_is_of(told) -> None:
    tables = told(
        "地区生产总值年均增长5%。",
        of_2022="2021年，地区生产总值增长6%。",
        of_2023="2022年，地区生产总值增长5%。",
    )
    html = page(tables, judged(tables, 2022))
    assert "年均增长5.5%" in html
    assert "2021—2022年" in html


def test_the_rate_of_one_year_is_not_said_to_be_of_all(told) -> None:
    tables = told("地区生产总值年均增长6%。", of_2023="2022年，地区生产总值增长7.2%。")
    html = page(tables, judged(tables, 2022))
    assert "2022年增长7.2%" in html
    assert "2021—2022年" not in html


def test_what_a_unit_filled_in_for_a_target_that_leads_to_a_goal_counts_for_it(told) -> None:
    tables = told(
        "新建5G基站4000个。",
        of_2022="2021年，新建5G基站1000个。",
        of_2023="2022年，新建5G基站1200个。",
    )
    figures = tables.observations.copy()
    is_filled_in = figures["period"] == "2022"
    assert set(figures.loc[is_filled_in, "goal_id"]) != {""}
    figures.loc[is_filled_in, "observation_id"] = "progress@list.11736.2022"
    (row,) = judged(replace(tables, observations=figures), 2022)
    assert (row.latest, row.known_years) == (2200, "2021;2022")
