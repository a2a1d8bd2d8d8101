"""Goals that a plan's table of indicators lists without a figure: 约束性 in a row whose goal is a dash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from indicators.documents.grids.table_grid import TableCell
from indicators.reading.grids.cell_words import holds_figures
from indicators.reading.grids.figure_in_cell import CellReading
from indicators.reading.grids.rows import Row
from indicators.reading.grids.values import Value
from indicators.reading.measurement.measured_thing import is_decline_name, is_growth_name

NOT_LISTED = "not_listed"
_OPEN = ("empty", "words")


def find(
    row: Row, values: Sequence[Value], readings: Mapping[int, CellReading]
) -> Iterator[tuple[Value, TableCell, CellReading]]:
    """Find the cell that stands for the goal of a row with a nature and no goal in figures or by reference.

    Parameters
    ----------
    row : Row
        Of a table of figures.
    readings : mapping of int to CellReading
        The cells of the row, by their columns.

    Yields
    ------
    tuple
        The column of goals, the cell, and a reading that refers to its words, once; nothing where a goal is
        listed, where a cell is not understood, and where the row is not said to be binding or expected.
    """
    goals = [value for value in values if value.role == "target"]
    if not row.nature or not goals or any(readings[one.column.index].state not in _OPEN for one in goals):
        return
    named = [(goals[0], cell) for cell in row.own if row.name[:2] in cell.text]
    is_misread = any(holds_figures(cell.text) for _, cell in named)
    if is_misread or any(reading.reference for reading in readings.values()):
        return
    cells = [
        (one, cell)
        for one in goals
        if (cell := row.cells[one.column.index] if one.column.index < len(row.cells) else None)
        and cell.row == row.index
    ]
    # What has words of its own says more than a dash, and a dash more than nothing.
    said = sorted(cells, key=lambda pair: (readings[pair[0].column.index].state != "words", not pair[1].text))
    for value, cell in [pair for pair in (*said, *named) if pair[1].start < pair[1].end][:1]:
        yield value, cell, CellReading("relational", reference=NOT_LISTED, referred=(cell.start, cell.end))


def measure(row: Row, name: str, reference: str) -> str:
    """Say what a goal without a figure is of, by the name and the unit of its row.

    Parameters
    ----------
    name : str
        What is measured.
    reference : str
        What the goal is held against.
    """
    if is_growth_name(name) or reference == "own_gdp_growth":
        return "growth"
    if is_decline_name(name):
        return "decline"
    return "share" if row.units and row.units[0].label == "%" else "level"
