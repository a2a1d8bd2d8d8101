"""The indicators a quarterly page leads with: target, outcome, gap, light, and a small picture of each."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import pandas as pd

from indicators.tables.rows import Row, records
from indicators.views import html_tables
from indicators.views.cells import Bullet, Cell
from indicators.views.display import Html
from indicators.views.table import Column, Table
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

    def table(self, rows: pd.DataFrame, year: int, caption: str, scheme: str) -> Table | Html:
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
        localizer = self.cells.localizer
        found = [
            row
            for row in records(rows)
            if row["indicator_id"] in known and known[row["indicator_id"]].headline
        ]
        if not found:
            return html_tables.notice(localizer.say("no_headline", year=year))
        name, target, _ = self.cells.columns(year)
        columns = [
            name,
            target,
            Column(localizer.head("observed"), self.cells.observed, "number"),
            Column(localizer.head("gap"), self.cells.gap, "number"),
            Column(localizer.head("status"), self.cells.status),
            Column(localizer.head("spark"), self._spark, "picture"),
            self.cells.source(),
        ]
        sub = " ".join([localizer.say("headline_sub", last=year - 1), scheme])
        return Table.of(found, columns, caption, sub)

    def _spark(self, row: Row) -> Cell:
        localizer = self.cells.localizer
        last = row["last_outcome"] if row["last_unit"] == row["unit"] else nan
        told = [
            (localizer.say("chart_target"), localizer.figure(row["target"], row["unit"], row["comparator"])),
            (
                localizer.say("chart_outcome"),
                localizer.figure(row["observed"], row["unit"], row["observed_comparator"]),
            ),
            (localizer.say("chart_last_outcome"), localizer.figure(last, row["unit"])),
        ]
        words = localizer.joined(f"{name} {amount}" for name, amount in told if amount)
        return Cell(picture=Bullet(row["target"], row["observed"], last, words))
