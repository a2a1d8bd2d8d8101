"""What falls due in a quarter and in the one after it: the targets set for parts of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators import periods
from indicators.analysis.milestones import Milestone, milestone_rows
from indicators.analysis.select import Known
from indicators.views import cells, html_tables
from indicators.views.base import Views
from indicators.views.cells import Cell, Figure
from indicators.views.display import Html
from indicators.views.table import Column, Table


def falling_due(known: Known, quarter: int) -> list[Milestone]:
    """Choose the milestones that end in a quarter or the one after it.

    Parameters
    ----------
    known : Known
        What is known of a place for the year.
    quarter : int
        The quarter at whose end one looks.

    Returns
    -------
    list of Milestone
        Those of the quarter after are not due.
    """
    rows = milestone_rows(known, quarter)
    after, number = following(known.year, quarter)
    if after != known.year:
        rows += [
            replace(row, is_due=False, status="not_due", reason=f"not_due:{row.period}")
            for row in milestone_rows(known.of_year(after), number)
        ]
    start = periods.parse(f"{known.year}-Q{quarter}").start
    end = periods.parse(f"{after}-Q{number}").end
    return [row for row in rows if start <= periods.parse(row.period).end <= end]


def following(year: int, quarter: int) -> tuple[int, int]:
    """Give the quarter after one.

    Examples
    --------
    >>> following(2023, 2), following(2023, 4)
    ((2023, 3), (2024, 1))
    """
    return (year + 1, 1) if quarter == 4 else (year, quarter + 1)


@dataclass(frozen=True)
class Milestones(Views):
    """The table of the milestones of two quarters."""

    def table(self, rows: Sequence[Milestone], year: int, quarter: int) -> Table | Html:
        """List the milestones; a notice if the papers set none.

        Parameters
        ----------
        rows : sequence of Milestone
            As `falling_due` gives them.
        year, quarter : int
            The quarter looked from.
        """
        this, after = (f"{y}-Q{q}" for y, q in ((year, quarter), following(year, quarter)))
        words = {"quarter": self.localizer.period(this), "next": self.localizer.period(after)}
        if not rows:
            return html_tables.notice(self.localizer.say("no_milestones", **words))
        columns: list[Column[Milestone]] = [
            self.column("indicator", self.localizer.indicator),
            self.column("target", self._target, "number"),
            self.column("due", lambda row: cells.lines(self.localizer.period(row.period))),
            self.column("observed", lambda row: self.localizer.amount(row.observed, row.unit), "number"),
            self.column("status", lambda row: self.statuses(row.status)),
            self.column("flags", lambda row: self.notes(row.reason, row.flags), "wide"),
            self.citations.cited_column(lambda row: [row.target_id, row.observation_id]),
        ]
        return Table.of(rows, columns, self.localizer.say("milestone_table", **words))

    def _target(self, row: Milestone) -> Cell:
        words = self.localizer.figure(row.target, row.unit, row.comparator) or row.text
        measure = self.localizer.say(f"measure_{row.measure}")
        return cells.lines(words, measure, figure=Figure.of(row.target, row.unit))
