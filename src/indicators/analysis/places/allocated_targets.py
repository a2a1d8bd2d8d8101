"""Targets that a place's papers allocate to its counties and zones, and how each of these stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.analysis.places.ranks import ranks
from indicators.analysis.row_filters import Known, PlaceFigures, targets_within
from indicators.analysis.tracking.card_counts import COLOURED
from indicators.analysis.tracking.displayed_targets import Standing, standing_rows
from indicators.vocabulary.scheme import STANDARD


@dataclass(frozen=True, slots=True)
class Allocated:
    """A county or zone with the targets that the place above gave it."""

    place: str  # Full name.
    rows: tuple[Standing, ...]  # Its targets as they stand, in the papers' order.
    rank: int  # By the share of green among those that have a light; 0 where none has.

    @property
    def judged(self) -> int:
        """How many targets have a light."""
        return sum(row.tracked.light in COLOURED for row in self.rows)

    @property
    def green(self) -> int:
        """How many are green."""
        return sum(row.tracked.light == "green" for row in self.rows)


def allocated(known: Known, quarter: str, scheme: str = STANDARD) -> list[Allocated]:
    """Find the counties and zones to which papers of a place give targets of a year, the best first.

    Targets that a county's own papers set are left out: nobody gave them. So are shares of 0.

    Parameters
    ----------
    known : Known
        What is known of the place above for the year.

    Examples
    --------
    >>> from indicators.analysis.row_filters import know
    >>> from indicators.tables.store import Tables
    >>> allocated(know(Tables.load(), "锦州市", 2023), "2023-Q4")
    []
    """
    tables = known.tables
    papers = tables.documents
    own = set(papers.loc[papers["place"] == known.place, "document_id"])
    given = tables.targets[tables.targets["document_id"].isin(own) & (tables.targets["place"] != known.place)]
    places = [place for place in dict.fromkeys(given["place"]) if targets_within(tables, place, known.year)]
    found = []
    for place in places:
        county = Known(PlaceFigures(tables, place), known.year, known.day)
        stands = standing_rows(county, quarter, scheme, with_given=True)
        rows = tuple(row for row in stands if row.target_id.partition("@")[0] in own and _asks(row))
        if rows:
            found.append(Allocated(place, rows, 0))
    ranked = ranks({one.place: one.green / one.judged for one in found if one.judged}, 1)
    every = [replace(one, rank=ranked.get(one.place, 0)) for one in found]
    return sorted(every, key=lambda one: one.rank or len(every) + 1)


def _asks(row: Standing) -> bool:
    """Whether a share asks for anything: 0 of what is to be built or reached means that others do it."""
    return row.target != 0 or row.tracked.aim not in ("flow", "stock")
