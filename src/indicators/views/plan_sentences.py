"""What a year brings of a plan, in sentences: goals by an even share, and the one that is furthest along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.analysis.plans.contribution import Contribution
from indicators.views.localizer import Localizer

# Each with the statuses that its sentence names.
SENTENCES = (
    ("plan_above", ("target_above_even_share", "target_at_even_share")),
    ("plan_below", ("target_below_even_share",)),
    ("plan_outcome_above", ("outcome_above_even_share", "outcome_at_even_share")),
    ("plan_outcome_below", ("outcome_below_even_share",)),
)


def even_share_sentences(rows: Sequence[Contribution], year: int, localizer: Localizer) -> Iterator[str]:
    """Name the goals by how the year's target, or else the outcome before it, stands to an even share."""
    for key, statuses in SENTENCES:
        named = [row for row in rows if row.status in statuses]
        if named:
            names = localizer.names(named)
            yield localizer.say(key, year=year, last=year - 1, count=len(named), names=names)


def furthest_goal(rows: Sequence[Contribution], done: Sequence[float], localizer: Localizer) -> list[str]:
    """Name the goal of which most is done and planned, if more than one year is known of any.

    Nothing is said where more of another goal is done already, as the shares in `done` tell.
    """
    several = [row for row in rows if len(row.known_years) > 1]
    row = max(several, key=lambda row: row.known_sum_pct, default=None)
    if row is None or any(share > row.known_sum_pct for share in done):
        return []
    parts = _parts(row, localizer)
    key = "plan_furthest_sum" if len(parts) > 1 else "plan_furthest"
    total, told = localizer.pct(row.known_sum_pct), localizer.joined(parts)
    return [localizer.say(key, name=localizer.name(row), parts=told, total=total)]


def _parts(row: Contribution, localizer: Localizer) -> list[str]:
    """Name what a sum is made of: each year's share, or how far the way is gone by a year."""
    parts = zip(row.known_years, row.known_parts_pct, strict=True)
    found = [(int(year), float(pct)) for year, pct in parts if pct]
    is_way = len(found) < len(row.known_years)
    told: list[str] = []
    for year, pct in found:
        what = "target" if year == row.year else "outcome"
        key = f"plan_way_by_{what}" if is_way and not told else f"plan_part_of_{what}"
        told.append(localizer.say(key, year=year, share=localizer.pct(pct)))
    return told
