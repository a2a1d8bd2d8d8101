"""The number that a table's cell tells: what rows are sorted by, and what a workbook gets."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from indicators.tables.rows import Row
from indicators.views.cells import Figure as Figure


def figure(value: str, unit: str = "unit") -> Callable[[Row], Figure | None]:
    """Take a row's figure out of two of its columns; None where the number is missing.

    Examples
    --------
    >>> figure("goal")({"goal": 210.0, "unit": "亿元"})
    Figure(value=210.0, unit='亿元')
    """

    def take(row: Row) -> Figure | None:
        return Figure(float(row[value]), str(row[unit])) if isfinite(row[value]) else None

    return take


def share(value: str) -> Callable[[Row], Figure | None]:
    """Take a row's share in percent."""
    return lambda row: Figure(float(row[value]), "%") if isfinite(row[value]) else None


def count(value: str) -> Callable[[Row], Figure | None]:
    """Take a row's count."""
    return lambda row: Figure(int(row[value]))
