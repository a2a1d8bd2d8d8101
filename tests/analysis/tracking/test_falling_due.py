"""What falls due in a quarter or the next one: targets for parts of a year, and tasks with a deadline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.falling_due import FallingDue, falling_due
from indicators.analysis.tracking.year_status import YearStatus
from indicators.tables.contract import schema
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.follow_up import FollowUp
from indicators.views.localizer import Localizer

Make = Callable[..., Tables]
ASSIGNED = TaskReport(
    place="鞍山市", task="交办1", text="建成养老中心。", lead_units="市民政局", due="2023-08-31",
    period="2023-Q2", status="推进中", progress="主体封顶", problem="用地审批", next_step="8月完成",
)  # fmt: skip


@pytest.fixture
def half(make_tables: Make, statement: Callable[..., dict[str, object]]) -> Tables:
    """Targets for both halves of a year, for the year, and for the first quarter after it."""
    return make_tables(
        statement("tasks", "新建厂房", 10.0, "个", period="2023-H1", comparator="ge"),
        statement("tasks", "新建学校", 20.0, "个", period="2023-H2"),
        statement("tasks", "新建公园", 30.0, "个", period="2023"),
        statement("tasks", "新建桥梁", 2.0, "个", period="2024-Q1"),
        statement("report", "新建厂房", 12.0, "个", period="2023-H1", role="actual"),
    )


def due(tables: Tables, quarter: int, *reports: TaskReport) -> list[FallingDue]:
    return falling_due(YearStatus(know(tables, "鞍山市", 2023), f"2023-Q{quarter}", told=reports))


@pytest.mark.parametrize(
    ("quarter", "found"),
    [
        (1, [("新建厂房", "not_due")]),
        (2, [("新建厂房", "met")]),
        (3, [("新建学校", "not_due")]),
        (4, [("新建学校", "no_observation"), ("新建桥梁", "not_due")]),
    ],
)
def test_this_quarter_and_the_next_are_looked_at(
    half: Tables, quarter: int, found: list[tuple[str, str]]
) -> None:
    rows = [row.item for row in due(half, quarter)]
    assert [(row.tracked.indicator, row.status) for row in rows] == found


def test_a_task_is_due_on_its_deadline_and_stands_among_the_targets_by_day(half: Tables) -> None:
    rows = due(half, 2, ASSIGNED)
    assert [(row.day.isoformat(), row.item.target is None) for row in rows] == [
        ("2023-06-30", False),
        ("2023-08-31", True),
    ]
    assert [row.item.tracked.task for row in due(half, 4, ASSIGNED)] == ["", ""]


def test_a_step_without_a_number_falls_due_on_its_own_day(half: Tables) -> None:
    task = dict.fromkeys(schema.empty("tasks").columns, "") | {
        "document_id": "tasks", "number": "7", "text": "建成门诊楼。", "due": "2023-12-31",
        "start": 0, "end": 9,
        "steps": "2023-06-30 主体封顶;2023-09-30 完成装修;2023-12-31 启用",
    }  # fmt: skip
    made = replace(half, tasks=schema.typed("tasks", [task]))
    rows = [(row.day.isoformat(), row.step) for row in due(made, 2) if row.item.target is None]
    assert rows == [("2023-06-30", "主体封顶"), ("2023-09-30", "完成装修")]
    # The last step is the whole task.
    rows = [(row.day.isoformat(), row.step) for row in due(made, 4) if row.item.target is None]
    assert rows == [("2023-12-31", "")]
    shown = FollowUp(Localizer("zh"), Citations(made, "zh"), "2023-Q2")
    assert "节点：主体封顶" in shown.due(due(made, 2), []).html
    (item,) = {row.item.name_id: row.item for row in due(made, 2) if row.step}.values()
    assert "节点：9月30日 完成装修" in shown.promise(item).words.replace("2023年", "")


def test_what_is_due_stands_with_its_day_its_state_and_its_source(half: Tables) -> None:
    view = FollowUp(Localizer("zh"), Citations(half, "zh"), "2023-Q2").due(due(half, 2, ASSIGNED), [])
    for words in (
        "2023年二季度和2023年三季度到期的目标和任务",
        "6月30日", "10个", "12个", "已完成", "<mark>10个</mark>",
        "8月31日", "建成养老中心。", "交办1", "主体封顶", "推进中", "市民政局",
    ):  # fmt: skip
        assert words in view.html


def test_none_is_told_in_words(half: Tables) -> None:
    def told(lang: str, year: int, quarter: int, *open_statuses: str) -> str:
        view = FollowUp(Localizer(lang), Citations(half, lang), f"{year}-Q{quarter}")
        return repr(view.due([], open_statuses))

    assert told("en", 2022, 1) == "Nothing is set to fall due in Q1 2022 or Q2 2022. "
    # Before the last quarter the end of the year is the next thing to come.
    assert told("zh", 2022, 3, "behind", "ahead").endswith(
        "全年目标中尚有2项未完成、暂无数据或无法判断，12月末到期。"
    )
    assert "12月末" not in told("zh", 2022, 2, "behind")
