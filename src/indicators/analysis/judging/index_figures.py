"""Indices beside growth: a price index of 100.4 tells that prices rose by 0.4 %, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.tables.contract.records import Observation, Target
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import CHANGES, STATES

LAST_YEAR = 100.0
PERCENT = "%"
# Of a figure that is not put as it was printed: its digits say nothing of its rounding.
MOVED = "moved_by_the_base"


def measured_as(figures: Sequence[Observation], target: Target) -> Sequence[Observation]:
    """Put figures of a target's indicator as the target is put: as the growth, or as the index (上年=100)."""
    entry = indicators().by_id.get(target.indicator_id)
    if entry is None or not entry.indices:
        return figures
    is_growth, is_index = target.measure in CHANGES, target.indicator in entry.indices
    made = []
    for figure in figures:
        is_own = figure.indicator_id == target.indicator_id
        if is_own and is_growth and figure.measure in STATES and figure.indicator in entry.indices:
            made.append(_moved(figure, -LAST_YEAR, "growth", PERCENT))
        elif is_own and is_index and not is_growth and figure.measure == "growth":
            made.append(_moved(figure, LAST_YEAR, target.measure, target.canonical_unit))
        else:
            made.append(figure)
    return made


def _moved(figure: Observation, by: float, measure: str, unit: str) -> Observation:
    low, high = round(figure.canonical_low + by, 9), round(figure.canonical_high + by, 9)
    return replace(
        figure, measure=measure, canonical_low=low, canonical_high=high, canonical_unit=unit,
        flags=figure.flags.adding(MOVED),
    )  # fmt: skip
