"""Columns of a past year that hold what came of the goals that another column has for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.grids.values import Value

_RESULTS = ("", "actual", "estimate")


def told(values: Sequence[Value], first_year: int) -> list[Value]:
    """Take such columns for results, which would be bases of the paper's own goals without the others.

    Parameters
    ----------
    first_year : int
        The first year that the paper is for, 0 if that is not known.
    """
    goals = {value.period[-4:] for value in values if value.role == "target" and value.head.role == "target"}
    return [
        replace(value, role="actual")
        if value.period in goals and "" < value.period < f"{first_year:04}" and _may_be_outcome(value)
        else value
        for value in values
    ]


def _may_be_outcome(value: Value) -> bool:
    is_open = value.role in ("target", "baseline") and value.head.role in _RESULTS
    return is_open and value.kind in ("level", "total")
