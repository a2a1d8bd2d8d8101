"""The indicators a quarterly page leads with: target, outcome, gap, light, and a small picture of each."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import nan

import pandas as pd

from indicators.tables.rows import Row, records
from indicators.views import html_tables, sparklines
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.sort_keys import figure
from indicators.views.target_columns import Cells
from indicators.vocabulary import indicators


@dataclass(frozen=True)
class Headline:
    """Writes the headline rows of `analysis.pace.in_year`.

    Parameters
    ----------
    cells : Cells
        Writes the cells the quarterly tables share.
    """

    cells: Cells

    def table(self, rows: pd.DataFrame, year: int, caption: str, scheme: str) -> Html:
        """List the headline indicators among some targets; a notice if none is.

        Parameters
        ----------
        rows : DataFrame
            As `analysis.pace.in_year` gives them.
        year : int
            The year of the targets.
        caption, scheme : str
            What stands above the table.
        """
        known = indicators().by_id
        voice = self.cells.voice
        found = [
            row
            for row in records(rows)
            if row["indicator_id"] in known and known[row["indicator_id"]].headline
        ]
        if not found:
            words = voice.say("no_headline", year=year)
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        name, target, _ = self.cells.columns(year)
        columns = [
            name,
            target,
            Column(voice.head("observed"), self.cells.observed, "number", figure("observed")),
            Column(voice.head("gap"), self.cells.gap, "number", figure("gap", "gap_unit")),
            Column(voice.head("status"), self.cells.status),
            Column(voice.head("spark"), self._spark, "picture"),
            self.cells.source(),
        ]
        sub = " ".join([voice.say("headline_sub", last=year - 1), scheme])
        return html_tables.table(found, columns, caption, sub)

    def _spark(self, row: Row) -> str:
        voice = self.cells.voice
        last = row["last_outcome"] if row["last_unit"] == row["unit"] else nan
        told = [
            (voice.say("chart_target"), voice.figure(row["target"], row["unit"], row["comparator"])),
            (
                voice.say("chart_outcome"),
                voice.figure(row["observed"], row["unit"], row["observed_comparator"]),
            ),
            (voice.say("chart_last_outcome"), voice.figure(last, row["unit"])),
        ]
        words = voice.joined(f"{name} {amount}" for name, amount in told if amount)
        return sparklines.bullet(row["target"], row["observed"], last, words)
