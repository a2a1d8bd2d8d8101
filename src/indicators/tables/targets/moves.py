"""Which way a change goes: how much more there is, or how much less (减排2100吨, 减排量9800吨)."""

from __future__ import annotations

from indicators.tables.contract.records import Observation, Target
from indicators.tables.targets.aim_nouns import aim_words, entry_of, has_word

DOWNWARD = "downward"
CHANGE = "change"
MOVES = ("increment", CHANGE)


def is_fall(row: Target | Observation) -> bool:
    """Whether a change tells how much less there is: by its words, its name, or as a sum asked of a harm."""
    if row.flags.has(DOWNWARD) or has_word("removed_amounts", row.indicator):
        return True
    # 氨氮（吨） [390] in a plan's table asks for so much less of it.
    is_sum = row.origin == "table" and row.basis == "cumulative" and row.canonical_low > 0
    return is_sum and is_removable(row.indicator_id, row.indicator, row.unit)


def is_removable(indicator_id: str, indicator: str, unit: str) -> bool:
    """Whether an amount is of a harm, of which nobody asks for more."""
    entry = entry_of(indicator_id, indicator)
    is_amount = unit not in aim_words()["no_amounts"]
    is_harm = entry.direction_of(CHANGE) < 0 if entry else has_word("harms", indicator)
    return is_amount and is_harm and not indicator.endswith("率")


def is_moved_back(figure: Observation, target: Target) -> bool:
    """Whether a figure tells of a change the other way than a target does: 下降 for 提高."""
    are_moves = {figure.measure, target.measure} <= set(MOVES) and CHANGE in (figure.measure, target.measure)
    # What somebody gathered for a target has no words of its own, and is told as the target is.
    return are_moves and figure.statement_id != "" and is_fall(figure) != is_fall(target)


def parts_of(goal: Target) -> tuple[str, ...]:
    """Name the measures that add up to a goal: 减排2100吨 is a part of 减排量9800吨, as 减排量2100吨 is."""
    is_removal = goal.measure in MOVES and is_fall(goal)
    return MOVES if is_removal else (goal.measure,)
