"""Ranks in brackets behind the figures of a table, where it says that they are ranks: 5.6（3）."""

from __future__ import annotations

from indicators.documents.grids.table_grid import TableCell
from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.figure_in_cell import CellReading
from indicators.storage.expressions import expression

_WITH_RANK = expression(r"(?P<figure>.*?[\d%％])\s*(?P<rank>[(（]\s*\d{1,3}\s*[)）])\s*")


def read(cell: TableCell, *, has_ranks: bool) -> CellReading:
    """Read a cell, and where its table ranks in brackets, only what stands before them.

    Parameters
    ----------
    cell : TableCell
        Of a column of figures.
    has_ranks : bool
        Whether the table says that brackets hold ranks.

    Examples
    --------
    >>> [read(TableCell("5.6（3）", 0, 0), has_ranks=told).state for told in (True, False)]
    ['figures', 'damaged']
    """
    match = _WITH_RANK.fullmatch(cell.text) if has_ranks else None
    return read_cell(match["figure"] if match else cell.text, cell.start)


def rank(cell: TableCell) -> tuple[int, int] | None:
    """Tell where the rank behind the figure of a cell stands in the document, None if it has none.

    Examples
    --------
    >>> rank(TableCell("5.6（3）", 0, 0, start=10)), rank(TableCell("5.6", 0, 0, start=10))
    ((13, 16), None)
    """
    match = _WITH_RANK.fullmatch(cell.text)
    return (cell.start + match.start("rank"), cell.start + match.end("rank")) if match else None
