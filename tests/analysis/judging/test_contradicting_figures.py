"""Two sources contradict each other only by more than the digits that both print."""

from __future__ import annotations

import pytest

from indicators.analysis.tracking.tracking import track_rows


@pytest.mark.parametrize(("other", "is_other"), [(8.3, False), (8.25, False), (8.4, True), (8.1, True)])
def test_a_figure_with_fewer_digits_is_no_other_figure(make_tables, statement, other, is_other) -> None:
    jobs = {"measure": "increment", "indicator_id": "urban_jobs", "unit": "万人"}
    tables = make_tables(
        statement("tasks", "城镇新增就业", 8, quote="8万人", **jobs),
        statement(
            "report", "城镇新增就业", 8.25, role="actual", period="2023", quote="8.25万人", start=1, **jobs
        ),
        statement(
            "report",
            "城镇新增就业",
            other,
            role="actual",
            period="2023",
            quote=f"{other:g}万人",
            start=9,
            **jobs,
        ),
    )
    (row,) = track_rows(tables, "鞍山市", "2023-Q4")
    assert bool(row.contradicted_by) == is_other
