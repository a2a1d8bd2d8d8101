"""A notice that moves a deadline and leaves the number: to the task, and to what a page says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.moved_deadlines import moved_deadlines
from indicators.analysis.tracking.quarter_changes import quarter_changes
from indicators.analysis.tracking.responsibility import assignment_rows
from indicators.analysis.tracking.tracking import track_rows
from indicators.analysis.tracking.year_status import YearStatus
from indicators.documents.register import registration
from indicators.project import Project
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.follow_up import FollowUp
from indicators.views.localizer import Localizer
from indicators.views.responsibility import ResponsibilityViews
from indicators.views.table import Table
from indicators.workbooks.progress.progress_task_layout import task_lines

from ...fresh_tables import build

PLACE = "丹东市"
TASKS = f"""{PLACE}2024年重点工作任务分解
1.建成养老服务综合体10个，9月底前完成。
牵头单位：市民政局
2.新建口袋公园20个。
牵头单位：市住建局
"""
NOTICE = f"""{PLACE}人民政府办公室关于调整2024年部分目标任务的通知
丹政办发〔2024〕58号
一、调整事项
（一）将“建成养老服务综合体10个”完成时限由2024年9月底前调整为2024年12月底前。
{PLACE}人民政府办公室
2024年8月12日
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("moved")
    own = Project(folder)
    own.documents.mkdir(parents=True)
    for name, text in (("tasks", TASKS), ("notice", NOTICE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        registration.add(own, [Path(folder / f"{name}.txt")])
    return build(own)


def test_the_task_is_due_on_the_new_day_from_the_notice_on(tables: Tables) -> None:
    before = moved_deadlines(tables, PLACE, date(2024, 6, 30))
    after = moved_deadlines(tables, PLACE, date(2024, 9, 30))
    assert (before, [one.due for one in after.values()]) == ({}, ["2024-12-31"])
    assert [task for _, task in after] == ["1"]


def test_the_number_is_not_told_as_changed(tables: Tables) -> None:
    rows = track_rows(tables, PLACE, "2024-Q3")
    (care,) = [row for row in rows if "养老" in row.indicator]
    assert (care.target, care.replaced) == ("10个", "")
    known = know(tables, PLACE, 2024)
    changes = quarter_changes(YearStatus(known, "2024-Q3"), YearStatus(known, "2024-Q2"))
    assert [(one.kind, one.is_only_moved) for one in changes] == [("revised", True)]


ALONE = f"""{PLACE}人民政府办公室关于调整2024年部分重点任务完成时限的通知
丹政办函〔2024〕41号
2024年7月22日
各县区人民政府，市政府各部门：
经市政府研究同意，对2024年政府工作报告部分重点任务完成时限调整如下：
%s
"""
LIST = f"""{PLACE}2024年重点工作任务分解
2024年2月5日
1.完成河道治理规划编制，6月底前完成。
牵头单位：市水务局
2.出台营商环境条例实施细则，8月底前完成。
牵头单位：市司法局
3.启用市民服务中心。
牵头单位：市行政审批局
4.新建口袋公园20个。
牵头单位：市住建局
"""


def made(folder: Path, lines: str) -> Tables:
    own = Project(folder)
    own.documents.mkdir(parents=True)
    for name, text in (("tasks", LIST), ("notice", ALONE % lines)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        registration.add(own, [Path(folder / f"{name}.txt")])
    return build(own)


TABLE = """序号\t工作任务\t原完成时限\t调整后完成时限\t牵头单位
1\t出台营商环境条例实施细则\t8月底\t11月底\t市司法局
2\t启用市民服务中心\t9月底\t12月底\t市行政审批局
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("一、第1项“完成河道治理规划编制”，完成时限由6月底调整为10月底。", {"1": "2024-10-31"}),
        (
            "一、将“出台营商环境条例实施细则”延期至12月底前完成。\n二、任务3完成时限调整为11月底。",
            {"2": "2024-12-31", "3": "2024-11-30"},
        ),
        (
            "一、第二项完成时限延长至2025年3月底。\n二、第1项“启用市民服务中心”，完成时限调整为11月底。",
            {"2": "2025-03-31", "3": "2024-11-30"},
        ),
        (
            "一、建成体育公园的完成时限由6月底调整为10月底。\n二、第1项牵头单位调整为市自然资源局。",
            {},
        ),
        (TABLE, {"2": "2024-11-30", "3": "2024-12-31"}),
    ],
)
def test_a_notice_moves_tasks_without_a_figure(tmp_path: Path, lines: str, expected: dict[str, str]) -> None:
    found = moved_deadlines(made(tmp_path, lines), PLACE, date(2024, 9, 30))
    assert {number: one.due for (_, number), one in found.items()} == expected


def test_the_task_is_not_late_after_the_notice_and_page_and_workbook_say_so(tmp_path: Path) -> None:
    tables = made(tmp_path, "一、第1项“完成河道治理规划编制”，完成时限由6月底调整为10月底。")
    known = know(tables, PLACE, 2024)
    half, autumn = YearStatus(known, "2024-Q2"), YearStatus(known, "2024-Q3")
    assert [row.reason for row in half.tasks[:1]] == ["overdue_unreported:2024-06-30"]
    row = autumn.tasks[0]
    assert row.reason == "deadline_ahead:2024-10-31"
    assert (row.replaced, row.in_force_from) == ("6月底前", "2024-07-22")
    # The second was due by the end of August, and nothing is reported of it.
    told = [(one.kind, one.now.tracked.task) for one in quarter_changes(autumn, half)]
    assert told == [("revised", "1"), ("fell_due", "2")]
    page = FollowUp(Localizer("zh"), Citations(tables, "zh"), "2024-Q3")
    changed = page.changed(quarter_changes(autumn, half))
    assert isinstance(changed, Table)
    assert [cell.words for cell in changed.rows[0][1:4]] == [
        "完成时限调整",
        "暂无数据 · 时限2024年6月30日",
        "尚未到期 · 时限2024年10月31日 · 原时限6月底前，2024-07-22调整",
    ]
    words = page.promise(next(item for item in autumn.items if item.tracked.task == "1"))
    assert [part.text for part in words.parts] == ["时限2024年10月31日", "原时限6月底前，2024-07-22调整"]
    assert [line.due for line in task_lines(tables, PLACE, 2024)] == ["2024-10-31", "2024-08-31", "", ""]
    assert [row.task for row in assignment_rows(known)] == ["1", "2", "3", "4"]


def test_the_page_of_duties_has_the_deadlines_and_what_moved_them(tmp_path: Path) -> None:
    tables = made(tmp_path, "一、第1项“完成河道治理规划编制”，完成时限由6月底调整为10月底。")
    duties = replace(ResponsibilityViews.of(tables, PLACE, 2024), quarter="2024-Q3").tasks()
    assert isinstance(duties, Table)
    at = [heading.text for heading in duties.headings].index("完成时限")
    assert [row[at].words for row in duties.rows] == [
        "2024年10月31日 · 原时限6月底前，2024-07-22调整", "8月底前", "", "",
    ]  # fmt: skip
