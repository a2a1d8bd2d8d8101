"""Which goal of a plan is furthest along, told with every part of what makes it so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indicators.analysis.plans.contribution import Contribution
from indicators.views.localizer import Localizer


def furthest(rows: Sequence[Contribution], localizer: Localizer, done: Mapping[str, float]) -> list[str]:
    """Name the goal of which most is done and planned, if more than one year is known of any.

    Nothing is said where more is done of another goal (`done`, in percent by goal).
    """
    several = [row for row in rows if len(row.known_years) > 1]
    if not several:
        return []
    row = max(several, key=lambda row: row.known_sum_pct)
    if any(pct > row.known_sum_pct for goal_id, pct in done.items() if goal_id != row.goal_id):
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
