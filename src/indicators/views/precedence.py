"""A city's targets beside its province's, and which of the two asks for more."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from indicators.analysis.places.more_demanding import (
    BOTH,
    CITY,
    PROVINCE,
    Governed,
    above_of,
    governed_rows,
    level_of,
    says_more_demanding,
)
from indicators.analysis.row_filters import Known
from indicators.views import cells, html_tables
from indicators.views.cells import Cell, Figure
from indicators.views.display import Html
from indicators.views.table import Column, Table
from indicators.views.view_base import Views
from indicators.vocabulary import schemes


@dataclass(frozen=True)
class Precedence(Views):
    """The table of `analysis.places.more_demanding.governed_rows`."""

    def table(self, known: Known) -> Table | Html:
        """List what both levels set targets for, each with the other's; a notice if they share nothing."""
        place, year = self.localizer.place, known.year
        above = above_of(known.place)
        if not above:
            return html_tables.notice(self.say("no_level_above", place=place(known.place)))
        every = _rows(known)
        if not every:
            return html_tables.notice(self.say("no_province", above=place(above), year=year))
        rows = [row for row in every if row.city_id]
        if not rows:
            return html_tables.notice(
                self.say("nothing_in_common", above=place(above), place=place(known.place), year=year)
            )
        sides = {CITY: self._side_name(known.place), PROVINCE: self._side_name(above)}
        has_rule = says_more_demanding(known)
        columns: list[Column[Governed]] = [
            self.column("indicator", self._indicator),
            Column(sides[CITY], lambda row: self._side(row, row.city_value, row.city_unit, CITY), "number"),
            Column(
                sides[PROVINCE], lambda row: self._side(row, row.province_value, row.unit, PROVINCE), "number"
            ),
            *([self.column("governs", self._governs, "number")] if has_rule else []),
            self.column("status", lambda row: self.statuses(row.status)),
            self.column("working", self._remarks, "wide"),
            self.citations.cited_column(lambda row: [row.city_id, row.province_id]),
        ]
        caption = self.say("governing_table", year=year, city=place(known.place), province=place(above))
        found = sorted(rows, key=lambda row: schemes().status(row.status).order)
        return Table.of(
            found, columns, caption, self.say("governing_sub" if has_rule else "governing_sub_no_rule")
        )

    def ids(self, known: Known) -> list[str]:
        """Give the ids of the targets in the table."""
        return [name for row in _rows(known) for name in (row.city_id, row.province_id)]

    def _indicator(self, row: Governed) -> Cell:
        is_number = isfinite(row.city_value) or isfinite(row.province_value)
        measure = self.say(f"measure_{row.measure}") if is_number else ""
        return self.localizer.indicator(row, measure)

    def _side_name(self, place: str) -> str:
        """Name a place with the level whose target it is: 辽宁省（省级目标）."""
        level = self.say(f"level_{level_of(place)}")
        return self.say("target_of_level", place=self.localizer.place(place), level=level)

    def _side(self, row: Governed, value: float, unit: str, side: str) -> Cell:
        return cells.lines(self._words(row, side), figure=Figure.of(value, unit))

    def _words(self, row: Governed, side: str) -> str:
        """Write one side's target as printed; in English its figure, with signs for what bounds it."""
        if side == CITY:
            value, unit, comparator, text = row.city_value, row.city_unit, row.city_comparator, row.city_text
        else:
            value, unit = row.province_value, row.unit
            comparator, text = row.province_comparator, row.province_text
        if self.localizer.lang == "zh":
            return text
        return self.localizer.figure(value, unit, comparator) or self.localizer.relation(text)

    def _governs(self, row: Governed) -> Cell:
        if not row.governs:
            return Cell()
        if row.governs == BOTH:
            return cells.lines(self.say("both_alike"), self._words(row, CITY))
        level = level_of(row.city if row.governs == CITY else row.province)
        return cells.lines(self.say(f"governs_{level}"), self._words(row, row.governs))

    def _remarks(self, row: Governed) -> Cell:
        return self.notes(row.reason)


def _rows(known: Known) -> list[Governed]:
    """Set the targets of the level above beside the place's own; none where it set none."""
    above = above_of(known.place)
    return governed_rows(known, above) if above in set(known.tables.targets["place"]) else []
