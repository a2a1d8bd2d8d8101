"""The cells of the quarterly tables."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from indicators.tables.rows import Row
from indicators.views import cells, status_chips
from indicators.views.cells import Cell, Chip, Figure
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.views.status_chips import remarks
from indicators.views.table import Column

IDS = ("target_id", "observation_id", "last_id")
REST_SIGNS = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}


def status_words(status: str, lang: str, scheme: str = "in_year") -> str:
    """Name a status as schemes.yaml does."""
    return status_chips.chip(status, lang, scheme).text


def kind_of(status: str, scheme: str = "in_year") -> str:
    """Give the kind of chip that shows a status's light."""
    return status_chips.chip(status, "zh", scheme).light


@dataclass(frozen=True)
class Cells:
    """Writes the cells of one row of `analysis.attainment.quarter`.

    Parameters
    ----------
    localizer : Localizer
        Speaks the page's language.
    citations : Citations
        Leads every figure to its words.
    """

    localizer: Localizer
    citations: Citations

    def columns(self, year: int) -> list[Column[Row]]:
        """Give the columns every quarterly table begins with: indicator, target, last year's outcome."""
        return [
            Column(self.localizer.head("indicator"), self.indicator),
            Column(self.localizer.say("head_target_of", year=year), self.target, "number"),
            Column(self.localizer.say("head_outcome_of", year=year - 1), self.last, "number"),
        ]

    def indicator(self, row: Row) -> Cell:
        """Name the indicator, with the word of will and the task."""
        task = self.localizer.say("task_number", number=row["task"]) if row["task"] else ""
        return cells.lines(
            self.localizer.name(row), " · ".join(part for part in (task, row["modality"]) if part)
        )

    def target(self, row: Row) -> Cell:
        """Write the target; a relational one in its own words."""
        told = self.localizer.span(row["target"], row["target_high"], row["unit"], row["comparator"])
        kind = self.localizer.say(f"measure_{row['measure']}") if isfinite(row["target"]) else ""
        figure = Figure.of(row["target"], row["unit"])
        return cells.lines(told or str(row["text"]), kind, figure=figure)

    def last(self, row: Row) -> Cell:
        """Write the outcome of the year before."""
        return self.amount(row["last_outcome"], row["last_unit"])

    def observed(self, row: Row) -> Cell:
        """Write the latest figure, with its period and how settled it is; nothing where there is none."""
        if not isfinite(row["observed"]):
            return Cell()
        told = self.localizer.figure(row["observed"], row["unit"], row["observed_comparator"])
        status = self.localizer.say(f"settled_{row['observed_status']}")
        figure = Figure.of(row["observed"], row["unit"])
        return cells.lines(told, self.localizer.period(row["observed_period"]), status, figure=figure)

    def gap(self, row: Row) -> Cell:
        """Write the distance to the target with its sign, and the share done."""
        if not isfinite(row["gap"]):
            return Cell()
        sign = "+" if row["gap"] > 0 else "−" if row["gap"] < 0 else ""
        amount = self.localizer.figure(abs(row["gap"]), row["gap_unit"])
        is_amount = row["measure"] == "increment" and isfinite(row["attained_pct"])
        done = (
            self.localizer.say("attained", share=self.localizer.pct(row["attained_pct"])) if is_amount else ""
        )
        return cells.lines(sign + amount, done, figure=Figure.of(row["gap"], row["gap_unit"]))

    def pace(self, row: Row) -> Cell:
        """Write what is due by now and how far the figure is from it, or what the rest of the year needs."""
        if isfinite(row["rest_growth_pct"]):
            # Of “more than 20 %” so far the rest needs less than the figure says.
            sign = REST_SIGNS.get(row["observed_comparator"], "approx")
            amount = self.localizer.figure(row["rest_growth_pct"], "%", sign)
            weighed = self.localizer.say(f"weighed_{row['passed_source']}")
            figure = Figure.of(row["rest_growth_pct"], "%")
            return cells.lines(amount, self.localizer.say("rest_needs"), weighed, figure=figure)
        figure = Figure.of(row["shortfall_pct"], "%")
        if not isfinite(row["due"]):
            return Cell(figure=figure)
        due = self.localizer.say("due_by_now", amount=self.localizer.figure(row["due"], row["unit"]))
        gap = row["shortfall_pct"]
        sign = "+" if gap > 0 else "−" if gap < 0 else ""
        return cells.lines(sign + self.localizer.pct(abs(gap)), due, figure=figure)

    def amount(self, value: float, unit: str) -> Cell:
        """Write a figure alone; nothing where there is none."""
        return cells.lines(self.localizer.figure(value, unit), figure=Figure.of(value, unit))

    def chip(self, row: Row) -> Chip:
        """Give the status with its light."""
        return status_chips.chip(row["status"], self.localizer.lang, row["scheme"])

    def status(self, row: Row) -> Cell:
        """Write the status."""
        return cells.chips(self.chip(row))

    def remarks(self, row: Row) -> Cell:
        """List what to beware of, with what the source itself claims of the year."""
        claim = cells.lines("", row["claim"])
        return cells.joined(remarks(row["flags"], self.citations), claim)

    def source(self) -> Column[Row]:
        """Give the column of the row's citations."""
        return self.citations.cited_column(lambda row: [row[key] for key in IDS])
