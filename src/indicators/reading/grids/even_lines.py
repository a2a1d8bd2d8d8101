"""Whether the lines of a table whose cells only gaps part are even: as many cells in each as in the head."""

from __future__ import annotations

from collections import Counter

from indicators.documents.grids.table_grid import Table
from indicators.reading.grids.words import words

# 预期性指标
_LONGEST_NATURE = 5
_FEWEST = 3


def are_even(table: Table) -> bool:
    """Whether each line has as many cells as the head, and none is two: 森林覆盖率(%)约束性."""
    counts = Counter(cell.row for cell in table.cells)
    if len(counts) < _FEWEST or len(set(counts.values())) > 1 or counts[0] < _FEWEST or not table.depth:
        return False
    natures = [word for listed in words()["natures"].values() for word in listed]
    return not any(
        word in cell.text and len(cell.text) > _LONGEST_NATURE for cell in table.cells for word in natures
    )
