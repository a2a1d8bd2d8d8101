from __future__ import annotations

from math import isnan

import pytest

from indicators.analysis.places.outcome_comparison import outcome_rows

CODES = {"鞍山市": "210300", "锦州市": "210700", "大连市": "210200", "辽宁省": "210000"}
CITIES = ["鞍山市", "锦州市", "大连市"]


@pytest.fixture
def reported(make_tables, statement):
    """Makes tables of outcomes: indicator id, measure, and for each period the value of each place."""

    def make(*series):
        rows = [
            statement(
                "report", name, value, unit, role="actual", indicator_id=name, measure=measure,
                place=place, adcode=CODES[place], period=period,
            )
            for name, measure, unit, by_period in series
            for period, values in by_period.items()
            for place, value in values.items()
        ]  # fmt: skip
        return make_tables(*rows)

    return make


def of(cities, *values):
    return dict(zip(cities, values, strict=True))


def test_the_latest_period_that_two_places_report_is_shown(reported):
    tables = reported(
        ("gdp", "growth", "%", {"2023": of(CITIES, 5.0, 6.0, 7.0), "2025-Q1": of(["鞍山市"], 9.0)})
    )
    (row,) = outcome_rows(tables, CITIES)
    assert (row.period, {place: side.value for place, side in row.sides.items()}) == (
        "2023",
        of(CITIES, 5.0, 6.0, 7.0),
    )
    assert [row.sides[place].rank for place in CITIES] == [3, 2, 1]


def test_a_rank_is_held_against_that_of_the_quarter_before(reported):
    tables = reported(
        ("gdp", "growth", "%", {"2025-Q1": of(CITIES, 5.0, 6.0, 7.0), "2025-H1": of(CITIES, 8.0, 6.0, 7.0)})
    )
    (row,) = outcome_rows(tables, CITIES)
    assert (row.period, row.before) == ("2025-H1", "2025-Q1")
    assert [(row.sides[place].rank, row.sides[place].rank_before) for place in CITIES] == [
        (1, 3),
        (3, 2),
        (2, 1),
    ]


@pytest.mark.parametrize(
    "before",
    [
        {"2025-Q1": of(CITIES[:2], 5.0, 6.0)},
        {"2023": of(CITIES, 5.0, 6.0, 7.0)},
        {"2024-Q1": of(CITIES, 5.0, 6.0, 7.0)},
    ],
    ids=["others reported", "a whole year", "another part of the year before"],
)
def test_ranks_of_other_places_or_unlike_periods_are_no_change(reported, before):
    tables = reported(("gdp", "growth", "%", {**before, "2025-H1": of(CITIES, 8.0, 6.0, 7.0)}))
    (row,) = outcome_rows(tables, CITIES)
    assert row.before == ""
    assert {side.rank_before for side in row.sides.values()} == {0}


def test_a_year_is_held_against_the_year_before_and_not_against_its_own_quarters(reported):
    values = of(CITIES, 8.0, 6.0, 7.0)
    tables = reported(("gdp", "growth", "%", {"2024": values, "2025-Q1/Q3": values, "2025": values}))
    (row,) = outcome_rows(tables, CITIES)
    assert (row.period, row.before) == ("2025", "2024")


def test_the_province_is_that_of_the_same_period(reported):
    tables = reported(
        (
            "gdp",
            "growth",
            "%",
            {"2024": of(["辽宁省"], 1.0), "2025": of([*CITIES, "辽宁省"], 8.0, 6.0, 7.0, 6.5)},
        )
    )
    (row,) = outcome_rows(tables, CITIES)
    assert "辽宁省" not in row.sides
    assert [row.sides[place].gap for place in CITIES] == [1.5, -0.5, 0.5]


def test_the_province_is_not_above_itself(reported):
    tables = reported(("gdp", "growth", "%", {"2025": of(["鞍山市", "辽宁省"], 8.0, 6.5)}))
    (row,) = outcome_rows(tables, ["鞍山市", "辽宁省"])
    assert {side.of_province for side in row.sides.values()} == {None}
    assert all(isnan(side.gap) for side in row.sides.values())


def test_a_fall_stands_beside_a_growth(reported):
    tables = reported(
        ("fixed_investment", "growth", "%", {"2025": of(["鞍山市"], 3.0)}),
        ("fixed_investment", "decline", "%", {"2025": of(["锦州市"], 2.0)}),
    )
    (row,) = outcome_rows(tables, CITIES)
    assert {place: (side.value, side.rank) for place, side in row.sides.items()} == {
        "鞍山市": (3.0, 1),
        "锦州市": (-2.0, 2),
    }


def test_less_unemployment_ranks_first_and_prices_have_no_rank(reported):
    tables = reported(
        ("unemployment", "share", "%", {"2025": of(CITIES, 5.5, 5.0, 6.0)}),
        ("cpi", "growth", "%", {"2025": of(CITIES, 1.0, 2.0, 3.0)}),
    )
    ranks = {
        row.indicator_id: [row.sides[place].rank for place in CITIES] for row in outcome_rows(tables, CITIES)
    }
    assert ranks == {"unemployment": [2, 1, 3], "cpi": [0, 0, 0]}


def test_amounts_stand_in_the_unit_that_readers_expect(reported):
    tables = reported(("gdp", "level", "元", {"2025": of(CITIES[:2], 2.1e11, 1.3e11)}))
    (row,) = outcome_rows(tables, CITIES)
    assert (row.unit, row.sides["鞍山市"].value) == ("亿元", 2100.0)
    assert isnan(row.sides["鞍山市"].gap)


def test_without_a_common_period_there_is_nothing(reported):
    tables = reported(("gdp", "growth", "%", {"2024": of(["鞍山市"], 5.0), "2025": of(["锦州市"], 5.0)}))
    assert outcome_rows(tables, CITIES) == []
