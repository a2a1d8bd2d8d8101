"""The page of an indicator: its charts, its figures with their sources, and what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from indicators.charts import static_svg
from indicators.tables.store import Tables
from indicators.views.display import Chart
from indicators.views.indicator_history import IndicatorHistoryViews


@pytest.fixture(scope="module")
def city(plan_city: Callable[..., Tables]) -> Callable[..., IndicatorHistoryViews]:
    """The page of an indicator of the city of plan_city.yaml."""
    tables = plan_city("plan", "midterm", "next")
    return lambda name, lang="zh": IndicatorHistoryViews.of(tables, name, lang)


def traces(chart: Chart) -> dict[str, list[tuple[Any, Any]]]:
    return {trace.name: list(zip(trace.x, trace.y, strict=True)) for trace in chart.figure.data}


def test_a_level_has_its_outcomes_and_the_way_to_its_goal(city) -> None:
    (chart,) = city("hightech_firms").charts().charts
    # What stands at the end of a year is no 水平值.
    assert chart.title == "高新技术企业：期末数"
    assert traces(chart) == {
        "丹东市": [(2020, 300), (2022, 450), (2025, 545)],
        "丹东市规划目标": [(2020, 300), (2025, 560)],
    }
    assert chart.caption == ("圆点和实线为全年实际完成、虚线到星号为规划目标。最近一年：丹东市2025年545家。")


def test_an_average_is_a_line_over_its_years(city) -> None:
    chart = next(chart for chart in city("gdp").charts().charts if chart.title == "地区生产总值：增速")
    assert traces(chart)["丹东市规划目标"] in ([(2021, 5.5), (2025, 5.5)], [(2026, 4.5), (2030, 4.5)])
    assert traces(chart)["丹东市"] == [(2021, 6), (2022, 1.5)]


def test_a_place_has_one_colour_on_a_page_and_provinces_no_amounts(built: Tables) -> None:
    rates, amounts = IndicatorHistoryViews.of(built, "gdp").charts().charts
    colours = [{trace.name: trace.marker.color for trace in chart.figure.data} for chart in (rates, amounts)]
    assert colours[0]["鞍山市"] == colours[1]["鞍山市"] != colours[0]["辽宁省"]
    assert "辽宁省" not in colours[1]
    assert amounts.caption.endswith("省级总量见下表。")
    assert all(static_svg.draw(chart.figure) for chart in (rates, amounts))


def test_a_part_of_a_year_is_a_ring_between_the_years(built: Tables) -> None:
    rates, _ = IndicatorHistoryViews.of(built, "gdp").charts().charts
    assert traces(rates)["锦州市（年内累计）"] == [(2024.25, 5.7)]


def test_a_single_figure_is_not_drawn(city) -> None:
    assert city("5g_stations").charts().charts == ()


def test_every_figure_has_its_source_and_what_contradicts_it(built: Tables) -> None:
    table = IndicatorHistoryViews.of(built, "gdp").figures()
    assert all(row[-1].sources for row in table.rows)
    words = [[cell.words for cell in row] for row in table.rows]
    assert ["鞍山市", "2020年上半年", "实际完成", "下降4.9%"] in [row[:4] for row in words]
    (row,) = (row for row in words if "另有不同数据" in row[4])
    assert row[:4] == ["鞍山市", "2022年", "实际完成", "增长0.3%"]


def test_the_definition_is_the_catalogues(built: Tables) -> None:
    said = {row[0].words: row[1].words for row in IndicatorHistoryViews.of(built, "gdp").definition().rows}
    assert said["价格口径"] == "可比价（扣除价格因素）"
    assert said["可持续发展目标"] == "8.1.1（相关）"
    assert said["单位"] == "亿元"
    # A gap for any words is no name that people read.
    projects = IndicatorHistoryViews.of(built, "projects_started").definition().html
    assert "开复工" in projects
    assert "*" not in projects


def test_the_page_speaks_english(city) -> None:
    page = city("energy_intensity", "en")
    assert "fall 2.1%" in page.figures().html
    assert page.definition().caption == "Energy Intensity of Gross Regional Product: what it is"
    assert "综合" in city("energy_intensity").definition().html
    assert "规划纲要" in page.papers().text


def test_a_goal_that_was_changed_is_listed_and_not_drawn(city) -> None:
    views = city("hightech_firms")
    remarks = {row[3].words: row[4].words for row in views.figures().rows if row[2].words == "规划目标"}
    assert "2023-08-01起调整为560家" in remarks["500家以上"]
    assert "原目标500家以上，2023-08-01调整" in remarks["560家"]
    assert all(value != 500 for points in traces(views.charts().charts[0]).values() for _, value in points)
