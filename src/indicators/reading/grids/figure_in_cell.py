"""A figure as a cell of a table writes it, with its marks, and what a cell holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from indicators.reading.grids.units import Unit

State = Literal["empty", "figures", "relational", "words", "damaged"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a cell, as written."""

    # Its quote, in the document's text.
    start: int
    end: int
    # As written; with `unit` still to be multiplied.
    low: Decimal
    high: Decimal
    comparator: str = "eq"  # eq, approx, ge, gt, le, lt or range.
    unit: Unit | None = None  # The unit that the cell itself gives.
    told: str = ""  # What a word of the cell says it is: growth, decline, level, "" if none does.
    basis: str = ""
    is_bracketed: bool = False  # Whether it stands in 〔〕 or [], which mark a sum over years.
    # Whether it stands in round brackets, which mark a loss, or a sum where the notes say so.
    is_rounded: bool = False
    is_starred: bool = False  # Whether a * or a number of a note stands behind it.
    is_estimate: bool = False  # Whether 预计 stands beside it.
    scale: Decimal = Decimal(1)  # 10000 where it is followed by 万 alone, and the unit stands elsewhere.
    flags: str = ""
    # Whether how it moved stands behind it in the same cell, so that it is no rate itself.
    has_move: bool = False
    year: str = ""  # The year it is of where brackets behind it name one: 74.9（2019年）.
    part: str = ""  # What it is of where the cell names a part of its row: 增长10%（其中产业投资增长20%）.


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell is: its figures, what a target in it is held against, and what is wrong."""

    state: State
    figures: tuple[Figure, ...] = ()
    reference: str = ""
    referred: tuple[int, int] = (0, 0)
    reason: str = ""


def multiplied(figure: Figure, unit: Unit) -> tuple[float, float]:
    """Give the ends of a figure in a unit, multiplied out.

    Examples
    --------
    >>> multiplied(Figure(0, 4, Decimal("12.5"), Decimal("12.5")), Unit("亩", Decimal(10000)))
    (125000.0, 125000.0)
    """
    by = unit.multiplier * figure.scale
    return float(figure.low * by), float(figure.high * by)
