"""The states of a year's targets quarter by quarter: a row an indicator, a column a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from indicators import periods
from indicators.tables.rows import Row, records
from indicators.views import cells, html_tables
from indicators.views.cells import Cell
from indicators.views.display import Html
from indicators.views.table import Column, Table
from indicators.views.target_columns import Cells


@dataclass(frozen=True)
class ByQuarter:
    """Writes `analysis.pace.in_year` of several quarters as one heat table.

    Parameters
    ----------
    cells : Cells
        Writes states and sources.
    """

    cells: Cells

    def table(self, quarters: Sequence[pd.DataFrame], year: int, caption: str, sub: str) -> Table | Html:
        """List the targets with a figure by the last quarter; a notice if there is none.

        Parameters
        ----------
        quarters : sequence of DataFrame
            The rows at the end of each quarter so far, in order.
        year : int
            The year of the targets.
        caption, sub : str
            What stands above the table.
        """
        localizer = self.cells.localizer
        last = quarters[-1]
        seen = records(last[last["observed"].notna()])
        if not seen:
            return html_tables.notice(localizer.say("no_by_quarter", year=year))
        name, target, _ = self.cells.columns(year)
        columns = [
            name,
            target,
            *(
                Column(
                    localizer.period(f"{year}-Q{number}"),
                    partial(self._state, year=year, quarter=number, rows=_by_target(rows)),
                    "heat",
                )
                for number, rows in enumerate(quarters, 1)
            ),
            self.cells.source(),
        ]
        return Table.of(seen, columns, caption, sub)

    def _state(self, row: Row, year: int, quarter: int, rows: dict[str, Row]) -> Cell:
        """Write a target's state at one quarter's end, with the figure and, if it is older, its period."""
        then = rows[row["target_id"]]
        localizer = self.cells.localizer
        told = localizer.figure(then["observed"], then["unit"], then["observed_comparator"])
        is_older = (
            bool(told)
            and periods.parse(then["observed_period"]).end < periods.parse(f"{year}-Q{quarter}").end
        )
        when = localizer.period(then["observed_period"]) if is_older else ""
        words = " ".join(part for part in (told, when) if part)
        chip = self.cells.chip(then)
        return cells.joined(Cell((chip,), light=chip.light), cells.lines("", words))


def _by_target(rows: pd.DataFrame) -> dict[str, Row]:
    return {str(row["target_id"]): row for row in records(rows)}
