"""Where each province stands on a map of equal squares: `province_tiles.csv`, a line a province.

Each square lies as its province does to its neighbours, so that a small one is seen as well as a large one.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from indicators.errors import VocabularyFault, raise_all
from indicators.vocabulary.csv_entries import csv_rows

FILE = "province_tiles.csv"


def read_tiles(path: Path | None = None) -> dict[str, tuple[int, int]]:
    """Read the column and the row of each province, by its adcode; both count from 0, rows downwards.

    Examples
    --------
    >>> read_tiles()["110000"], len(read_tiles())
    ((5, 2), 34)
    """
    rows, faults = csv_rows(
        path or Path(str(files("indicators.vocabulary") / FILE)), ("adcode", "column", "row"), "adcode"
    )
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        column, line = str(row.fields["column"]), str(row.fields["row"])
        square = (int(column), int(line)) if column.isdecimal() and line.isdecimal() else None
        if square is None or square in found.values():
            faults.append(
                VocabularyFault(
                    expected="a square that no other province has, in whole numbers",
                    found=f"{column}, {line}",
                    where=row.where("column"),
                    remedy="Choose a free one beside its neighbours.",
                )
            )
        else:
            found[str(row.fields["adcode"])] = square
    raise_all(list(faults))
    return found


@cache
def tiles() -> dict[str, tuple[int, int]]:
    """Give the squares of the package's own file, read once."""
    return read_tiles()
