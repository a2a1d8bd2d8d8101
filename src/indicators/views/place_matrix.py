"""Many places beside each other: places down, indicators across; and every target by its rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite

from indicators.analysis.places.comparison import Compared
from indicators.analysis.places.comparison_table import MOST_ACROSS
from indicators.analysis.places.ranks import ranked_beside
from indicators.analysis.places.target_ranking import RankedGroup
from indicators.analysis.places.target_ranking import letters as letters_of
from indicators.views.cells import Cell, Figure, lines
from indicators.views.display import NOTHING, Html
from indicators.views.side_by_side import SideBySide
from indicators.views.table import Column, Table

# Rows that a page shows before the rest is asked for.
MOST_PLACES, MOST_RANKED = 16, 12


@dataclass(frozen=True, slots=True)
class _Line:
    group: RankedGroup
    row: Compared


@dataclass(frozen=True)
class PlaceMatrix(SideBySide):
    """The tables of `analysis.places.target_ranking`."""

    def matrix(self, groups: Sequence[RankedGroup], caption: str) -> Table:
        """List the places with their targets of the indicators that most of them name."""
        across = groups[:MOST_ACROSS]
        letters = letters_of(across)
        columns: list[Column[str]] = [
            self.column("place", self._place),
            *(Column(self._head(group, letters), partial(self._target, group), "number") for group in across),
            self.citations.cited_column(
                lambda place: [group.targets[place].target_id for group in across if place in group.targets]
            ),
        ]
        return Table.of(list(self.years), columns, caption, self._legend(letters), first=MOST_PLACES)

    def ranking(self, groups: Sequence[RankedGroup], caption: str) -> Table | Html:
        """List every target of what several places name, indicator by indicator in the order of rank."""
        found = [_Line(group, row) for group in groups for row in group.in_order]
        if not found:
            return NOTHING
        letters = letters_of(groups)
        columns: list[Column[_Line]] = [
            self.column("indicator", lambda line: lines(self._head(line.group, letters))),
            self.column("rank", self._rank, "number"),
            self.column("place", lambda line: lines(self.localizer.place(line.row.place))),
            self.column("target", lambda line: self.line(line.row), "number"),
            self.citations.cited_column(lambda line: [line.row.target_id]),
        ]
        return Table.of(found, columns, caption, self._legend(letters), first=MOST_RANKED)

    def _legend(self, letters: Mapping[str, str]) -> str:
        said = [f"{letter} {self.say(f'caveat_{kind}')}" for kind, letter in letters.items()]
        words = self.say("matrix_legend", letters=self.localizer.clauses(said)) if said else ""
        return self.say("matrix_sub") + words

    def _head(self, group: RankedGroup, letters: Mapping[str, str]) -> str:
        marks = self.localizer.joined(letters[kind] for kind in group.kinds if kind in letters)
        name = self.localizer.name(group.first)
        return self.say("marked_head", name=name, marks=marks) if marks else name

    def _target(self, group: RankedGroup, place: str) -> Cell:
        """Write a place's target with its rank; nothing where it has none."""
        row = group.targets.get(place)
        if row is None:
            return Cell()
        rank = group.ranks.get(place, 0)
        small = self.say("rank_short", rank=rank) if rank else ""
        return lines(self.amount(row), small, figure=Figure.of(row.value, row.unit))

    def _place(self, place: str) -> Cell:
        """Name a place; its year only where the years differ."""
        is_one = len(set(self.years.values())) == 1
        return lines(self.localizer.place(place), "" if is_one else str(self.years[place]))

    def _rank(self, line: _Line) -> Cell:
        rank = line.group.ranks.get(line.row.place, 0)
        if not rank or not isfinite(line.row.value):
            return Cell()
        return lines(f"{rank}/{ranked_beside(line.group.ranks, line.row.place)}", figure=Figure(rank))
