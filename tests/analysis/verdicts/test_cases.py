"""What a paper promises and an office reports, and the verdict that docs/judging.md gives: a case a line."""

from __future__ import annotations

from math import isclose

import pytest

from .conftest import CASES, Case, Cities

TOLD = ("aim", "status", "light")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_is_judged_as_the_rules_say(cities: Cities, case: Case) -> None:
    assert case["id"] not in cities.faults, str(cities.faults[case["id"]])
    row = cities.row(case)
    # What the rules leave open is not asked for.
    wanted = [case[name] or getattr(row, name) for name in TOLD]
    assert [getattr(row, name) for name in TOLD] == wanted, row
    if "gap" in case:
        assert isclose(row.gap, case["gap"], abs_tol=0.051), row
    if "contradicted" in case:
        assert bool(row.contradicted_by) == case["contradicted"], row
