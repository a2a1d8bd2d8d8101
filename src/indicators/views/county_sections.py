"""The sections of a quarterly page about the counties and zones of its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.places.allocated_shares import Shares, shares
from indicators.analysis.places.allocated_targets import Allocated, allocated
from indicators.analysis.places.county_outcomes import county_outcomes
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.card_counts import BAD
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.analysis.tracking.target_counts import count
from indicators.views.amount_words import target_words
from indicators.views.cells import Cell, Chip, Figure, Text, chips, lines
from indicators.views.display import NOTHING, Html
from indicators.views.outcomes_beside import OutcomesBeside
from indicators.views.replaced_targets import change_words, changed_ids
from indicators.views.status_chips import counted
from indicators.views.table import Column, Table
from indicators.views.target_columns import TargetColumns, figure_ids
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
        return Table.of(found, columns, caption, self.say("county_shares_sub"), first=MOST_ROWS)

    def _target(self, row: Shares) -> Cell:
        """Write the target in force, and what it was before a paper changed it."""
        if row.target is None:
            return Cell()
        told = change_words(row.target, self.citations.target, self.localizer)
        return lines(
            target_words(self.localizer, row.target),
            *told,
            figure=self._figure(row, row.target.canonical_low),
        )

    def _total(self, row: Shares) -> Cell:
        count = self.say("count_of_places", count=len(row.parts))
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
            told.append(self.say("parts_before", words=words))
        return lines(*told, figure=self._figure(row, row.gap))

    def _against(self, row: Shares, gap: float) -> str:
        key = "parts_equal" if not gap else "parts_above" if gap > 0 else "parts_below"
        return self.say(key, amount=self._amount(row, abs(gap)))

    def _ranked(self, row: Shares) -> Cell:
        """Name the counties with what each is asked for, the most first."""
        told = [
            self.say(
                "part_ranked" if part.target_id in row.rank_of else "part_plain",
                rank=row.rank_of.get(part.target_id, 0),
                place=self.localizer.place(part.place),
                target=target_words(self.localizer, part),
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
        return Table.of(found, columns, caption, self.say("counties_sub"), first=MOST_ROWS)

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
        share = self.say("green_of_judged", green=one.green, judged=one.judged)
        return lines(str(one.rank), share, figure=Figure(one.rank))

    def _states(self, one: Allocated) -> Cell:
        counts = counted(count(row.tracked for row in one.rows), self.localizer.lang)
        return chips(*(Chip(f"{words} {number}", light) for number, words, light in counts))

    def _behind(self, one: Allocated) -> Cell:
        names = self.localizer.names([row for row in one.rows if row.tracked.light in BAD])
        return lines(names) if names else Cell()


@dataclass(frozen=True)
class CountySections(Views):
    """What is allocated to counties and what they report, at the end of a quarter."""

    known: Known
    quarter: int
    scheme: str

    def counties(self) -> Table | Html:
        """List the counties and zones that the place's papers give targets to, by rank, with their lights."""
        caption = self.say("counties_table", count=len(self._allocated), **self._here())
        return AllocatedTargets(self.localizer, self.citations).by_place(self._allocated, caption)

    def county_shares(self) -> Table | Html:
        """Rank the counties by what each is asked for, and hold the sum against the place's own target."""
        caption = self.say("county_shares_table", **self._here())
        return AllocatedShares(self.localizer, self.citations).table(
            shares(self.known, self._allocated), caption
        )

    def county_targets(self) -> Table | Html:
        """List the targets of these counties and zones."""
        caption = self.say("county_targets_table", **self._here())
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
