"""Figures that are no one number: 增长2%—3% decides what both its ends decide alike, 近6% is below 6%."""

from __future__ import annotations

from dataclasses import replace
from math import nan

from indicators.analysis.display_units import displayed
from indicators.analysis.judging.gap_to_target import Promise, Seen
from indicators.analysis.judging.judging import Judgement, judge, outcome
from indicators.tables.contract.records import Observation
from indicators.vocabulary.column_values import CHANGES, NEARLY, REVERSED
from indicators.vocabulary.scheme import Scheme
from indicators.vocabulary.unit_scales import display

# On which side of its number a figure lies.
_LEANS = {NEARLY: -1, "lt": -1, "gt": 1}


def is_turned(figure: Observation, measure: str) -> bool:
    """Whether a figure tells of a fall what is asked as a growth, or the other way round."""
    return {figure.measure, measure} == set(CHANGES)


def bound_for(figure: Observation, measure: str) -> str:
    """Say how a figure binds, as a target of a measure counts it: a fall over 3 % is a growth below -3 %."""
    return REVERSED.get(figure.bound, figure.bound) if is_turned(figure, measure) else figure.bound


def lean(figure: Observation, measure: str) -> int:
    """Say whether a figure, as a target of a measure counts it, is less (-1) or more (1) than its number."""
    found = _LEANS.get(figure.bound, 0)
    return -found if is_turned(figure, measure) else found


def is_range(figure: Observation) -> bool:
    """Whether a figure is told by two numbers."""
    return figure.comparator == "range" and figure.canonical_high > figure.canonical_low


def high_for(figure: Observation, measure: str) -> float:
    """Give the other end of a figure told as a range, as a target counts it; NaN of one number."""
    if not is_range(figure):
        return nan
    return -figure.canonical_high if is_turned(figure, measure) else figure.canonical_high


def judged(promise: Promise, seen: Seen, figure: Observation, scheme: Scheme) -> Judgement:
    """Judge a target by a figure; by one told as a range only what holds at both of its ends.

    Of two ends that say the same the worse gap counts.
    """
    first = judge(promise, seen, scheme)
    if not is_range(figure):
        return first
    last = judge(promise, replace(seen, value=high_for(figure, promise.measure)), scheme)
    if (first.status, first.light) == (last.status, last.light):
        return min(first, last, key=lambda one: one.gap)
    unit, factor = displayed(figure.indicator_id, figure.canonical_unit)
    ends = (display(value * factor, unit) for value in (figure.canonical_low, figure.canonical_high))
    return outcome("undetermined", "range_undecided:{}|{}".format(*ends))
