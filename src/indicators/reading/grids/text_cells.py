"""Cells of running text in a table, and what their heads and rows say of the figures in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.reading.grids.head_kinds import head_kind
from indicators.reading.grids.head_rows import LONGEST_HEAD
from indicators.reading.grids.heads import Head
from indicators.reading.grids.rows import Row
from indicators.storage.expressions import expression

_DIGIT = expression(r"\d")


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A cell of running text, what its head says of its figures, and the row they are of."""

    # Its place in the document.
    start: int
    end: int
    # By its head: 进展情况, 存在问题, 一季度; "" where that does not say.
    role: str
    period: str
    name: str  # What the row is called.
    row: tuple[int, int]  # Where the row stands in the document.


def task_name(row: Row, tasks: Sequence[int]) -> str:
    """Name a row; where nothing else does, by a short task without a figure: 就业 beside 2200人."""
    if row.name:
        return row.name
    names = [cell.text.strip() for at in tasks if (cell := row.cells[at])]
    return next((name for name in names if len(name) <= LONGEST_HEAD and not _DIGIT.search(name)), "")


def as_told(head: Head, captioned: str) -> tuple[str, str]:
    """Give the role and the time that a head gives to running text: 进展情况, 存在问题, 年度目标."""
    if head.is_schedule or head.role == "target":
        return "target", head.period
    named = head_kind(head.words)
    if named == "progress" or head.role in ("actual", "estimate"):
        return "actual", head.period or captioned
    return "context" if named == "problem" else "", head.period
