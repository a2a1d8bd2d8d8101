"""The words of a row, as a statement quotes them."""

from __future__ import annotations

import re

from indicators.documents.grids.table_grid import TableCell
from indicators.reading.grids.rows import Row

_LONGEST_LINE = 400
# What a sentence has of a row on each side of its cell: a row of ten thousand cells is nobody's sentence.
_MOST_BESIDE = 1000


def sentence(text: str, row: Row, cell: TableCell) -> str:
    """Give the words of a row: its line, or where that holds more, from its first cell to its last."""
    first, last = max(0, cell.start - _MOST_BESIDE), min(len(text), cell.end + _MOST_BESIDE)
    begin = max(text.rfind("\n", first, cell.start) + 1, first)
    stop = text.find("\n", cell.end, last)
    stop = stop if stop >= 0 else last
    if stop - begin > _LONGEST_LINE:
        start, end = row.span
        begin, stop = max(first, min(start, cell.start)), min(last, max(end, cell.end))
    return re.sub(r"\s+", " ", text[begin:stop]).strip()
