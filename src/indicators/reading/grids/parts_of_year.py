"""Parts of a year without a unit that add up to a column which has it: 年度计划投资（亿元）, Q1, Q2."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.rows import Row
from indicators.reading.grids.values import Value

_FEWEST = 2


def told(values: Sequence[Value], rows: Sequence[Row]) -> list[Value]:
    """Give such columns the unit and the thing of the one whose figures theirs add up to, or reach."""
    found = list(values)
    parts = [at for at, value in enumerate(values) if _is_part(value)]
    if len(parts) < _FEWEST or any(b - a > 1 for a, b in pairwise(parts)):
        return found
    for whole in reversed(found[: parts[0]]):
        units = whole.head.units
        if whole.kind != "level" or len(units) != 1 or units[0].is_rate:
            continue
        if all(_makes_up(row, whole, [found[at] for at in parts]) for row in rows):
            for at in parts:
                column = replace(found[at].column, head=replace(found[at].head, units=units))
                found[at] = replace(found[at], column=column, noun=whole.noun)
            return found
    return found


def _is_part(value: Value) -> bool:
    return value.kind == "level" and "-" in value.period and not (value.head.units or value.noun)


def _makes_up(row: Row, whole: Value, parts: Sequence[Value]) -> bool:
    """Whether the parts of a row add up to its whole, or the last of them reaches it."""
    total, *found = (_figure(row, value) for value in (whole, *parts))
    told = [figure for figure in found if figure is not None]
    if total is None or len(told) < len(found) or row.units:
        return False
    return math.isclose(total, sum(told), rel_tol=1e-6) or math.isclose(total, told[-1])


def _figure(row: Row, value: Value) -> float | None:
    cell = row.cells[value.column.index] if value.column.index < len(row.cells) else None
    figures = read_cell(cell.text, 0).figures if cell else ()
    return float(figures[0].low) if len(figures) == 1 and figures[0].unit is None else None
