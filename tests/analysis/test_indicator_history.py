"""What is known of an indicator, from the papers' words to rows of figures, targets and goals."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan

import pytest

from indicators.analysis.indicator_history import HistoryRow, history, indicator_ids
from indicators.errors import BadParameter
from indicators.tables.store import Tables
from indicators.vocabulary import indicators


@pytest.fixture(scope="module")
def rows(plan_city: Callable[..., Tables]) -> Callable[[str], list[HistoryRow]]:
    """The rows of an indicator of the city of plan_city.yaml."""
    tables = plan_city("plan", "midterm", "next")
    return lambda name: history(tables, name)


def told(rows: list[HistoryRow], kind: str) -> list[tuple[str, str, float]]:
    return [(row.period, row.measure, row.value) for row in rows if row.kind == kind]


def test_outcomes_stand_by_time(rows) -> None:
    assert told(rows("hightech_firms"), "outcome") == [
        ("2020", "level", 300),
        ("2022", "level", 450),
        ("2025", "level", 545),
    ]


def test_a_goal_stands_with_its_base_beside_the_one_that_it_replaces(rows) -> None:
    goals = [row for row in rows("hightech_firms") if row.kind == "goal"]
    assert {(goal.value, goal.base, goal.base_period) for goal in goals} == {
        (560, 300, "2020"),
        (500, 300, "2020"),
    }


def test_a_fall_is_a_negative_growth(rows) -> None:
    found = rows("energy_intensity")
    assert [row[::2] for row in told(found, "outcome")] == [
        ("2021", -2.1),
        ("2021/2025", -11.2),
        ("2022", -1.8),
    ]
    assert told(found, "goal") == [("2021/2025", "growth", -13), ("2026/2030", "growth", -10)]


def test_two_sources_of_one_figure_are_one_row_and_one_that_differs_is_named(built: Tables) -> None:
    outcomes = [row for row in history(built, "gdp") if row.kind == "outcome"]
    found = {(row.place, row.period, row.measure): row for row in outcomes}
    assert len(found) == len(outcomes)
    assert found["鞍山市", "2022", "growth"].other_ids == ("anshan-2023-work-report@469",)


def test_an_estimate_is_named_beside_the_rate_that_came_of_it(make_tables, statement) -> None:
    gdp = {"indicator_id": "gdp", "measure": "growth", "role": "actual", "period": "2023"}
    jobs = {"indicator_id": "urban_jobs", "role": "actual", "period": "2023"}
    tables = make_tables(
        statement("report", "地区生产总值", 6, "%", start=1, comparator="approx", **gdp),
        statement("tasks", "地区生产总值", 5.6, "%", start=2, **gdp),
        statement("report", "城镇新增就业", 8.25, "万人", start=3, **jobs),
        statement("tasks", "城镇新增就业", 8.3, "万人", start=4, **jobs),
    )
    (growth,), (added,) = history(tables, "gdp"), history(tables, "urban_jobs")
    assert (growth.value, len(growth.other_ids)) == (5.6, 1)
    # What only the last printed digit parts is one amount.
    assert added.other_ids == ()


def test_provinces_stand_before_their_cities(built: Tables) -> None:
    seen = list(dict.fromkeys(row.place for row in history(built, "gdp")))
    assert seen[0] == "辽宁省"
    assert seen[-1] == "海城市"


def test_a_target_without_a_number_keeps_its_words(built: Tables) -> None:
    (row,) = (row for row in history(built, "energy_intensity") if row.text == "完成省下达任务")
    assert isnan(row.value)


def test_what_nobody_knows_is_named_with_the_nearest(built: Tables) -> None:
    with pytest.raises(BadParameter, match="Did you mean gdp"):
        history(built, "gdpp")
    assert set(indicator_ids(built)) <= {entry.id for entry in indicators().entries}
