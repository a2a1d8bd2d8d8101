"""The tables of a year's targets: those that a figure can be held against, and those without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indicators.analysis.tracking.displayed_targets import Standing
from indicators.analysis.tracking.year_status import Item
from indicators.views import cells
from indicators.views.cells import Cell
from indicators.views.display import NOTHING, Html
from indicators.views.table import Column, Table
from indicators.views.target_columns import TargetColumns

# Rows that a page shows before the rest is asked for.
MOST_ROWS = 20


@dataclass(frozen=True)
class TargetTables(TargetColumns):
    """Tables of the rows of `analysis.tracking.displayed_targets.standing_rows`; nothing if there is none."""

    year: int  # The year of the targets.

    def with_figure(self, rows: Sequence[Standing], caption: str, *, has_rest: bool) -> Table | Html:
        """List targets with outcome, gap, what is still needed where the year has a rest, and status."""
        if not rows:
            return NOTHING
        columns: list[Column[Standing]] = [
            *self.first(self.year),
            self.last_outcome(self.year),
            self.column("observed", self.observed, "number"),
            self.column("gap", self.gap, "number"),
            *([self.column("needs", self.needs)] if has_rest else []),
            self.column("status", self.status),
            self.column("flags", self.remarks, "wide"),
            self.source(),
        ]
        return Table.of(rows, columns, caption, first=MOST_ROWS)

    def without_figure(
        self, rows: Sequence[Standing], caption: str, item: Callable[[Standing], Item] | None
    ) -> Table | Html:
        """List targets with last year's outcome, and who has reported nothing.

        That nothing was observed is said once, in the caption; any other reason stands in its row. Without
        `item` no unit is named: where none has reported anything, none is told apart by it.
        """
        if not rows:
            return NOTHING
        columns: list[Column[Standing]] = [
            *self.first(self.year),
            self.last_outcome(self.year),
            self.column("status", self.status),
            self.column("flags", lambda row: self._why(row, item(row).units if item else None), "wide"),
            self.source(),
        ]
        return Table.of(rows, columns, caption, first=MOST_ROWS)

    def _why(self, row: Standing, leads: Sequence[str] | None) -> Cell:
        """Say who has reported nothing on a target, or that no paper names who leads it; any other reason."""
        told = self.notes(_uncommon(row.tracked.reason), row.flags)
        if row.tracked.status != "no_observation" or leads is None:
            return told
        names = self.localizer.joined(leads)
        words = self.say("not_reported", names=names) if leads else self.say("led_by_none")
        return cells.joined(cells.notes([words]), told)


def _uncommon(reason: str) -> str:
    """Leave out of the reasons the one that the whole table is about."""
    return ";".join(code for code in reason.split(";") if not code.startswith(("no_observation", "no_more")))
