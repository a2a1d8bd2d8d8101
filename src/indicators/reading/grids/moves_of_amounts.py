"""Columns of how amounts moved, beside one that says in per cent how they grew: 比年初增减, 同比增长（%）."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.units import Unit
from indicators.reading.grids.values import Value
from indicators.reading.grids.words import one_of

_MOVED = ("rate", "level", "change")
_MOVES = (("amount_moves",), ("bare_comparisons",), ("measures", "change"))


def told(values: Sequence[Value], setting: Setting) -> list[Value]:
    """Take bare moves for amounts in the unit over the table, where growth has a column of its own.

    A table does not say the growth of an amount twice: what has no sign of per cent there is its difference.
    """
    amounts = [unit for unit in setting.units if not unit.is_rate]
    # Of 亿元、万吨 the name of each row chooses its own.
    if len(amounts) != 1 or not any(_is_growth(value, has_rate=len(setting.units) > 1) for value in values):
        return list(values)
    return [_in_amounts(value, amounts[0]) if _is_bare_move(value) else value for value in values]


def _is_growth(value: Value, *, has_rate: bool) -> bool:
    """Whether a column says that it is in per cent, by its unit, or by its name where the table has both."""
    is_named = has_rate and one_of("rate_heads", suffix="$").search(value.head.words) is not None
    return value.kind == "rate" and (any(unit.is_rate for unit in value.head.units) or is_named)


def _is_bare_move(value: Value) -> bool:
    head = value.head
    is_move = any(one_of(*names, suffix="$").search(head.words) for names in _MOVES)
    return value.kind in _MOVED and not head.units and is_move


def _in_amounts(value: Value, unit: Unit) -> Value:
    measures = tuple(dict.fromkeys((*(m for m in value.head.measures if m != "growth"), "change")))
    head = replace(value.head, units=[unit], measures=measures)
    return replace(value, kind="change", column=replace(value.column, head=head))
