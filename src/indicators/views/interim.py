"""The rows of an analysis by attribute, until it gives records."""

from __future__ import annotations

from typing import Any, TypeAlias

import pandas as pd

Contribution: TypeAlias = Any
PathStep: TypeAlias = Any
Compared: TypeAlias = Any
Finding: TypeAlias = Any
FiveYear: TypeAlias = Any
Judged: TypeAlias = Any
Assignment: TypeAlias = Any
RollUp: TypeAlias = Any
Covered: TypeAlias = Any
Fault: TypeAlias = Any
Fused: TypeAlias = Any
ListedTarget: TypeAlias = Any


def rows(frame: pd.DataFrame) -> list[Any]:
    """Give the rows of a table in order."""
    return list(frame.itertuples(index=False))


def parts(joined: str) -> tuple[str, ...]:
    """Split a cell joined by ';'."""
    return tuple(part for part in joined.split(";") if part)
