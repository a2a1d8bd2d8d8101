"""A plan beside a year's targets, from the papers' words to the sentences and cards of the page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from indicators.tables.store import Tables
from indicators.views.plan_account import PlanAccountViews
from indicators.views.plan_vs_annual import PlanVsAnnualViews
from indicators.views.trajectory_charts import TrajectoryCharts

PLACE = "丹东市"
PLAN = """五年累计引进内资1500亿元。
PM2.5平均浓度由36微克/立方米降至30微克/立方米。
社会消费品零售总额年均增长5%左右。
全社会研发投入占地区生产总值比重由1.2%提高到2%。
城镇新增就业10万人。
"""
OF_2023 = (
    "2022年，引进内资300亿元，PM2.5平均浓度31微克/立方米，城镇新增就业2.3万人，"
    "研发投入占地区生产总值比重1.5%。"
)
OF_2025 = (
    "2024年，社会消费品零售总额增长6%，引进内资330亿元，PM2.5平均浓度32微克/立方米，城镇新增就业2.1万人，"
    "研发投入占地区生产总值比重1.7%。\n二、2025年工作安排\n2025年主要预期目标是：社会消费品零售总额增长6%；"
    "PM2.5平均浓度31微克/立方米；引进内资340亿元；城镇新增就业1.9万人。"
)


@pytest.fixture
def page(told: Callable[..., Tables]) -> PlanVsAnnualViews:
    return PlanVsAnnualViews.of(told(PLAN, of_2023=OF_2023, of_2025=OF_2025), PLACE, 2025)


def of(page: PlanVsAnnualViews, indicator: str) -> str:
    rows = re.findall(r'(?s)<tr><th scope="row".*?</tr>', page.goals().html)
    (row,) = [row for row in rows if indicator in row.partition("</th>")[0]]
    return row


def test_a_level_is_as_far_as_it_stands_between_base_and_goal(page: PlanVsAnnualViews) -> None:
    row = of(page, "PM2.5")
    assert "83.3%" in row
    assert "含2025年目标" in row
    (own,) = [one for one in page.rows if one.indicator.startswith("PM2.5")]
    assert "year_unknown" not in str(own.flags)


def test_a_figure_that_gives_no_share_is_not_told_to_be_missing(page: PlanVsAnnualViews) -> None:
    assert "缺2024年数据" not in page.cautions().html
    assert "缺2021年数据" in page.cautions().html


def test_a_share_raised_from_one_value_to_another_is_a_way(page: PlanVsAnnualViews) -> None:
    assert "62.5%" in of(page, "研发投入")
    assert "规划目标为各年度平均水平" not in page.cautions().html


def test_every_part_of_the_sum_is_named(told: Callable[..., Tables]) -> None:
    tables = told(PLAN.partition("\n")[0], of_2023=OF_2023, of_2025=OF_2025)
    words = PlanVsAnnualViews.of(tables, PLACE, 2025).summary().text
    assert "22%、2025年目标占22.7%，合计64.7%。" in words
    assert "2022年完成五年目标的20%、2024年完成五年目标的22%、" in words


def test_a_sum_since_the_plan_s_start_takes_in_its_years(told: Callable[..., Tables]) -> None:
    since = OF_2023 + "2021—2022年，累计引进内资680亿元。"
    tables = told(PLAN.partition("\n")[0], of_2023=since, of_2025=OF_2025)
    page = PlanVsAnnualViews.of(tables, PLACE, 2025)
    parts = "截至2022年完成五年目标的45.3%、2024年完成五年目标的22%、2025年目标占22.7%，合计90%。"
    assert parts in page.summary().text
    assert "缺2023年数据" in page.cautions().html
    assert "缺2021年数据" not in page.cautions().html


def test_what_is_furthest_by_its_level_is_told_as_a_level(page: PlanVsAnnualViews) -> None:
    assert "进度最快的是PM2.5平均浓度：实现2025年目标后完成五年目标的83.3%。" in page.summary().text


def test_the_cards_and_the_sentences_count_what_the_table_says(page: PlanVsAnnualViews) -> None:
    summary = page.summary()
    assert "2项2025年目标达到或快于年均进度：引进内资、社会消费品零售总额。" in summary.text
    assert "5项目标可与2025年目标或上年实绩对照，其中4项可与年均进度比较" in summary.text
    for number, words in ((2, "年度目标快于年均进度"), (2, "年度目标慢于年均进度"), (1, "无法计算")):
        assert page.goals().html.count(words) == number
        assert re.search(rf'"count">{number}<(?:(?!"count").)*{words}', summary.html)


def test_a_growth_is_held_against_the_average_that_the_plan_states_beside_a_level(
    told: Callable[..., Tables],
) -> None:
    table = (
        "专栏1 主要指标\n指标 | 单位 | 2020年 | 2025年 | 年均增长 | 属性\n"
        "地区生产总值 | 亿元 | 3645 | 5600 | 8% | 预期性\n"
        "一般公共预算收入 | 亿元 | 286 | 340 | 3.5% | 预期性\n"
    )
    goals = "二、工作安排\n地区生产总值增长7%左右，一般公共预算收入增长3.5%左右。"
    page = PlanVsAnnualViews.of(told(table, of_2023=f"2022年，地区生产总值增长5.2%。\n{goals}"), PLACE, 2023)
    found = {row.indicator_id: (row.status, row.stated_growth_pct) for row in page.rows}
    assert found == {
        "gdp": ("target_below_even_share", 8.0),
        "budget_revenue": ("target_at_even_share", 3.5),
    }
    assert "规划年均增长8%" in of(page, "地区生产总值")


AVERAGE = "到2025年，地区生产总值突破1000亿元，年均增长7.5%左右。"


@pytest.mark.parametrize(
    ("rate", "status"), [("6", "target_below_even_share"), ("8", "target_above_even_share")]
)
def test_an_average_beside_a_level_without_a_base_has_a_row_of_its_own(told, rate: str, status: str) -> None:
    goal = f"2025年主要预期目标是：地区生产总值增长{rate}%左右。"
    year = f"2024年，地区生产总值增长6%。\n二、2025年工作安排\n{goal}"
    page = PlanVsAnnualViews.of(told(AVERAGE, of_2025=year), PLACE, 2025)
    (average,) = [row for row in page.rows if row.measure == "growth"]
    assert (average.goal, average.annual_target, average.outcome) == (7.5, float(rate), 6.0)
    assert average.status == status
    (level,) = [row for row in page.rows if row.measure == "level"]
    assert (level.status, level.stated_growth_pct == 7.5) == ("not_computable", False)


def test_an_average_beside_a_level_with_a_base_stays_in_its_row(told) -> None:
    plan = AVERAGE.replace("突破", "由700亿元提高到")
    year = "二、2025年工作安排\n2025年主要预期目标是：地区生产总值增长6%左右。"
    page = PlanVsAnnualViews.of(told(plan, of_2025=year), PLACE, 2025)
    (row,) = page.rows
    assert (row.measure, row.stated_growth_pct, row.status) == ("level", 7.5, "target_below_even_share")
    assert row.stated_comparator == "approx"
    assert "规划年均增长7.5%左右" in page.goals().html


def test_a_year_of_decline_stands_in_the_sentence_of_the_years(told) -> None:
    tables = told(
        AVERAGE.replace("突破", "由700亿元提高到"),
        of_2022="2021年，地区生产总值增长2.3%。",
        of_2023="2022年，地区生产总值下降1%。",
        of_2025="2024年，地区生产总值增长3%。\n二、2025年工作安排\n2025年主要预期目标是：地区生产总值增长6%左右。",
    )
    page = PlanVsAnnualViews.of(tables, PLACE, 2025)
    drawn = TrajectoryCharts.of(page.known, 2025, page.localizer).need(page.rows[0])
    assert drawn is not None
    assert "2021年实绩增长2.3%、2022年实绩下降1%、2024年实绩增长3%、2025年目标增长6%左右" in drawn.caption


@pytest.mark.parametrize(("rate", "code"), [("5.4", "limit_above_outcome"), ("5.6", "")])
def test_a_limit_above_what_was_kept_is_not_called_lower(told, rate: str, code: str) -> None:
    year = f"2024年，城镇调查失业率{rate}%。\n二、2025年工作安排\n2025年城镇调查失业率控制在5.5%以内。"
    (row,) = PlanVsAnnualViews.of(told("城镇调查失业率控制在5.5%以内。", of_2025=year), PLACE, 2025).rows
    assert not row.flags.has("target_below_outcome")
    assert row.flags.has("limit_above_outcome") == bool(code)


def test_goals_and_additions_are_told_with_what_they_measure(told: Callable[..., Tables]) -> None:
    plan = (
        "社会消费品零售总额年均增长5%左右。\n外贸进出口总额翻一番。\n单位地区生产总值能耗累计下降14%。\n"
        "新建高标准农田60万亩。\n高新技术企业达到600家。\n"
    )
    of_2025 = (
        "2024年，社会消费品零售总额增长6%，单位地区生产总值能耗下降3%，外贸进出口总额增长8%。\n"
        "二、2025年工作安排\n新建高标准农田12万亩。新增高新技术企业30家。"
    )
    page = PlanVsAnnualViews.of(told(plan, of_2025=of_2025), PLACE, 2025)
    for name, words in (
        ("社会消费品零售总额", "年均增长5%左右"),
        ("外贸进出口总额", "翻一番"),
        ("单位地区生产总值能耗", "累计下降14%"),
        ("高标准农田", "新建60万亩"),
        ("高标准农田", "新建12万亩"),
        ("高新技术企业", "新增30家"),
    ):
        assert words in of(page, name)


def test_what_does_not_go_together_is_told_as_its_papers_bound_it(told: Callable[..., Tables]) -> None:
    of_2025 = "2024年，社会消费品零售总额增长6%。\n二、2025年工作安排\n社会消费品零售总额增长5%以上。"
    page = PlanVsAnnualViews.of(told("社会消费品零售总额年均增长5%左右。\n", of_2025=of_2025), PLACE, 2025)
    html = page.findings().html
    assert "目标增速低于上年增速" in html
    assert ">增长6%<" in html
    assert ">增长5%以上<" in html


def test_the_years_of_a_goal_are_those_of_its_thing_however_told(
    told: Callable[..., Tables],
) -> None:
    tables = told(
        "实施“四个一批”技改项目500个。\n五年累计实际利用外资60亿美元以上。\n",
        of_2022="2021年，实施技改项目110个，实际利用外资9.8亿美元。",
        of_2023="2022年，实施技改项目96个，实际利用外资12.1亿美元。\n二、2023年工作安排\n"
        "实施技改项目100个。实际利用外资12亿美元。",
    )
    words = " ".join(chart.caption for chart in PlanVsAnnualViews.of(tables, PLACE, 2023).needs().charts)
    assert "2021年实绩110个、2022年实绩96个、2023年目标100个" in words
    assert "2021年实绩9.8亿美元、2022年实绩12.1亿美元、2023年目标12亿美元" in words
    page = PlanAccountViews.of(tables, PLACE, "2021/2025")
    assert "9.8 · 12.1亿美元 · — · — · —" in page.goals().html


def test_the_sentences_name_every_goal_that_the_cards_count(told: Callable[..., Tables]) -> None:
    plan = "常住人口城镇化率由60%提高到65%。\n森林覆盖率由40%提高到45%。\n城镇新增就业10万人。\n"
    of_2023 = (
        "2022年，常住人口城镇化率60.4%，森林覆盖率42%，城镇新增就业2万人。\n"
        "二、2023年工作安排\n城镇新增就业2万人。"
    )
    of_2022 = "2021年，常住人口城镇化率60.2%，森林覆盖率41%。"
    page = PlanVsAnnualViews.of(told(plan, of_2022=of_2022, of_2023=of_2023), PLACE, 2023)
    words = page.summary().text
    assert "1项2023年目标达到或快于年均进度：城镇新增就业。" in words
    assert "另有1项没有可比的2023年目标，2022年实绩达到或快于年均进度：森林覆盖率。" in words
    assert "另有1项没有可比的2023年目标，2022年实绩慢于年均进度：常住人口城镇化率。" in words


def test_remarks_are_told_once_and_only_of_what_is_shown(told: Callable[..., Tables]) -> None:
    of_2025 = "2024年，社会消费品零售总额增长6%。\n二、2025年工作安排\n社会消费品零售总额增长5%。"
    page = PlanVsAnnualViews.of(told("社会消费品零售总额年均增长5%以上。\n", of_2025=of_2025), PLACE, 2025)
    html = page.cautions().html
    assert html.count("规划目标为年均增速，不折算比重") == 1
    assert "比重按下限计算" not in html


@pytest.mark.parametrize(("word", "is_warned"), [("净增", False), ("新增", True)])
def test_an_addition_on_balance_needs_no_warning(told: Callable[..., Tables], word: str, is_warned) -> None:
    of_2025 = f"二、2025年工作安排\n{word}规模以上工业企业150家。"
    page = PlanVsAnnualViews.of(told("规模以上工业企业达到2500家。\n", of_2025=of_2025), PLACE, 2025)
    assert ("净增可能较少" in page.cautions().html) == is_warned
