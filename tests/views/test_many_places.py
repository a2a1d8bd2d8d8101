"""A page of many places: places down, indicators across, ranks, outcomes, and all of it said in few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from indicators.tables.store import Tables
from indicators.views.compare_cities import CompareCitiesViews
from indicators.views.table import Table

PLACES = {
    "鞍山市": "210300", "锦州市": "210700", "大连市": "210200", "沈阳市": "210100", "抚顺市": "210400",
}  # fmt: skip
GROWTH = [6.0, 8.0, 6.0, 5.0, None]
LAST = [7.0, 6.0, 5.0, 4.0, 3.0]
NOW = [5.0, 6.0, 7.0, 4.0, 3.0]


@pytest.fixture
def tables(
    make_tables: Callable[..., Tables], statement: Callable[..., dict[str, Any]], papers: list[Any]
) -> Tables:
    """Five cities of 2023 with targets of growth, jobs and what each has alone; outcomes of two quarters."""
    papers[1:] = [
        papers[1].model_copy(
            update={"id": f"report{number}", "title": f"{place}政府工作报告", "place": place}
        )
        for number, place in enumerate(PLACES)
    ]
    rows = []
    gdp = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
    for number, (place, code) in enumerate(PLACES.items()):
        own, paper = {"place": place, "adcode": code}, f"report{number}"
        words = {"reference": "own_gdp_growth", "quote": "与全省同步"} if GROWTH[number] is None else {}
        rows += [
            statement(paper, "地区生产总值", GROWTH[number], "%", **gdp, **own, **words),
            statement(paper, "城镇新增就业", 3.0, "万人", indicator_id="urban_jobs", **own),
            statement(paper, f"{place}特色街区", 2.0, "条", **own),
        ]
        for period, values in (("2022-Q1", LAST), ("2022-H1", NOW)):
            told = {"role": "actual", "period": period}
            rows.append(statement(paper, "地区生产总值", values[number], "%", **gdp, **own, **told))
    return make_tables(*rows)


@pytest.fixture
def views(tables: Tables) -> CompareCitiesViews:
    return CompareCitiesViews.of(tables, list(PLACES))


def words(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.words for cell in row] for row in table.rows]


def test_places_stand_down_and_indicators_across(views: CompareCitiesViews) -> None:
    table = views.side_by_side()
    assert [head.text for head in table.headings] == ["地区", "地区生产总值", "城镇新增就业〔a〕", "来源"]
    assert [row[:2] for row in words(table)] == [
        ["鞍山市", "增长6% · 第2位"],
        ["锦州市", "增长8% · 第1位"],
        ["大连市", "增长6% · 第2位"],
        ["沈阳市", "增长5% · 第4位"],
        ["抚顺市", "与全省同步"],
    ]
    assert "a 总量与地区规模有关，不宜直接比高低" in table.sub


def test_every_target_stands_in_the_ranking(views: CompareCitiesViews) -> None:
    rows = words(views.ranking())
    assert [row[:4] for row in rows[:5]] == [
        ["地区生产总值", "1/4", "锦州市", "增长8%"],
        ["地区生产总值", "2/4", "鞍山市", "增长6%"],
        ["地区生产总值", "2/4", "大连市", "增长6%"],
        ["地区生产总值", "4/4", "沈阳市", "增长5%"],
        ["地区生产总值", "", "抚顺市", "与全省同步"],
    ]


def test_what_one_place_has_alone_is_reached(views: CompareCitiesViews) -> None:
    assert [row[1] for row in words(views.only())] == list(PLACES)


def test_outcomes_have_ranks_and_their_change(views: CompareCitiesViews) -> None:
    table = views.outcomes()
    assert isinstance(table, Table)
    assert table.headings[1].text == "地区生产总值增速（2022年上半年）"
    assert [row[1] for row in words(table)] == [
        "增长5% · 第3位，比2022年一季度下降2位",
        "增长6% · 第2位，与2022年一季度持平",
        "增长7% · 第1位，比2022年一季度上升2位",
        "增长4% · 第4位，与2022年一季度持平",
        "增长3% · 第5位，与2022年一季度持平",
    ]


def test_the_summary_says_the_range_and_names_few(views: CompareCitiesViews) -> None:
    text = views.summary().text
    assert "5个地区（2023年）：至少两地都提出的指标有2个。" in text
    assert "各地独有目标共5项。" in text
    assert "地区生产总值：4个地区提出数值目标，最高增长8%（锦州市），最低增长5%（沈阳市），中位数6%。" in text


def test_a_chart_shows_one_indicator_of_all_places(views: CompareCitiesViews) -> None:
    (chart,) = views.rates().charts
    assert chart.title == "地区生产总值目标排名：5个地区（2023年）"
    assert list(chart.figure.data[-1].y) == ["锦州市", "鞍山市", "大连市", "沈阳市"]
    assert list(chart.figure.data[-1].text) == ["8%", "6%", "6%", "5%"]


def test_the_page_speaks_english(tables: Tables) -> None:
    views = CompareCitiesViews.of(tables, list(PLACES), lang="en")
    assert "5 places (2023): 2 indicators are named by more than one." in views.summary().text
    assert words(views.outcomes())[0][1].endswith("rank 3, 2 down from Q1 2022")


def test_places_without_a_common_outcome_say_so_once(
    make_tables: Callable[..., Tables], statement: Callable[..., dict[str, Any]]
) -> None:
    tables = make_tables(
        *(
            statement("tasks", "项目", 5.0, "个", place=place, adcode=code, start=number)
            for number, (place, code) in enumerate(PLACES.items())
        )
    )
    views = CompareCitiesViews.of(tables, list(PLACES))
    assert "这些地区没有同一时期的完成数据" in repr(views.outcomes())
