"""What changed between the ends of two quarters: newly behind, missed, recovered, done, reported, revised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indicators import periods
from indicators.analysis.judging.gap_to_target import SLACK
from indicators.analysis.tracking.card_counts import BAD
from indicators.analysis.tracking.worst_target import FINISHED
from indicators.analysis.tracking.year_status import Item, YearStatus
from indicators.reading.roles.roles import CALLED_OFF

Kind = Literal[
    "newly_behind", "worse", "turned_red", "newly_missed", "recovered", "better", "turned_yellow", "finished",
    "revised", "added", "newly_reported", "fell_due", "stale",
]  # fmt: skip
# What to look at first.
KINDS: tuple[Kind, ...] = (
    "newly_behind", "worse", "turned_red", "newly_missed", "recovered", "better", "turned_yellow", "finished",
    "revised", "added", "newly_reported", "fell_due", "stale",
)  # fmt: skip
GOOD = ("green", "watch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A target or task that stands otherwise than at the end of the quarter before."""

    kind: Kind
    now: Item
    before: Item | None  # None for a target that a notice has added since.

    @property
    def is_only_moved(self) -> bool:
        """Whether a notice has moved the deadline alone, and left what is asked for."""
        if self.kind != "revised" or self.now.status == CALLED_OFF:
            return False
        return self.now.target is None or not self.now.tracked.replaced


def quarter_changes(now: YearStatus, before: YearStatus) -> list[Change]:
    """List what changed, one row a change: a target may be revised and newly behind.

    Examples
    --------
    >>> from indicators.analysis.row_filters import know
    >>> from indicators.tables.store import Tables
    >>> known = know(Tables.load(), "锦州市", 2025)
    >>> first, second = (YearStatus(known, f"2025-Q{number}") for number in (1, 2))
    >>> [(row.kind, row.now.target.indicator) for row in quarter_changes(second, first)]
    [('stale', '地区生产总值'), ('stale', '固定资产投资')]
    """
    is_year_end = periods.parse(now.until).ends_year
    found = [
        Change(kind=kind, now=item, before=before.by_name.get(item.name_id))
        for item in now.items
        for kind in _kinds(item, before.by_name.get(item.name_id), is_year_end)
    ]
    return sorted(found, key=lambda change: KINDS.index(change.kind))


def _kinds(now: Item, before: Item | None, is_year_end: bool) -> Iterator[Kind]:
    if before is None:
        yield "added"
        return
    is_moved = now.target is None and now.deadline != before.deadline
    if is_moved or now.tracked.target_id != before.tracked.target_id:
        yield "revised"
    if moved := _moved(now, before, is_year_end):
        yield moved
    elif now.is_fresh and not before.is_fresh:
        yield "newly_reported"
    elif now.status == "no_observation" and before.status == "not_due":
        yield "fell_due"
    elif now.status == "stale" and before.is_fresh:
        yield "stale"


def _moved(now: Item, before: Item, is_year_end: bool) -> Kind | None:
    """Say how the light changed, or that a gap is wider or something done under the same; else None."""
    if now.light in BAD and before.light not in BAD:
        return "newly_behind"
    if now.light in BAD and _is_wider(now, before):
        return "worse"
    if now.light in BAD and now.light != before.light:
        # The same gap is red at the year's end, and a smaller one where its limits have grown closer.
        if now.light == "red":
            return "turned_red"
        return "better" if _is_wider(before, now) else "turned_yellow"
    if now.status == "missed" and before.status != "missed":
        return "newly_missed"
    if now.light in GOOD and before.light in BAD:
        return "recovered"
    # At the year's end every target is met or missed: that is no news of each that was well before.
    is_news = now.target is None or not is_year_end
    is_done = is_news and now.status in FINISHED and before.status not in FINISHED
    return "finished" if is_done and before.is_seen else None


def _is_wider(now: Item, before: Item) -> bool:
    """Whether the gap to one and the same target has grown since."""
    ends = now.tracked, before.tracked
    is_one = ends[0].target_id == ends[1].target_id and ends[0].gap_unit == ends[1].gap_unit
    return is_one and now.is_fresh and before.is_fresh and ends[0].gap < ends[1].gap - SLACK
