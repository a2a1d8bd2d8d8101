"""Bases that repeat a sum over years which the same paper tells: 6.64 under 2020年, 截至2019年累计[6.64]*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.statement import Statement
from indicators.vocabulary.column_values import CHANGES

_SUM = "cumulative"


def told_as_sums(statements: Sequence[Statement]) -> list[Statement]:
    """Give a base that is the figure of a sum over years the basis and the years of that sum.

    A rate under the base year is read as that year's. Where the paper tells the same number of the same
    indicator as cumulated over years, the base column only repeats it.

    Parameters
    ----------
    statements : sequence of Statement
        Of all tables of a paper.
    """
    sums = {_figure(row): row for row in statements if row.role == "actual" and row.basis == _SUM}
    return [
        replace(row, basis=_SUM, period=told.period)
        if row.role == "baseline" and row.measure in CHANGES and not row.basis
        and (told := sums.get(_figure(row)))
        else row
        for row in statements
    ]  # fmt: skip


def _figure(row: Statement) -> tuple[object, ...]:
    return row.indicator_id or row.indicator, row.place, row.measure, row.low, row.high, row.unit
