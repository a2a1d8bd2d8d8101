"""The views on the real documents: the figures people will look for stand on the page, with their sources."""

from __future__ import annotations

import re

import pytest

from indicators.errors import BadParameter, BadPeriod, UnknownPlace
from indicators.tables.store import Tables
from indicators.views.compare_cities import CompareCitiesViews
from indicators.views.display import FIGURE_TYPE, NOTHING
from indicators.views.plan_vs_annual import PlanVsAnnualViews
from indicators.views.quarterly_report import QuarterlyReportViews

from .conftest import row_of

pytestmark = pytest.mark.usefixtures("real_root")


@pytest.fixture
def plan() -> PlanVsAnnualViews:
    return PlanVsAnnualViews.of(Tables.load(), "鞍山市", 2023)


class TestPlan:
    def test_5g_is_told_with_both_shares(self, plan: PlanVsAnnualViews) -> None:
        row = row_of(plan.goals(), "5G基站")
        for figure in ("4000个", "800个", "1409个", "占五年目标35.2%", "1330个", "占五年目标33.3%", "68.5%"):
            assert figure in row
        assert "年度目标快于年均进度" in row

    def test_5g_says_what_to_beware_of(self, plan: PlanVsAnnualViews) -> None:
        row = row_of(plan.cautions(), "5G基站")
        assert "口径较宽，比重为上限" in row
        assert "缺2021年数据" in row

    def test_revenue_needs_less_than_its_target(self, plan: PlanVsAnnualViews) -> None:
        row = row_of(plan.goals(), "一般公共预算收入")
        for figure in ("210亿元", "2020年 157.3亿元", "5.95%", "8%左右", "占五年目标26.6%"):
            assert figure in row

    def test_every_row_has_a_source_with_the_figure_marked(self, plan: PlanVsAnnualViews) -> None:
        rows = re.findall(r"(?s)<tr>(.*?)</tr>", plan.goals().html)[1:]
        assert len(rows) == len(plan.rows)
        assert all("<blockquote>" in row for row in rows)
        assert sum("<mark>" in row for row in rows) >= len(rows) - 2

    def test_the_summary_counts_what_the_table_holds(self, plan: PlanVsAnnualViews) -> None:
        assert f"规划中有{len(plan.rows)}项目标" in plan.summary().text
        assert "5G基站" in plan.summary().text
        assert "鞍政发〔2021〕4号" in plan.summary().html

    def test_charts_are_drawn_for_what_each_year_needs(self, plan: PlanVsAnnualViews) -> None:
        charts = {chart.title: chart for chart in plan.needs().charts}
        assert {"5G基站", "一般公共预算收入", "社会消费品零售总额"} <= set(charts)
        assert charts["5G基站"].caption == "年均任务800个；2022年实绩1409个、2023年目标1330个。"
        data, words = charts["5G基站"]._repr_mimebundle_()
        assert words[FIGURE_TYPE]["title"] == "5G基站"
        assert data[FIGURE_TYPE]["config"]["showSendToCloud"] is False

    def test_a_sum_with_a_missing_year_is_told_as_what_is_known(self, plan: PlanVsAnnualViews) -> None:
        row = row_of(plan.account(), "5G基站")
        for words in (
            "4000个",
            "已公布年份（2022年）新增1409个",
            "35.2%",
            "800个",
            "无法判断",
            "缺2021年数据",
        ):
            assert words in row
        assert "863" not in row
        assert "剩余年度年均需完成" not in plan.account().html
        assert "评价标准：通用标准" in plan.account().html

    def test_what_came_of_the_plan_before_stands_on_the_page(self, plan: PlanVsAnnualViews) -> None:
        assert "鞍山市2016—2020年规划目标完成情况" in plan.ended().html
        assert "未完成" in row_of(plan.ended(), "森林增长森林覆盖率")
        energy = row_of(plan.ended(), "单位地区生产总值能源消耗")
        for words in ("累计下降16%", "截至2019年累计下降6.64%", "数据未更新"):
            assert words in energy

    def test_at_the_end_every_goal_is_in_one_table(self) -> None:
        views = PlanVsAnnualViews.of(Tables.load(), "鞍山市", 2025)
        assert "鞍山市2021—2025年规划目标完成情况" in views.account().html
        assert views.account().html.count('<tr><th scope="row"') > 50
        assert "规划目标均已有数据" not in views.other_goals().html

    def test_stated_growth_is_checked_against_base_and_goal(self, plan: PlanVsAnnualViews) -> None:
        row = row_of(plan.findings(), "一般公共预算收入")
        for words in ("157.3亿元", "210亿元", "5.95%", "原文为年均增长6%左右", "一致"):
            assert words in row

    def test_every_finding_has_both_sources(self, plan: PlanVsAnnualViews) -> None:
        rows = re.findall(r'(?s)<tr><th scope="row".*?</tr>', plan.findings().html)
        assert len(rows) > 10
        assert all(row.count('<p class="what">') >= 1 for row in rows)
        slack = next(row for row in rows if "新改建5G基站" in row and "低于上年实绩" in row)
        assert slack.count('<p class="what">') == 2
        assert {"1409个", "1330个"} <= set(re.findall("<mark>(.*?)</mark>", slack))

    def test_goals_nothing_speaks_to_are_listed_too(self, plan: PlanVsAnnualViews) -> None:
        spoken = set(re.findall(r'scope="row">([^<]+)', plan.goals().html))
        other = set(re.findall(r'scope="row">([^<]+)', plan.other_goals().html))
        assert len(other) > 20
        assert "5G基站" in spoken - other

    def test_english_keeps_the_original_beside_the_name(self) -> None:
        html = PlanVsAnnualViews.of(Tables.load(), "鞍山市", 2023, "en").goals().html
        assert "General Public Budget Revenue (一般公共预算收入)" in html
        assert "21 billion CNY" in html

    def test_a_place_without_a_plan_has_empty_views(self) -> None:
        views = PlanVsAnnualViews.of(Tables.load(), "锦州市", 2025)
        assert views.contributions().charts == ()
        assert "未收录锦州市“十四五”规划。" in views.account().html
        assert "未收录锦州市“十四五”规划。" in views.other_goals().html
        assert "未收录锦州市上一个五年规划的完成情况。" in views.ended().html
        assert views.contributions().otherwise == "没有可计算比重的目标。"
        assert "规划中有0项目标" in views.summary().text
        assert "<tbody>\n\n</tbody>" in views.goals().html


class TestQuarter:
    def test_the_year_of_anshan_is_judged_at_its_end(self) -> None:
        views = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4")
        row = row_of(views.progress(), "规模以上工业增加值")
        for words in ("增长7%左右", "0.5%", "4%", "−3个百分点", "未完成", "报告称全年目标均已完成"):
            assert words in row
        assert "完成" in row_of(views.progress(), "地区生产总值")
        assert "低于目标3个百分点" in views.summary().text

    def test_a_quarter_without_figures_says_so_and_still_shows_targets(self) -> None:
        views = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q2")
        assert f"截至6月末，鞍山市2023年{len(views.rows)}项目标、210项任务均暂无数据" in views.summary().html
        assert views.progress() is views.to_act_on() is views.changes() is NOTHING
        assert "1330个" in row_of(views.unseen(), "(?:新改建)?5G基站")
        assert "1409个" in row_of(views.unseen(), "(?:新改建)?5G基站")

    def test_a_first_quarter_is_held_against_the_annual_rate_itself(self) -> None:
        row = row_of(QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1").progress(), "地区生产总值")
        for words in ("6%", "5.7%", "2025年一季度", "−0.3个百分点", "低于年度目标"):
            assert re.search(words, row)

    def test_a_first_quarter_says_what_the_rest_of_the_year_needs(self) -> None:
        row = row_of(QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1").progress(), "地区生产总值")
        assert "二至四季度需增长6.1%" in row
        assert "按时间比重测算" in row

    def test_city_and_province_stand_side_by_side(self) -> None:
        view = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1").precedence()
        gdp = row_of(view, "地区生产总值")
        for words in ("6%", "增长5%以上", "按市级目标考核", "从高确定"):
            assert words in gdp
        assert "辽宁省（省级目标）" in view.html
        for words in ("不高于3%", "增长2%左右", "分别列示"):
            assert words in row_of(view, "居民消费价格")
        assert "总量与地区规模有关" in row_of(view, "城镇新增就业")
        assert view.html.count("<details") == view.html.count('<th scope="row">')

    def test_papers_without_milestones_say_so(self) -> None:
        words = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q4").due().text
        nothing, count = "除全年目标外，没有规定在2025年四季度和2026年一季度到期的目标和任务。", 70
        told = words.removeprefix(f"{nothing}全年目标已到期，其中").removesuffix("。").split("、")
        assert sum(int(part.partition("项")[0]) for part in told) == count
        assert "6项无法判断" in told
        words = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q3").due().text
        nothing = "除全年目标外，没有规定在2025年三季度和2025年四季度到期的目标和任务。"
        assert words == f"{nothing}全年目标中尚有{count}项未完成、暂无数据或无法判断，12月末到期。"

    def test_findings_of_the_year_leave_the_plan_to_its_own_page(self) -> None:
        html = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q1").findings().html
        assert "低于上年实绩" in html
        assert "所述年均增速" not in html

    def test_a_place_where_nothing_disagrees_says_so(self) -> None:
        assert "没有发现" in QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1").findings().html

    def test_leaders_are_counted_where_the_papers_name_them(self) -> None:
        assert "刘希明" in QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1").leaders().html
        assert (
            "文件未明确牵头领导" in QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q1").leaders().html
        )

    def test_later_figures_are_not_known_yet(self) -> None:
        assert QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q3").seen == []

    def test_a_place_without_a_plan_says_so(self) -> None:
        roads = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1").plan_trajectories()
        assert roads.charts == ()
        assert roads.otherwise.startswith("未收录锦州市覆盖2025年")

    def test_every_target_is_on_the_page_once(self) -> None:
        views = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4")
        lines = sum(view.html.count('<tr><th scope="row"') for view in (views.progress(), views.unseen()))
        assert lines == len(views.rows) > 50

    def test_tasks_are_counted_by_lead_unit(self) -> None:
        view = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4").workload()
        assert "<caption>210项任务中201项明确牵头单位" in view.html
        assert "市发展改革委" in view.html

    def test_the_method_names_its_scheme_and_its_tolerance(self) -> None:
        text = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q2").method().text
        for words in ("序时应达", "0.5个百分点", "通用标准"):
            assert words in text

    def test_a_place_without_numbered_tasks_says_so(self) -> None:
        assert "没有编号任务" in QuarterlyReportViews.of(Tables.load(), "鞍山市", "2024-Q1").workload().html

    def test_a_restricted_paper_stays_out_unless_asked_for(self) -> None:
        with pytest.raises(BadPeriod, match=r"a year with annual targets of 海城市 \(2023\)"):
            QuarterlyReportViews.of(Tables.load(), "海城市", "2021-Q1")
        asked = QuarterlyReportViews.of(Tables.load(include_restricted=True), "海城市", "2021-Q1")
        assert len(asked.rows) > 10
        assert "不公开文件" in asked.unseen().html


@pytest.mark.parametrize(
    ("load", "error"),
    [
        (lambda: PlanVsAnnualViews.of(Tables.load(), "鞍山", 2023), UnknownPlace),
        (lambda: PlanVsAnnualViews.of(Tables.load(), "鞍山市", 2023, "fr"), BadParameter),
        (lambda: QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q5"), BadPeriod),
        (lambda: QuarterlyReportViews.of(Tables.load(), "大连市", "2023-Q1"), UnknownPlace),
        (lambda: CompareCitiesViews.of(Tables.load(), ["鞍山市"]), BadParameter),
        (lambda: CompareCitiesViews.of(Tables.load(), ["鞍山市", "大连市"]), UnknownPlace),
    ],
)
def test_wrong_parameters_are_refused(load, error: type[Exception]) -> None:
    with pytest.raises(error):
        load()


def test_a_view_is_the_same_every_time() -> None:
    one, two = (QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4") for _ in range(2))
    for name in ("summary", "progress", "unseen", "workload", "papers"):
        assert getattr(one, name)() == getattr(two, name)()
