"""The page of two cities beside each other, on the real documents."""

from __future__ import annotations

import re

import pytest

from indicators.tables.store import Tables
from indicators.views.compare_cities import CompareCitiesViews
from indicators.views.display import NOTHING

from .conftest import row_of

pytestmark = pytest.mark.usefixtures("real_root")


@pytest.fixture
def cities() -> CompareCitiesViews:
    return CompareCitiesViews.of(Tables.load(), ["鞍山市", "锦州市"], [2023, 2025])


class TestCities:
    def test_rates_are_compared_in_points(self, cities: CompareCitiesViews) -> None:
        row = row_of(cities.side_by_side(), "固定资产投资")
        for words in ("增长12%左右", "增长8%", "鞍山市高4个百分点"):
            assert words in row

    def test_amounts_have_no_difference(self, cities: CompareCitiesViews) -> None:
        row = row_of(cities.side_by_side(), "科技型中小企业")
        assert "200家" in row
        assert "500家" in row
        assert "−300" not in row

    def test_what_makes_two_targets_unlike_stands_in_their_row(self, cities: CompareCitiesViews) -> None:
        row = row_of(cities.side_by_side(), "改造城区燃气供水供热管网")
        assert "统计范围不同（鞍山市 城区，锦州市 —）" in row
        assert "表述（口径）不同" in row

    def test_the_plan_stands_in_small_type_with_its_yearly_amount(self, cities: CompareCitiesViews) -> None:
        html = cities.side_by_side().html
        assert re.search(r"<small>规划2025年 超过600家|<small>规划2025年 超过600", html)

    def test_the_dumbbells_are_the_rates_both_tell(self, cities: CompareCitiesViews) -> None:
        (chart,) = cities.rates().charts
        names = {name for trace in chart.figure.data for name in trace.y}
        assert {"地区生产总值", "固定资产投资", "社会消费品零售总额"} <= names
        assert "居民收入" not in names

    def test_the_summary_tells_the_widest_gap(self, cities: CompareCitiesViews) -> None:
        words = "差距最大的是固定资产投资：鞍山市增长12%左右、锦州市增长8%，相差4个百分点"
        assert words in cities.summary().text

    def test_the_widest_gap_may_be_between_some_of_the_places(self, make_tables, statement) -> None:
        def growth(place: str, adcode: str, name: str, indicator_id: str, rate: float) -> dict[str, object]:
            return statement(
                "report", name, rate, "%", indicator_id=indicator_id, measure="growth", basis="yoy",
                place=place, adcode=adcode,
            )  # fmt: skip

        gdp, investment = ("地区生产总值", "gdp"), ("固定资产投资", "fixed_investment")
        made = make_tables(
            growth("辽宁省", "210000", *gdp, 5),
            growth("鞍山市", "210300", *gdp, 5.5),
            growth("锦州市", "210700", *gdp, 6),
            growth("鞍山市", "210300", *investment, 2),
            growth("锦州市", "210700", *investment, 6),
        )
        views = CompareCitiesViews.of(made, ["辽宁省", "鞍山市", "锦州市"], [2023, 2023, 2023])
        assert "差距最大的是固定资产投资：鞍山市增长2%、锦州市增长6%，相差4个百分点" in views.summary().text

    def test_what_one_city_names_alone_is_listed_as_such(self, cities: CompareCitiesViews) -> None:
        own = cities.only()
        assert "仅一地提出的目标（79项）" in own.html
        assert "规划2025年" not in own.html
        row = row_of(own, "5G基站")
        assert "鞍山市 1330个" in row

    def test_what_is_printed_as_doubled_is_told_in_its_words(self, cities: CompareCitiesViews) -> None:
        assert "增长100%" not in cities.only().html
        assert "实际利用外资" in cities.only().html

    def test_two_places_need_no_ranking(self, cities: CompareCitiesViews) -> None:
        assert cities.ranking() is NOTHING

    def test_outcomes_of_one_period_stand_beside_the_province(self, cities: CompareCitiesViews) -> None:
        outcomes = cities.outcomes()
        row = row_of(outcomes, "地区生产总值")
        for words in ("2025年一季度", "增长5.6%", "高于辽宁省0.4个百分点", "增长5.7%", "辽宁省 5.2%"):
            assert words in row
        assert "预计数" in row_of(outcomes, "固定资产投资")
        # A rank among two says no more than the figures.
        assert "第1位" not in outcomes.html

    def test_a_plan_that_is_missing_is_told(self, cities: CompareCitiesViews) -> None:
        assert "未收录锦州市“十四五”规划。" in cities.summary().text

    def test_sources_name_the_city(self, cities: CompareCitiesViews) -> None:
        assert "<span>鞍山任务3</span>" in cities.side_by_side().html
