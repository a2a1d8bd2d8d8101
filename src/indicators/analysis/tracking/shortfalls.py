"""What is behind or beyond its limit at a quarter's end, the furthest first.

How far is told as a share, so that unlike things stand in one order: of a rate, an amount and a limit the
gap as a share of the target; of a task past its deadline the days since as a share of a year. The sentence
about the furthest is `views/summary_sentences.py`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isfinite

from indicators.analysis.tracking.card_counts import BAD
from indicators.analysis.tracking.year_status import Item, YearStatus
from indicators.tables.reported.task_reports import DONE

DAYS = 365
# 5.4 against 6 and 10.8 against 12 are both a tenth short, whatever a float makes of it.
DIGITS = 6
POINTS = "百分点"
# The reason that `tracking` gives of a step missed at its date, of which the sum since then is enough.
REACHED_LATE = "reached_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """A target or task that somebody has to act on."""

    item: Item
    # How far it is behind or beyond, as a share with DIGITS; 0 where nothing measures it.
    share: float
    # Of a task or a step without a figure, the days since its deadline; 0 if it has none or it is to come.
    days_late: int

    @property
    def extent(self) -> tuple[float, float]:
        """How far it is: of rates that are equally far as shares, as points, as readers compare them."""
        row = self.item.tracked
        return self.share, abs(row.gap) if row.aim == "rate" and isfinite(row.gap) else 0.0


def shortfalls(status: YearStatus) -> list[Shortfall]:
    """List what is red, then what is yellow, then what is past its deadline without a report, by how far.

    Of equal ones the first of the paper.

    Examples
    --------
    >>> from indicators.analysis.row_filters import know
    >>> from indicators.tables.store import Tables
    >>> known = know(Tables.load(), "鞍山市", 2023)
    >>> [(row.item.target.indicator, round(row.share, 2)) for row in shortfalls(
    ...     YearStatus(known, "2023-Q4"))]
    [('规模以上工业增加值', 0.43)]
    """
    found = [_measured(item, status) for item in status.items if _is_behind(item, status)]
    furthest_first = sorted(found, key=lambda row: row.extent, reverse=True)
    return sorted(furthest_first, key=lambda row: [*BAD, "grey"].index(row.item.light))


def _is_behind(item: Item, status: YearStatus) -> bool:
    # A task that was reported on once and fell silent is as late as one that never was.
    is_silent = item.light == "grey" and _is_overdue(item, status)
    # A step that was missed at its date and made up for since asks nobody to act.
    is_made_up = item.tracked.reason.startswith(REACHED_LATE)
    return (item.light in BAD and not is_made_up) or is_silent


def _measured(item: Item, status: YearStatus) -> Shortfall:
    late = _days_late(item, status)
    share = _share(item) if item.target and not late else late / DAYS
    return Shortfall(item=item, share=round(share, DIGITS), days_late=late)


def _is_overdue(item: Item, status: YearStatus) -> bool:
    """Whether the day of a task has come, or of a target without a figure of now that nobody calls done."""
    is_done = item.report is not None and item.report.status == DONE
    if item.target is not None and (item.status not in ("no_observation", "stale") or is_done):
        return False
    day = _day(item)
    return day is not None and day <= status.end


def _day(item: Item) -> date | None:
    """Give the day by which something is to be done: a target without its own is due with its task."""
    return item.deadline or item.task_deadline


def _days_late(item: Item, status: YearStatus) -> int:
    """Count the days since the deadline of a task, or of a target without a figure."""
    day = _day(item)
    if day is None or not (item.target is None or _is_overdue(item, status)):
        return 0
    return max((status.end - day).days, 0)


def _share(item: Item) -> float:
    """Give the gap as a share of the target; of an amount that adds up the gap is one already."""
    row = item.tracked
    if not isfinite(row.gap):
        return 0.0
    is_share = row.gap_unit == POINTS and (row.aim == "flow" or not isfinite(row.value) or row.value == 0)
    return abs(row.gap) / (100 if is_share else abs(row.value) or 1)
