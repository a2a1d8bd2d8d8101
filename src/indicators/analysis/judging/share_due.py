"""What share of a year's amount is due at a date, and what says so.

All of it once its task is due. Until then first what the papers set for a part of the year (上半年), then
last year's share at the same date, then the indicator's own profile in the catalogue, then the calendar: a
quarter of the year, a quarter of the amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import nan

from indicators.analysis.judging.gap_to_target import Due
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target
from indicators.tables.targets.aim_nouns import entry_of

NOTHING = Due(share=nan, source="")


def share_due(
    target: Target,
    whole: Period,
    now: Period,
    milestones: Sequence[Target],
    figures: Sequence[Observation],
    day: date = date.max,
) -> Due:
    """Say what share of a target is due by the end of a period.

    Parameters
    ----------
    whole, now : Period
        The target's period, and the part of it that is over.
    milestones : sequence of Target
        What the papers set for parts of the same year.
    figures : sequence of Observation
        Of the target's subject, the one to believe first.
    day : date
        By which its task is to be done.
    """
    if target.aim not in ("flow", "ceiling"):
        return NOTHING
    if target.aim == "flow" and day <= now.end < whole.end:
        return Due(share=1.0, source="deadline")
    if now.end >= whole.end:
        return Due(share=1.0, source="calendar")
    for part in milestones:
        if part.period == now.text and target.canonical_low > 0 and part.canonical_low < target.canonical_low:
            return Due(share=part.canonical_low / target.canonical_low, source="milestone")
    if (share := _of_last_year(target, now, figures)) is not None:
        return Due(share=share, source="last_year")
    entry = entry_of(target.indicator_id, target.indicator)
    if entry is not None and now.end.month in entry.profile:
        return Due(share=entry.profile[now.end.month], source="profile")
    return Due(share=whole.elapsed_share(now), source="calendar")


def _of_last_year(target: Target, now: Period, figures: Sequence[Observation]) -> float | None:
    """Find what share of last year's amount fell into the same months; None if the figures do not say."""
    year = str(now.end.year - 1)
    part = now.text.replace(str(now.end.year), year)
    amounts: dict[str, float] = {}
    for figure in figures:
        if (figure.measure, figure.canonical_unit) == (target.measure, target.canonical_unit):
            amounts.setdefault(figure.period, figure.canonical_low)
    whole, share = amounts.get(year, 0.0), amounts.get(part, 0.0)
    return share / whole if 0 < share < whole else None
