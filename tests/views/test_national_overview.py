"""The page of all places: with many a distribution and a map, with few it says that it tells little."""

from __future__ import annotations

import pytest

from indicators.charts.tile_map import SHADES, Tile, tile_map
from indicators.errors import BadPeriod
from indicators.views.display import NOTHING, Charts
from indicators.views.national_overview import NationalOverviewViews
from indicators.vocabulary import places
from indicators.vocabulary.province_tiles import tiles


@pytest.fixture
def of_provinces(make_tables, statement):
    """Makes the page of so many provinces, each of which aims at one of seven rates."""

    def make(count: int, lang: str = "zh") -> NationalOverviewViews:
        rows = [
            statement(
                "report", "地区生产总值", 4 + number % 7 / 2, "%", indicator_id="gdp", measure="growth",
                basis="yoy", place=places().by_adcode[adcode].name, adcode=adcode,
            )
            for number, adcode in enumerate(sorted(tiles())[:count])
        ]  # fmt: skip
        return NationalOverviewViews.of(make_tables(*rows), 2023, lang)

    return make


def test_few_places_have_neither_distribution_nor_map(of_provinces):
    views = of_provinces(3)
    assert "只有3个地区" in views.summary().text
    assert views.distribution() is NOTHING
    assert views.map() is NOTHING
    assert len(views.by_place().rows) == 3


def test_many_places_are_counted_and_mapped(of_provinces):
    views = of_provinces(14)
    assert "不足以" not in views.summary().text
    distribution, drawn = views.distribution(), views.map()
    assert isinstance(distribution, Charts)
    assert isinstance(drawn, Charts)
    assert list(distribution.charts[0].figure.data[0].y) == [2] * 7
    squares = sum(len(trace.x) for trace in drawn.charts[0].figure.data)
    assert squares == len(tiles())
    assert drawn.charts[0].figure.data[-1].name == "没有数据"


def test_the_most_frequent_are_all_named(of_provinces):
    drawn = of_provinces(14).distribution()
    assert isinstance(drawn, Charts)
    assert "最多的是4%、4.5%、5%、5.5%、6%、6.5%、7%（各2个地区）" in drawn.charts[0].caption


def test_places_that_share_but_a_number_share_no_bound(make_tables, statement):
    rows = [
        statement(
            "report", "地区生产总值", low, "%", indicator_id="gdp", measure="growth", basis="yoy",
            high=high, comparator=comparator, place=places().by_adcode[adcode].name, adcode=adcode,
        )
        for adcode, low, high, comparator in (
            ("320000", 5, 5, "ge"), ("330000", 5, 6, "range"), ("370000", 7, 7, "eq"),
        )
    ]  # fmt: skip
    told = NationalOverviewViews.of(make_tables(*rows), 2023).summary().text
    assert "最高7%（山东省），最低5%（江苏省、浙江省）" in told


def test_columns_of_which_nothing_is_known_are_left_out(of_provinces):
    heads = [heading.text for heading in of_provinces(5).by_place().headings]
    assert heads == ["地区", "位次", "目标", "来源"]


def test_the_page_is_english_on_request(of_provinces):
    views = of_provinces(14, "en")
    assert "14 places set targets for 2023" in views.summary().text
    assert "Beijing" in str(views.across().rows[0][0].words)


def test_a_year_without_targets_is_told(of_provinces, built):
    with pytest.raises(BadPeriod, match="1999"):
        NationalOverviewViews.of(built, 1999)


def test_the_committed_papers_make_a_short_page(built):
    views = NationalOverviewViews.of(built.public(), 2023)
    assert views.map() is NOTHING
    assert "从略" in views.summary().text
    assert "任务分解" in views.papers().text


def test_many_figures_share_five_shades():
    drawn = tile_map([Tile(n, 0, f"省{n}", float(n), f"{n}%") for n in range(11)], "没有数据")
    assert [trace.marker.color for trace in drawn.data] == list(SHADES)
    assert sum(len(trace.x) for trace in drawn.data) == 11


def test_every_province_has_a_square():
    provinces = {one.adcode for one in places().entries if one.level == "province"}
    assert set(tiles()) == provinces
