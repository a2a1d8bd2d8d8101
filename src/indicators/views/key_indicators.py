"""The indicators a quarterly page leads with: target, outcome, gap, light, and a small picture of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan

from indicators.analysis.places.superior_figures import Above, superior_figures
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.views import html_tables
from indicators.views.cells import Bullet, Cell, Text, joined
from indicators.views.display import Html
from indicators.views.table import Table
from indicators.views.target_columns import TargetColumns, figure_ids
from indicators.vocabulary import indicators


@dataclass(frozen=True)
class KeyIndicators(TargetColumns):
    """The headline indicators among the rows of `analysis.tracking.displayed_targets.standing_rows`."""

    def table(
        self, rows: Sequence[Standing], year: int, caption: str, known: Known | None = None
    ) -> Table | Html:
        """List the headline indicators among some targets; a notice if none is.

        Parameters
        ----------
        known : Known, optional
            Of the place: what the places above it report of the same period then stands beside its figures.
        """
        found = [row for row in rows if indicators().is_headline(row.indicator_id)]
        if not found:
            return html_tables.notice(self.say("no_headline", year=year))
        figures = (known.by_id[row.observation_id] for row in found if row.is_seen) if known else ()
        above = superior_figures(known.tables, figures) if known else {}
        columns = [
            *self.first(year),
            self.column("observed", lambda row: self._observed(row, above), "number"),
            self.column("gap", self.gap, "number"),
            self.column("status", self.status),
            self.column("spark", self._picture, "picture"),
            self.citations.cited_column(lambda row: [*figure_ids(row), *_ids_above(row, above)]),
        ]
        return Table.of(found, columns, caption, self.say("headline_sub", last=year - 1))

    def ids_above(self, rows: Sequence[Standing], known: Known) -> list[str]:
        """Give the ids of what the places above report beside the figures of the table."""
        found = (row for row in rows if indicators().is_headline(row.indicator_id) and row.is_seen)
        above = superior_figures(known.tables, (known.by_id[row.observation_id] for row in found))
        return [one.figure.observation_id for one in above.values()]

    def _observed(self, row: Standing, above: Mapping[str, Above]) -> Cell:
        """Write the outcome, and below it how far it is from that of the place above."""
        one = above.get(row.observation_id)
        if one is None:
            return self.observed(row)
        place = self.localizer.place(one.figure.place)
        ways = ("above_province", "below_province")
        if one.is_least:
            ways = ("above_province_at_least", "below_province_at_least")
        key = ways[one.gap < 0] if one.gap else "as_province"
        gap = {"gap": self.localizer.figure(abs(one.gap), "百分点")} if one.gap else {}
        return joined(self.observed(row), Cell((Text(self.say(key, place=place, **gap), "small"),)))

    def _picture(self, row: Standing) -> Cell:
        last = row.last_outcome if row.last_unit == row.unit else nan
        drawn = {
            "chart_target": self.aimed(row),
            "chart_outcome": self.reached(row),
            "chart_last_outcome": self.last(row) if isfinite(last) else "",
        }
        words = self.localizer.joined(f"{self.say(key)} {amount}" for key, amount in drawn.items() if amount)
        return Cell(picture=Bullet(row.target, row.observed, last, words))


def _ids_above(row: Standing, above: Mapping[str, Above]) -> list[str]:
    one = above.get(row.observation_id)
    return [one.figure.observation_id] if one else []
