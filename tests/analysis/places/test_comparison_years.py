from __future__ import annotations

import pytest

from indicators.analysis.places.comparison import compare
from indicators.analysis.places.comparison_years import chosen_years, default_year
from indicators.documents.register.register_entry import Covers
from indicators.errors import BadParameter, UnknownPlace

BOTH = ["鞍山市", "锦州市"]


@pytest.fixture
def tables(make_tables, statement):
    return make_tables(
        statement("tasks", "项目", 6.0, "个", start=2),
        statement("tasks", "项目", 6.0, "个", start=3, place="锦州市", adcode="210700", period="2025"),
    )


def test_the_year_is_the_latest_of_the_places_own_papers(tables, built):
    assert default_year(tables, "锦州市") == 2025
    assert default_year(built, "鞍山市") == 2023
    assert default_year(built, "辽宁省") == 2026


def test_places_are_compared_in_the_latest_year_that_all_have(make_tables, statement, papers):
    papers[-1] = papers[-1].model_copy(update={"covers": Covers(period="2025")})
    tables = make_tables(
        statement("tasks", "项目", 6.0, "个", start=1),
        statement("secret", "项目", 9.0, "个", period="2025", start=2),
        statement("tasks", "项目", 7.0, "个", start=3, place="锦州市", adcode="210700"),
    )
    assert chosen_years(tables, BOTH, None) == {"鞍山市": 2023, "锦州市": 2023}
    assert chosen_years(tables, BOTH, [2025, 2023]) == {"鞍山市": 2025, "锦州市": 2023}


def test_an_outlook_in_a_years_paper_is_no_year_to_compare(make_tables, statement):
    tables = make_tables(
        statement("tasks", "项目", 5.0, "个", start=1),
        statement("tasks", "经济总量", 2.0, "倍", period="2035", measure="level", start=2),
        statement("tasks", "县域项目", 3.0, "个", period="2030", place="海城市", adcode="210381", start=3),
    )
    assert default_year(tables, "鞍山市") == 2023
    # Of a county that only an outlook names, the outlook is all there is.
    assert default_year(tables, "海城市") == 2030


def test_a_restricted_papers_year_counts_only_when_asked_for(papers, make_tables, statement):
    papers[-1] = papers[-1].model_copy(update={"covers": Covers(period="2024")})
    tables = make_tables(
        statement("secret", "项目", 5.0, "个", period="2024", start=1),
        statement("tasks", "项目", 5.0, "个", start=2),
    )
    assert default_year(tables.public(), "鞍山市") == 2023
    assert default_year(tables, "鞍山市") == 2024


@pytest.mark.parametrize(
    ("places", "years", "found"),
    [
        (["鞍山市"], None, "fewer than two places"),
        (["鞍山市", "鞍山市"], None, "a place twice"),
        (BOTH, [2023], "1 years for 2 places"),
    ],
)
def test_places_and_years_that_do_not_pair_are_told(tables, places, years, found):
    with pytest.raises(BadParameter) as caught:
        compare(tables, places, years)
    assert caught.value.found == found
    assert caught.value.expected == "two or more places, and a year for each or none"
    assert caught.value.remedy.startswith("Write for example the places 鞍山市 and 锦州市")


def test_an_unknown_place_is_told_with_the_nearest(tables):
    with pytest.raises(UnknownPlace) as caught:
        compare(tables, ["鞍山市", "锦州"])
    assert (caught.value.where, caught.value.remedy) == ("places", "Did you mean 锦州市?")
