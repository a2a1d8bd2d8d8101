"""Tables of a document → statements: each is understood as a grid, and stays one until its cells are read.

A layout begins in `understanding.py`; `column_rules.py` tells what a column holds.
"""

from __future__ import annotations

from indicators.reading.grids.reader import GridReading, read
from indicators.reading.grids.table_layout import Grid, understood
from indicators.reading.quantities.number_fates import Excluded, Unread

__all__ = ["Excluded", "Grid", "GridReading", "Unread", "read", "understood"]
