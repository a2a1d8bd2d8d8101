"""What projects cost in all, beside what is put into them in the year that a table plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.grids.values import Value
from indicators.reading.grids.words import one_of


def told(values: Sequence[Value]) -> list[Value]:
    """Take columns of total investment for context where another has the investment of a time.

    总投资 beside 2024年计划投资 is the size of a project, and no target of the year.
    """
    if not any(_is_of_time(value) for value in values):
        return list(values)
    return [replace(value, role="context") if _is_total(value) else value for value in values]


def _is_of_time(value: Value) -> bool:
    # 2024年计划（亿元） says no more than the year of what 总投资 beside it is the whole of.
    is_bare = not value.noun and any(unit.label == "元" for unit in value.head.units)
    is_sum = is_bare or one_of("sum_nouns", suffix="$").search(value.noun) is not None
    return bool(value.head.period) and is_sum and value.role == "target"


def _is_total(value: Value) -> bool:
    is_open = value.role == "target" and not (value.head.period or value.head.role == "target")
    return is_open and one_of("project_totals").fullmatch(value.noun) is not None
