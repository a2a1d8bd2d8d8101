"""Figures of one thing and time that contradict each other by more than they are printed with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indicators.tables.contract.records import Observation
from indicators.vocabulary.column_values import CEILINGS, FLOORS


def contradicting(
    figure: Observation, figures: Sequence[Observation], half: Callable[[Observation], float]
) -> list[Observation]:
    """List other figures of the same period that differ by more than the precision both are printed with."""
    return [
        other
        for other in figures
        if other.period == figure.period
        and other.observation_id != figure.observation_id
        and abs(risen(other) - risen(figure)) > half(figure) + half(other) + 1e-9
        and not is_only_bound(figure, other)
    ]


def risen(figure: Observation) -> float:
    """Give a figure as what it rose by: 下降2.6% is 增速 -2.6."""
    return -figure.canonical_low if figure.measure == "decline" else figure.canonical_low


def is_only_bound(one: Observation, other: Observation) -> bool:
    """Whether one of two figures only bounds the other: 跨上千亿元台阶 beside 1008亿元, 2%—3% beside 2.6%."""
    return _is_passed(one, other) or _is_passed(other, one)


def _is_passed(bound: Observation, figure: Observation) -> bool:
    is_above = figure.canonical_low >= bound.canonical_low
    is_below = figure.canonical_high <= bound.canonical_high
    if bound.comparator == "range":
        return is_above and is_below
    return (bound.comparator in FLOORS and is_above) or (bound.comparator in CEILINGS and is_below)
