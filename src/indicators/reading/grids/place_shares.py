"""Places with their parts of a goal in one cell: 元坝镇280 白果乡15 柏林沟镇40."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from indicators.reading.grids.figure_in_cell import Figure
from indicators.reading.grids.units import unit_of
from indicators.reading.grids.words import one_of
from indicators.storage.expressions import expression

_FEWEST = 2
_NAME = rf"[\u4e00-\u9fff]{{1,8}}?{one_of('share_places').pattern}"
_UNIT = r"(?P<unit>[\u4e00-\u9fff%]{1,3}(?=[\s、，,；;。]|$))?"
_ONE = expression(rf"(?P<name>{_NAME})[:：]?\s?(?P<number>\d+(?:\.\d+)?){_UNIT}")
_MARKS = expression(r"[\s、，,；;。]*")


def are_shares(text: str) -> bool:
    """Whether a cell says of several places how much of a goal each has, and nothing else.

    Examples
    --------
    >>> are_shares("元坝镇280 白果乡15"), are_shares("元坝镇280"), are_shares("新建道路2公里、公园3个")
    (True, False, False)
    """
    found = list(_ONE.finditer(text))
    are_known = all(one["unit"] is None or unit_of(one["unit"]) for one in found)
    return len(found) >= _FEWEST and are_known and _MARKS.fullmatch(_ONE.sub("", text)) is not None


def shares(text: str, start: int) -> Iterator[tuple[str, Figure]]:
    """Give each place of a cell with its figure.

    Parameters
    ----------
    text : str
        A cell for which `are_shares` holds.
    start : int
        Where it begins in the document.

    Examples
    --------
    >>> [(name, int(figure.low), figure.start) for name, figure in shares("元坝镇280 白果乡15", 10)]
    [('元坝镇', 280, 13), ('白果乡', 15, 20)]
    """
    for found in _ONE.finditer(text):
        number, unit = Decimal(found["number"]), unit_of(found["unit"]) if found["unit"] else None
        first, last = start + found.start("number"), start + found.end()
        yield found["name"], Figure(first, last, number, number, unit=unit)
