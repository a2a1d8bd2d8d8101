"""A target of a work report that a task list repeats is the task's: how it stands, and who leads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.responsibility import assignment_rows, workload_rows
from indicators.analysis.tracking.target_list import listed_rows
from indicators.analysis.tracking.year_status import YearStatus
from indicators.documents.register import registration
from indicators.project import Project
from indicators.tables.store import Tables
from indicators.workbooks.progress.progress_layout import lines

from ...fresh_tables import build

PLACE = "丹东市"
REPORT = f"""{PLACE}2024年政府工作报告
2024年1月8日
一、2024年工作安排
改造老旧小区80个。新建5G基站600个。
"""
TASKS = f"""{PLACE}2024年重点工作任务分解
2024年2月5日
1.改造老旧小区80个。
牵头单位：市住建局
2.建成市民服务中心。
牵头单位：市行政审批局
"""
RESULTS = f"""2024年上半年{PLACE}经济运行情况
2024年7月20日
上半年，改造老旧小区12个，新建5G基站500个。
"""


LIVELIHOOD = f"""{PLACE}2024年十大民生实事清单
2024年2月1日
1.新增普惠托位1200个。
2.改造80个城镇老旧小区，惠及1.6万户居民。
"""


def made(folder: Path, **papers: str) -> Tables:
    own = Project(folder)
    own.documents.mkdir(parents=True)
    for name, text in papers.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        registration.add(own, [Path(folder / f"{name}.txt")])
    return build(own)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return made(tmp_path_factory.mktemp("repeated"), report=REPORT, tasks=TASKS, results=RESULTS)


def test_a_target_that_two_lists_repeat_is_in_the_tasks_of_both(tmp_path: Path) -> None:
    tables = made(tmp_path, report=REPORT, tasks=TASKS, livelihood=LIVELIHOOD, results=RESULTS)
    known = know(tables, PLACE, 2024)
    status = YearStatus(known, "2024-Q2")
    (renewed,) = [item for item in status.items if item.target and item.target.indicator_id == "old_housing"]
    assert (renewed.status, renewed.units) == ("behind", ("市住房城乡建设局",))
    # Both tasks stand as the target does; neither is counted beside it.
    stands = [row.status for row in status.tasks if "改造" in row.target]
    assert stands == ["behind", "behind"]
    assert not [item for item in status.items if item.target is None and "改造" in item.tracked.target]
    led = workload_rows(assignment_rows(known), [row.tracked for row in status.targets])
    assert [(row.targets, row.lights) for row in led if row.name == "市住房城乡建设局"] == [(1, ("red",))]
    every = lines(tables, PLACE, 2024)
    (line,) = [line for line in every if line.target_row.indicator_id == "old_housing"]
    assert line.lead_units == "市住建局"
    (listed,) = [row for row in listed_rows(tables) if row.indicator_id == "old_housing"]
    assert listed.office == ("市住房城乡建设局",)


def test_the_task_stands_as_the_target_that_it_repeats(tables: Tables) -> None:
    status = YearStatus(know(tables, PLACE, 2024), "2024-Q2")
    renewed = next(row for row in status.tasks if row.task == "1")
    assert (renewed.status, renewed.light) == ("behind", "red")
    assert renewed.reason.startswith("worst_target:")


def test_the_target_names_who_leads_its_task(tables: Tables) -> None:
    status = YearStatus(know(tables, PLACE, 2024), "2024-Q2")
    units = {item.target.indicator_id: item.units for item in status.items if item.target}
    assert units == {"old_housing": ("市住房城乡建设局",), "5g_stations": ()}
    assert [item.tracked.task for item in status.items if item.target is None] == ["2"]


def test_the_workbook_and_the_list_name_the_task_too(tables: Tables) -> None:
    rows = {line.indicator: (line.task, line.lead_units) for line in lines(tables, PLACE, 2024)}
    assert rows["改造老旧小区"] == ("1", "市住建局")
    listed = {row.indicator: (row.task, row.office) for row in listed_rows(tables)}
    assert (listed["改造老旧小区"], listed["5G基站"]) == (("1", ("市住房城乡建设局",)), ("", ()))


def test_the_workbook_says_of_a_step_for_which_part_of_the_year_it_is(make_tables, statement) -> None:
    rows = (statement("tasks", "改造管网", 30, "公里", period=period) for period in ("2023-H1", "2023"))
    step, whole = lines(make_tables(*rows), "鞍山市", 2023)
    assert {step.target, whole.target} == {"30公里（2023年上半年）", "30公里"}


def test_of_a_divided_task_each_unit_answers_for_its_part_alone(tmp_path: Path) -> None:
    text = "1.新建农村公路200公里（市交通运输局负责），改造危桥30座（市公路局负责）。\n"
    others = "牵头单位：市交通运输局、市公路局\n2.建成市民服务中心。\n牵头单位：市行政审批局\n"
    tables = made(tmp_path, tasks=f"{PLACE}2024年重点工作任务分解\n2024年2月5日\n{text}{others}")
    known = know(tables, PLACE, 2024)
    status = YearStatus(known, "2024-Q2")
    units = {item.target.indicator: item.units for item in status.items if item.target}
    assert units == {"农村公路": ("市交通运输局",), "改造危桥": ("市公路局",)}
    led = workload_rows(assignment_rows(known), [row.tracked for row in status.targets])
    assert {row.name: (row.targets, row.targets_joint) for row in led if row.targets} == {
        "市交通运输局": (1, 0),
        "市公路局": (1, 0),
    }


def test_units_that_are_named_without_a_lead_stand_with_their_task(tmp_path: Path) -> None:
    text = "1.新增托位1800个。（责任单位：市卫生健康委、市残联）\n2.新建幼儿园12所。（责任单位：市教育局）\n"
    tables = made(tmp_path, livelihood=f"{PLACE}2024年十大民生实事清单\n2024年2月1日\n{text}")
    status = YearStatus(know(tables, PLACE, 2024), "2024-Q2")
    (nursery, *_), task = status.items, status.all_tasks[0]
    named = ("市卫生健康委", "市残联")
    assert (nursery.units, nursery.responsible, task.responsible) == ((), named, named)
