"""What rows of targets and figures have in common: measure and unit, the words around them, precision."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TypeVar

from indicators import periods
from indicators.analysis.action_words import worded
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.judging.rounding import half_unit
from indicators.analysis.row_filters import Known
from indicators.tables.contract.records import Observation, Target
from indicators.tables.targets.aim_nouns import entry_of

TargetOrFigure = TypeVar("TargetOrFigure", bound=Target | Observation)


def is_like(one: Target | Observation, other: Target | Observation) -> bool:
    """Whether two rows have one measure and one unit."""
    return one.measure == other.measure and one.canonical_unit == other.canonical_unit


def beside(goal: Target, row: TargetOrFigure) -> TargetOrFigure:
    """Tell a row as a goal is told that adds up: 接待游客1650万人次, 投资905亿元 are amounts of a year.

    A goal for one year adds to no other; one for all (五年累计投资7000亿元) is what its years add up to.
    """
    if (goal.aim, goal.aim_from) != ("flow", "catalogue") or row.canonical_unit != goal.canonical_unit:
        return row
    is_of_year = (goal.measure, row.measure) == ("level", "increment") and row.basis != "cumulative"
    is_year_of_sum = (goal.measure, row.measure) == ("increment", "level") and _is_amount_of_year(row)
    return replace(row, measure=goal.measure) if is_of_year or is_year_of_sum else row


def _is_amount_of_year(row: Target | Observation) -> bool:
    """Whether what a row names is told as the amount of a year, and has no stock: 固定资产投资."""
    entry = entry_of(row.indicator_id, row.indicator)
    is_flow = entry is not None and entry.accumulates == "flow" and entry.measure != "increment"
    return is_flow and periods.parse(row.period).kind == "year" if row.period else False


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
