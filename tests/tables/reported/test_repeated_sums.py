"""A base year's rate that the same paper tells as a sum over years is that sum."""

from __future__ import annotations

import pytest

from indicators.reading.statement import Statement, row_of
from indicators.tables.contract import schema
from indicators.tables.reported.observations_table import told_as_sums


def row(low: float, role: str, basis: str, period: str, place: str = "鞍山市") -> Statement:
    return Statement(
        statement_id="plan@1", document_id="plan", place=place, role=role,
        indicator="单位地区生产总值能源消耗",
        indicator_id="energy_intensity", measure="decline", basis=basis, comparator="eq", low=low, high=low,
        unit="%", period=period, quote=str(low), start=1, end=2, sentence=str(low),
    )  # fmt: skip


SUM = row(6.64, "actual", "cumulative", "2016/2019")


def told(*rows: Statement) -> list[tuple[str, str]]:
    frame = told_as_sums(schema.typed("statements", [row_of(one) for one in rows]))
    return list(zip(frame["basis"], frame["period"], strict=True))


def test_a_base_that_repeats_a_sum_is_of_the_years_of_the_sum() -> None:
    assert told(SUM, row(6.64, "baseline", "", "2020")) == [("cumulative", "2016/2019")] * 2


@pytest.mark.parametrize(
    "other",
    [
        row(2.77, "baseline", "", "2020"),
        row(6.64, "baseline", "", "2020", "海城市"),
        row(6.64, "actual", "", "2020"),
    ],
)
def test_another_number_place_or_role_stays_what_it_is(other: Statement) -> None:
    assert told(SUM, other) == [("cumulative", "2016/2019"), ("", "2020")]
