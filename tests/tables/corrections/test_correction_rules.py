"""One set of rules for what a settled row may hold."""

from __future__ import annotations

import pytest

from indicators.tables.contract.records import StatementRow, records
from indicators.tables.corrections.correction_rules import SETTLED, adcode_of, complaints
from indicators.workbooks.review.review import settled_cells

GOOD = dict.fromkeys(SETTLED, "") | {
    "role": "target", "indicator": "碳排放", "measure": "level", "comparator": "eq", "low": "3.48",
    "high": "3.48", "unit": "吨/万元", "period": "2020", "place": "鞍山市",
}  # fmt: skip


def test_a_good_row_has_no_complaints():
    assert complaints(GOOD) == []


def test_every_row_that_is_read_keeps_the_rules(built):
    for row in records(built.statements, StatementRow):
        assert complaints(settled_cells(row), row.adcode or "210300") == [], row.statement_id


@pytest.mark.parametrize(
    ("changes", "field", "expected", "found"),
    [
        ({"role": "goal"}, "role", "one of target, actual, baseline, qualifier, context", "'goal'"),
        ({"measure": ""}, "measure", "never empty", "nothing"),
        ({"modality": " 力争"}, "modality", "no white space around the text", "' 力争'"),
        ({"indicator_id": "co2"}, "indicator_id", "an id of indicators.yaml, or none", "'co2'"),
        ({"indicator_id": "projects_5m"}, "indicator_id", "an id of indicators.yaml", "'projects_5m'"),
        ({"unit": "万亩"}, "unit", "a label of units.csv without multiplier", "'万亩'"),
        ({"period": "2023-Q5"}, "period", "2023, 2021/2025, ", "'2023-Q5'"),
        ({"place": "鞍山"}, "place", "the full name of a place, or of a development zone", "'鞍山'"),
        ({"low": "8万"}, "low", "a number such as 80000 or 3.48", "'8万'"),
        ({"high": ""}, "high", "a number such as 80000 or 3.48", "nothing"),
        ({"high": "4"}, "high", "low and high alike, or the comparator range", "3.48 and 4"),
        ({"comparator": "range"}, "high", "a range from low to a higher number", "3.48 to 3.48"),
        ({"reference": "assigned"}, "reference", "no reference beside a number", "'assigned'"),
        (
            {"comparator": "relational", "low": "", "high": ""},
            "reference",
            "what a relational target is held against",
            "nothing",
        ),
        (
            {"comparator": "relational", "low": "", "reference": "assigned"},
            "high",
            "no number in a relational target",
            "'3.48'",
        ),
    ],
)
def test_a_bad_cell_has_one_complaint(changes, field, expected, found):
    (complaint,) = complaints(GOOD | changes)
    assert (complaint.field, complaint.found) == (field, found)
    assert complaint.expected.startswith(expected)
    assert complaint.remedy


def test_remedies_name_what_is_near():
    assert complaints(GOOD | {"place": "鞍山"})[0].remedy == "Write 鞍山市."
    assert "亩" in complaints(GOOD | {"unit": "万亩"})[0].remedy


def test_complaints_stand_in_the_order_of_the_columns():
    bad = GOOD | {"place": "鞍山", "role": "", "unit": "万亩"}
    assert [complaint.field for complaint in complaints(bad)] == ["role", "unit", "place"]


def test_a_district_is_told_by_the_papers_own_place():
    assert adcode_of("铁西区", "210300") == "210303"
    assert adcode_of("鞍山高新区", "210300") == ""
