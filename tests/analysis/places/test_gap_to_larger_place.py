"""What a release says of the province stands beside the figure, with its source."""

from __future__ import annotations

from indicators.analysis.row_filters import know
from indicators.analysis.tracking.displayed_targets import standing_rows
from indicators.views.quarterly_report import QuarterlyReportViews

GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}


def test_the_distance_to_the_province_stands_beside_the_figure(make_tables, statement):
    told = {"role": "actual", "period": "2023-H1"}
    gap = {**told, "measure": "change"}
    tables = make_tables(
        statement("tasks", "地区生产总值", 5.5, "%", **GDP),
        statement("report", "地区生产总值", 6.4, "%", start=1, **GDP, **told),
        statement("report", "地区生产总值增速比全省高", 0.8, "百分点", start=2, **gap),
        statement("report", "地区生产总值低于全国", 0.3, "百分点", start=3, flags="downward", **gap),
        statement("report", "地区生产总值比一季度高", 0.2, "百分点", start=4, **gap),
        statement("plan", "地区生产总值比全省高", 0.9, "百分点", start=5, **gap),
    )
    (row,) = standing_rows(know(tables, "鞍山市", 2023), "2023-Q2")
    assert [one.statement_id for one in row.larger] == ["report@2", "report@3"]
    table = QuarterlyReportViews.of(tables, "鞍山市", "2023-Q2").key_indicators()
    words = " ".join(cell.words for cell in table.rows[0])
    assert "高于全省0.8个百分点" in words
    assert "低于全国0.3个百分点" in words
    assert "0.2个百分点" not in words
