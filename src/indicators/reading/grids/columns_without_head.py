"""Columns of a table without a head, as far as their cells say what they hold: tasks, offices, days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from indicators.documents.grids.table_grid import TableCell
from indicators.reading.grids.cell_words import is_office
from indicators.reading.grids.columns import Column
from indicators.reading.tasks.lead_units import line_at
from indicators.reading.times.deadlines import is_deadline

_MOST = 0.6


def told(columns: Sequence[Column], body: Sequence[Sequence[TableCell | None]]) -> list[Column]:
    """Say of numbered running text beside offices or days that it is of tasks; other tables stay as they are.

    Parameters
    ----------
    body : sequence of rows
        The grid, groups left out.
    """
    numbers = [column.index for column in columns if column.kind == "serial"]
    if not numbers or any(column.head.words for column in columns):
        return list(columns)
    found = [replace(column, kind=_kind(column, body)) for column in columns]
    held = {column.kind for column in found}
    if not held & {"office", "deadline"}:
        return list(columns)
    return [replace(column, kind="task") if column.kind == "told" else column for column in found]


def _kind(column: Column, body: Sequence[Sequence[TableCell | None]]) -> str:
    texts = [cell.text for row in body if (cell := row[column.index]) and cell.column == column.index]
    if column.kind not in ("text", "period", "name") or not texts:
        return column.kind
    if _share(texts, _is_in_charge):
        return "office"
    return "deadline" if _share(texts, is_deadline) else column.kind


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, texts)) >= _MOST * len(texts)


def _is_in_charge(text: str) -> bool:
    return is_office(text) or line_at(text, 0, len(text)) is not None
