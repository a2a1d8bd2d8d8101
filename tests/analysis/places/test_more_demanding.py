"""The rule 就高不就低 on the province's and 锦州's targets for 2025, and what must hold for any numbers."""

from __future__ import annotations

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.places.more_demanding import (
    Claim,
    Governed,
    above_of,
    choose,
    governed_rows,
    says_more_demanding,
)
from indicators.analysis.reason_codes import explain
from indicators.analysis.row_filters import know
from indicators.errors import UnknownPlace
from indicators.tables.contract.records import frame

numbers = st.floats(-50, 50)
words = st.sampled_from(["eq", "approx", "ge", "gt", "le", "lt", "range"])


def govern(tables, city, province, year):
    return frame(governed_rows(know(tables, city, year), province), Governed)


@pytest.mark.parametrize(
    ("city", "province", "direction", "governs", "literal", "is_split"),
    [
        (Claim(6), Claim(5, "ge"), 1, "city", "city", False),
        (Claim(8), Claim(8, "approx"), 1, "city", "both", False),
        (Claim(8, "approx"), Claim(8, "ge"), 1, "province", "both", False),
        (Claim(8), Claim(8, "ge"), 1, "both", "both", False),
        (Claim(4, "lt"), Claim(4, "le"), -1, "city", "both", False),
        (Claim(4), Claim(5.5, "approx"), -1, "city", "province", True),
        (Claim(3, "le"), Claim(2, "approx"), 0, "", "city", True),
        (Claim(3, "ge"), Claim(2, "approx"), 0, "", "city", False),
        (Claim(3), Claim(2, "approx"), 0, "", "city", False),
        (Claim(3, "ge"), Claim(2, "le"), None, "", "city", False),
        (Claim(float("nan")), Claim(2), 1, "", "", False),
    ],
)
def test_the_more_demanding_governs(city, province, direction, governs, literal, is_split):
    rule = choose(city, province, direction)
    assert (rule.governs, rule.literal, rule.is_split) == (governs, literal, is_split)


@given(numbers, words, numbers, words, st.sampled_from([1, -1]))
def test_swapping_sides_swaps_the_answer(city, one, province, other, direction):
    swapped = {"city": "province", "province": "city", "both": "both"}
    first = choose(Claim(city, one), Claim(province, other), direction)
    second = choose(Claim(province, other), Claim(city, one), direction)
    assert second.governs == swapped[first.governs]


@given(numbers, numbers, st.sampled_from([1, -1]))
def test_swapping_direction_mirrors(city, province, direction):
    up = choose(Claim(city), Claim(province), direction)
    down = choose(Claim(-city), Claim(-province), -direction)
    assert up.governs == down.governs


def test_jinzhou_under_its_province(built):
    rows = govern(built, "锦州市", "辽宁省", 2025).set_index("indicator_id")
    chosen = rows[rows["status"] == "chosen"]
    assert chosen["value"].to_dict() == {
        "budget_revenue": 5.0,
        "fixed_investment": 8.0,
        "gdp": 6.0,
        "industry_value_added": 8.0,
        "retail_sales": 7.0,
        "trade": 6.0,
    }
    assert set(chosen["governs"]) == {"city"}
    assert rows.loc["fixed_investment", "comparator"] == "eq"
    cpi = rows.loc["cpi"]
    assert (cpi["status"], cpi["literal"], cpi["demanding"], cpi["is_split"]) == (
        "no_choice", "city", "province", True,
    )  # fmt: skip
    assert (cpi["city_value"], cpi["province_value"]) == (3.0, 2.0)
    reasons = rows["reason"].to_dict()
    assert reasons["energy_intensity"] == "relational:assigned"
    assert reasons["urban_jobs"] == "amounts_of_unlike_places"
    assert reasons["unemployment"] == "no_counterpart:锦州市"
    assert ((rows["value"].isna()) == (rows["reason"] != "")).all()
    for column in ("status", "reason"):
        for codes in set(rows[column]):
            assert len(explain(codes)) == bool(codes)


def test_a_concentration_is_weighed_as_a_rate_is(make_tables, statement):
    goal = {"indicator_id": "pm25", "measure": "level", "comparator": "le"}
    tables = make_tables(
        statement("report", "PM2.5浓度", 27.0, "微克/立方米", **goal),
        statement("report", "PM2.5浓度", 26.0, "微克/立方米", place="辽宁省", adcode="210000", **goal),
    )
    tables.documents.loc[tables.documents["document_id"] == "report", "rules"] = "more_demanding"
    (row,) = govern(tables, "鞍山市", "辽宁省", 2023).to_dict("records")
    assert (row["reason"], row["governs"], row["value"]) == ("", "province", 26.0)


def test_other_measures_and_stretch_targets_are_not_weighed(make_tables, statement):
    above = {"place": "辽宁省", "adcode": "210000"}
    retail = {"indicator_id": "retail_sales", "measure": "growth", "basis": "yoy"}
    level = {"indicator_id": "retail_sales", "measure": "level"}
    tables = make_tables(
        statement("tasks", "零售", 9e8, "元", start=1, **level),
        statement("tasks", "零售", 8.0, "%", start=2, **(retail | above)),
        statement("tasks", "GDP", 5.0, "%", modality="确保", start=3, indicator_id="gdp", measure="growth"),
        statement("tasks", "GDP", 7.0, "%", modality="力争", start=4, indicator_id="gdp", measure="growth"),
        statement("tasks", "GDP", 6.0, "%", start=5, indicator_id="gdp", measure="growth", **above),
    )
    rows = govern(tables, "鞍山市", "辽宁省", 2023).set_index("indicator_id")
    assert rows.loc["retail_sales", "reason"] == "measures_differ"
    assert isnan(rows.loc["retail_sales", "value"])
    # No paper of 鞍山 says that the more demanding governs: both stand beside each other.
    assert (rows.loc["gdp", "governs"], rows.loc["gdp", "demanding"]) == ("", "province")
    assert (rows.loc["gdp", "status"], rows.loc["gdp", "reason"]) == ("no_choice", "no_rule_above")
    tables.documents.loc[tables.documents["document_id"] == "tasks", "rules"] = "more_demanding"
    ruled = govern(tables, "鞍山市", "辽宁省", 2023).set_index("indicator_id")
    assert (ruled.loc["gdp", "governs"], ruled.loc["gdp", "value"]) == ("province", 6.0)


def test_a_level_keeps_its_unit_beside_a_rate(make_tables, statement):
    retail = {"indicator_id": "retail_sales"}
    tables = make_tables(
        statement("tasks", "零售", 9e10, "元", start=1, measure="level", **retail),
        statement(
            "tasks", "零售", 8.0, "%", start=2, measure="growth", place="辽宁省", adcode="210000", **retail
        ),
    )
    (row,) = governed_rows(know(tables, "鞍山市", 2023), "辽宁省")
    assert (row.city_value, row.city_unit, row.province_value, row.unit) == (900.0, "亿元", 8.0, "%")


def test_only_the_paper_that_says_so_makes_the_more_demanding_govern(built):
    assert says_more_demanding(know(built, "锦州市", 2025))
    assert not says_more_demanding(know(built, "锦州市", 2024))
    assert not says_more_demanding(know(built, "鞍山市", 2023))
    assert set(govern(built, "鞍山市", "辽宁省", 2023)["governs"]) == {""}


def test_a_county_is_held_against_its_city(built):
    assert (above_of("海城市"), above_of("鞍山市"), above_of("无名县")) == ("鞍山市", "辽宁省", "")
    rows = governed_rows(know(built, "海城市", 2023), above_of("海城市"))
    assert {row.province for row in rows} == {"鞍山市"}


def test_an_unknown_place_is_told(built):
    with pytest.raises(UnknownPlace):
        govern(built, "锦州", "辽宁省", 2025)
