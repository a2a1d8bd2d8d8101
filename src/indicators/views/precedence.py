"""A city's targets beside its province's, and which of the two asks for more."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from indicators.analysis.precedence import BOTH, CITY, PROVINCE, Governed, governed_rows
from indicators.analysis.select import Known
from indicators.views import cells, html_tables
from indicators.views.base import Views
from indicators.views.cells import Cell, Figure
from indicators.views.display import Html
from indicators.views.table import Column, Table
from indicators.vocabulary import places, schemes


def province_of(place: str) -> str:
    """Name the province a place lies in; "" if none is known.

    Examples
    --------
    >>> province_of("锦州市"), province_of("海城市"), province_of("辽宁省")
    ('辽宁省', '辽宁省', '')
    """
    known = places()
    here = next((one for one in known.by_adcode.values() if one.name == place), None)
    while here is not None and here.parent:
        here = known.by_adcode[here.parent]
        if here.level == "province":
            return here.name
    return ""


@dataclass(frozen=True)
class Precedence(Views):
    """The table of `analysis.precedence.governed_rows`."""

    def table(self, known: Known) -> Table | Html:
        """List the province's targets with the city's beside them; a notice if the province set none.

        Parameters
        ----------
        known : Known
            What is known of the city for the year.
        """
        city, year = known.place, known.year
        province = province_of(city)
        has_targets = province in set(known.tables.targets["place"])
        rows = governed_rows(known, province) if has_targets else []
        if not rows:
            return html_tables.notice(
                self.localizer.say("no_province", place=self.localizer.place(city), year=year)
            )
        sides = {CITY: self.localizer.place(city), PROVINCE: self.localizer.place(province)}
        columns: list[Column[Governed]] = [
            self.column("indicator", self._indicator),
            Column(sides[CITY], lambda row: self._side(row, row.city_value, CITY), "number"),
            Column(sides[PROVINCE], lambda row: self._side(row, row.province_value, PROVINCE), "number"),
            self.column("governs", self._governs, "number"),
            self.column("status", lambda row: self.statuses(row.status)),
            self.column("working", self._remarks, "wide"),
            self.citations.cited_column(lambda row: [row.city_id, row.province_id]),
        ]
        caption = self.localizer.say("governing_table", year=year, **sides)
        found = sorted(rows, key=lambda row: schemes().status(row.status).order)
        return Table.of(found, columns, caption, self.localizer.say("governing_sub"))

    def _indicator(self, row: Governed) -> Cell:
        is_number = isfinite(row.city_value) or isfinite(row.province_value)
        measure = self.localizer.say(f"measure_{row.measure}") if is_number else ""
        return self.localizer.indicator(row, measure)

    def _side(self, row: Governed, value: float, side: str) -> Cell:
        return cells.lines(self._words(row, side), figure=Figure.of(value, row.unit))

    def _words(self, row: Governed, side: str) -> str:
        """Write one side's target as printed; in English its figure, with signs for what bounds it."""
        if side == CITY:
            value, comparator, text = row.city_value, row.city_comparator, row.city_text
        else:
            value, comparator, text = row.province_value, row.province_comparator, row.province_text
        return (
            text
            if self.localizer.lang == "zh"
            else self.localizer.figure(value, row.unit, comparator) or text
        )

    def _place(self, row: Governed, side: str) -> str:
        return self.localizer.place(row.city if side == CITY else row.province)

    def _governs(self, row: Governed) -> Cell:
        if not row.governs:
            return Cell()
        if row.governs == BOTH:
            return cells.lines(self.localizer.say("both_alike"), self._words(row, CITY))
        return cells.lines(self._place(row, row.governs), self._words(row, row.governs))

    def _remarks(self, row: Governed) -> Cell:
        return self.notes(row.reason)
