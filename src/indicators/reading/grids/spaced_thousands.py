"""Thousands that a table sets apart by a blank: 1 731.9 where it cannot be two figures in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.grids.table_grid import Table, TableCell
from indicators.reading.grids.head_kinds import head_kind
from indicators.storage.expressions import expression

_BLANK = expression(r"(?<=\d)[ \xa0\u2009\u202f](?=\d{3})")
_APART = expression(r"\s*[-+]?[1-9]\d{0,2}(?:[ \xa0\u2009\u202f]\d{3})+(?:\.\d+)?\s*")
# 1860 or 1,860 in the same table: there nobody sets thousands apart by a blank.
_NOT_APART = expression(r"\s*[-+]?(?!(?:19|20)\d\d\s*$)(?:\d{4,}|\d{1,3}(?:[,，]\d{3})+)(?:\.\d+)?\s*")
_SEVERAL_HEADS = expression(r"\S{2,}\s+\S{2,}")
Row = Sequence[TableCell | None]


def told(table: Table) -> Table:
    """Put a comma for the blank in thousands of a table, sign for sign; the table itself if it has none.

    They are thousands in a row without an empty cell, from which no figure has gone to stand beside
    another, below a head that is one head; and only where the table writes none of them otherwise.

    Examples
    --------
    >>> texts = [["指标", "本月", "累计"], ["货运量", "1 731.9", "5 582.9"]]
    >>> cells = tuple(TableCell(t, r, c) for r, row in enumerate(texts) for c, t in enumerate(row))
    >>> [cell.text for cell in told(Table(0, 9, cells, depth=1)).cells[3:]]
    ['货运量', '1,731.9', '5,582.9']
    >>> [cell.text for cell in told(Table(0, 9, cells[:-1], depth=1)).cells[3:]]
    ['货运量', '1 731.9']
    """
    if not any(_APART.fullmatch(cell.text) for cell in table.cells):
        return table
    places = table.places()
    body = places[table.depth :]
    if any(_NOT_APART.fullmatch(cell.text) for row in body for cell in row if cell):
        return table
    lowest = places[table.depth - 1] if table.depth else ()
    remarks = {cell.column for cell in lowest if cell and head_kind(cell.text) == "note"}
    used = [at for at in range(len(places[0]) if places else 0) if at not in remarks]
    whole = {cell for row in body if all(row[at] for at in used) for cell in row if cell}
    heads = {
        cell.column
        for row in places[: table.depth]
        for cell in row
        if cell and _SEVERAL_HEADS.search(cell.text)
    }
    cells = (
        replace(cell, text=_BLANK.sub(",", cell.text))
        if cell in whole and cell.column not in heads and _APART.fullmatch(cell.text)
        else cell
        for cell in table.cells
    )
    return replace(table, cells=tuple(cells))
