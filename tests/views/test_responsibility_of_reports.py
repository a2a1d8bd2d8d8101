"""The page of responsibility where units have reported: tasks with no number, and what stands in no paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.tables.contract import schema
from indicators.tables.reported.task_reports import TaskReport
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.responsibility import ResponsibilityViews

PLACE = "鞍山市"


def report(task: str, period: str, status: str, **more: str) -> TaskReport:
    paper = "" if task.startswith("交办") else "tasks"
    return TaskReport(place=PLACE, document_id=paper, task=task, period=period, status=status, **more)


@pytest.fixture
def told(make_tables, statement):
    """Two tasks of one unit, and one that was assigned beside the papers."""
    made = make_tables(statement("tasks", "口袋公园", 5.0, "个", task="1", start=1))
    common = {"document_id": "tasks", "section": "一", "responsible_units": "", "lead_leaders": "王"}
    rows = [
        {"number": "1", "text": "新建口袋公园5个", "lead_units": "市城管局", "start": 0, "end": 5},
        {
            "number": "2", "text": "修编规划", "lead_units": "市城管局", "due": "2023-06-30",
            "deadline": "6月底", "start": 6, "end": 9,
        },
    ]  # fmt: skip
    tables = replace(made, tasks=schema.typed("tasks", [row | common for row in rows]))
    told = [
        report(
            "2", "2023-Q2", "推进中", extended_to="2023-10-31", approved_by="孙某", reported_on="2023-07-03"
        ),
        report("2", "2023-Q3", "推进中", progress="已形成初稿"),
        report("交办1", "2023-Q3", "已完成", text="整治断头路", lead_units="市交通局", due="2023-07-31"),
    ]
    return tables, told


@pytest.fixture
def views(told):
    tables, reports = told
    return ResponsibilityViews.of(tables, PLACE, 2023, reports=reports)


def test_every_task_says_how_it_stands_and_until_when(views):
    html = views.tasks().html
    row = html.partition("修编规划")[2].partition("</tr>")[0]
    for words in ("已形成初稿", "推进中", "2023年10月31日", "原时限6月底", "孙某批准延期"):
        assert words in row


def test_what_stands_in_no_paper_has_its_row_and_counts_for_its_unit(views):
    row = views.tasks().html.partition("整治断头路")[2].partition("</tr>")[0]
    assert "交办1" in row
    assert "单位报送，未经核实" in row
    unit = views.units().html.partition("市交通运输局")[2].partition("</tr>")[0]
    assert "已完成 1" in unit
    assert "共有3项任务" in views.summary().text


def test_the_tasks_of_a_unit_are_counted_by_how_they_stand(views):
    unit = views.units().html.partition("市城管局")[2].partition("</tr>")[0]
    assert "推进中 1" in unit
    assert "暂无数据 1" in unit


def test_the_quarterly_page_counts_them_too(told):
    tables, reports = told
    views = QuarterlyReportViews.of(tables, PLACE, "2023-Q3", reports=reports)
    assert "推进中 1" in views.workload().html.partition("市城管局")[2].partition("</tr>")[0]


def test_without_reports_the_page_has_no_column_of_them(views):
    bare = replace(views, items={})
    assert "任务完成情况" in views.units().html
    assert "任务完成情况" not in bare.units().html
