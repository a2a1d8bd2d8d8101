"""The columns that the quarterly tables share: a year's target, its latest figure, gap, pace and status."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from indicators.analysis.attainment import Judged
from indicators.analysis.pace import InYear
from indicators.views import cells, status_chips
from indicators.views.base import Views
from indicators.views.cells import Cell, Chip, Figure
from indicators.views.table import Column

REST_SIGNS = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}


def figure_ids(row: Judged) -> tuple[str, str, str]:
    """Give the ids of the figures that a row rests on; "" for what it has not."""
    return row.target_id, row.observation_id, row.last_id


@dataclass(frozen=True)
class TargetColumns(Views):
    """Makes the columns of tables of targets at a quarter's end."""

    def first(self, year: int) -> list[Column[InYear]]:
        """Give the columns that every quarterly table begins with: indicator and target."""
        head = self.localizer.say("head_target_of", year=year)
        return [self.column("indicator", self.indicator), Column(head, self.target, "number")]

    def last_outcome(self, year: int) -> Column[InYear]:
        """Give the column of the outcome of the year before."""
        return Column(
            self.localizer.say("head_outcome_of", year=year - 1),
            lambda row: self.localizer.amount(row.last_outcome, row.last_unit),
            "number",
        )

    def source(self) -> Column[InYear]:
        """Give the column of the row's sources."""
        return self.citations.cited_column(figure_ids)

    def indicator(self, row: InYear) -> Cell:
        """Name the indicator, with the task and the word of will."""
        task = self.localizer.say("task_number", number=row.task) if row.task else ""
        return self.localizer.indicator(row, cells.SEPARATOR.join(filter(None, (task, row.modality))))

    def target(self, row: InYear) -> Cell:
        """Write the target; a relational one in its own words."""
        words = self.localizer.span(row.target, row.target_high, row.unit, row.comparator)
        measure = self.localizer.say(f"measure_{row.measure}") if isfinite(row.target) else ""
        return cells.lines(words or row.text, measure, figure=Figure.of(row.target, row.unit))

    def observed(self, row: InYear) -> Cell:
        """Write the latest figure, with its period and how settled it is; nothing where there is none."""
        if not isfinite(row.observed):
            return Cell()
        period = self.localizer.period(row.observed_period)
        settled = self.localizer.say(f"settled_{row.observed_status}")
        return self.localizer.amount(row.observed, row.unit, row.observed_comparator, period, settled)

    def gap(self, row: InYear) -> Cell:
        """Write the distance to the target with its sign, and the share done."""
        if not isfinite(row.gap):
            return Cell()
        is_amount = row.measure == "increment" and isfinite(row.attained_pct)
        done = self.localizer.say("attained", share=self.localizer.pct(row.attained_pct)) if is_amount else ""
        figure = Figure(row.gap, row.gap_unit)
        return cells.lines(self.localizer.signed(row.gap, row.gap_unit), done, figure=figure)

    def pace(self, row: InYear) -> Cell:
        """Write what is due by now and how far the figure is from it, or what the rest of the year needs."""
        if isfinite(row.rest_growth_pct):
            # Of “more than 20 %” so far the rest needs less than the figure says.
            sign = REST_SIGNS.get(row.observed_comparator, "approx")
            weights = self.localizer.say(f"weighed_{row.passed_source}")
            return self.localizer.amount(
                row.rest_growth_pct, "%", sign, self.localizer.say("rest_needs"), weights
            )
        figure = Figure.of(row.shortfall_pct, "%")
        if not isfinite(row.due):
            return Cell(figure=figure)
        due = self.localizer.say("due_by_now", amount=self.localizer.figure(row.due, row.unit))
        gap = row.shortfall_pct
        sign = "+" if gap > 0 else "−" if gap < 0 else ""
        return cells.lines(sign + self.localizer.pct(abs(gap)), due, figure=figure)

    def chip(self, row: InYear) -> Chip:
        """Give the status with its light."""
        return status_chips.chip(row.status, self.localizer.lang, row.scheme)

    def status(self, row: InYear) -> Cell:
        """Write the status."""
        return cells.chips(self.chip(row))

    def remarks(self, row: InYear) -> Cell:
        """List what to beware of, with what the source itself claims of the year."""
        return cells.joined(self.notes(row.flags), cells.lines("", row.claim))
