"""What rows of targets and figures have in common: measure and unit, the words around them, precision."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TypeVar

from indicators.analysis.action_words import worded
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.judging.rounding import half_unit
from indicators.analysis.row_filters import Known
from indicators.tables.contract.records import Observation, Target

TargetOrFigure = TypeVar("TargetOrFigure", bound=Target | Observation)


def is_like(one: Target | Observation, other: Target | Observation) -> bool:
    """Whether two rows have one measure and one unit."""
    return one.measure == other.measure and one.canonical_unit == other.canonical_unit


def beside(goal: Target, row: TargetOrFigure) -> TargetOrFigure:
    """Tell a row as a goal is told that is the amount of a year: 接待游客1650万人次 adds to no other."""
    is_of_year = (goal.aim, goal.aim_from, goal.measure) == ("flow", "catalogue", "level")
    is_alike = (row.measure, row.canonical_unit) == ("increment", goal.canonical_unit)
    is_sum = row.basis == "cumulative"
    return replace(row, measure=goal.measure) if is_of_year and is_alike and not is_sum else row


def wording(row: Target | Observation, known: Known) -> tuple[str, frozenset[str]]:
    """Give a row's phrase with the words for what is done, from the sentence it stands in."""
    return worded(row.indicator, *known.words_of(row.statement_id))


def precision(figure: Observation, known: Known) -> float:
    """Give half a unit of a figure's last printed digit: of its quote, else of its value as displayed."""
    value, unit = figure.canonical_low, figure.canonical_unit
    quote = known.words_of(figure.statement_id)[1]
    if not quote and isfinite(value):
        _, factor = displayed(figure.indicator_id, unit)
        quote = f"{tidy(value * factor):.12g}"
        return half_unit(quote, tidy(value * factor)) / factor if "e" not in quote else 0.0
    return half_unit(quote, value, unit)
