"""What a plan's goals still need a year after the latest figure, and whether they keep pace with time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from indicators.analysis.pace import Paced
from indicators.views.base import Views
from indicators.views.cells import Cell
from indicators.views.display import Html
from indicators.views.html_tables import notice
from indicators.views.table import Column, Table

SCHEME = "five_year"


@dataclass(frozen=True)
class RequiredPace(Views):
    """The table of `analysis.pace.five_year_rows`."""

    def table(self, rows: Sequence[Paced], year: int) -> Table | Html:
        """List the goals with a figure since their base; count the others in the line under the caption.

        Parameters
        ----------
        rows : sequence of Paced
            By the scheme five_year.
        year : int
            The last year whose figures count.
        """
        say = self.localizer.say
        seen = [row for row in rows if isfinite(row.value)]
        if not seen:
            return notice(say("no_remaining", year=year))
        columns: list[Column[Paced]] = [
            self.column("indicator", self.localizer.indicator),
            self.column("goal", self._goal, "number"),
            self.column("observed", self._latest, "number"),
            self.column("done", self._done, "number"),
            self.column("planned", lambda row: self.localizer.amount(row.planned, row.rate_unit), "number"),
            self.column("remaining", self._remaining, "number"),
            self.column("status", lambda row: self.statuses(row.status, SCHEME)),
            self.column("flags", lambda row: self.notes(row.reason, row.flags), "wide"),
            self.citations.cited_column(lambda row: [row.goal_id, row.base_id, *row.observation_ids]),
        ]
        sub = say("remaining_sub", scheme=self.localizer.scheme(SCHEME), count=len(rows) - len(seen))
        return Table.of(seen, columns, say("remaining_table", year=year), sub)

    def _goal(self, row: Paced) -> Cell:
        when = self.localizer.period(row.goal_period)
        return self.localizer.amount(row.goal, row.unit, row.comparator, when)

    def _latest(self, row: Paced) -> Cell:
        return self.localizer.amount(row.value, row.unit, "eq", self.localizer.period(row.period))

    def _done(self, row: Paced) -> Cell:
        elapsed = self.localizer.say("time_elapsed", share=self.localizer.pct(row.elapsed_pct))
        return self.localizer.share(row.done_pct, elapsed)

    def _remaining(self, row: Paced) -> Cell:
        times = self.localizer.say("stretch", times=f"{row.stretch:.2f}") if isfinite(row.stretch) else ""
        return self.localizer.amount(row.remaining, row.rate_unit, "eq", times)
