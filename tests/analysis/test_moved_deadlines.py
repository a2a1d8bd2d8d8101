"""A notice that moves a deadline and leaves the number: to the task, and to what a page says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from indicators.analysis.moved_deadlines import moved_deadlines
from indicators.analysis.tracking import track_rows
from indicators.documents import registration
from indicators.project import Project
from indicators.tables.build import build
from indicators.tables.store import Tables

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
    assert (before, list(after.values())) == ({}, ["2024-12-31"])
    assert [task for _, task in after] == ["1"]


def test_the_number_is_not_told_as_changed(tables: Tables) -> None:
    rows = track_rows(tables, PLACE, "2024-Q3")
    (care,) = [row for row in rows if "养老" in row.indicator]
    assert (care.target, care.replaced) == ("10个", "")
