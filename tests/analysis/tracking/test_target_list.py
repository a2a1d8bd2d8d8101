"""Searching all targets: each filter by itself and together, on rows made for it and on the real ones."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from indicators.analysis.tracking.target_list import COLUMNS, choices, listing, select
from indicators.errors import BadParameter
from indicators.tables.contract import schema
from indicators.tables.store import Tables


@pytest.fixture
def tables(make_tables, statement) -> Tables:
    made = make_tables(
        statement("tasks", "5G基站", 1330, "个", start=10, task="132"),
        statement("tasks", "地区生产总值", 6, "%", start=20, task="1", measure="growth", comparator="approx"),
        statement("plan", "5G基站", 4000, "个", start=30, period="2021/2025", basis="cumulative"),
        statement("secret", "项目", 10, "个", start=40),
    )
    task = {"document_id": "tasks", "section": "", "text": "", "lead_leaders": "", "start": 1, "end": 2}
    rows = [
        task
        | {"number": "132", "lead_units": "市通信办;市发改委", "responsible_units": "市发展改革委;市财政局"},
        task | {"number": "1", "lead_units": "市统计局", "responsible_units": ""},
    ]
    return replace(made, tasks=schema.typed("tasks", rows))


def names(rows: pd.DataFrame) -> list[str]:
    return rows["target_id"].tolist()


class TestListing:
    def test_annual_targets_come_first_and_restricted_papers_not_at_all(self, tables: Tables) -> None:
        assert names(listing(tables.public())) == ["tasks@10", "tasks@20", "plan@30"]
        assert "secret@40" in names(listing(tables))
        assert list(listing(tables).columns) == COLUMNS

    def test_each_office_is_named_once_by_one_name(self, tables: Tables) -> None:
        office = listing(tables).set_index("target_id")["office"]
        assert office["tasks@10"].split(";")[1:] == ["市发展改革委", "市财政局"]
        assert office["plan@30"] == ""

    def test_a_goal_of_a_plan_is_not_judged_by_year(self, tables: Tables) -> None:
        status = listing(tables.public()).set_index("target_id")["status"]
        assert status.to_dict() == {"tasks@10": "no_observation", "tasks@20": "no_observation", "plan@30": ""}

    def test_no_tables_no_rows(self) -> None:
        assert listing(Tables.empty()).empty

    def test_amounts_stand_in_the_unit_of_the_indicator(self, built: Tables) -> None:
        rows = listing(built).set_index("target_id")
        farmland = rows[rows["indicator_id"] == "high_standard_farmland"]
        assert set(farmland["unit"]) == {"万亩"}
        assert 8.0 in set(farmland["target"])


class TestSelect:
    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({}, ["tasks@10", "tasks@20", "plan@30"]),
            ({"place": "鞍山市"}, ["tasks@10", "tasks@20", "plan@30"]),
            ({"unit": "%"}, ["tasks@20"]),
            ({"year": 2023}, ["tasks@10", "tasks@20", "plan@30"]),
            ({"year": 2022}, ["plan@30"]),
            ({"year": 1999}, []),
            ({"office": "发展改革"}, ["tasks@10"]),
            ({"office": "("}, []),
            ({"status": "no_observation"}, ["tasks@10", "tasks@20"]),
            ({"text": "5g"}, ["tasks@10", "plan@30"]),
            ({"text": "5G 4000"}, ["plan@30"]),
            ({"text": "5G", "year": 2023, "office": "财政"}, ["tasks@10"]),
        ],
    )
    def test_each_filter_and_several(self, tables: Tables, filters: dict, found: list[str]) -> None:
        assert names(select(listing(tables.public()), **filters)) == found

    @pytest.mark.parametrize(
        ("filters", "message"),
        [
            ({"place": "鞍山"}, "Did you mean 鞍山市"),
            ({"unit": "％"}, "a unit that a target has"),
            ({"status": "no_observations"}, "Did you mean no_observation"),
        ],
    )
    def test_what_no_target_has_is_refused(self, tables: Tables, filters: dict, message: str) -> None:
        with pytest.raises(BadParameter, match=message):
            select(listing(tables), **filters)


def test_there_is_something_to_choose_from(tables: Tables) -> None:
    assert choices(listing(tables)) == {
        "place": ["鞍山市"],
        "unit": ["个", "%"],
        "status": ["no_observation"],
        "year": [2021, 2022, 2023, 2024, 2025],
        "office": ["市发展改革委", "市统计局", "市财政局", "市通信办"],
    }


def test_a_target_is_printed_with_its_unit(built):
    texts = dict(zip(*(listing(built)[name] for name in ("target_id", "text")), strict=True))
    told = {
        "anshan-14th-five-year-plan@12067": "210亿元",
        "anshan-14th-five-year-plan@7810": "84836吨",
        "anshan-14th-five-year-plan@7596": "下降16%",
        "anshan-14th-five-year-plan@12926": "≥130万吨",
        "anshan-2023-task-breakdown@3091": "50个",
    }
    assert {name: texts[name] for name in told} == told
