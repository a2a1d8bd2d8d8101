"""Figures of a state that a target names in words: 1起 of 零发生, 覆盖率100% of 全覆盖."""

from __future__ import annotations

from dataclasses import replace

from indicators import units
from indicators.analysis.judging.target_words import target_words
from indicators.tables.contract.records import Observation, Target
from indicators.tables.matching.same_rows import COUNTED
from indicators.vocabulary.column_values import COUNTED_KINDS

_COVERED = "full_coverage"


def tells_state(figure: Observation, target: Target) -> bool:
    """Whether a figure is measured as the state is that a target asks for: cases, or a share covered."""
    if target.reference == _COVERED:
        return figure.measure == "share"
    is_counted = figure.unit != "" and units.parse_form(figure.unit).kind in COUNTED_KINDS
    is_number = target.measure == "level" and not target.canonical_unit
    return target.reference == "zero" and is_number and is_counted and figure.measure in COUNTED


def as_share(target: Target) -> Target:
    """Name a target of full coverage as its share is named: 行政村5G网络覆盖率 of 行政村5G网络全覆盖."""
    if target.reference != _COVERED:
        return target
    name = target.indicator + target_words()["covered_share"][0]
    return replace(
        target, target_id=f"{target.target_id}~", indicator=name, measure="share", canonical_unit="%"
    )
