"""A city's targets beside its province's, and which of the two governs (就高不就低)."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import isfinite

from indicators.analysis import precedence
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import html_tables
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.sort_keys import figure
from indicators.views.status_chips import chips, notes
from indicators.vocabulary import places

KINDS = {"chosen": "good", "no_choice": "watch", "not_comparable": "none"}


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
        Words, names and figures in the page's language.
    citations : Citations
        Leads both targets to their words.
    """

    localizer: Localizer
    citations: Citations

    def table(self, tables: Tables, city: str, year: int) -> Html:
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
            rows = sorted(records(found), key=lambda row: list(KINDS).index(row["status"]))
        if not rows:
            words = self.localizer.say("no_province", place=self.localizer.place(city), year=year)
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        columns = [
            Column(self.localizer.head("indicator"), self._indicator),
            Column(
                self.localizer.place(city),
                lambda row: self._side(row, "city"),
                "number",
                figure("city_value"),
            ),
            Column(
                self.localizer.place(province),
                lambda row: self._side(row, "province"),
                "number",
                figure("province_value"),
            ),
            Column(self.localizer.head("governs"), self._governs, "number"),
            Column(
                self.localizer.head("status"),
                lambda row: chips(row["status"], KINDS[row["status"]], self.localizer.lang),
            ),
            Column(self.localizer.head("working"), self._remarks, "wide"),
            self.citations.column(lambda row: [row["city_id"], row["province_id"]]),
        ]
        caption = self.localizer.say(
            "governing_table",
            city=self.localizer.place(city),
            province=self.localizer.place(province),
            year=year,
        )
        return html_tables.table(rows, columns, caption, self.localizer.say("governing_sub"))

    def _indicator(self, row: Row) -> str:
        is_number = isfinite(row["city_value"]) or isfinite(row["province_value"])
        return html_tables.lines(
            self.localizer.name(row), self.localizer.say(f"measure_{row['measure']}") if is_number else ""
        )

    def _side(self, row: Row, side: str) -> str:
        return escape(self._told(row, side))

    def _told(self, row: Row, side: str) -> str:
        told = self.localizer.figure(row[f"{side}_value"], row["unit"], row[f"{side}_comparator"])
        # A gathered target's words end where the remark on it begins.
        return told or str(row[f"{side}_text"]).partition("; ")[0]

    def _governs(self, row: Row) -> str:
        if not row["governs"]:
            return ""
        side = "city" if row["governs"] == precedence.BOTH else row["governs"]
        name = (
            self.localizer.say("both_alike")
            if row["governs"] == precedence.BOTH
            else self.localizer.place(row[side])
        )
        return html_tables.lines(name, self._told(row, side))

    def _remarks(self, row: Row) -> str:
        told = ""
        if row["is_split"]:
            place = self.localizer.place
            words = self.localizer.say(
                "demanding_and_literal",
                demanding=f"{place(row[row['demanding']])} {self._told(row, row['demanding'])}",
                literal=f"{place(row[row['literal']])} {self._told(row, row['literal'])}",
            )
            told = f"<small>{escape(words)}</small>"
        return told + notes(row["reason"], self.citations)
