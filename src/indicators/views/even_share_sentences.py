"""Which goals of a plan a year's targets, or the outcomes before it, carry an even share of."""

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
