"""The states of a year's targets quarter by quarter: a row an indicator, a column a quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators import periods
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.views import cells
from indicators.views.cells import Cell
from indicators.views.display import NOTHING, Html
from indicators.views.table import Column, Table
from indicators.views.target_columns import TargetColumns
from indicators.views.target_tables import MOST_ROWS


@dataclass(frozen=True)
class StatusByQuarter(TargetColumns):
    """The heat table of `analysis.tracking.displayed_targets.standing_rows` of several quarters."""

    def table(self, quarters: Sequence[Sequence[Standing]], year: int, caption: str) -> Table | Html:
        """List the targets with a figure by the last quarter; nothing if there is none.

        Parameters
        ----------
        quarters : sequence of sequences of Standing
            The rows at the end of each quarter so far, in order.
        """
        seen = [row for row in quarters[-1] if row.is_seen]
        if not seen:
            return NOTHING
        states = [self._states(rows, f"{year}-Q{number}") for number, rows in enumerate(quarters, 1)]
        columns = [*self.first(year), *states, self.source()]
        return Table.of(seen, columns, caption, first=MOST_ROWS)

    def _states(self, rows: Sequence[Standing], quarter: str) -> Column[Standing]:
        then: Mapping[str, Standing] = {row.tracked.first_id: row for row in rows}

        def state(row: Standing) -> Cell:
            # A notice may set what no paper set before.
            own = then.get(row.tracked.first_id)
            return self._state(own, quarter) if own else Cell()

        return Column(self.localizer.to_date(quarter), state, "heat")

    def _state(self, row: Standing, quarter: str) -> Cell:
        """Write a target's state, with the figure and, if it is older than the quarter's end, its period."""
        figure = self.reached(row)
        is_older = bool(figure) and periods.parse(row.observed_period).end < periods.parse(quarter).end
        period = self.localizer.period(row.observed_period) if is_older else ""
        chip = self.chip(row)
        words = cells.lines("", " ".join(filter(None, (figure, period))))
        return cells.joined(Cell((chip,), light=chip.light), words)
