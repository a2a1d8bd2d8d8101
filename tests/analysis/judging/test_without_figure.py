"""What is said of a target of which nothing is reported."""

from __future__ import annotations

import pytest

from indicators.analysis.tracking.tracking import track_rows


@pytest.mark.parametrize(
    ("name", "unit", "comparator", "quarter", "status"),
    [
        ("粮食总产量", "吨", "eq", "2023-Q2", "not_due"),
        ("粮食播种面积", "亩", "ge", "2023-Q3", "not_due"),
        ("粮食总产量", "吨", "eq", "2023-Q4", "no_observation"),
        ("口袋公园", "个", "eq", "2023-Q2", "no_observation"),
    ],
)
def test_a_harvest_is_not_due_before_it_is_in(
    make_tables, statement, name, unit, comparator, quarter, status
):
    tables = make_tables(statement("report", name, 20, unit, measure="level", comparator=comparator))
    (row,) = track_rows(tables, "鞍山市", quarter)
    assert row.status == status
