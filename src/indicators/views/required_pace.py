"""What a plan's goals still need a year after the latest figure, and whether they keep pace with time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from math import isfinite

import pandas as pd

from indicators.tables.rows import Row, records
from indicators.views import html_tables, target_columns
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.sort_keys import figure, share
from indicators.views.status_chips import notes
from indicators.vocabulary import schemes

SCHEME = "five_year"


@dataclass(frozen=True)
class RequiredPace:
    """Writes the rows of `analysis.pace.five_year`.

    Parameters
    ----------
    localizer : Localizer
        Words, names and figures in the page's language.
    citations : Citations
        Leads every figure to its words.
    """

    localizer: Localizer
    citations: Citations

    def table(self, rows: pd.DataFrame, year: int) -> Html:
        """List the goals with a figure since their base; count the others with the reason in one line.

        Parameters
        ----------
        rows : DataFrame
            As `analysis.pace.five_year` gives them for the scheme five_year.
        year : int
            The last year whose figures count.
        """
        seen = rows[rows["value"].notna()] if len(rows) else rows
        if seen.empty:
            words = self.localizer.say("no_remaining", year=year)
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        columns = [
            Column(self.localizer.head("indicator"), self.localizer.named),
            Column(self.localizer.head("goal"), self._goal, "number", figure("goal")),
            Column(self.localizer.head("observed"), self._latest, "number", figure("value")),
            Column(self.localizer.head("done"), self._done, "number", share("done_pct")),
            self._rate("planned", self._planned),
            self._rate("remaining", self._remaining),
            Column(self.localizer.head("status"), self._status),
            Column(
                self.localizer.head("flags"),
                lambda row: notes(_codes(row), self.citations),
                "wide",
            ),
            self.citations.column(_ids),
        ]
        scheme = schemes().by_name[SCHEME]
        name = scheme.zh if self.localizer.lang == "zh" else scheme.en
        sub = self.localizer.say("remaining_sub", scheme=name, count=len(rows) - len(seen))
        return html_tables.table(
            records(seen), columns, self.localizer.say("remaining_table", year=year), sub
        )

    def _goal(self, row: Row) -> str:
        goal = self.localizer.figure(row["goal"], row["unit"], row["comparator"])
        return html_tables.lines(goal, self.localizer.period(row["goal_period"]))

    def _latest(self, row: Row) -> str:
        told = self.localizer.figure(row["value"], row["unit"])
        return html_tables.lines(told, self.localizer.period(row["period"]))

    def _done(self, row: Row) -> str:
        elapsed = self.localizer.say("time_elapsed", share=self.localizer.pct(row["elapsed_pct"]))
        return html_tables.lines(self.localizer.pct(row["done_pct"]), elapsed)

    def _rate(self, key: str, cell: Callable[[Row], str]) -> Column:
        return Column(self.localizer.head(key), cell, "number", figure(key, "rate_unit"))

    def _planned(self, row: Row) -> str:
        return escape(self.localizer.figure(row["planned"], row["rate_unit"]))

    def _remaining(self, row: Row) -> str:
        stretch = (
            self.localizer.say("stretch", times=f"{row['stretch']:.2f}") if isfinite(row["stretch"]) else ""
        )
        return html_tables.lines(self.localizer.figure(row["remaining"], row["rate_unit"]), stretch)

    def _status(self, row: Row) -> str:
        words = target_columns.status_words(row["status"], self.localizer.lang, SCHEME)
        return html_tables.chip(words, target_columns.kind_of(row["status"], SCHEME))


def _ids(row: Row) -> list[str]:
    return [row["goal_id"], row["base_id"], *str(row["observation_ids"]).split(";")]


def _codes(row: Row) -> str:
    """Join reasons and flags, each once."""
    codes = [*str(row["reason"]).split(";"), *str(row["flags"]).split(";")]
    return ";".join(dict.fromkeys(code for code in codes if code))
