"""Growth targets are told in the way in which each was promised; what is striven for stands apart."""

from __future__ import annotations

import csv
import io

import pytest

from indicators.analysis.places.growth_targets import growth_targets
from indicators.exchange import growth_csv


@pytest.fixture
def promised(statement):
    """Makes a growth target of GDP."""
    fixed = {"indicator_id": "gdp", "measure": "growth", "basis": "yoy"}
    return lambda value, document="report", **more: statement(
        document, "地区生产总值", value, "%", **(fixed | more)
    )


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"comparator": "eq"}, ("exact", 6, 6)),
        ({"comparator": "approx"}, ("about", 6, 6)),
        ({"comparator": "ge"}, ("at_least", 6, 6)),
        ({"comparator": "gt"}, ("at_least", 6, 6)),
        ({"comparator": "le"}, ("at_most", 6, 6)),
        ({"comparator": "range", "high": 6.5}, ("range", 6, 6.5)),
    ],
)
def test_each_way_of_promising_is_told_apart(make_tables, promised, fields, told):
    (row,) = growth_targets(make_tables(promised(6, **fields)))
    assert (row.form, row.low_pct, row.high_pct) == told
    assert (row.place, row.level, row.province, row.year) == ("鞍山市", "prefecture", "210000", 2023)
    assert (row.strive_form, row.words) == ("", "地区生产总值6%")


def test_of_figures_printed_alike_the_words_are_those_of_the_indicator(make_tables, promised):
    sentence = "主要目标是:投资增长6%,地区生产总值增长6%左右、收入增长6%,出口增长16%。"
    (row,) = growth_targets(make_tables(promised(6, comparator="approx", quote="6%", sentence=sentence)))
    assert row.words == "地区生产总值增长6%左右"


def test_the_words_of_a_range_are_found_by_whatever_dash(make_tables, promised):
    sentence = "主要目标是:生产总值增长5%-5.5%,努力争取更好结果。"
    (row,) = growth_targets(
        make_tables(promised(5, comparator="range", high=5.5, quote="5％—5.5％", sentence=sentence))
    )
    assert row.words == "生产总值增长5%-5.5%"


def test_words_alone_have_no_number(make_tables, promised):
    relational = promised(None, reference="own_gdp_growth", quote="与经济增长同步", indicator_id="income")
    (row,) = growth_targets(make_tables(relational))
    assert row.form == "words"
    assert row.low_pct != row.low_pct


def test_what_is_striven_for_stands_beside_the_promise(make_tables, promised):
    rows = [promised(6, comparator="ge"), promised(6.5, modality="力争")]
    (row,) = growth_targets(make_tables(*rows))
    assert (row.form, row.low_pct, row.strive_form, row.strive_low_pct) == ("at_least", 6, "exact", 6.5)


def test_of_what_is_striven_for_alone_no_promise_is_made(make_tables, promised):
    (row,) = growth_targets(make_tables(promised(6.5, modality="力争")))
    assert (row.form, row.strive_low_pct) == ("", 6.5)
    assert row.low_pct != row.low_pct


def test_plans_and_amounts_are_none_of_it(make_tables, promised, statement):
    plan = promised(6, "plan", period="2021/2025", basis="cagr")
    assert growth_targets(make_tables(plan, statement("report", "粮食产量", 6, "万吨"))) == []


def test_the_export_reads_back(built):
    rows = list(csv.DictReader(io.StringIO(growth_csv.package(built)[growth_csv.FILE].decode())))
    found = {(row["place"], row["year"]): row for row in rows if row["indicator_id"] == "gdp"}
    assert found["鞍山市", "2023"]["form"] in {"exact", "about", "at_least", "range"}
    assert float(found["鞍山市", "2023"]["low_pct"]) > 0
    assert len(rows) == len({(row["place"], row["year"], row["indicator_id"]) for row in rows})
