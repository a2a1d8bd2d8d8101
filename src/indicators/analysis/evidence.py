"""What rows of targets and figures have in common: measure and unit, the words around them, precision."""

from __future__ import annotations

from math import isfinite

from indicators.analysis.action_words import worded
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.judging.rounding import half_unit
from indicators.analysis.row_filters import Known
from indicators.tables.contract.records import Observation, Target


def is_like(one: Target | Observation, other: Target | Observation) -> bool:
    """Whether two rows have one measure and one unit."""
    return one.measure == other.measure and one.canonical_unit == other.canonical_unit


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
