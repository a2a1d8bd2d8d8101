"""Columns of progress without a sign of per cent beside rows in units: 序时进度（截至6月底）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.rows import Row
from indicators.reading.grids.values import Value
from indicators.reading.grids.words import one_of

# By so much at most a goal is outdone in a column of amounts.
_MOST_OF_GOAL = 1.5


def told(values: Sequence[Value], rows: Sequence[Row]) -> list[Value]:
    """Take such columns for what was done, in the units of the rows.

    So they are where no other column tells what was done of the goal, and no figure is far beyond its goal.
    """
    goal = next((value for value in values if value.role == "target" and value.kind == "level"), None)
    if goal is None or not any(row.units and not row.units[0].is_rate for row in rows):
        return list(values)
    results = [value for value in values if value.role == "actual" and value.kind in ("level", "total")]
    if any(value.period[:4] == goal.period[:4] for value in results):
        return list(values)
    return [_as_amount(value) if _is_amount(value, goal, rows) else value for value in values]


def _is_amount(value: Value, goal: Value, rows: Sequence[Row]) -> bool:
    head = value.head
    is_bare = value.kind == "completion" and not head.units
    if not is_bare or not one_of("progress_heads", suffix=r"(?:[(（][^()（）]*[)）])?$").search(head.words):
        return False
    pairs = list(_pairs(value, goal, rows))
    return bool(pairs) and all(done <= _MOST_OF_GOAL * due for done, due in pairs if due > 0)


def _pairs(value: Value, goal: Value, rows: Sequence[Row]) -> Iterator[tuple[float, float]]:
    """Give what is done and due in each row of amounts; a sign of per cent makes it more than any goal."""
    for row in rows:
        done, due = _figure(row, value), _figure(row, goal)
        if done is None or due is None or not row.units or row.units[0].is_rate:
            continue
        yield done, due


def _figure(row: Row, value: Value) -> float | None:
    cell = row.cells[value.column.index] if value.column.index < len(row.cells) else None
    figures = read_cell(cell.text, 0).figures if cell else ()
    if not figures:
        return None
    unit = figures[0].unit
    return float("inf") if unit and unit.is_rate else float(figures[0].low)


def _as_amount(value: Value) -> Value:
    head = replace(value.head, measures=(), role="actual")
    period = head.period or value.period
    return replace(value, kind="level", role="actual", period=period, column=replace(value.column, head=head))
