"""What stands beside a place's figure from the places above it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.places.superior_figures import superior_figures
from indicators.tables.contract.records import Observation, frame, records

PLACES = {"海城市": "210381", "鞍山市": "210300", "辽宁省": "210000", "吉林省": "220000"}


@pytest.fixture
def told(make_tables, statement):
    """Makes tables in which places tell growths, and gives what stands above the first one's."""

    def find(*figures: tuple[str, str, float, str], comparator: str = "eq") -> tuple[object, ...] | None:
        made = make_tables(
            *(
                statement(
                    "report",
                    "地区生产总值",
                    value,
                    "%",
                    role="actual",
                    indicator_id="gdp",
                    measure=measure,
                    period=period,
                )
                for _, measure, value, period in figures
            )
        )
        rows = sorted(records(made.observations, Observation), key=lambda row: row.statement_id)
        named = [
            replace(row, place=place, adcode=PLACES[place])
            for row, (place, *_) in zip(rows, figures, strict=True)
        ]
        named[0] = replace(named[0], comparator=comparator)
        tables = replace(made, observations=frame(named, Observation))
        above = superior_figures(tables, named[:1]).get(named[0].observation_id)
        return (above.figure.place, above.gap, *("least" for _ in range(above.is_least))) if above else None

    return find


def test_the_province_stands_beside_a_city(told):
    own = ("鞍山市", "growth", 5.1, "2023-H1")
    assert told(own, ("辽宁省", "growth", 5.6, "2023-H1")) == ("辽宁省", -0.5)
    assert told(own, ("辽宁省", "growth", 5.6, "2023-Q1")) is None
    assert told(own, ("吉林省", "growth", 5.6, "2023-H1")) is None


def test_of_a_county_the_city_above_goes_before_the_province(told):
    own, province = ("海城市", "growth", 5.1, "2023-H1"), ("辽宁省", "growth", 5.6, "2023-H1")
    assert told(own, province, ("鞍山市", "growth", 4.9, "2023-H1")) == ("鞍山市", 0.2)
    assert told(own, province) == ("辽宁省", -0.5)


def test_a_fall_is_a_growth_with_a_minus(told):
    own = ("鞍山市", "growth", 1.2, "2023-H1")
    assert told(own, ("辽宁省", "decline", 2.0, "2023-H1")) == ("辽宁省", 3.2)


def test_a_figure_that_is_only_a_bound_tells_the_least_gap(told):
    own = ("鞍山市", "growth", 20.0, "2023-H1")
    assert told(own, ("辽宁省", "growth", 7.8, "2023-H1"), comparator="gt") == ("辽宁省", 12.2, "least")
    assert told(own, ("辽宁省", "growth", 21.0, "2023-H1"), comparator="gt") is None
    fall = ("鞍山市", "decline", 20.0, "2023-H1")
    assert told(fall, ("辽宁省", "growth", 1.0, "2023-H1"), comparator="ge") == ("辽宁省", -21.0, "least")
