"""A task whose figure is a zone's: judged by it, asked for in the city's workbook, counted in the zone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.given_in_tasks import given_in_tasks, given_rows
from indicators.analysis.tracking.year_status import YearStatus
from indicators.documents.register import registration
from indicators.project import Project
from indicators.tables.store import Tables
from indicators.workbooks.progress.progress_import import take_over
from indicators.workbooks.progress.progress_layout import lines
from indicators.workbooks.progress.progress_template import template

from ...fresh_tables import build

PLACE, ZONE = "丹东市", "丹东高新区"
TASKS = f"""{PLACE}2024年重点工作任务分解
1.新建口袋公园20个。
牵头单位：市住建局
2.建成丹东高新区标准厂房40万平方米。
牵头单位：丹东高新区管委会
3.建成养老服务综合体10个。
牵头单位：市民政局
"""
NOTICE = f"""{PLACE}人民政府办公室关于调整2024年部分目标任务的通知
丹政办发〔2024〕58号
一、口袋公园目标由20个调整为18个。
{PLACE}人民政府办公室
2024年8月12日
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("zone"))
    project.documents.mkdir(parents=True)
    for name, text in (("tasks", TASKS), ("notice", NOTICE)):
        (project.root / f"{name}.txt").write_text(text, encoding="utf-8")
        registration.add(project, [Path(project.root / f"{name}.txt")])
    return project


@pytest.fixture(scope="module")
def tables(own: Project) -> Tables:
    return build(own)


def test_the_target_is_the_zones_and_stands_in_the_citys_workbook(tables: Tables) -> None:
    (given,) = given_in_tasks(tables, PLACE, 2024)
    assert (given.place, given.task, given.low) == (ZONE, "2", 400000)
    rows = [(row.task, row.indicator, row.lead_units) for row in lines(tables, PLACE, 2024)]
    assert rows == [
        ("1", "口袋公园", "市住建局"),
        ("2", "标准厂房", "丹东高新区管委会"),
        ("3", "养老服务综合体", "市民政局"),
    ]


def test_what_the_unit_reports_is_the_zones_figure_and_the_task_is_judged_by_it(
    own: Project, tables: Tables
) -> None:
    path = own.root / "filled.xlsx"
    path.write_bytes(template(tables, PLACE, 2024))
    book = load_workbook(path)
    sheet = book["进度"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, heads["上半年（1—6月）"]).value = 12
    sheet.cell(3, heads["数据来源"]).value = "管委会报送"
    sheet.cell(3, heads["发布日期"]).value = "2024-07-10"
    book.save(path)
    assert take_over(path, tables, own).added == 1
    after = build(own)
    assert after.observations["place"].tolist() == [ZONE]
    (row,) = given_rows(after, PLACE, "2024-Q2", "standard", date(2024, 6, 30), {})
    assert (row.place, row.status, row.light) == (ZONE, "behind", "red")
    status = YearStatus(know(after, PLACE, 2024), "2024-Q2")
    assert [(item.tracked.task, item.status, item.is_numberless) for item in status.all_tasks] == [
        ("1", "no_observation", False),
        ("2", "behind", False),
        ("3", "no_observation", False),
    ]
    assert ZONE not in {item.tracked.place for item in status.items}
