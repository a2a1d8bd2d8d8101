"""Goals of a plan from a paper's text to their verdict, with the words in which the page tells it."""

from __future__ import annotations

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import periods
from indicators.analysis.plans.plan_account import PlanGoal, account, account_rows, ended_rows
from indicators.analysis.plans.plan_progress import progress
from indicators.errors import BadParameter, UnknownPlace
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.views.plan_account import PlanAccountViews
from indicators.views.plan_account_tables import PlanAccountTables

PLACE = "丹东市"


def judged(tables: Tables, year: int) -> list[PlanGoal]:
    return account_rows(tables, PLACE, periods.parse(str(year)))


def page(tables: Tables, rows: list[PlanGoal], lang: str = "zh") -> str:
    make = PlanAccountTables(Localizer(lang), Citations(tables, lang))
    return make.seen(rows, "规划目标完成情况", "").html


def test_an_average_is_met_by_an_average_and_nothing_else(told) -> None:
    tables = told(
        "到2025年，一般公共预算收入达到145亿元，年均增长5.7%。",
        of_2026="“十四五”时期，一般公共预算收入年均增长6.1%。",
    )
    row = next(row for row in judged(tables, 2025) if row.measure == "growth")
    assert (row.goal, row.status, row.light, round(row.gap, 9)) == ("增长5.7%", "met", "green", 0.4)
    words = page(tables, [row])
    for word in ("年均增长5.7%", "年均增长6.1%", "高于目标0.4个百分点", "已完成"):
        assert word in words
    assert "21.4%" not in words
    assert "20%" not in words


def test_an_average_below_its_goal_is_missed_at_the_end(told) -> None:
    tables = told(
        "地区生产总值年均增长6%左右。",
        of_2026="五年来，地区生产总值年均增长5.2%。",
    )
    (row,) = judged(tables, 2025)
    assert (row.status, row.light, round(row.gap, 9), row.gap_unit) == ("missed", "red", -0.8, "百分点")
    for word in ("年均增长6%左右", "年均增长5.2%", "低于目标0.8个百分点", "未完成"):
        assert word in page(tables, [row])


def test_a_floor_needs_nothing_a_year(told) -> None:
    tables = told("耕地保有量不低于810万亩。", of_2026="2025年末，耕地保有量812万亩。")
    (row,) = judged(tables, 2025)
    assert row.status == "met"
    assert isnan(row.yearly_need)
    assert isnan(row.yearly_task)
    assert "高于底线2万亩" in page(tables, [row])


def test_no_stock_is_made_of_additions_with_a_missing_year(told) -> None:
    tables = told("高新技术企业由2020年的360家增加到600家以上。", of_2023="2022年新增高新技术企业40家。")
    (row,) = judged(tables, 2023)
    assert isnan(row.latest)
    assert (row.added, row.known_years, row.missing_years) == (40, "2022", "2021")
    assert (row.status, row.reason, row.yearly_task) == ("undetermined", "year_unknown:2021", 48)
    assert isnan(row.yearly_need)
    words = page(tables, [row])
    assert "已公布年份（2022年）新增40家" in words
    assert "400家" not in words
    assert "增加48家" in words


def test_a_rise_over_the_plan_is_the_last_level_less_that_of_the_base_year(told) -> None:
    tables = told(
        "| 指标 | 2020年 | 2025年 | 累计 | 属性 |\n| --- | --- | --- | --- | --- |\n"
        "| 森林覆盖率（%） | 57.5 | 58.5 | 〔1〕 | 约束性 |\n"
        "| 人均预期寿命（岁） | 77.1 | 78.1 | 〔1〕 | 预期性 |",
        of_2024="2023年，森林覆盖率达到57.9%，人均预期寿命达到77.9岁。",
        of_2026="2025年，森林覆盖率达到58.3%，人均预期寿命达到78.1岁。",
    )
    rows = {row.indicator: row for row in judged(tables, 2025) if row.measure in ("change", "increment")}
    forest, life = rows["森林覆盖率"], rows["人均预期寿命"]
    assert (forest.latest, forest.latest_period, forest.status) == (0.8, "2025", "missed")
    assert (life.latest, life.status) == (1.0, "met")
    words = repr(PlanAccountViews.of(tables, PLACE, "2021/2025").summary())
    assert words.count("森林覆盖率（") == 1
    half = next(row for row in judged(tables, 2023) if row.unit == "百分点")
    assert (half.latest, half.yearly_need, half.need_unit) == (0.4, pytest.approx(0.3), "百分点")


def test_visitors_of_a_year_are_held_against_those_of_the_goals_year(told) -> None:
    tables = told(
        "到2025年接待游客突破7000万人次。",
        of_2024="2023年，接待游客5812万人次。",
        of_2025="2024年，接待游客6421万人次。",
    )
    (row,) = judged(tables, 2025)
    assert (row.latest, row.latest_period, row.status) == (64_210_000, "2024", "stale")
    assert isnan(row.added)


def test_a_single_year_is_no_average_of_the_plan(told) -> None:
    tables = told(
        "居民人均可支配收入增长与经济增长基本同步。", of_2024="2023年，居民人均可支配收入增长6.6%。"
    )
    (row,) = judged(tables, 2023)
    assert isnan(row.latest)
    assert "年均增长6.6%" not in page(tables, [row])


def test_an_amount_is_needed_in_amounts(told) -> None:
    tables = told("铁矿石年产量由2020年的6000万吨提高到2025年的1亿吨。")
    (row,) = judged(tables, 2021)
    assert (row.yearly_task, row.yearly_need, row.need_unit, row.status) == (
        8e6,
        8e6,
        "吨",
        "no_observation",
    )
    words = page(tables, [row])
    assert "增加800万吨" in words
    assert "%" not in words.split("<details")[0].split("<tbody>")[1]


def test_the_output_of_a_year_is_output(told) -> None:
    tables = told(
        "铁矿石年产量由2020年的6000万吨提高到2025年的1亿吨。", of_2024="2023年，铁矿石产量达到8400万吨。"
    )
    (row,) = judged(tables, 2023)
    assert (row.status, row.latest) == ("as_expected", 84_000_000)


def test_a_rate_of_unemployment_comes_down_by_points(told) -> None:
    tables = told("城镇登记失业率由4.35%控制到4%以下。")
    (row,) = judged(tables, 2021)
    assert (round(row.yearly_task, 9), row.need_unit) == (-0.07, "百分点")
    assert "降低0.07个百分点" in page(tables, [row])


def test_a_capacity_is_no_output(told) -> None:
    tables = told("粮食综合生产能力达到130万吨。", of_2023="2022年粮食总产量138.5万吨。")
    (row,) = judged(tables, 2023)
    assert (row.status, isnan(row.latest), row.alike_ids != "") == ("no_observation", True, True)
    assert "另有相近口径数据，不作判断依据" in page(tables, [row])


def test_the_words_are_english_on_an_english_page(told) -> None:
    tables = told("高新技术企业由2020年的360家增加到600家以上。", of_2023="2022年新增高新技术企业40家。")
    words = page(tables, judged(tables, 2023), "en")
    for word in ("40 added in the published years (2022)", "up 48", "Cannot be judged"):
        assert word in words


@pytest.fixture(scope="module")
def ended(built: Tables) -> dict[str, PlanGoal]:
    """The goals of the plan before, by indicator."""
    return {row.indicator: row for row in ended_rows(built, "鞍山市", periods.parse("2023"))}


class TestAnshan:
    def test_forest_is_short_of_its_goal(self, ended: dict[str, PlanGoal]) -> None:
        row = next(row for name, row in ended.items() if "森林覆盖率" in name)
        assert (row.latest, row.value, row.status, row.nature) == (48, 49, "missed", "binding")

    def test_energy_is_known_up_to_2019_only(self, built: Tables, ended: dict[str, PlanGoal]) -> None:
        row = next(row for name, row in ended.items() if "能源消耗" in name)
        assert (row.status, row.light, row.latest_period) == ("stale", "grey", "2016/2019")
        assert isnan(row.yearly_need)
        make = PlanAccountTables(Localizer("zh"), Citations(built, "zh"))
        assert make.latest(row) == "截至2019年累计下降6.64%"
        assert make.goal(row) == "累计下降16%"

    def test_later_figures_are_no_outcome_of_an_ended_plan(self, ended: dict[str, PlanGoal]) -> None:
        assert {row.latest_period[-4:] for row in ended.values() if row.latest_period} <= {"2019", "2020"}
        air = next(row for name, row in ended.items() if "PM2.5" in name)
        assert (air.latest, air.status) == (43, "met")

    def test_binding_goals_stand_first_and_every_goal_has_one_status(self, built: Tables) -> None:
        rows = account_rows(built, "鞍山市", periods.parse("2025"))
        natures = [row.nature for row in rows]
        assert natures == sorted(natures, key=["binding", "expected", ""].index)
        assert len({row.goal_id for row in rows}) == len(rows) > 50
        assert {row.status for row in rows} <= {
            "met", "missed", "stale", "no_observation", "undetermined", "within_limit",
        }  # fmt: skip

    def test_whole_things_only(self, built: Tables) -> None:
        for row in account_rows(built, "鞍山市", periods.parse("2023")):
            if row.need_unit in ("家", "户", "个", "座") and not row.indicator.startswith("每"):
                assert isnan(row.yearly_task) or row.yearly_task % 1 == 0

    def test_what_nobody_knows_is_told(self, built: Tables) -> None:
        assert account(built, "锦州市", 2025).empty
        with pytest.raises(UnknownPlace):
            account(built, "大连", 2025)
        with pytest.raises(BadParameter):
            account(built, "鞍山市", 2023, "luck")


@given(one=st.floats(0, 1e4), more=st.floats(0, 1e4), year=st.integers(2021, 2025))
def test_more_done_never_needs_more(made: tuple[Target, Observation], one, more, year) -> None:
    from dataclasses import replace

    goal, figure = made
    span, as_of = periods.parse("2021/2025"), periods.parse("2025")
    low, high = (
        progress(
            goal,
            360,
            [replace(figure, period=str(year), canonical_low=value)],
            span,
            as_of,
        )
        for value in sorted((one, more))
    )
    assert low.done <= high.done
    assert isnan(high.need) or high.need <= low.need
    assert low.elapsed == high.elapsed


@pytest.fixture(scope="module")
def made(built: Tables) -> tuple[Target, Observation]:
    """The goal of 高新技术企业 above 600 from 360, and its base as a figure to be changed."""
    targets = built.targets
    own = targets[(targets["indicator_id"] == "hightech_firms") & (targets["measure"] == "level")]
    goal = next(row for row in records(own, Target) if row.place == "鞍山市" and row.horizon == "plan")
    figures = records(built.observations, Observation)
    return goal, next(figure for figure in figures if figure.observation_id == goal.baseline_id)


def test_the_years_left_need_the_rest_in_points(told) -> None:
    tables = told("常住人口城镇化率由2020年的70%提高到75%。", of_2023="2022年常住人口城镇化率达到71%。")
    (row,) = judged(tables, 2023)
    assert (row.latest, round(row.done_pct), row.status, row.light) == (71, 20, "lagging", "red")
    assert (round(row.yearly_task, 9), round(row.yearly_need, 9), row.need_unit) == (1, 1.333333333, "百分点")
    words = page(tables, [row])
    for word in ("剩余年度年均需完成", "提高1.33个百分点", "20%", "时间进度40%", "滞后"):
        assert word in words


def test_a_fall_that_is_reached_needs_nothing_more(told) -> None:
    tables = told(
        "万元GDP用水量五年累计下降16%。",
        of_2022="2021年，万元GDP用水量下降8.5%。",
        of_2023="2022年，万元GDP用水量下降8.9%。",
    )
    (row,) = judged(tables, 2022)
    assert (row.status, isnan(row.yearly_need)) == ("achieved_early", True)


def test_a_mean_of_things_is_told_in_whole_things(told) -> None:
    tables = told(
        "每年新增高新技术企业50家以上。",
        of_2023="2022年，新增高新技术企业40家。",
        of_2024="2023年，新增高新技术企业43家。",
    )
    rows = account_rows(tables, "丹东市", periods.parse("2023"))
    assert "已公布年份（2022、2023年）年均约42家" in page(tables, rows)
    assert "about 42 a year in the published years" in page(tables, rows, "en")
