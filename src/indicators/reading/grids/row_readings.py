"""What the cells of a row hold, and what one figure of a row tells of another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.reading.grids.figure_in_cell import CellReading
from indicators.reading.grids.measures import Beside
from indicators.reading.grids.values import Value


@dataclass(frozen=True, slots=True)
class RowReadings:
    """The readings of a row's cells, by column; what stands beside is worked out once a row.

    Attributes
    ----------
    cells : mapping of int to CellReading
        Column to what its cell holds.
    ends : Beside
        The base and the goal that the row's rates can be held against.
    sum_so_far : Value, optional
        The column of what was done of a sum since the plan began.
    """

    cells: Mapping[int, CellReading]
    ends: Beside
    sum_so_far: Value | None

    def beside(self, value: Value) -> Beside:
        """Give what tells what a figure of a column is."""
        if value.kind == "rate":
            return self.ends
        return Beside(is_of_sum=self.sum_so_far is value)


def row_readings(
    values: Sequence[Value], cells: Mapping[int, CellReading], *, is_assessment: bool
) -> RowReadings:
    """Put together the readings of a row.

    Parameters
    ----------
    values : sequence of Value
        The columns of figures.
    cells : mapping of int to CellReading
        Column to what its cell holds.
    is_assessment : bool
        Whether the paper assesses a plan.

    Examples
    --------
    >>> row_readings([], {}, is_assessment=False).ends
    Beside(base=None, goal=None, years=1, is_of_sum=False)
    """
    return RowReadings(cells, _ends(values, cells), _sum_so_far(values, cells) if is_assessment else None)


def _ends(values: Sequence[Value], cells: Mapping[int, CellReading]) -> Beside:
    """Find the base and the goal of a row that a rate can be held against."""
    ends: dict[str, tuple[str, float]] = {}
    for other in values:
        reading = cells[other.column.index]
        if other.kind == "level" and reading.figures and re.fullmatch(r"20\d\d", other.period):
            ends.setdefault(
                "base" if other.role in ("baseline", "actual") else "goal",
                (other.period, float(reading.figures[0].low)),
            )
    if len(ends) < 2:
        return Beside()
    years = int(ends["goal"][0]) - int(ends["base"][0])
    return Beside(ends["base"][1], ends["goal"][1], max(years, 1))


def _sum_so_far(values: Sequence[Value], cells: Mapping[int, CellReading]) -> Value | None:
    """Find the one result that stands beside a goal in brackets: what was done of a sum."""
    done = [other for other in values if other.role == "actual"]
    goals = [cells[other.column.index] for other in values if other.role == "target"]
    is_sum = any(figure.is_bracketed for reading in goals for figure in reading.figures)
    return done[0] if len(done) == 1 and is_sum else None
