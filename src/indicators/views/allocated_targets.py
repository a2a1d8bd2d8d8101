"""The counties and zones that a place allocates targets to: their lights by rank, and each target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.analysis.places.allocated_targets import Allocated
from indicators.analysis.tracking.card_counts import BAD
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.analysis.tracking.target_counts import count
from indicators.views.cells import Cell, Chip, Figure, chips, lines
from indicators.views.display import NOTHING, Html
from indicators.views.status_chips import counted
from indicators.views.table import Column, Table
from indicators.views.target_columns import TargetColumns, figure_ids

# Rows that a page shows before the rest is asked for.
MOST_ROWS = 20


@dataclass(frozen=True)
class AllocatedTargets(TargetColumns):
    """Tables of what `analysis.places.allocated_targets.allocated` gives; nothing where there is none."""

    def by_place(self, found: Sequence[Allocated], caption: str) -> Table | Html:
        """List the counties by rank, with their lights and what is behind."""
        if not found:
            return NOTHING
        columns: list[Column[Allocated]] = [
            self.column("county", lambda one: lines(self.localizer.place(one.place))),
            self.column("rank", self._rank, "number"),
            self.column("count_targets", lambda one: lines(str(len(one.rows)), figure=Figure(len(one.rows)))),
            self.column("states", self._states),
            self.column("behind", self._behind, "wide"),
            self.citations.cited_column(lambda one: [row.target_id for row in one.rows]),
        ]
        return Table.of(found, columns, caption, self.localizer.say("counties_sub"), first=MOST_ROWS)

    def targets(self, found: Sequence[Allocated], year: int, caption: str) -> Table | Html:
        """List every target that is allocated, county by county."""
        rows = [row for one in found for row in one.rows]
        if not rows:
            return NOTHING
        columns: list[Column[Standing]] = [
            self.column("county", lambda row: lines(self.localizer.place(row.place))),
            *self.first(year),
            self.column("observed", self.observed, "number"),
            self.column("gap", self.gap, "number"),
            self.column("status", self.status),
            self.citations.cited_column(figure_ids),
        ]
        return Table.of(rows, columns, caption, first=MOST_ROWS)

    def _rank(self, one: Allocated) -> Cell:
        if not one.rank:
            return Cell()
        share = self.localizer.say("green_of_judged", green=one.green, judged=one.judged)
        return lines(str(one.rank), share, figure=Figure(one.rank))

    def _states(self, one: Allocated) -> Cell:
        counts = counted(count(row.tracked for row in one.rows), self.localizer.lang)
        return chips(*(Chip(f"{words} {number}", light) for number, words, light in counts))

    def _behind(self, one: Allocated) -> Cell:
        """Name what is behind or beyond its limit."""
        names = self.localizer.names([row for row in one.rows if row.tracked.light in BAD])
        return lines(names) if names else Cell()
