"""The sentence a quarterly page begins with counts all that its tables below show."""

from __future__ import annotations

from indicators.tables.reported.task_reports import TaskReport
from indicators.views.quarterly_report import QuarterlyReportViews


def page(tables, quarter: int, lang: str = "zh") -> QuarterlyReportViews:
    return QuarterlyReportViews.of(tables, "鞍山市", f"2023-Q{quarter}", lang)


def test_a_limit_used_up_early_is_told_by_its_status_and_its_light(make_tables, statement) -> None:
    water = {"unit": "亿立方米", "measure": "level", "indicator_id": "water_use"}
    tables = make_tables(
        statement("tasks", "用水总量", 35, comparator="le", **water),
        statement("report", "用水总量", 21, role="actual", period="2023-H1", **water),
    )
    assert "1项在控制线内但用量高于时间进度" in page(tables, 2).summary().text
    assert "1 within its limit, used early" in page(tables, 2, "en").summary().text
    assert page(tables, 2).to_act_on().caption == "红灯、黄灯或逾期的1项目标"


def test_at_the_years_end_what_is_past_its_day_without_news_is_counted_too(make_tables, statement) -> None:
    tables = make_tables(
        statement("tasks", "地区生产总值", 6, "%", measure="growth", indicator_id="gdp"),
        statement("tasks", "开工项目", 300, "个", measure="increment", period="2023-H1"),
        statement(
            "report",
            "地区生产总值",
            7,
            "%",
            role="actual",
            period="2023",
            measure="growth",
            indicator_id="gdp",
        ),
    )
    assert "1项已完成、1项逾期未更新" in page(tables, 4).summary().text


def test_what_lags_as_its_unit_says_is_told_as_a_task(make_tables, statement) -> None:
    late = TaskReport(place="鞍山市", task="交办1", text="建成养老中心。", period="2023-Q2", status="滞后")
    tables = make_tables(statement("tasks", "粮食产量", 5, "吨"))
    told = QuarterlyReportViews.of(tables, "鞍山市", "2023-Q2", reports=[late]).summary().text
    assert "1项任务滞后" in told
    told = QuarterlyReportViews.of(tables, "鞍山市", "2023-Q2", "en", reports=[late]).summary().text
    assert "1 delayed" in told
