"""The views of `compare_cities`: what several places set out to do, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from math import isfinite
from typing import Any

import pandas as pd

from indicators.analysis import comparison
from indicators.charts.comparison import dumbbell
from indicators.tables.matching import subject
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import html_tables
from indicators.views.citations import Citations
from indicators.views.display import Chart, Charts, Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.sort_keys import Figure, figure
from indicators.views.status_chips import notes
from indicators.vocabulary import page_words

RATES = ("growth", "decline", "share")
EVERYWHERE = ("years_differ", "amounts_of_unlike_places")


@dataclass(frozen=True)
class CompareCitiesViews:
    """All views of some places, each in its year.

    Parameters
    ----------
    years : mapping of str to int
        Place to year, in the order of the columns.
    localizer : Localizer
        Words, names and figures in the page's language.
    rows : DataFrame
        As `analysis.comparison.compare` gives them.
    citations : Citations
        Leads every figure to its words.
    """

    years: dict[str, int]
    localizer: Localizer
    rows: pd.DataFrame
    citations: Citations

    @classmethod
    def of(
        cls,
        tables: Tables,
        places: Sequence[str],
        years: Sequence[int] = (),
        lang: str = "zh",
    ) -> CompareCitiesViews:
        """Lay the places side by side.

        Raises
        ------
        UnknownPlace
            If a place has no targets.
        BadParameter
            If there are fewer than two places, or the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(page_words.check_language(lang))
        rows = comparison.compare(tables, places, years or None)
        found = rows.drop_duplicates("place").set_index("place")["year"]
        return cls(
            {place: int(found[place]) for place in places},
            localizer,
            rows,
            Citations.of(tables, lang, is_many_places=True),
        )

    def summary(self) -> Html:
        """Say what the places have in common and where they differ most."""
        groups = self._shared()
        told = [self.localizer.say("cities_count", sides=self._sides(), count=len(groups))]
        for place in self.years:
            own = self._only(place)
            told.append(self.localizer.say("cities_only", place=self.localizer.place(place), count=len(own)))
        told += self._widest()
        counts = [(len(groups), self.localizer.say("card_shared"), "good")]
        counts += [
            (
                len(self._only(place)),
                self.localizer.say("card_only", place=self.localizer.place(place)),
                "none",
            )
            for place in self.years
        ]
        basis = self.citations.basis(self.rows["target_id"])
        return Html(
            html_tables.bullets(map(escape, told)) + html_tables.cards(counts) + basis, " ".join(told)
        )

    def rates(self) -> Charts:
        """Draw the growth targets that every place tells as a number."""
        rows = self._rate_rows()
        if rows.empty:
            return Charts((), self.localizer.say("no_rates"))
        title = self.localizer.say("cities_chart", sides=self._sides())
        return Charts(
            (Chart(dumbbell(rows, self.localizer.lang), title, self.localizer.say("cities_chart_caption")),)
        )

    def side_by_side(self) -> Html:
        """List the indicators that several places name, a column a place."""
        columns = [
            Column(self.localizer.head("indicator"), lambda group: self.localizer.named(group["first"])),
            *(
                Column(
                    f"{self.localizer.place(place)} {year}",
                    partial(self._cell, place=place),
                    "number",
                    partial(_first_figure, place=place),
                )
                for place, year in self.years.items()
            ),
            Column(
                self.localizer.head("difference"),
                lambda group: escape(self._difference(group["rows"])),
                "number",
            ),
            Column(
                self.localizer.head("flags"), lambda group: notes(_own_caveats(group), self.citations), "wide"
            ),
            self.citations.column(lambda group: [row["target_id"] for row in group["rows"]]),
        ]
        groups = [{"first": rows[0], "rows": rows} for rows in self._shared()]
        caption = self.localizer.say("cities_table", sides=self._sides())
        return html_tables.table(groups, columns, caption, self.localizer.say("cities_table_sub"))

    def only(self, number: int) -> Html:
        """List the indicators that one place alone names.

        Parameters
        ----------
        number : int
            Which place, counted from 1.
        """
        place = list(self.years)[number - 1]
        columns = [
            Column(self.localizer.head("indicator"), self.localizer.named),
            Column(self.localizer.head("target"), lambda row: self._line(row), "number", figure("value")),
            Column(self.localizer.head("per_year"), self._per_year, "number", figure("per_year")),
            self.citations.column(lambda row: [row["target_id"]]),
        ]
        rows = records(self._only(place))
        caption = self.localizer.say("only_table", place=self.localizer.place(place), count=len(rows))
        return html_tables.table(rows, columns, caption)

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.citations.papers_of(self.rows["target_id"])

    def _sides(self) -> str:
        return self.localizer.joined(
            f"{self.localizer.place(place)} {year}" for place, year in self.years.items()
        )

    def _shared(self) -> list[list[Row]]:
        """Gather the rows of every indicator that several places name, in order."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in records(self.rows[self.rows["only_in"] == ""]):
            groups[subject(row)].append(row)
        return list(groups.values())

    def _only(self, place: str) -> pd.DataFrame:
        return self.rows[self.rows["only_in"] == place]

    def _rate_rows(self) -> pd.DataFrame:
        """Take the annual rates in percent that each place tells once, in one measure."""
        rows = self.rows[
            (self.rows["only_in"] == "")
            & (self.rows["horizon"] == "annual")
            & self.rows["measure"].isin(RATES[:2])
            & (self.rows["unit"] == "%")
            & self.rows["value"].notna()
            & self.rows["indicator_id"].ne("")
        ].drop_duplicates(["indicator_id", "place"])
        told = rows.groupby("indicator_id")["place"].transform("nunique")
        alike = rows.groupby("indicator_id")["measure"].transform("nunique")
        return rows[(told == len(self.years)) & (alike == 1)]

    def _widest(self) -> list[str]:
        """Tell of the growth target on which the first two places differ most."""
        rows = self._rate_rows()
        if rows.empty:
            return []
        spread = rows.groupby("indicator_id", sort=False)["value"].agg(
            lambda values: values.max() - values.min()
        )
        own = records(rows[rows["indicator_id"] == spread.idxmax()])
        told = self.localizer.joined(
            f"{self.localizer.place(row['place'])} {self._amount(row)}" for row in own
        )
        gap = self.localizer.figure(float(spread.max()), "百分点")
        return [self.localizer.say("cities_widest", name=self.localizer.name(own[0]), told=told, gap=gap)]

    def _cell(self, group: dict[str, list[Row]], place: str) -> str:
        own = [row for row in group["rows"] if row["place"] == place]
        first = [self._line(row) for row in own if row["horizon"] != "plan"]
        plans = [self._plan(row) for row in own if row["horizon"] == "plan"]
        return "<br>".join(first) + "".join(f"<small>{escape(line)}</small>" for line in plans)

    def _line(self, row: Row) -> str:
        kind = self.localizer.say(f"measure_{row['measure']}") if isfinite(row["value"]) else ""
        horizon = self.localizer.period(row["period"]) if row["horizon"] == "plan" else ""
        return html_tables.lines(self._amount(row), self.localizer.joined([kind, horizon]))

    def _plan(self, row: Row) -> str:
        told = self.localizer.say(
            "plan_says", period=self.localizer.period(row["period"]), amount=self._amount(row)
        )
        each = self._per_year(row)
        return told + (self.localizer.say("spread", amount=each) if each else "")

    def _amount(self, row: Row) -> str:
        told = self.localizer.span(row["value"], row["value_high"], row["unit"], row["comparator"])
        basis = (
            self.localizer.say(f"basis_{row['basis']}")
            if row["basis"] in ("cagr", "cumulative", "annual")
            else ""
        )
        return basis + told if told else str(row["text"])

    def _per_year(self, row: Row) -> str:
        is_spread = row["horizon"] == "plan" and isfinite(row["per_year"])
        return self.localizer.figure(row["per_year"], row["unit"]) if is_spread else ""

    def _difference(self, rows: list[Row]) -> str:
        """Write how far two places lie apart in points, where both give one rate of one kind.

        Amounts depend on the size of a place: their difference says nothing.
        """
        annual = [row for row in rows if row["horizon"] == "annual" and isfinite(row["value"])]
        if len(annual) != 2 or len({row["place"] for row in annual}) != 2:
            return ""
        first, second = sorted(annual, key=lambda row: list(self.years).index(row["place"]))
        if (first["measure"], first["unit"]) != (second["measure"], second["unit"]):
            return ""
        if first["unit"] != "%" or first["measure"] not in RATES:
            return ""
        gap = first["value"] - second["value"]
        sign = "+" if gap > 0 else "−" if gap < 0 else ""
        return sign + self.localizer.figure(abs(gap), "百分点")


def _first_figure(group: dict[str, Any], place: str) -> Figure | None:
    """Take the first number of one place, the year's before the plan's."""
    own = sorted(
        (row for row in group["rows"] if row["place"] == place), key=lambda row: row["horizon"] == "plan"
    )
    return next((told for row in own if (told := figure("value")(row))), None)


def _own_caveats(group: dict[str, Any]) -> str:
    """Leave out what holds for every row: the heads name the years, and amounts have no difference."""
    codes = dict.fromkeys(code for row in group["rows"] for code in str(row["caveats"]).split(";"))
    return ";".join(code for code in codes if code and not code.startswith(EVERYWHERE))
