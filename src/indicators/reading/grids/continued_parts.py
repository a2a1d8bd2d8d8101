"""Rows that go on with the parts of a whole that 其中 began: 住宅, 办公楼 below 房地产开发投资（亿元）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indicators.documents.grids.table_grid import Table, TableCell
from indicators.reading.grids.columns import Column
from indicators.reading.grids.row_names import PART, clean_name
from indicators.reading.grids.rows import Row
from indicators.reading.grids.units import unit_in_brackets
from indicators.reading.grids.words import one_of


def told(rows: Iterable[Row], columns: Sequence[Column], table: Table) -> Iterator[Row]:
    """Give such rows the unit and the name of their whole, where nothing but the names says units.

    A row without a unit between rows that each have one is of the unit of a row above. Behind a part that is
    the whole which the part belongs to, as long as neither indent nor unit says otherwise.

    Parameters
    ----------
    table : Table
        It, with the lines over it.
    """
    names = [column.index for column in columns if column.kind == "name"]
    has_units = any(
        column.kind == "unit" or (column.kind == "value" and any(not u.is_rate for u in column.head.units))
        for column in columns
    )
    if len(names) != 1 or has_units or table.unit or unit_in_brackets(table.caption)[0]:
        yield from rows
        return
    whole: Row | None = None
    is_open = False
    for row in rows:
        cell = row.cells[names[0]]
        text = re.sub(r"\s", "", cell.text) if cell else ""
        is_part = bool(PART.match(text))
        if unit_in_brackets(clean_name(text))[0]:
            whole, is_open = (None if is_part else row), False
        elif whole and is_part:
            is_open = is_open or (row.prefix == whole.name and _is_flush(cell))
        elif not (is_open and _is_flush(cell)) or row.groups or _is_rate(row):
            is_open = False
        yield replace(row, prefix=whole.name, units=whole.units) if is_open and whole else row


def _is_flush(cell: TableCell | None) -> bool:
    return cell is not None and cell.indent == 0


def _is_rate(row: Row) -> bool:
    """Whether a row needs no unit beside it: 城镇化率."""
    return any(one_of(names, suffix="$").search(row.name) for names in ("percent_names", "ratio_names"))
