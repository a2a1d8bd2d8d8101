"""What a plan's goals still need a year after the latest figure, and whether they keep pace with time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from math import isfinite

import pandas as pd

from indicators.tables.rows import Row, records
from indicators.views import html_tables, target_columns
from indicators.views.citations import Sources
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Speaker
from indicators.views.sort_keys import figure, share
from indicators.views.status_chips import notes
from indicators.vocabulary import schemes

SCHEME = "five_year"


@dataclass(frozen=True)
class StillNeeded:
    """Writes the rows of `analysis.pace.five_year`.

    Parameters
    ----------
    voice : Speaker
        Speaks the page's language.
    sources : Sources
        Leads every figure to its words.
    """

    voice: Speaker
    sources: Sources

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
            words = self.voice.say("no_remaining", year=year)
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        columns = [
            Column(self.voice.head("indicator"), self.voice.named),
            Column(self.voice.head("goal"), self._goal, "number", figure("goal")),
            Column(self.voice.head("observed"), self._latest, "number", figure("value")),
            Column(self.voice.head("done"), self._done, "number", share("done_pct")),
            self._rate("planned", self._planned),
            self._rate("remaining", self._remaining),
            Column(self.voice.head("status"), self._status),
            Column(
                self.voice.head("flags"),
                lambda row: notes(_codes(row), self.sources),
                "wide",
            ),
            self.sources.column(_ids),
        ]
        scheme = schemes().by_name[SCHEME]
        name = scheme.zh if self.voice.lang == "zh" else scheme.en
        sub = self.voice.say("remaining_sub", scheme=name, count=len(rows) - len(seen))
        return html_tables.table(records(seen), columns, self.voice.say("remaining_table", year=year), sub)

    def _goal(self, row: Row) -> str:
        goal = self.voice.figure(row["goal"], row["unit"], row["comparator"])
        return html_tables.lines(goal, self.voice.period(row["goal_period"]))

    def _latest(self, row: Row) -> str:
        told = self.voice.figure(row["value"], row["unit"])
        return html_tables.lines(told, self.voice.period(row["period"]))

    def _done(self, row: Row) -> str:
        elapsed = self.voice.say("time_elapsed", share=self.voice.pct(row["elapsed_pct"]))
        return html_tables.lines(self.voice.pct(row["done_pct"]), elapsed)

    def _rate(self, key: str, cell: Callable[[Row], str]) -> Column:
        return Column(self.voice.head(key), cell, "number", figure(key, "rate_unit"))

    def _planned(self, row: Row) -> str:
        return escape(self.voice.figure(row["planned"], row["rate_unit"]))

    def _remaining(self, row: Row) -> str:
        stretch = self.voice.say("stretch", times=f"{row['stretch']:.2f}") if isfinite(row["stretch"]) else ""
        return html_tables.lines(self.voice.figure(row["remaining"], row["rate_unit"]), stretch)

    def _status(self, row: Row) -> str:
        words = target_columns.status_words(row["status"], self.voice.lang, SCHEME)
        return html_tables.chip(words, target_columns.kind_of(row["status"], SCHEME))


def _ids(row: Row) -> list[str]:
    return [row["goal_id"], row["base_id"], *str(row["observation_ids"]).split(";")]


def _codes(row: Row) -> str:
    """Join reasons and flags, each once."""
    codes = [*str(row["reason"]).split(";"), *str(row["flags"]).split(";")]
    return ";".join(dict.fromkeys(code for code in codes if code))
