from __future__ import annotations

import pytest

from indicators.analysis.places.comparison import compared_rows
from indicators.analysis.places.target_ranking import letters, ranked_groups

PLACES = {"鞍山市": "210300", "锦州市": "210700", "大连市": "210200"}


def ranked(make_tables, statement, name, values, unit="%", **fields):
    rows = [
        statement("tasks", name, value, unit, place=place, adcode=code, start=number, **fields)
        for number, ((place, code), value) in enumerate(zip(PLACES.items(), values, strict=True))
    ]
    (group,) = ranked_groups(compared_rows(make_tables(*rows), list(PLACES)))
    return group


@pytest.mark.parametrize(
    ("name", "fields", "values", "expected"),
    [
        ("地区生产总值", {"indicator_id": "gdp", "measure": "growth"}, [6.0, 8.0, 6.0], [2, 1, 2]),
        ("城镇调查失业率", {"indicator_id": "unemployment", "measure": "share", "comparator": "le"},
         [5.5, 5.0, 6.0], [2, 1, 3]),
        ("能耗强度", {"indicator_id": "energy_intensity", "measure": "decline"}, [2.5, 3.0, 1.0], [2, 1, 3]),
        ("某类事故", {"measure": "level", "comparator": "le"}, [5.0, 4.0, 6.0], [2, 1, 3]),
        ("居民消费价格", {"indicator_id": "cpi", "measure": "growth"}, [2.0, 3.0, 1.0], []),
    ],
)  # fmt: skip
def test_the_more_ambitious_target_ranks_first(make_tables, statement, name, fields, values, expected):
    group = ranked(make_tables, statement, name, values, **fields)
    assert [group.ranks[place] for place in PLACES if place in group.ranks] == expected


def test_words_stand_last_without_a_rank(make_tables, statement):
    group = ranked(
        make_tables, statement, "地区生产总值", [None, 8.0, 6.0], indicator_id="gdp", measure="growth",
        quote="高于全省", reference="province_average",
    )  # fmt: skip
    assert [row.place for row in group.in_order] == ["锦州市", "大连市", "鞍山市"]
    assert "鞍山市" not in group.ranks
    assert group.first.place == "锦州市"


def test_each_kind_of_caveat_has_one_letter(make_tables, statement):
    group = ranked(
        make_tables, statement, "高新技术企业", [5.0, 8.0, 6.0], "家", indicator_id="hightech_firms"
    )
    assert group.kinds == ("amounts_of_unlike_places",)
    assert letters([group, group]) == {"amounts_of_unlike_places": "a"}


def test_places_rank_among_those_of_their_level(make_tables, statement):
    values = {"辽宁省": ("210000", 9.0), "鞍山市": ("210300", 6.0), "锦州市": ("210700", 8.0),
              "海城市": ("210381", 7.0), "台安县": ("210321", 7.5)}  # fmt: skip
    rows = [
        statement("tasks", "地区生产总值", value, "%", indicator_id="gdp", measure="growth", place=place,
                  adcode=code, start=number)
        for number, (place, (code, value)) in enumerate(values.items())
    ]  # fmt: skip
    (group,) = ranked_groups(compared_rows(make_tables(*rows), list(values)))
    assert group.ranks == {"鞍山市": 2, "锦州市": 1, "海城市": 2, "台安县": 1}
