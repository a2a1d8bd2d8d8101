"""What the cells of a row hold, and what one figure of a row tells of another."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.reading.grids.figure_in_cell import CellReading
from indicators.reading.grids.units import Unit
from indicators.reading.grids.values import Value

# Within this ratio to its base an amount is of one year too.
_MOST_OF_BASE = 2.0


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures of the same row that tell what another is."""

    # For a rate without a unit.
    base: float | None = None
    goal: float | None = None
    years: int = 1  # Between them.
    is_of_sum: bool = False  # Whether the row's goal is a sum over years, so that what was done of it is one.
    is_only_result: bool = False  # Whether an assessment has no other result in the row.
    # Whether the row has a figure of the base year, and none in the column of averages.
    has_open_average: bool = False
    # Whether the goal is an amount of one year, as its base is: five years would come to more.
    is_like_base: bool = False
    # The one in which the other figures of the row are: 6所 beside steps of 2 and 4.
    units: list[Unit] = field(default_factory=list)

    def is_apart_by(self, number: float) -> bool:
        """Whether base and goal lie so far apart: 受教育年限 9.2, 10.1, 〔0.9〕, whatever the head says."""
        return bool(self.base and self.goal and math.isclose(self.goal - self.base, number, rel_tol=1e-6))


@dataclass(frozen=True, slots=True)
class RowReadings:
    """The readings of a row's cells, by column; what stands beside is worked out once a row."""

    cells: Mapping[int, CellReading]  # Column to what its cell holds.
    ends: Beside  # The base and the goal that the row's rates can be held against.
    only_result: Value | None  # The one column of results, in an assessment.
    is_of_sum: bool  # Whether a goal of the row is a sum over years.
    # What stands in columns of averages over years, which set single years against each other.
    averages: tuple[CellReading, ...] = ()

    @property
    def _units(self) -> list[Unit]:
        found = {figure.unit: None for one in self.cells.values() for figure in one.figures if figure.unit}
        return list(found) if len(found) == 1 and not any(unit.is_rate for unit in found) else []

    def beside(self, value: Value) -> Beside:
        """Give what tells what a figure of a column is."""
        if value.kind == "rate":
            return self.ends
        is_result = self.only_result is value
        base, goal = self.ends.base, self.ends.goal
        are_years = bool(base and goal and self.averages)
        return Beside(
            base,
            is_of_sum=is_result and self.is_of_sum,
            is_only_result=is_result,
            has_open_average=are_years and all(one.state == "empty" for one in self.averages),
            is_like_base=are_years and (goal or 0) <= _MOST_OF_BASE * (base or 0),
            units=[] if value.noun or value.head.measures else self._units,
        )


def row_readings(
    values: Sequence[Value], cells: Mapping[int, CellReading], *, is_assessment: bool, last: int = 0
) -> RowReadings:
    """Put together the readings of a row.

    Parameters
    ----------
    cells : mapping of int to CellReading
        Column to what its cell holds.
    is_assessment : bool
        Whether the paper assesses a plan.
    last : int
        The last year that the paper plans for.

    Examples
    --------
    >>> ends = row_readings([], {}, is_assessment=False).ends
    >>> ends.base, ends.goal, ends.years
    (None, None, 1)
    """
    done = [other for other in values if other.role == "actual"] if is_assessment else []
    only = done[0] if len(done) == 1 else None
    averages = tuple(cells[other.column.index] for other in values if "yearly" in other.head.measures)
    return RowReadings(cells, _ends(values, cells, last), only, _has_sum(values, cells), averages)


def _ends(values: Sequence[Value], cells: Mapping[int, CellReading], last: int) -> Beside:
    """Find the base and the goal of a row that a rate can be held against."""
    bases: list[tuple[int, float]] = []
    goals: list[tuple[int, float]] = []
    for other in values:
        reading = cells[other.column.index]
        if other.kind == "level" and reading.figures and re.fullmatch(r"20\d\d", other.period):
            side = bases if other.role in ("baseline", "actual") else goals
            side.append((int(other.period), float(reading.figures[0].low)))
    if not bases or not goals:
        return Beside()
    year, base = bases[0]
    # What the plan before wanted of the base year is no goal of this one.
    coming = [one for one in goals if one[0] > year] or goals[:1]
    # Of 2020年, 2022年, 2025年, 〔累计〕 it is the last of the plan.
    end, goal = next((one for one in coming if one[0] == last), coming[0])
    return Beside(base, goal, max(end - year, 1))


def _has_sum(values: Sequence[Value], cells: Mapping[int, CellReading]) -> bool:
    """Whether a goal of a row is a sum over years: 〔14〕, 累计14."""
    of_goals = (other for other in values if other.role == "target" and not other.head.has_averages)
    goals = [cells[other.column.index] for other in of_goals]
    told = [figure for reading in goals for figure in reading.figures]
    return any(figure.is_bracketed or figure.basis == "cumulative" for figure in told)
