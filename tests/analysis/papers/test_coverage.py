"""Where a base, a goal, an annual target or an outcome is missing, and where nothing is."""

from __future__ import annotations

import pytest

from indicators.analysis.papers.coverage import KINDS, counts, coverage
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
    rows = coverage(tables).set_index("indicator_id")
    assert rows.loc["budget_revenue", list(KINDS)].tolist() == ["2020", "2025", "2023", "2022"]
    assert rows.loc["5g_stations", list(KINDS)].tolist() == ["", "", "", "2021;2022"]
    assert len(rows) == 2


def test_places_are_counted(tables: Tables) -> None:
    (row,) = counts(tables).to_dict("records")
    expected = {"indicators": 2, "base": 1, "goal": 1, "target": 1, "outcome": 2, "all_four": 1}
    assert row == expected | {"place": "鞍山市", "outside_catalogue": 1}


def test_another_place_has_nothing(tables: Tables) -> None:
    assert coverage(tables, "锦州市").empty
    assert coverage(Tables.empty()).empty
    assert counts(Tables.empty()).empty


def test_the_real_tables_agree_with_themselves(built: Tables) -> None:
    rows = coverage(built.public())
    for count in counts(built.public()).to_dict("records"):
        own = rows[rows["place"] == count["place"]]
        assert count["indicators"] == len(own) == own["indicator_id"].nunique()
        assert all(count[kind] == (own[kind] != "").sum() for kind in KINDS)
    assert not rows.loc[rows["indicator_id"] == "budget_revenue", "base"].eq("").all()
