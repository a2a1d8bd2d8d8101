"""The indicators a quarterly page leads with: target, outcome, gap, light, and a small picture of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan

from indicators.analysis.places.superior_figures import Above, superior_figures
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.views import html_tables
from indicators.views.cells import Bullet, Cell, Figure, joined, lines
from indicators.views.display import Html
from indicators.views.table import Column, Table
from indicators.views.target_columns import TargetColumns
from indicators.vocabulary import indicators


@dataclass(frozen=True)
class KeyIndicators(TargetColumns):
    """The table of the headline indicators among the rows of `analysis.displayed_targets.standing_rows`."""

    def table(
        self, rows: Sequence[Standing], year: int, caption: str, known: Known | None = None
    ) -> Table | Html:
        """List the headline indicators among some targets; a notice if none is.

        Parameters
        ----------
        rows : sequence of Standing
            At a quarter's end.
        year : int
            The year of the targets.
        caption : str
            What stands above the table.
        known : Known, optional
            Of the place: what the places above it report of the same period then stands beside its figures.
        """
        found = [row for row in rows if indicators().is_headline(row.indicator_id)]
        if not found:
            return html_tables.notice(self.localizer.say("no_headline", year=year))
        figures = (known.by_id[row.observation_id] for row in found if row.is_seen) if known else ()
        above = superior_figures(known.tables, figures) if known else {}
        columns = [
            *self.first(year),
            self.column("observed", self.observed, "number"),
            self.column("gap", self.gap, "number"),
            self.column("status", self.status),
            self.column("spark", self._picture, "picture"),
            *self._superior([row.observation_id for row in found], above),
            self.source(),
        ]
        return Table.of(found, columns, caption, self.localizer.say("headline_sub", last=year - 1))

    def _superior(self, names: Sequence[str], above: Mapping[str, Above]) -> Iterator[Column[Standing]]:
        """Give a column of what the places above report, if any does of any of the figures."""
        beside = [above[name] for name in names if name in above]
        if not beside:
            return
        is_province = all(one.figure.adcode.endswith("0000") for one in beside)
        cells = {name: self._above(above[name]) for name in names if name in above}
        head = "province" if is_province else "superior"
        yield self.column(head, lambda row: cells.get(row.observation_id, Cell()), "number")

    def _above(self, one: Above) -> Cell:
        """Write the figure of a place above, and how far the own one is from it."""
        place = self.localizer.place(one.figure.place)
        key = "as_province" if not one.gap else "above_province" if one.gap > 0 else "below_province"
        gap = self.localizer.figure(abs(one.gap), "百分点")
        amount = self.localizer.figure(one.figure.canonical_low, "%", one.figure.comparator)
        small = self.localizer.say(key, place=place, **({"gap": gap} if one.gap else {}))
        source = self.citations.cited([one.figure.observation_id])
        return joined(lines(amount, small, figure=Figure.of(one.figure.canonical_low, "%")), source)

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
