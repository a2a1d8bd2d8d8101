"""What a place's target is beside the sum of what its counties are asked for, and the rank of each county."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.places.allocated_shares import Shares
from indicators.analysis.printed_targets import printed
from indicators.views.cells import Cell, Figure, Text, lines
from indicators.views.display import NOTHING, Html
from indicators.views.replaced_targets import changed_ids, changes
from indicators.views.table import Table
from indicators.views.view_base import Views

# Rows that a page shows before the rest is asked for.
MOST_ROWS = 20


@dataclass(frozen=True)
class AllocatedShares(Views):
    """The table of what `analysis.places.allocated_shares.shares` gives; nothing where no paper allocates."""

    def table(self, found: Sequence[Shares], caption: str) -> Table | Html:
        """List what is allocated, one row a thing."""
        if not found:
            return NOTHING
        columns = [
            self.column("indicator", lambda row: self.localizer.indicator(row.parts[0])),
            self.column("target_of_place", self._target, "number"),
            self.column("parts_total", self._total, "number"),
            self.column("parts_gap", self._gap, "number"),
            self.column("parts_ranked", self._ranked, "wide"),
            self.citations.cited_column(self._ids),
        ]
        return Table.of(found, columns, caption, self.localizer.say("county_shares_sub"), first=MOST_ROWS)

    def _target(self, row: Shares) -> Cell:
        """Write the target in force, and what it was before a paper changed it."""
        if row.target is None:
            return Cell()
        told = changes(row.target, self.citations.target, self.localizer)
        return lines(printed(row.target), *told, figure=self._figure(row, row.target.canonical_low))

    def _total(self, row: Shares) -> Cell:
        count = self.localizer.say("count_of_places", count=len(row.parts))
        if not isfinite(row.total):
            return Cell((Text(count, "small"),))
        return lines(self._amount(row, row.total), count, figure=self._figure(row, row.total))

    def _gap(self, row: Shares) -> Cell:
        """Say by how much the parts are more or less than the target in force, and than the one before."""
        if row.target is None or not isfinite(row.gap):
            return Cell()
        told = [self._against(row, row.gap)]
        before = self.citations.target(row.target.revises) if row.target.revises else None
        if before is not None and isfinite(before.canonical_low):
            words = self._against(row, row.beyond(before))
            told.append(self.localizer.say("parts_before", words=words))
        return lines(*told, figure=self._figure(row, row.gap))

    def _against(self, row: Shares, gap: float) -> str:
        key = "parts_equal" if not gap else "parts_above" if gap > 0 else "parts_below"
        return self.localizer.say(key, amount=self._amount(row, abs(gap)))

    def _ranked(self, row: Shares) -> Cell:
        """Name the counties with what each is asked for, the most first."""
        told = [
            self.localizer.say(
                "part_ranked" if part.target_id in row.rank_of else "part_plain",
                rank=row.rank_of.get(part.target_id, 0),
                place=self.localizer.place(part.place),
                target=printed(part),
            )
            for part in row.parts
        ]
        return lines(self.localizer.joined(told))

    def _ids(self, row: Shares) -> list[str]:
        own = [row.target.target_id, *changed_ids(row.target)] if row.target else []
        return [*own, *(part.target_id for part in row.parts)]

    def _amount(self, row: Shares, amount: float) -> str:
        unit, factor = displayed(row.parts[0].indicator_id, row.parts[0].canonical_unit)
        return self.localizer.figure(tidy(amount * factor), unit)

    def _figure(self, row: Shares, amount: float) -> Figure | None:
        unit, factor = displayed(row.parts[0].indicator_id, row.parts[0].canonical_unit)
        return Figure.of(tidy(amount * factor), unit)
