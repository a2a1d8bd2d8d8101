"""A city's targets beside its province's, and which of the two governs (就高不就低)."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from indicators.analysis import precedence
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import cells, html_tables
from indicators.views.cells import Cell, Figure
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.localizer import Localizer
from indicators.views.status_chips import chip, remarks
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
class Governing:
    """Writes the rows of `analysis.precedence.govern`.

    Parameters
    ----------
    localizer : Localizer
        Speaks the page's language.
    citations : Citations
        Leads both targets to their words.
    """

    localizer: Localizer
    citations: Citations

    def table(self, tables: Tables, city: str, year: int) -> Table | Html:
        """List the province's targets with the city's beside them; a notice if the province set none.

        Parameters
        ----------
        tables : Tables
            The processed tables.
        city : str
            Full name.
        year : int
            The year of the targets.
        """
        province = province_of(city)
        rows: list[Row] = []
        if province in set(tables.targets["place"]):
            found = precedence.govern(tables, city, province, year)
            rows = sorted(records(found), key=lambda row: schemes().status(row["status"]).order)
        if not rows:
            return html_tables.notice(
                self.localizer.say("no_province", place=self.localizer.place(city), year=year)
            )
        columns = [
            Column(self.localizer.head("indicator"), self._indicator),
            Column(self.localizer.place(city), lambda row: self._side(row, "city"), "number"),
            Column(self.localizer.place(province), lambda row: self._side(row, "province"), "number"),
            Column(self.localizer.head("governs"), self._governs, "number"),
            Column(
                self.localizer.head("status"),
                lambda row: cells.chips(chip(row["status"], self.localizer.lang)),
            ),
            Column(self.localizer.head("working"), self._remarks, "wide"),
            self.citations.cited_column(lambda row: [row["city_id"], row["province_id"]]),
        ]
        caption = self.localizer.say(
            "governing_table",
            city=self.localizer.place(city),
            province=self.localizer.place(province),
            year=year,
        )
        return Table.of(rows, columns, caption, self.localizer.say("governing_sub"))

    def _indicator(self, row: Row) -> Cell:
        is_number = isfinite(row["city_value"]) or isfinite(row["province_value"])
        return cells.lines(
            self.localizer.name(row), self.localizer.say(f"measure_{row['measure']}") if is_number else ""
        )

    def _side(self, row: Row, side: str) -> Cell:
        return cells.lines(self._told(row, side), figure=Figure.of(row[f"{side}_value"], row["unit"]))

    def _told(self, row: Row, side: str) -> str:
        told = self.localizer.figure(row[f"{side}_value"], row["unit"], row[f"{side}_comparator"])
        # A gathered target's words end where the remark on it begins.
        return told or str(row[f"{side}_text"]).partition("; ")[0]

    def _governs(self, row: Row) -> Cell:
        if not row["governs"]:
            return Cell()
        side = "city" if row["governs"] == precedence.BOTH else row["governs"]
        name = (
            self.localizer.say("both_alike")
            if row["governs"] == precedence.BOTH
            else self.localizer.place(row[side])
        )
        return cells.lines(name, self._told(row, side))

    def _remarks(self, row: Row) -> Cell:
        words = ""
        if row["is_split"]:
            place = self.localizer.place
            words = self.localizer.say(
                "demanding_and_literal",
                demanding=f"{place(row[row['demanding']])} {self._told(row, row['demanding'])}",
                literal=f"{place(row[row['literal']])} {self._told(row, row['literal'])}",
            )
        return cells.joined(cells.lines("", words), remarks(row["reason"], self.citations))
