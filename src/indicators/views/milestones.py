"""What falls due in a quarter and in the one after it: the targets set for parts of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

from indicators import periods
from indicators.analysis.select import Known
from indicators.analysis.standing import Standing, standing_rows
from indicators.reading.roles import CALLED_OFF
from indicators.views import cells, html_tables
from indicators.views.display import Html
from indicators.views.table import Column, Table
from indicators.views.target_columns import TargetColumns
from indicators.vocabulary.judging_scheme import STANDARD


def falling_due(known: Known, rows: Sequence[Standing], quarter: int) -> list[Standing]:
    """Choose the targets for a part of a year that ends in a quarter or the one after it.

    Parameters
    ----------
    known : Known
        What is known of a place for the year.
    rows : sequence of Standing
        The year's targets at the quarter's end.
    quarter : int
        The quarter at whose end one looks.

    Returns
    -------
    list of Standing
        By the time they are due; those of the year after are not due.
    """
    after, number = following(known.year, quarter)
    start = periods.parse(f"{known.year}-Q{quarter}").start
    end = periods.parse(f"{after}-Q{number}").end
    scheme = rows[0].tracked.scheme if rows else STANDARD
    if after != known.year:
        rows = [*rows, *map(_not_due, standing_rows(known.of_year(after), f"{after}-Q{number}", scheme))]
    found = [row for row in rows if row.tracked.aim == "milestone"]
    due = [row for row in found if start <= periods.parse(row.period).end <= end]
    return sorted(due, key=lambda row: periods.parse(row.period).end)


def _not_due(row: Standing) -> Standing:
    """Take from a target of the year after what is not known yet."""
    if row.status == CALLED_OFF:
        return row
    open_yet = replace(row.tracked, status="not_due", light="grey", reason=f"not_due:{row.period}")
    return replace(row, tracked=open_yet, observed=nan, gap=nan, observation_id="", other_ids=())


def following(year: int, quarter: int) -> tuple[int, int]:
    """Give the quarter after one.

    Examples
    --------
    >>> following(2023, 2), following(2023, 4)
    ((2023, 3), (2024, 1))
    """
    return (year + 1, 1) if quarter == 4 else (year, quarter + 1)


@dataclass(frozen=True)
class Milestones(TargetColumns):
    """The table of the milestones of two quarters."""

    def table(self, rows: Sequence[Standing], year: int, quarter: int) -> Table | Html:
        """List the milestones; a notice if the papers set none.

        Parameters
        ----------
        rows : sequence of Standing
            As `falling_due` gives them.
        year, quarter : int
            The quarter looked from.
        """
        this, after = (f"{y}-Q{q}" for y, q in ((year, quarter), following(year, quarter)))
        words = {"quarter": self.localizer.period(this), "next": self.localizer.period(after)}
        if not rows:
            return html_tables.notice(self.localizer.say("no_milestones", **words))
        columns: list[Column[Standing]] = [
            self.column("indicator", self.indicator),
            self.column("target", self.target, "number"),
            self.column("due", lambda row: cells.lines(self.localizer.period(row.period))),
            self.column("observed", self.observed, "number"),
            self.column("status", self.status),
            self.column("flags", self.remarks, "wide"),
            self.source(),
        ]
        return Table.of(rows, columns, self.localizer.say("milestone_table", **words))
