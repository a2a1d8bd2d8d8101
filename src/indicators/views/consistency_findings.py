"""What the papers say that does not go together, as a table with both sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.papers.finding import Finding
from indicators.analysis.reason_codes import explain
from indicators.tables.contract.records import Observation, Target
from indicators.views.amount_words import bounded, measured_amount, target_words, unsigned_change
from indicators.views.cells import Cell, Figure, Text, joined, lines
from indicators.views.display import Html
from indicators.views.goal_words import goal_words
from indicators.views.html_tables import notice
from indicators.views.table import Table
from indicators.views.view_base import Views
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import MULTIPLES

ORDER = ("red", "yellow", "watch", "grey", "green")
# What a year's targets are about; the others check a plan within itself.
TWO_FIGURES = "two_figures"
OF_THE_YEAR = ("target_and_outcome", "contradiction", "old_value", "units", "words", TWO_FIGURES)


@dataclass(frozen=True)
class ConsistencyFindings(Views):
    """The table of `analysis.papers.consistency.finding_rows`."""

    def table(self, rows: Sequence[Finding], caption: str, checks: Sequence[str] = ()) -> Table | Html:
        """List findings, what does not go together first; a notice if there is none.

        Parameters
        ----------
        checks : sequence of str
            Only these; all if empty.
        """
        chosen = [row for row in rows if row.check in checks or not checks]
        if not chosen:
            return notice(self.say("no_findings"))
        columns = [
            self.column("indicator", self._indicator),
            self.column("first", self._first, "number"),
            self.column("second", self._second, "number"),
            self.column("status", lambda row: self.statuses(row.status)),
            self.column("working", self._working, "wide"),
            self.citations.cited_column(lambda row: [row.first_id, row.second_id]),
        ]
        found = sorted(chosen, key=lambda row: ORDER.index(schemes().status(row.status).light))
        return Table.of(found, columns, caption, self.say("findings_sub"))

    def _indicator(self, row: Finding) -> Cell:
        # Two figures of one time: which time is not the page's where they are of a year before.
        time = [self.localizer.period(row.period)] if row.check == TWO_FIGURES else []
        return self.localizer.indicator(row, *explain(row.check, self.localizer.lang), *time)

    def _first(self, row: Finding) -> Cell:
        return self._side(row.first_value, row.first_unit, row.first_text, row.first_id)

    def _second(self, row: Finding) -> Cell:
        told_by = row.goal_id or row.second_id
        return self._side(row.second_value, row.second_unit, row.second_text, row.second_id, told_by)

    def _side(self, value: float, unit: str, text: str, name: str, told_by: str = "") -> Cell:
        words = self._told(value, unit, told_by or name) or text
        return lines(words, self.citations.of_figure(name).short, figure=Figure.of(value, unit))

    def _told(self, value: float, unit: str, name: str) -> str:
        """Write a figure with what it measures and how it binds; "" where there is none."""
        figure = self.citations.figure(name)
        if figure is None or not _is_own(figure, value, unit):
            # The source of a growth that is worked out tells the growth, not the amounts at both ends.
            return self.localizer.figure(value, unit)
        if isinstance(figure, Target) and figure.horizon == "plan":
            return goal_words(self.localizer, figure, value, unit)
        if isinstance(figure, Target) and figure.unit in MULTIPLES:
            return target_words(self.localizer, figure)
        measure, value = unsigned_change(figure.measure, value)
        return measured_amount(self.localizer, measure, bounded(self.localizer, value, unit, figure), figure)

    def _working(self, row: Finding) -> Cell:
        remarks = self.notes(row.reason, row.flags)
        if not isfinite(row.exact):
            return remarks
        values = {name: getattr(row, name) for name in ("exact", "exact_low", "exact_high", "stated")}
        figures = {name: self.localizer.figure(value, row.rate_unit) for name, value in values.items()}
        goal = self.citations.figure(row.second_id)
        if isinstance(goal, Target) and _is_own(goal, row.stated, row.rate_unit):
            figures["stated"] = goal_words(self.localizer, goal, row.stated, row.rate_unit)
        key = "finding_exact" if figures["exact_low"] == figures["exact_high"] else "finding_working"
        working = self.say(key, **figures)
        return joined(Cell((Text(working, "small"),)), remarks)


def _is_own(figure: Target | Observation, value: float, unit: str) -> bool:
    """Whether a value in a unit of display is that of a figure."""
    shown, factor = displayed(figure.indicator_id, figure.canonical_unit)
    return shown == unit and tidy(figure.canonical_low * factor) == tidy(value)
