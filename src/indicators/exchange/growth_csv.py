"""Growth targets as one CSV, a row a place, year and indicator, for those who count and regress them."""

from __future__ import annotations

from dataclasses import asdict

from indicators.analysis.places.growth_targets import COLUMNS, growth_targets
from indicators.storage.safe_csv import written
from indicators.tables.contract.table_csv import number
from indicators.tables.store import Tables

FILE = "growth_targets.csv"


def package(tables: Tables) -> dict[str, bytes]:
    r"""Write the growth targets; an empty cell is a number that is not told.

    Examples
    --------
    >>> package(Tables.empty())[FILE].decode()[:27]
    'adcode,place,level,province'
    """
    rows = [
        [number(cell) if isinstance(cell, float) else cell for cell in asdict(row).values()]
        for row in growth_targets(tables)
    ]
    return {FILE: written(COLUMNS, rows).encode("utf-8")}
