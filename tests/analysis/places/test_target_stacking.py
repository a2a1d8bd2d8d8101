"""A place's target is held against that of the nearest place above it that has one."""

from __future__ import annotations

from math import isnan

import pytest

from indicators.analysis.places.target_stacking import stacking
from indicators.vocabulary import places


@pytest.fixture
def aims(statement):
    """Makes the growth targets of places by their codes."""

    def make(**rates: float):
        return [
            statement(
                "report", "地区生产总值", rate, "%", indicator_id="gdp", measure="growth", basis="yoy",
                comparator="approx", place=places().by_adcode[code[1:]].name, adcode=code[1:],
            )
            for code, rate in rates.items()
        ]  # fmt: skip

    return make


def test_each_step_leads_to_the_nearest_place_above(make_tables, aims):
    # 鞍山市, its 海城市 and 台安县, 锦州市, all of 辽宁省; 凌海市 of 锦州市.
    rows = aims(a210300=6, a210381=6.5, a210321=6, a210700=5, a210000=5.5)
    found = stacking(make_tables(*rows), 2023)
    steps = {step.lower.place: (step.upper.place, step.gap) for step in found.steps}
    assert steps == {
        "鞍山市": ("辽宁省", 0.5),
        "海城市": ("鞍山市", 0.5),
        "台安县": ("鞍山市", 0),
        "锦州市": ("辽宁省", -0.5),
    }
    assert (found.higher, found.equal, found.lower, found.mean_gap) == (2, 1, 1, 0.125)
    assert found.chance == 1.0


def test_where_the_city_has_no_target_the_province_stands_above(make_tables, aims):
    (step,) = stacking(make_tables(*aims(a210381=6.5, a210000=5.5)), 2023).steps
    assert (step.lower.place, step.upper.place) == ("海城市", "辽宁省")


def test_of_another_year_or_without_a_place_above_nothing_is_told(make_tables, aims):
    tables = make_tables(*aims(a210300=6))
    assert stacking(tables, 2022).steps == stacking(tables, 2023).steps == ()
    assert isnan(stacking(tables, 2023).mean_gap)


def test_the_committed_papers_stack(built):
    found = stacking(built, 2023)
    assert [(step.lower.place, step.upper.place) for step in found.steps] == [
        ("鞍山市", "辽宁省"),
        ("海城市", "鞍山市"),
    ]
    assert (found.higher, found.mean_gap) == (2, 0.75)
