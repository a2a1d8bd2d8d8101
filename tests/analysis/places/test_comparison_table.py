from __future__ import annotations

import pytest

from indicators.analysis.places.comparison import compared_rows
from indicators.analysis.places.comparison_table import brief, matrix

GDP = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
MANY = ["鞍山市", "锦州市", "大连市", "沈阳市", "抚顺市"]
CODES = ["210300", "210700", "210200", "210100", "210400"]


@pytest.fixture
def many(make_tables, statement):
    """Five cities: growth in all, one as a range, one in words; jobs in two of them."""
    growth = [6.0, 8.0, 6.0, 5.0, None]
    words = {"reference": "own_gdp_growth", "quote": "与全省同步"}
    between = {"comparator": "range", "quote": "5-5.5%", "sentence": "增长5-5.5%"}
    return make_tables(
        *(
            statement(
                "tasks", "地区生产总值", value, "%", **GDP, place=place, adcode=code, start=number,
                high=5.5 if value == 5 else value, **(words if value is None else {}),
                **(between if value == 5 else {}),
            )
            for number, (place, code, value) in enumerate(zip(MANY, CODES, growth, strict=True))
        ),
        *(
            statement("tasks", "城镇新增就业", 3.0, "万人", indicator_id="urban_jobs", start=10 + number,
                      place=place, adcode=code)
            for number, (place, code) in enumerate(zip(MANY[:2], CODES[:2], strict=True))
        ),
    )  # fmt: skip


def test_many_places_stand_below_each_other_with_their_ranks(many):
    frame, notes = matrix(compared_rows(many, MANY))
    assert list(frame.columns) == ["place", "year", "地区生产总值", "城镇新增就业 [a]"]
    told = ["增长6% (2)", "增长8% (1)", "增长6% (2)", "增长5-5.5% (4)", "与全省同步"]
    assert frame["地区生产总值"].tolist() == told
    assert frame["城镇新增就业 [a]"].tolist() == ["3万人 (1)", "3万人 (1)", "", "", ""]
    assert notes == ["[a] 总量与地区规模有关，不宜直接比高低"]
    english, _ = matrix(compared_rows(many, MANY), "en")
    assert "Gross Regional Product (地区生产总值)" in english.columns


def test_what_is_striven_for_stands_beside_the_plain_target(make_tables, statement):
    own = {"indicator_id": "fixed_investment", "measure": "growth", "basis": "yoy"}
    own |= {"sentence": "固定资产投资增长8%，力争10%。"}
    other = own | {"place": "锦州市", "adcode": "210700", "sentence": "固定资产投资增长7%。"}
    rows = [
        statement("tasks", "固定资产投资", 8, "%", start=0, **own),
        statement("tasks", "固定资产投资", 10, "%", start=10, modality="力争", **own),
        statement("tasks", "固定资产投资", 7, "%", start=30, **other),
    ]
    compared = compared_rows(make_tables(*rows), MANY[:2])
    assert [(row.place, row.value) for row in compared] == [("鞍山市", 8.0), ("锦州市", 7.0)]
    assert brief(compared)["鞍山市 2023"].tolist() == ["增长8% (力争10%)"]
    assert brief(compared, "en")["鞍山市 2023"].tolist() == ["8% (strives for 10%)"]
