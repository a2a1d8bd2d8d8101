from __future__ import annotations

from datetime import date

import pytest

from indicators.analysis.places.allocated_targets import allocated
from indicators.analysis.row_filters import know
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.table import Table

COUNTIES = {"海城市": "210381", "台安县": "210321", "岫岩满族自治县": "210323"}
GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}


@pytest.fixture
def tables(make_tables, statement, papers):
    """A city that gives three counties targets for growth; two of them report, one sets itself another."""
    papers.append(
        papers[-1].model_copy(
            update={
                "id": "own",
                "title": "own",
                "place": "海城市",
                "adcode": "210381",
                "disclosure": "public",
            }
        )
    )
    rows = [statement("tasks", "地区生产总值", 5.5, "%", **GDP)]
    for (place, code), value, done in zip(COUNTIES.items(), (6.0, 5.0, 5.5), (6.5, 4.0, None), strict=True):
        where = {"place": place, "adcode": code}
        rows.append(statement("tasks", "地区生产总值", value, "%", **GDP, **where))
        if done is not None:
            told = {"role": "actual", "period": "2023-H1"}
            rows.append(statement("report", "地区生产总值", done, "%", **GDP, **where, **told))
    rows.append(statement("own", "5G基站", 10.0, "个", place="海城市", adcode="210381"))
    return make_tables(*rows)


def test_counties_are_ranked_by_what_the_city_gave_them(tables):
    found = allocated(know(tables, "鞍山市", 2023, date(2023, 6, 30)), "2023-Q2")
    assert [(one.place, one.rank, one.green, one.judged, len(one.rows)) for one in found] == [
        ("海城市", 1, 1, 1, 1),
        ("台安县", 2, 0, 1, 1),
        ("岫岩满族自治县", 0, 0, 0, 1),
    ]


def test_the_page_lists_them_and_their_targets(tables):
    views = QuarterlyReportViews.of(tables, "鞍山市", "2023-Q2")
    counties, targets = views.counties(), views.county_targets()
    assert isinstance(counties, Table)
    assert isinstance(targets, Table)
    first, second, third = ([cell.words for cell in row] for row in counties.rows)
    assert first[:4] == ["海城市", "1 · 绿灯1/1", "1", "高于年度目标 1"]
    assert (second[0], second[4]) == ("台安县", "地区生产总值")
    assert third[:2] == ["岫岩满族自治县", ""]
    assert [row[2].words for row in targets.rows] == ["增长6%", "增长5%", "增长5.5%"]


def test_a_city_that_allocates_nothing_has_no_such_section(make_tables, statement):
    views = QuarterlyReportViews.of(
        make_tables(statement("tasks", "地区生产总值", 5.5, "%", **GDP)), "鞍山市", "2023-Q2"
    )
    assert repr(views.counties()) == repr(views.county_targets()) == ""


def test_the_page_ranks_all_counties_that_report(make_tables, statement):
    told = {"role": "actual", "period": "2023-H1"}
    rows = [statement("tasks", "地区生产总值", 5.5, "%", **GDP)]
    for (place, code), growth, jobs in zip(COUNTIES.items(), (4.0, 6.5, 5.0), (900, 800, None), strict=True):
        where = {"place": place, "adcode": code, **told}
        rows.append(statement("report", "地区生产总值", growth, "%", **GDP, **where))
        if jobs:
            rows.append(statement("report", "城镇新增就业", jobs, "人", indicator_id="urban_jobs", **where))
    tables = make_tables(*rows)
    table = QuarterlyReportViews.of(tables, "鞍山市", "2023-Q2").county_figures()
    assert isinstance(table, Table)
    assert [row[0].words for row in table.rows] == ["台安县", "岫岩满族自治县", "海城市"]
    assert [
        row[1].words.startswith(words) for row, words in zip(table.rows, ("6.5%", "5%", "4%"), strict=True)
    ]
    assert "第1" in table.rows[0][1].words
    assert repr(QuarterlyReportViews.of(tables, "鞍山市", "2023-Q1").county_figures()) == ""


def test_a_share_of_nothing_is_no_target(make_tables, statement):
    def given(place: str, name: str, value: float, unit: str, **more: str) -> dict[str, object]:
        where = {"place": place, "adcode": COUNTIES[place]}
        return statement("tasks", name, value, unit, period="2023", **where, **more)

    made = make_tables(
        statement("tasks", "高标准农田", 5.0, "亩", measure="increment"),
        given("海城市", "高标准农田", 5.0, "亩", measure="increment"),
        given("台安县", "高标准农田", 0.0, "亩", measure="increment"),
        given("台安县", "重大事故", 0.0, "起", comparator="le"),
    )
    found = allocated(know(made, "鞍山市", 2023, date(2023, 6, 30)), "2023-Q2")
    assert {one.place: [row.indicator for row in one.rows] for one in found} == {
        "海城市": ["高标准农田"],
        "台安县": ["重大事故"],
    }
