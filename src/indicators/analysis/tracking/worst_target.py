"""Which of a task's targets tells how the task stands: the worst of those that time has not gone past."""

from __future__ import annotations

from collections.abc import Sequence

from indicators import periods
from indicators.analysis.tracking.tracking import Tracked

# From bad to good; what has no figure is worse than what is on its way, for nobody knows.
FINISHED = ("met",)
# The reasons that `tracking` gives of a step missed at its date, where a later figure is known.
GONE_PAST = ("reached_late", "later_figure")
_RANKS = {"red": 0, "yellow": 1, "grey": 2, "watch": 3, "green": 4}


def worst(targets: Sequence[Tracked]) -> Tracked:
    """Give the target that stands worst, the first of several.

    One that is not due stands better than one under way and worse than one that is met: a task is not done
    while a part of it is to come.
    """
    return min(targets, key=_rank)


def _rank(target: Tracked) -> float:
    if target.status == "not_due":
        return 4.5
    # A figure that can be asked for comes before a target that no figure settles.
    if target.status == "undetermined":
        return 2.5
    return 5 if target.status in FINISHED else _RANKS[target.light]


def without_passed(goals: Sequence[Tracked]) -> list[Tracked]:
    """Leave out of a task's targets the steps of a date that later figures have gone past."""
    ends = {
        (one.indicator, one.indicator_id, periods.parse(one.observed_period).end)
        for one in goals
        if one.observed_period
    }

    def is_passed(one: Tracked) -> bool:
        # Another paper may name the year's target otherwise; the reason says that a later figure is known.
        if one.reason.startswith(GONE_PAST) and any(other.aim != "milestone" for other in goals):
            return True
        own = one.indicator, one.indicator_id
        last = periods.parse(one.period).end if one.aim == "milestone" and one.period else None
        return last is not None and any(end > last for *name, end in ends if tuple(name) == own)

    return [one for one in goals if not is_passed(one)]
