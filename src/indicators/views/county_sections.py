"""The sections of a quarterly page about the counties and zones of its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from indicators.analysis.places.allocated_shares import shares
from indicators.analysis.places.allocated_targets import Allocated, allocated
from indicators.analysis.places.county_outcomes import county_outcomes
from indicators.analysis.row_filters import Known
from indicators.views.allocated_shares import AllocatedShares
from indicators.views.allocated_targets import AllocatedTargets
from indicators.views.display import NOTHING, Html
from indicators.views.outcomes_beside import OutcomesBeside
from indicators.views.table import Table
from indicators.views.view_base import Views


@dataclass(frozen=True)
class CountySections(Views):
    """What is allocated to counties and what they report, at the end of a quarter."""

    known: Known
    quarter: int
    scheme: str

    def counties(self) -> Table | Html:
        """List the counties and zones that the place's papers give targets to, by rank, with their lights."""
        caption = self.localizer.say("counties_table", count=len(self._allocated), **self._here())
        return AllocatedTargets(self.localizer, self.citations).by_place(self._allocated, caption)

    def county_shares(self) -> Table | Html:
        """Rank the counties by what each is asked for, and hold the sum against the place's own target."""
        caption = self.localizer.say("county_shares_table", **self._here())
        return AllocatedShares(self.localizer, self.citations).table(
            shares(self.known, self._allocated), caption
        )

    def county_targets(self) -> Table | Html:
        """List the targets of these counties and zones."""
        caption = self.localizer.say("county_targets_table", **self._here())
        tables = AllocatedTargets(self.localizer, self.citations)
        return tables.targets(self._allocated, self.known.year, caption)

    def county_figures(self) -> Table | Html:
        """Rank the places right below the place by what they report for the year so far."""
        found = county_outcomes(self.known.tables, self.known.place, self._end)
        beside = OutcomesBeside(self.localizer, self.citations, found.places)
        return beside.by_place(found.rows) if found.rows else NOTHING

    @property
    def _end(self) -> str:
        return f"{self.known.year}-Q{self.quarter}"

    @cached_property
    def _allocated(self) -> list[Allocated]:
        return allocated(self.known, self._end, self.scheme)

    def _here(self) -> dict[str, str]:
        return {
            "place": self.localizer.place(self.known.place),
            "quarter": self.localizer.to_date(self._end),
        }
