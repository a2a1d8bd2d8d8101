"""Remarks that change a goal themselves: 年均增长由7%调整为5%左右 beside the level that is changed."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.documents.grids.table_grid import TableCell
from indicators.reading.grids.columns import Column
from indicators.reading.grids.rows import Row
from indicators.reading.prose import prepare
from indicators.reading.quantities import quantities
from indicators.reading.roles.changed_goals import revised
from indicators.reading.roles.roles import REVISION


def cells(columns: Sequence[Column], rows: Sequence[Row]) -> list[TableCell]:
    """List the cells of remarks that say from what to what a goal is changed."""
    notes = {column.index for column in columns if column.kind == "note"}
    return [cell for row in rows for cell in row.own if cell.column in notes and _is_change(cell.text)]


def _is_change(text: str) -> bool:
    said = prepare(text).text
    found = quantities.find(said)
    if len(found) < 2:
        return False
    old, new = found[-2:]
    return revised(said[old.after : new.before], "", is_notice=True) == REVISION
