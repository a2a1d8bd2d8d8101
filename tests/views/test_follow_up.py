"""What has to be acted on: which is furthest, on which side of its bound a figure lies, who fell silent."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from indicators.tables.contract import schema
from indicators.tables.contract.records import Task
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.views.quarterly_report import QuarterlyReportViews

pytestmark = pytest.mark.usefixtures("real_root")

CPI = {"indicator_id": "cpi", "measure": "growth", "comparator": "approx"}
FARMLAND = {"indicator_id": "farmland_kept", "measure": "level", "comparator": "ge"}
JOBLESS = {"indicator_id": "unemployment", "measure": "level", "comparator": "le"}
INDUSTRY = {"indicator_id": "industry_value_added", "measure": "growth"}


def page_of(tables: Tables, quarter: int, *reports: TaskReport) -> QuarterlyReportViews:
    return QuarterlyReportViews.of(tables, "鞍山市", f"2023-Q{quarter}", reports=reports)


def test_a_task_that_fell_silent_past_its_deadline_is_not_forgotten(make_tables, statement) -> None:
    told = TaskReport(
        place="鞍山市", task="交办1", text="建成养老中心。", lead_units="市民政局", due="2023-06-30",
        period="2023-Q1", status="推进中",
    )  # fmt: skip
    page = page_of(make_tables(statement("tasks", "粮食产量", 5, "吨")), 3, told)
    (row,) = page.to_act_on().rows
    assert (row[0].words, row[3].words) == ("建成养老中心。 · 交办1", "逾期92天")


def test_an_extension_names_who_approved_it_and_the_deadline_before(make_tables, statement) -> None:
    own = {
        "place": "鞍山市", "task": "交办1", "text": "建成养老中心。", "lead_units": "市民政局",
        "due": "2023-06-30", "status": "推进中",
    }  # fmt: skip
    longer = {"reported_on": "2023-06-20", "extended_to": "2023-09-30", "approved_by": "刘市长"}
    reports = TaskReport(period="2023-Q2", **own, **longer), TaskReport(period="2023-Q3", **own)
    page = page_of(make_tables(statement("tasks", "粮食产量", 5, "吨")), 3, *reports)
    (row,) = page.due().rows
    assert row[1].words == "2023年9月30日 · 原时限2023-06-30，2023-06-20调整（刘市长批准延期）"


def test_a_task_without_a_figure_says_so_among_all_tasks(make_tables, statement) -> None:
    told = TaskReport(
        place="鞍山市", task="交办1", text="建成养老中心。", lead_units="市民政局", due="2023-09-30",
        period="2023-Q2", status="推进中",
    )  # fmt: skip
    table = page_of(make_tables(statement("tasks", "粮食产量", 5, "吨")), 2, told).tasks()
    assert [row[0].words for row in table.rows] == ["建成养老中心。 · 交办1 · 无量化指标"]
    assert table.sub.endswith("；1项无量化指标的已标明")


def test_an_extension_that_nobody_has_approved_is_told_as_applied_for(make_tables, statement) -> None:
    told = TaskReport(
        place="鞍山市", task="交办1", text="建成养老中心。", lead_units="市民政局", due="2023-06-30",
        period="2023-Q2", status="滞后", extended_to="2023-09-30",
    )  # fmt: skip
    page = page_of(make_tables(statement("tasks", "粮食产量", 5, "吨")), 2, told)
    (row,) = page.to_act_on().rows
    assert "申请延期至2023年9月30日，尚未批准" in row[1].words


@pytest.mark.parametrize(
    ("name", "fields", "target", "observed", "unit", "words"),
    [
        ("居民消费价格", CPI, 2, 2.9, "%", "高于目标0.9个百分点"),
        ("居民消费价格", CPI, 2, 0.3, "%", "低于目标1.7个百分点"),
        ("耕地保有量", FARMLAND, 800, 790, "万亩", "低于底线10万亩"),
        ("耕地保有量", FARMLAND, 800, 810, "万亩", "高于底线10万亩"),
        ("城镇调查失业率", JOBLESS, 5.5, 5.6, "%", "超出控制线0.1个百分点"),
    ],
)
def test_a_gap_says_on_which_side_a_figure_lies(
    make_tables, statement, name: str, fields: dict, target: float, observed: float, unit: str, words: str
) -> None:
    reported = fields | {"comparator": "eq", "role": "actual", "period": "2023"}
    tables = make_tables(
        statement("tasks", name, target, unit, **fields),
        statement("report", name, observed, unit, **reported),
    )
    (row,) = page_of(tables, 4).progress().rows
    assert words in " ".join(cell.words for cell in row)


def test_the_furthest_is_so_by_its_share_whatever_its_light(make_tables, statement) -> None:
    reported = {"comparator": "eq", "role": "actual", "period": "2023-H1"}
    tables = make_tables(
        statement("tasks", "城镇调查失业率", 5.5, "%", **JOBLESS),
        statement("tasks", "规模以上工业增加值", 7, "%", **INDUSTRY),
        statement("report", "城镇调查失业率", 5.6, "%", **(JOBLESS | reported)),
        statement("report", "规模以上工业增加值", 6.2, "%", **(INDUSTRY | reported)),
    )
    page = page_of(tables, 2)
    assert [row[0].words for row in page.to_act_on().rows] == ["城镇调查失业率", "规模以上工业增加值"]
    assert "差距最大的是规模以上工业增加值" in page.summary().text


def test_of_rates_equally_far_the_one_with_more_points_is_the_furthest(make_tables, statement) -> None:
    reported = {"comparator": "eq", "role": "actual", "period": "2023-H1"}
    kinds = {
        "地区生产总值": "gdp",
        "规模以上工业增加值": "industry_value_added",
        "固定资产投资": "fixed_investment",
    }
    rows = [
        statement(
            "tasks" if whole else "report",
            name,
            value,
            "%",
            **(INDUSTRY | more | {"indicator_id": kinds[name]}),
        )
        # 5.4 of 6 is 0.1 short by less than 10.8 of 12, as floats have it.
        for name, promised, told in (
            ("地区生产总值", 6, 5.4),
            ("固定资产投资", 12, 10.8),
            ("规模以上工业增加值", 7, 6.3),
        )
        for whole, value, more in ((True, promised, {}), (False, told, reported))
    ]
    page = page_of(make_tables(*rows), 2)
    assert page.to_act_on().rows[0][0].words == "固定资产投资"
    assert "差距最大的是固定资产投资" in page.summary().text


def test_what_is_past_its_day_and_silent_is_told_as_that(make_tables, statement) -> None:
    step = statement("tasks", "改造管网", 10, "公里", period="2023-H1")
    page = page_of(make_tables(step, statement("tasks", "粮食产量", 5, "吨")), 3)
    (row,) = page.to_act_on().rows
    assert (row[0].parts[0].text, row[3].words) == ("改造管网", "逾期92天")
    half = page_of(make_tables(step, statement("tasks", "粮食产量", 5, "吨")), 2)
    assert [one[0].parts[0].text for one in half.to_act_on().rows] == ["改造管网"]
    grown = {"unit": "%", "value": 5, "indicator_id": "gdp", "indicator": "地区生产总值"}
    rows = (
        statement("tasks", **grown),
        statement("report", role="actual", period="2023-Q1/Q3", **grown),
    )
    told = page_of(make_tables(step, *rows), 3).summary().text
    assert "1项逾期未更新；差距最大的是改造管网（目标10公里），逾期92天。" in told


def test_prices_below_their_band_are_not_what_a_quarter_lacks_most(make_tables, statement) -> None:
    reported = {"comparator": "eq", "role": "actual", "period": "2023-H1"}
    prices = (
        statement("tasks", "居民消费价格", 3, "%", **CPI),
        statement("report", "居民消费价格", 0.7, "%", **(CPI | reported)),
    )
    growth = (
        statement("tasks", "规模以上工业增加值", 7, "%", **INDUSTRY),
        statement("report", "规模以上工业增加值", 4.1, "%", **(INDUSTRY | reported)),
    )
    assert "差距最大的是规模以上工业增加值" in page_of(make_tables(*prices, *growth), 2).summary().text
    assert "差距最大的是居民消费价格" in page_of(make_tables(*prices), 2).summary().text


def test_a_target_without_a_figure_is_late_with_its_task(make_tables, statement) -> None:
    tables = make_tables(statement("tasks", "公办幼儿园学位", 4000, "个", task="15"))
    row = Task(
        document_id="tasks", number="15", section="", text="新增公办幼儿园学位4000个。", lead_leaders="",
        lead_units="市教育局", responsible_units="", deadline="8月底", due="2023-08-31", start=0, end=1,
    )  # fmt: skip
    with_task = replace(tables, tasks=schema.typed("tasks", [asdict(row)]))
    (late,) = page_of(with_task, 3).to_act_on().rows
    assert (late[1].parts[-1].text, late[3].words) == ("时限2023年8月31日", "逾期30天")
    assert page_of(with_task, 2).to_act_on().html == ""


def test_a_unit_is_named_as_silent_once_others_have_reported(make_tables, statement) -> None:
    led = statement("tasks", "公办幼儿园学位", 4000, "个", task="15")
    other = statement("tasks", "口袋公园", 5, "个", start=20)
    seen = statement("report", "口袋公园", 1, "个", role="actual", period="2023-Q1", start=20)
    row = Task(
        document_id="tasks", number="15", section="", text="新增公办幼儿园学位4000个。", lead_leaders="",
        lead_units="市教育局", responsible_units="", deadline="", due="", start=0, end=1,
    )  # fmt: skip
    tasks = schema.typed("tasks", [asdict(row)])
    nobodys = statement("tasks", "供水管网", 45, "公里", start=40)
    known = make_tables(led, other, nobodys, seen)
    told_by_paper = replace(known, tasks=tasks)
    reported = known.observations.assign(source_quality="department")
    told = page_of(replace(told_by_paper, observations=reported), 1).unseen().html
    assert "市教育局尚未报送" in told
    assert "文件未明确牵头单位，无人报送" in told
    # What a paper says is no report of a unit.
    assert "尚未报送" not in page_of(told_by_paper, 1).unseen().html


def test_a_task_whose_early_step_is_met_is_followed_up_by_its_own_deadline(make_tables, statement) -> None:
    step = statement("tasks", "上线事项", 20, "个", task="17", period="2023-Q1")
    done = statement("report", "上线事项", 20, "个", role="actual", period="2023-Q1", comparator="eq")
    row = Task(
        document_id="tasks", number="17", section="", text="3月底前上线20个事项，8月底前完成评估。",
        lead_leaders="", lead_units="市数据局", responsible_units="", deadline="8月底前",
        due="2023-08-31", start=0, end=1,
    )  # fmt: skip
    tables = replace(make_tables(step, done), tasks=schema.typed("tasks", [asdict(row)]))
    (late,) = page_of(tables, 3).to_act_on().rows
    assert (late[0].parts[0].text, late[3].words) == (row.text, "逾期30天")
    assert "没有低于目标、滞后" in page_of(tables, 2).to_act_on().html
    changed = page_of(tables, 2).changes()
    assert "新增" not in changed.html


def test_the_furthest_is_named_among_all_but_prices_where_a_price_lies_further(
    make_tables, statement
) -> None:
    prices = {"indicator_id": "cpi", "measure": "growth", "comparator": "approx"}
    sales = {"indicator_id": "retail_sales", "measure": "growth", "comparator": "approx"}
    seen = {"role": "actual", "period": "2023-H1"}
    tables = make_tables(
        statement("tasks", "居民消费价格", 2, "%", **prices),
        statement("tasks", "社会消费品零售总额", 6, "%", start=20, **sales),
        statement("report", "居民消费价格", 0.2, "%", **(prices | seen | {"comparator": "eq"})),
        statement(
            "report", "社会消费品零售总额", 5.4, "%", start=20, **(sales | seen | {"comparator": "eq"})
        ),
    )
    told = page_of(tables, 2).summary().text
    assert "价格以外的主要指标中差距最大的是社会消费品零售总额" in told
    # 5.5 % will do for 6%左右.
    assert "下半年需增长5.6%才能完成" in told


def test_a_lead_tells_what_is_used_early_and_at_the_years_end_what_fell_silent(
    make_tables, statement
) -> None:
    water = {"indicator": "用水总量", "unit": "亿立方米", "measure": "level"}
    grown = {"unit": "%", "value": 5, "indicator_id": "gdp", "indicator": "地区生产总值", "measure": "growth"}
    tables = make_tables(
        statement("tasks", value=35, comparator="le", **water),
        statement("report", value=20, role="actual", period="2023-H1", **water),
        statement("tasks", "改造管网", 10, "公里", period="2023-H1"),
        statement("tasks", **grown),
        statement("report", role="actual", **grown),
    )
    assert "1项在控制线内但用量高于时间进度" in page_of(tables, 2).summary().text
    assert "1项已完成、1项逾期未更新" in page_of(tables, 4).summary().text
