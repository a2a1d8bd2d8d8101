"""Goals that their own table tells as sums, and the next plan as averages."""

from __future__ import annotations

import pytest

from indicators.tables.contract import schema
from indicators.tables.contract.records import Target, records
from indicators.tables.targets.targets_table import targets

from ...conftest import paper


@pytest.mark.parametrize(
    ("basis", "value", "kept"),
    [
        ("cagr", 6.5, ("cagr", True)),
        ("cagr", 6.0, ("cumulative", False)),
        ("cumulative", 6.5, ("cumulative", False)),
    ],
)
def test_the_next_plan_tells_over_what_years_a_growth_is(statement, statements, basis, value, kept) -> None:
    growth = {"indicator_id": "gdp", "measure": "growth", "period": "2021/2025", "origin": "table"}
    said = statements(
        statement("plan", "地区生产总值", 6.5, "%", basis="cumulative", **growth),
        statement("plan-after", "地区生产总值", value, "%", basis=basis, **growth),
    )
    papers = [paper(), paper("plan-after", period="2026/2030")]
    rows = records(targets(said, schema.empty("observations"), (), papers), Target)
    (own,) = (row for row in rows if row.document_id == "plan")
    assert (own.basis, own.flags.has("basis_retold")) == kept


def test_a_paper_of_the_same_years_retells_no_basis(statement, statements) -> None:
    growth = {"indicator_id": "gdp", "measure": "growth", "period": "2021/2025", "origin": "table"}
    said = statements(
        statement("plan", "地区生产总值", 6.5, "%", basis="cumulative", **growth),
        statement("other", "地区生产总值", 6.5, "%", basis="cagr", **growth),
    )
    rows = records(targets(said, schema.empty("observations"), (), [paper(), paper("other")]), Target)
    assert {row.document_id: row.basis for row in rows} == {"plan": "cumulative", "other": "cagr"}
