"""How places did in one period: the figures beside each other, with rank, its change and the province's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite

from indicators.analysis.places.comparison_table import MOST_ACROSS
from indicators.analysis.places.outcome_comparison import OutcomeRow, Side
from indicators.views.amount_words import bounded, measured_amount, unsigned_change
from indicators.views.cells import Cell, Figure, lines
from indicators.views.display import Html
from indicators.views.html_tables import remark
from indicators.views.place_matrix import MOST_PLACES
from indicators.views.table import Column, Table
from indicators.views.view_base import Views
from indicators.vocabulary.column_values import CHANGES

# A rank among two says no more than the figures do.
FEWEST_RANKED = 3


@dataclass(frozen=True)
class OutcomesBeside(Views):
    """The tables of the rows of `analysis.places.outcome_comparison`."""

    places: Sequence[str]  # In the order of the page.

    def by_indicator(self, rows: Sequence[OutcomeRow]) -> Table | Html:
        """List the indicators, a column a place."""
        if not rows:
            return remark(self.say("no_outcomes_beside"))
        columns: list[Column[OutcomeRow]] = [
            self.column("indicator", self.localizer.indicator),
            self.column("covered", lambda row: lines(self.localizer.period(row.period))),
            *(
                Column(self.localizer.place(one), partial(self._at, place=one), "number")
                for one in self.places
            ),
            *([self.column("province", self._province, "number")] if any(map(_has_province, rows)) else []),
            self.citations.cited_column(outcome_ids),
        ]
        return Table.of(rows, columns, self._caption(), self.say("outcomes_sub"))

    def by_place(self, rows: Sequence[OutcomeRow]) -> Table | Html:
        """List the places, a column an indicator with its period."""
        if not rows:
            return remark(self.say("no_outcomes_beside"))
        across = sorted(rows, key=lambda row: -len(row.sides))[:MOST_ACROSS]
        columns: list[Column[str]] = [
            self.column("place", lambda place: lines(self.localizer.place(place))),
            *(Column(self._head(row), partial(self._at, row), "number") for row in across),
            self.citations.cited_column(
                lambda place: [row.sides[place].figure.observation_id for row in across if place in row.sides]
            ),
        ]
        sub = self.say("outcomes_sub")
        return Table.of(self.places, columns, self._caption(), sub, first=MOST_PLACES)

    def _caption(self) -> str:
        return self.say("outcomes_table", count=len(self.places))

    def _head(self, row: OutcomeRow) -> str:
        name, period = self.localizer.name(row), self.localizer.period(row.period)
        told = self.say("head_growth", name=name) if row.measure in CHANGES else name
        return self.say("head_with_period", name=told, period=period)

    def _at(self, row: OutcomeRow, place: str) -> Cell:
        """Write what a place reports, its rank and how it lies to the province."""
        side = row.sides.get(place)
        if side is None:
            return Cell()
        measure, value = unsigned_change(row.measure, side.value)
        amount = bounded(self.localizer, value, row.unit, side.figure)
        words = measured_amount(self.localizer, measure, amount, side.figure)
        small = [self._rank(row, side), self._gap(side), self._estimated(side)]
        return lines(words, *filter(None, small), figure=Figure.of(side.value, row.unit))

    def _rank(self, row: OutcomeRow, side: Side) -> str:
        """Write a rank, and how it changed since the period before where that is known."""
        ranked = sum(bool(other.rank) for other in row.sides.values())
        if not side.rank or ranked < FEWEST_RANKED:
            return ""
        rank = self.say("rank_short", rank=side.rank)
        if not side.rank_before:
            return rank
        moved = side.rank_before - side.rank
        key = "rank_up" if moved > 0 else "rank_down" if moved < 0 else "rank_same"
        before = self.localizer.period(row.before)
        return rank + self.say(key, count=abs(moved), before=before)

    def _gap(self, side: Side) -> str:
        if not isfinite(side.gap) or side.of_province is None:
            return ""
        province = self.localizer.place(side.of_province.place)
        if not side.gap:
            return self.say("as_province", place=province)
        key = "above_province" if side.gap > 0 else "below_province"
        gap = self.localizer.figure(abs(side.gap), "百分点")
        return self.say(key, place=province, gap=gap)

    def _estimated(self, side: Side) -> str:
        return self.say("estimated") if side.figure.status == "estimate" else ""

    def _province(self, row: OutcomeRow) -> Cell:
        """Write what the provinces of the places report."""
        above = {side.of_province.place: side.of_province for side in row.sides.values() if side.of_province}
        amounts = [
            self.localizer.place(place)
            + " "
            + bounded(self.localizer, figure.canonical_low, figure.canonical_unit, figure)
            for place, figure in above.items()
        ]
        only = next(iter(above.values())) if len(above) == 1 else None
        figure = Figure.of(only.canonical_low, only.canonical_unit) if only else None
        return lines(*amounts, figure=figure) if amounts else Cell()


def _has_province(row: OutcomeRow) -> bool:
    return any(side.of_province for side in row.sides.values())


def outcome_ids(row: OutcomeRow) -> list[str]:
    """Give the ids of the figures of a row, those of the province among them."""
    own = [side.figure.observation_id for side in row.sides.values()]
    return own + [side.of_province.observation_id for side in row.sides.values() if side.of_province]
