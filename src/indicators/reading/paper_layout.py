"""A paper laid out for reading, once for all that is read of it: its tables, and what of it is prose."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.documents.document import Document
from indicators.reading import grids
from indicators.reading.grids import Grid
from indicators.reading.prose import LinesOf, Prose, prepare


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The tables of a paper as they are understood, and all of it that is prose."""

    tables: list[Grid]
    prose: Prose


def laid_out(document: Document) -> LaidOut:
    r"""Understand the tables of a paper, and make the rest of its text ready to be read.

    Examples
    --------
    >>> laid_out(Document("d", "新建公园 3 个。")).prose.text
    '新建公园3个。\n'
    """
    tables = grids.understood(document)
    return LaidOut(tables, prepare(document.readable, tables=[lines_of(grid) for grid in tables]))


def lines_of(grid: Grid) -> LinesOf:
    """Tell which pieces of a table are prose, each a line of its own."""
    pieces = tuple((start, end) for start, end, _ in grid.prose)
    return LinesOf(grid.table.all_start, grid.table.all_end, pieces)
