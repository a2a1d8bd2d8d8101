"""The targets of all places stand beside each other, beside last year and beside the province."""

from __future__ import annotations

from math import isnan

import pytest

from indicators.analysis.places.national_overview import overview

PLACES = {"鞍山市": "210300", "锦州市": "210700", "辽宁省": "210000"}


@pytest.fixture
def growth(statement):
    """Makes a growth target of GDP of a place."""

    def make(place, value, **fields):
        fixed = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy", "comparator": "approx"}
        own = {"place": place, "adcode": PLACES[place]}
        return statement("report", "地区生产总值", value, "%", **(fixed | own | fields))

    return make


def test_places_stand_by_rank_beside_last_year_and_the_province(make_tables, growth):
    rows = [
        growth("鞍山市", 6),
        growth("锦州市", 5),
        growth("辽宁省", 5),
        growth("鞍山市", 6.5, period="2022"),
        growth("锦州市", 5.2, period="2022", role="actual", comparator="eq"),
    ]
    (group,) = overview(make_tables(*rows), 2023)
    assert [(row.place, row.value, group.ranks.get(row.place)) for row in group.targets] == [
        ("辽宁省", 5, None),
        ("鞍山市", 6, 1),
        ("锦州市", 5, 2),
    ]
    province, anshan, jinzhou = group.targets
    assert (anshan.before, anshan.above) == (6.5, 5)
    assert (jinzhou.outcome, jinzhou.above) == (5.2, 5)
    assert isnan(province.above)
    assert isnan(anshan.outcome)
    assert (group.middle, group.is_rate) == (5, True)


def test_what_is_striven_for_counts_only_where_nothing_else_is_told(make_tables, growth):
    rows = [growth("鞍山市", 7, modality="力争"), growth("鞍山市", 6), growth("锦州市", 8, modality="力争")]
    (group,) = overview(make_tables(*rows), 2023)
    assert {row.place: row.value for row in group.targets} == {"鞍山市": 6, "锦州市": 8}


def test_what_one_place_alone_names_and_what_the_catalogue_lacks_is_left_out(make_tables, growth):
    rows = [growth("鞍山市", 6), growth("鞍山市", 9, indicator_id=""), growth("锦州市", 9, indicator_id="")]
    assert overview(make_tables(*rows), 2023) == []


def test_a_zone_without_a_code_stands_behind_the_places_that_have_one(make_tables, growth):
    rows = [growth("鞍山市", 6), growth("鞍山市", 8) | {"place": "腾鳌经济开发区", "adcode": ""}]
    (group,) = overview(make_tables(*rows), 2023)
    assert [(row.place, row.level) for row in group.targets] == [
        ("鞍山市", "prefecture"),
        ("腾鳌经济开发区", "zone"),
    ]
