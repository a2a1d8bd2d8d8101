"""What a reader of the pages found untrue, from the text to the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from indicators.project import Project
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.views.compare_cities import CompareCitiesViews
from indicators.views.national_overview import NationalOverviewViews
from indicators.views.plan_vs_annual import PlanVsAnnualViews
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.table import Table
from indicators.workbooks.progress import progress_import
from indicators.workbooks.progress.progress_layout import lines, words
from indicators.workbooks.progress.progress_template import template

from .. import fresh_tables
from ..workbooks.conftest import cell_of
from .conftest import row_of

LIST = "{place}{year}年政府工作报告任务分解方案\n一、主要任务\n{tasks}"
CITY = "本溪市"


def task_list(*sentences: str, year: int = 2025) -> str:
    """Write a task list of a city, a sentence a task."""
    tasks = "\n".join(f"{number}.{one}\n牵头单位：市发展改革委" for number, one in enumerate(sentences, 1))
    return LIST.format(place=CITY, year=year, tasks=tasks)


def tables_of(views: object) -> Iterator[Table]:
    """Make every table of a page."""
    own = [name for name, made in vars(type(views)).items() if callable(made) and name[0] != "_"]
    for name in own:
        found = getattr(views, name)() if name != "papers" else None
        if isinstance(found, Table):
            yield found


@pytest.mark.usefixtures("real_root")
@pytest.mark.parametrize(
    "page",
    [
        lambda tables: QuarterlyReportViews.of(tables, "鞍山市", "2023-Q4"),
        lambda tables: QuarterlyReportViews.of(tables, "鞍山市", "2024-Q4"),
        lambda tables: QuarterlyReportViews.of(tables, "锦州市", "2025-Q1"),
        lambda tables: CompareCitiesViews.of(tables, ["鞍山市", "锦州市"], [2023, 2025]),
        lambda tables: NationalOverviewViews.of(tables, 2025),
        lambda tables: PlanVsAnnualViews.of(tables, "鞍山市", 2023),
    ],
)
def test_every_source_of_a_page_is_among_its_papers(page: Callable[[Tables], object]) -> None:
    views = page(Tables.load())
    listed = unescape(views.papers().html)  # type: ignore[attr-defined]
    cited = {
        source.title
        for table in tables_of(views)
        for row in table.rows
        for cell in row
        for source in cell.sources
    }
    assert cited
    assert [title for title in cited if title.partition("（")[0] not in listed] == []


def test_a_rate_above_an_average_stays_a_rate(issued_papers: Callable[..., Tables]) -> None:
    tasks = task_list(
        "城乡居民人均可支配收入增速高于全省平均水平。",
        "固定资产投资增长不低于全省平均水平。",
        "居民收入增长与经济增长基本同步。",
        "森林覆盖率高于全省平均水平。",
    )
    page = QuarterlyReportViews.of(issued_papers((tasks, "2025-01-20")), CITY, "2025-Q1").unseen()
    assert "增速高于全省平均水平" in row_of(page, "城乡居民人均可支配收入")
    assert "增长不低于全省平均水平" in row_of(page, "固定资产投资")
    assert " 与经济增长基本同步" in row_of(page, "居民收入")
    assert " 高于全省平均水平" in row_of(page, "森林覆盖率")


@pytest.mark.usefixtures("real_root")
def test_two_figures_of_one_time_say_which() -> None:
    views = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2024-Q4")
    assert "同期数值 2022年" in row_of(views.findings(), "地区生产总值")


@pytest.mark.usefixtures("real_root")
def test_a_goal_keeps_its_bound_where_its_step_is_held_against_it() -> None:
    findings = PlanVsAnnualViews.of(Tables.load(), "鞍山市", 2023).findings()
    rows = [row for row in findings.html.split("<tr") if "所述每年增量" in row]
    assert len(rows) == 1
    assert "超过600家" in rows[0]


@pytest.mark.usefixtures("real_root")
def test_figures_beside_a_target_keep_their_bounds() -> None:
    table = NationalOverviewViews.of(Tables.load(), 2025).by_place()
    assert "5.5%左右 目标低0.5个百分点" in row_of(table, "辽宁省")
    assert "5%以上 目标高1个百分点" in row_of(table, "锦州市")


def amounts(*rows: str) -> str:
    """Write a report of the first half of the year, a sentence a figure."""
    return f"{CITY}2025年上半年国民经济运行情况\n上半年，全市经济运行总体平稳。\n" + "\n".join(rows) + "\n"


def test_what_the_rest_of_the_year_needs_is_said_of_what_has_a_rest(
    issued_papers: Callable[..., Tables],
) -> None:
    tasks = task_list("新建桥梁13座。", "培育上市公司4家。", "各项贷款余额增长12%。", "固定资产投资增长8%。")
    said = amounts("新建桥梁1座。", "培育上市公司5家。", "各项贷款余额增长10.1%。", "固定资产投资增长6%。")
    made = issued_papers((tasks, "2025-01-20"), (said, "2025-07-20"))
    page = QuarterlyReportViews.of(made, CITY, "2025-Q2").progress()
    # One bridge in half a year is not about none a quarter.
    assert "季均需完成6座 已过季度季均0.5座" in row_of(page, "桥梁")
    # No half of a year has a growth of what stands at a day.
    assert "按时间比重测算" not in row_of(page, "各项贷款余额")
    assert "下半年需增长10%" in row_of(page, "固定资产投资")


@pytest.fixture
def filled_in(
    raw_copy: Callable[[Path], Project], tmp_path: Path, built: Tables
) -> Callable[[dict[str, dict[str, str]]], Tables]:
    """Makes tables of the real papers and what units fill in for 锦州市 in 2025, by indicator and column."""

    def make(typed: dict[str, dict[str, str]]) -> Tables:
        project, path = raw_copy(tmp_path / "copy"), tmp_path / "filled.xlsx"
        path.write_bytes(template(built, "锦州市", 2025))
        book = openpyxl.load_workbook(path)
        for indicator, cells in typed.items():
            for column, text in cells.items():
                cell_of(book[words().all_sheet], indicator, column).value = text
        book.save(path)
        progress_import.take_over(path, built, project)
        return fresh_tables.build(project)

    return make


def test_what_units_fill_in_is_told_as_what_it_is(filled_in: Callable[..., Tables]) -> None:
    tables = filled_in(
        {
            "学前教育公办率": {"q1": "第1名", "q2": "第2名"},
            "零就业家庭": {"q1": "0", "q2": "2"},
            "亿元以上项目": {"q2": "100", "q4": "240"},
        }
    )
    page = QuarterlyReportViews.of(tables, "锦州市", "2025-Q2")
    assert "第2位 2025年上半年" in row_of(page.progress(), "学前教育公办率")
    assert "突破控制线" in row_of(page.progress(), "零就业家庭")
    assert "零就业家庭" in page.to_act_on().html
    assert "第1位（目标保持全省首位）" in row_of(page.changes(), "学前教育公办率")
    year = QuarterlyReportViews.of(tables, "锦州市", "2025-Q4").progress()
    assert "与目标数相等，目标要求超过 完成100% ✕ 未完成" in row_of(year, "亿元以上项目")


@pytest.mark.usefixtures("real_root")
def test_a_year_whose_paper_is_not_there_is_not_told_of_its_tasks() -> None:
    page = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2024-Q4")
    assert "未收录这一年的任务分解文件" in page.workload().html


@pytest.mark.usefixtures("real_root")
def test_units_that_are_many_are_not_counted() -> None:
    page = QuarterlyReportViews.of(Tables.load(), "鞍山市", "2023-Q4")
    assert "责任单位：市总工会、团市委、市妇联等单位" in page.tasks().html


@pytest.mark.usefixtures("real_root")
def test_what_one_place_alone_names_is_printed_as_its_paper_has_it() -> None:
    table = CompareCitiesViews.of(Tables.load(), ["鞍山市", "锦州市"], [2023, 2025]).only()
    assert "突破60% 力争" in row_of(table, "科技成果本地转化率")
    assert "50个 力争" not in row_of(table, "招商引资项目")
    assert "鞍山市 50个 " in row_of(table, "招商引资项目")
    assert "10大类" in row_of(table, "城建项目")


def test_a_limit_missed_at_the_years_end_is_newly_missed(filled_in: Callable[..., Tables]) -> None:
    tables = filled_in({"居民消费价格": {"q3": "2.9%", "q4": "3.2%"}})
    page = QuarterlyReportViews.of(tables, "锦州市", "2025-Q4")
    assert "新增未完成" in row_of(page.changes(), "居民消费价格")


@pytest.mark.parametrize(
    ("indicator", "q3", "q4", "words"),
    [
        # However far it is missed, and whatever the light was.
        ("地区生产总值", "5.8%", "5.6%", "新增未完成"),
        ("外资企业", "8", "27", "新增未完成"),
        ("外资企业", "8", "31", "新完成"),
        ("外资企业", "8", "", "本季度未更新"),
    ],
)
def test_a_change_is_called_by_what_came_of_it(
    filled_in: Callable[..., Tables], indicator: str, q3: str, q4: str, words: str
) -> None:
    tables = filled_in({indicator: {"q3": q3, **({"q4": q4} if q4 else {})}})
    page = QuarterlyReportViews.of(tables, "锦州市", "2025-Q4")
    assert f" {words} " in row_of(page.changes(), indicator)


@pytest.mark.parametrize("indicator", ["零就业家庭", "城市生活垃圾无害化处理率"])
def test_what_is_newly_beyond_its_limit_says_so(filled_in: Callable[..., Tables], indicator: str) -> None:
    before, now = ("0", "1") if indicator == "零就业家庭" else ("100%", "99.6%")
    page = QuarterlyReportViews.of(filled_in({indicator: {"q1": before, "q2": now}}), "锦州市", "2025-Q2")
    assert "新增突破控制线" in row_of(page.changes(), indicator)


def test_the_unit_of_a_standard_is_that_of_the_thing(built: Tables) -> None:
    units = {line.indicator: line.unit for line in lines(built, "鞍山市", 2023)}
    assert units["PM2.5浓度"] == "微克/立方米"
    # Of what has no catalogue's unit nobody knows one.
    assert units["零就业家庭"] == ""


def told(task: str, period: str, status: str, **more: str) -> TaskReport:
    """Report on a task of 锦州市."""
    given = {"place": "锦州市", "document_id": "jinzhou-2025-task-breakdown", "task": task, **more}
    return TaskReport.model_validate({**given, "period": period, "status": status})


@pytest.mark.usefixtures("real_root")
def test_a_units_word_stands_once_and_says_that_it_is_its_own() -> None:
    refuted = {"verified": "不属实", "verified_by": "督查室", "verified_on": "2025-07-15"}
    reports = (
        told("12", "2025-Q1", "推进中"),
        told("12", "2025-Q2", "滞后"),
        told("17", "2025-Q1", "推进中"),
        told("17", "2025-Q2", "已完成", **refuted),
    )
    page = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q2", reports=reports).changes()
    assert "滞后 滞后" not in row_of(page, "升级立体交通网络")
    assert "推进中 报送已完成" in row_of(page, "全面推广“领军人才")
    english = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q2", "en", reports=reports).changes()
    assert "Under way reported: Met" in row_of(english, "全面推广“领军人才")


@pytest.mark.usefixtures("real_root")
def test_a_claim_is_held_against_a_target_by_its_name() -> None:
    reports = (told("1", "2025-Q1", "已完成"),)
    page = QuarterlyReportViews.of(Tables.load(), "锦州市", "2025-Q1", reports=reports).tasks()
    assert "所含目标（地区生产总值 增长6%）尚未达到" in row_of(page, "地区生产总值增长6%")


@pytest.mark.usefixtures("real_root")
def test_places_beside_each_other_bound_their_targets_in_their_papers_words() -> None:
    table = CompareCitiesViews.of(Tables.load(), ["鞍山市", "锦州市"], [2023, 2025]).side_by_side()
    assert "不低于800.4万亩" in row_of(table, "耕地保有量")
    assert "增速不低于7%" in row_of(table, "全社会研发投入")
    assert "10项以上" in row_of(table, "“揭榜挂帅”科技攻关项目")
    assert "一个同时指几项指标（生产总值增速、人均生产总值）" in row_of(table, "地区生产总值")


def test_nothing_is_missing_of_a_harvest_that_is_not_in(filled_in: Callable[..., Tables]) -> None:
    tables = filled_in({"粮食播种面积": {"q1": "0"}})
    told = row_of(QuarterlyReportViews.of(tables, "锦州市", "2025-Q1").progress(), "粮食播种面积")
    assert "尚未到期 收获或播种结束后才有全年数" in told
    assert "低于底线" not in told
