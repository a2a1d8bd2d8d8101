"""Two sources contradict each other only by more than the digits that both print."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.analysis.papers.consistency import finding_rows
from indicators.analysis.row_filters import know
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


@pytest.mark.parametrize(("column", "is_other"), [(-2.6, False), (2.6, True), (-3.1, True)])
def test_a_fall_and_a_negative_growth_are_one_figure(make_tables, statement, column, is_other) -> None:
    rate = {"basis": "yoy", "indicator_id": "fixed_investment"}
    told = {"role": "actual", "period": "2023-H1", **rate}
    tables = make_tables(
        statement("tasks", "固定资产投资", 5, "%", measure="growth", **rate),
        statement("report", "固定资产投资", 2.6, "%", measure="decline", start=1, **told),
        statement("report", "固定资产投资", column, "%", measure="growth", start=9, sentence="增速", **told),
    )
    (row,) = track_rows(tables, "鞍山市", "2023-Q2")
    found = finding_rows(know(tables, "鞍山市", 2023, date(2023, 6, 30)))
    assert bool(row.contradicted_by) == is_other
    assert [one.check for one in found] == ["two_figures"] * is_other
