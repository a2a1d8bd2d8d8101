"""How many targets and tasks stand in each light, and how many did at the end of the quarter before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.analysis.tracking.year_status import Item, YearStatus
from indicators.vocabulary import schemes

COLOURED = ("red", "yellow", "watch", "green")
BAD = ("red", "yellow")


@dataclass(frozen=True, slots=True, kw_only=True)
class LightCount:
    """How many stand so."""

    name: str  # A light, or for what has none the status.
    # Targets, and tasks that have none.
    targets: int
    tasks: int
    # The same at the end of the quarter before; None in a year's first quarter.
    targets_before: int | None
    tasks_before: int | None


def light_counts(now: YearStatus, before: YearStatus | None) -> list[LightCount]:
    """Count the targets and tasks by light, those without a light by status: each once.

    Parameters
    ----------
    now, before : YearStatus
        At the end of a quarter and of the one before; None if that is of another year.

    Returns
    -------
    list of LightCount
        Red, yellow and green always, the others where there are any now or were before.

    Examples
    --------
    >>> from indicators.analysis.row_filters import know
    >>> from indicators.tables.store import Tables
    >>> known = know(Tables.load(), "锦州市", 2025)
    >>> first, second = (YearStatus(known, f"2025-Q{number}") for number in (1, 2))
    >>> [(row.name, row.targets, row.targets_before) for row in light_counts(second, first)][:4]
    [('red', 0, 0), ('yellow', 0, 1), ('green', 0, 1), ('not_due', 2, 2)]
    """
    counts = _counted(now.items)
    earlier = _counted(before.items) if before else None
    statuses = sorted(schemes().statuses.values(), key=lambda status: status.order)
    names = [*COLOURED, *(status.id for status in statuses if status.light == "grey")]
    rows = [
        LightCount(
            name=name,
            targets=counts[name, True],
            tasks=counts[name, False],
            targets_before=earlier[name, True] if earlier is not None else None,
            tasks_before=earlier[name, False] if earlier is not None else None,
        )
        for name in names
    ]
    return [
        row
        for row in rows
        if row.name in ("red", "yellow", "green")
        or any((row.targets, row.tasks, row.targets_before, row.tasks_before))
    ]


def _light_or_status(item: Item) -> str:
    """Give the light of an item, or its status if it has no light."""
    return item.status if item.light == "grey" else item.light


def _counted(items: Iterable[Item]) -> Counter[tuple[str, bool]]:
    return Counter((_light_or_status(item), item.target is not None) for item in items)
