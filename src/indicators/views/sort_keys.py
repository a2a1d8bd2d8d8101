"""The number that a table's cell tells: what rows are sorted by, and what a workbook gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from math import isfinite

from indicators import units
from indicators.tables.rows import Row


@dataclass(frozen=True)
class Figure:
    """A number with its unit.

    Parameters
    ----------
    value : float
        A finite number.
    unit : str
        A label or written form of units.csv; "" for plain numbers.
    """

    value: float
    unit: str = ""

    def attributes(self) -> str:
        """Write the number as attributes of a cell; multiplied out too where the unit is 万 or 亿 of another.

        Examples
        --------
        >>> Figure(35.2, "%").attributes(), Figure(3).attributes()
        (' data-value="35.2" data-unit="%"', ' data-value="3"')
        >>> Figure(210, "亿元").attributes()
        ' data-value="210" data-unit="亿元" data-order="21000000000 元"'
        """
        told = f' data-value="{self.value:.15g}"'
        if not self.unit:
            return told
        known = units.parse_form(self.unit)
        told += f' data-unit="{escape(self.unit)}"'
        if known.factor == 1:
            return told
        return f'{told} data-order="{float(self.value * known.factor):.15g} {escape(known.label)}"'


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
