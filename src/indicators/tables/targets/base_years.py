"""The years over which a target of one year grows, where it is held against an earlier one than the last."""

from __future__ import annotations

from indicators.reading.times.shaped_periods import since_base
from indicators.tables.contract.records import Target
from indicators.tables.targets.quoted_clause import clause
from indicators.vocabulary.column_values import CHANGES


def years_since_base(target: Target) -> str:
    """Give the years from the one behind the base on, such as 2024/2025 of 比2023年增长30%, else ""."""
    if target.basis != "cumulative" or target.measure not in CHANGES:
        return ""
    years = since_base(target.period, clause(target.sentence, target.quote))
    return years if years != target.period else ""
