"""The indicators a quarterly page leads with: target, outcome, gap, light, and a small picture of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan

from indicators.analysis.tracking.displayed_targets import Standing
from indicators.views import html_tables
from indicators.views.cells import Bullet, Cell
from indicators.views.display import Html
from indicators.views.table import Table
from indicators.views.target_columns import TargetColumns
from indicators.vocabulary import indicators


@dataclass(frozen=True)
class KeyIndicators(TargetColumns):
    """The table of the headline indicators among the rows of `analysis.displayed_targets.standing_rows`."""

    def table(self, rows: Sequence[Standing], year: int, caption: str) -> Table | Html:
        """List the headline indicators among some targets; a notice if none is.

        Parameters
        ----------
        rows : sequence of Standing
            At a quarter's end.
        year : int
            The year of the targets.
        caption : str
            What stands above the table.
        """
        found = [row for row in rows if indicators().is_headline(row.indicator_id)]
        if not found:
            return html_tables.notice(self.localizer.say("no_headline", year=year))
        columns = [
            *self.first(year),
            self.column("observed", self.observed, "number"),
            self.column("gap", self.gap, "number"),
            self.column("status", self.status),
            self.column("spark", self._picture, "picture"),
            self.source(),
        ]
        return Table.of(found, columns, caption, self.localizer.say("headline_sub", last=year - 1))

    def _picture(self, row: Standing) -> Cell:
        last = row.last_outcome if row.last_unit == row.unit else nan
        drawn = {
            "chart_target": self.aimed(row),
            "chart_outcome": self.reached(row),
            "chart_last_outcome": self.last(row) if isfinite(last) else "",
        }
        words = self.localizer.joined(
            f"{self.localizer.say(key)} {amount}" for key, amount in drawn.items() if amount
        )
        return Cell(picture=Bullet(row.target, row.observed, last, words))
