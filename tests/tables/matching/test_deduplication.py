"""What a list says twice, in a task and in a table of parts, is one commitment."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("origin", ["text", "table"])
def test_a_task_is_kept_before_what_a_table_of_parts_sums_it_up_to(make_tables, statement, origin):
    goal = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
    made = make_tables(
        statement("tasks", "地区生产总值", 6.5, "%", start=1600, origin="table", **goal),
        statement(
            "tasks",
            "地区生产总值",
            6.5,
            "%",
            start=295,
            task="1",
            origin=origin,
            comparator="approx",
            **goal,
        ),
    ).targets
    assert made[["target_id", "task", "comparator"]].values.tolist() == [["tasks@295", "1", "approx"]]
    assert made["flags"].tolist() == ["repeated_by:tasks@1600"]


def test_an_addition_that_a_head_names_is_that_of_the_text(make_tables, statement):
    goal = {"measure": "increment"}
    made = make_tables(
        statement("tasks", "净增规上工业企业", 110, "家", start=1600, origin="table", **goal),
        statement("tasks", "规上工业企业", 110, "家", start=295, task="11", **goal),
        statement("tasks", "净增规上服务业企业", 110, "家", start=1700, origin="table", **goal),
    ).targets
    assert made["target_id"].tolist() == ["tasks@1700", "tasks@295"]


def test_what_any_thing_may_be_called_repeats_and_contradicts_nothing(make_tables, statement):
    made = make_tables(
        statement("report", "项目", 2, "个", start=100, measure="increment"),
        statement("report", "项目", 5, "个", start=200, measure="increment"),
        statement("report", "工程", 6, "个", start=300, measure="increment"),
        statement("report", "工程", 6, "个", start=400, measure="increment"),
    ).targets
    assert made["flags"].tolist() == [""] * 4


@pytest.mark.parametrize(("deed", "is_contradicted"), [("完成", True), ("启动", False), ("新开工", False)])
def test_another_stage_of_one_thing_contradicts_nothing(make_tables, statement, deed, is_contradicted):
    goal = {"measure": "increment"}
    told = [
        statement(
            name,
            "标杆村改造",
            value,
            "个",
            quote=f"{value}个",
            sentence=f"{said}{value}个标杆村改造。",
            **goal,
        )
        for name, said, value in (("report", deed, 8), ("tasks", "完成", 4))
    ]
    assert [bool(one) for one in make_tables(*told).targets["flags"]] == [is_contradicted] * 2
