"""Where a base, a goal, an annual target or an outcome is missing, and where nothing is."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from indicators.analysis.papers.coverage import KINDS, count_rows, coverage_rows
from indicators.tables.store import Tables


@pytest.fixture
def tables(make_tables, statement) -> Tables:
    revenue = {"indicator_id": "budget_revenue", "measure": "level"}
    stations = {"indicator_id": "5g_stations"}
    return make_tables(
        statement("plan", "一般公共预算收入", 157.3e8, "元", role="baseline", period="2020", **revenue),
        statement("plan", "一般公共预算收入", 210e8, "元", period="2025", **revenue),
        statement("tasks", "一般公共预算收入", 8, "%", indicator_id="budget_revenue", measure="growth"),
        statement("report", "一般公共预算收入", 5, "%", role="actual", period="2022",
                  indicator_id="budget_revenue", measure="growth"),
        statement("report", "5G基站", 1409, "个", role="actual", period="2022", **stations),
        statement("report", "5G基站", 500, "个", role="actual", period="2021", **stations),
        statement("tasks", "没有收录的事", 3, "件"),
    )  # fmt: skip


def test_each_kind_is_told_with_its_periods(tables: Tables) -> None:
    rows = {row.indicator_id: [getattr(row, kind) for kind in KINDS] for row in coverage_rows(tables)}
    assert rows == {
        "budget_revenue": [("2020",), ("2025",), ("2023",), ("2022",)],
        "5g_stations": [(), (), (), ("2021", "2022")],
    }


def test_places_are_counted(tables: Tables) -> None:
    (row,) = count_rows(tables)
    expected = {"indicators": 2, "base": 1, "goal": 1, "target": 1, "outcome": 2, "all_four": 1}
    assert asdict(row) == expected | {"place": "鞍山市", "outside_catalogue": 1}


def test_another_place_has_nothing(tables: Tables) -> None:
    assert coverage_rows(tables, "锦州市") == []
    assert coverage_rows(Tables.empty()) == []
    assert count_rows(Tables.empty()) == []


def test_the_real_tables_agree_with_themselves(built: Tables) -> None:
    rows = coverage_rows(built.public())
    for count in count_rows(built.public()):
        own = [row for row in rows if row.place == count.place]
        assert count.indicators == len(own) == len({row.indicator_id for row in own})
        assert all(getattr(count, kind) == sum(bool(getattr(row, kind)) for row in own) for kind in KINDS)
    assert any(row.base for row in rows if row.indicator_id == "budget_revenue")
