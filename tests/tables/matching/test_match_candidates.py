from __future__ import annotations

from itertools import product

import pytest

from indicators.tables.contract.records import Target, records
from indicators.tables.matching.match_candidates import PossibleMatches
from indicators.tables.matching.same_rows import SameRows


def test_whatever_is_related_is_found(built):
    """Every pair of the real targets that has a relation, and few others."""
    same = SameRows(built.statements)
    rows = records(built.targets, Target)
    known = PossibleMatches(same)
    for number, row in enumerate(rows):
        known.add(number, row)
    near = [set(known.near(row)) for row in rows]
    related = {
        (a, b) for a, b in product(range(len(rows)), repeat=2) if same.relation(rows[a], rows[b]).relation
    }
    assert related <= {(a, b) for a, found in enumerate(near) for b in found}
    assert sum(map(len, near)) < len(rows) ** 2 / 5


@pytest.mark.parametrize(("phrase", "expected"), [("口袋公园", [0, 1]), ("", [2]), ("道路", [])])
def test_phrases_that_share_no_half_are_passed_over(make_tables, statement, phrase, expected):
    tables = make_tables(
        statement("tasks", "口袋公园", 5.0, "个", start=1),
        statement("tasks", "城市口袋公园", 5.0, "个", period="2024", start=2),
        statement("tasks", "", 5.0, "个", period="2025", start=3),
        statement("tasks", phrase, 7.0, "个", period="2022", start=4),
    )
    by_id = {row.target_id: row for row in records(tables.targets, Target)}
    known = PossibleMatches(SameRows(tables.statements))
    for number in (1, 2, 3):
        known.add(number - 1, by_id[f"tasks@{number}"])
    assert known.near(by_id["tasks@4"]) == expected
