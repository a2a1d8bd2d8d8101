"""Milestones that fall due in a quarter or the next one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indicators.analysis.select import know
from indicators.analysis.standing import Standing, standing_rows
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.views.milestones import Milestones, falling_due

Make = Callable[..., Tables]


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


def due(tables: Tables, year: int, quarter: int) -> list[Standing]:
    known = know(tables, "鞍山市", year)
    return falling_due(known, standing_rows(known, f"{year}-Q{quarter}"), quarter)


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
    rows = due(half, 2023, quarter)
    assert [(row.indicator, row.status) for row in rows] == found


def test_a_milestone_stands_with_its_time_its_state_and_its_source(half: Tables) -> None:
    rows = due(half, 2023, 2)
    view = Milestones(Localizer("zh"), Citations(half, "zh")).table(rows, 2023, 2)
    for words in (
        "2023年二季度和2023年三季度到期的阶段性目标",
        "10个",
        "12个",
        "2023年上半年",
        "已完成",
        "<mark>10个</mark>",
    ):
        assert words in view.html


def test_none_is_told_in_words(half: Tables) -> None:
    empty = due(half, 2022, 1)
    view = Milestones(Localizer("en"), Citations(half, "en")).table(empty, 2022, 1)
    assert repr(view) == "The papers set no milestone for Q1 2022 or Q2 2022."
