"""What the papers say that does not go together, as a table with both sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite

import pandas as pd

from indicators.analysis.codes import explain
from indicators.tables.rows import Row, records
from indicators.views import html_tables
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.sort_keys import figure
from indicators.views.status_chips import chips, notes

KINDS = {
    "consistent": "good",
    "consistent_when_rounded": "good",
    "inconsistent": "bad",
    "contradictory": "bad",
    "wrong_way": "bad",
    "undetermined": "none",
}
# What a year's targets are about; the others check a plan within itself.
OF_THE_YEAR = ("target_and_outcome", "contradiction", "units", "words", "two_figures")


@dataclass(frozen=True)
class ConsistencyFindings:
    """Writes the rows of `analysis.consistency.findings`.

    Parameters
    ----------
    localizer : Localizer
        Words, names and figures in the page's language.
    citations : Citations
        Leads both figures to their words.
    """

    localizer: Localizer
    citations: Citations

    def table(self, rows: pd.DataFrame, caption: str, checks: Sequence[str] = ()) -> Html:
        """List findings, what does not go together first; a notice if there is none.

        Parameters
        ----------
        rows : DataFrame
            As `analysis.consistency.findings` gives them.
        caption : str
            What stands above the table.
        checks : sequence of str
            Only these; all if empty.
        """
        chosen = rows[rows["check"].isin(checks)] if checks else rows
        if chosen.empty:
            words = self.localizer.say("no_findings")
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        order = {"bad": 0, "watch": 1, "none": 2, "good": 3}
        found = sorted(records(chosen), key=lambda row: order[kind(row)])
        columns = [
            Column(self.localizer.head("indicator"), self._indicator),
            self._column("first"),
            self._column("second"),
            Column(
                self.localizer.head("status"),
                lambda row: chips(row["status"], kind(row), self.localizer.lang),
            ),
            Column(self.localizer.head("working"), self._working, "wide"),
            self.citations.column(lambda row: [row["first_id"], row["second_id"]]),
        ]
        return html_tables.table(found, columns, caption, self.localizer.say("findings_sub"))

    def _indicator(self, row: Row) -> str:
        return html_tables.lines(self.localizer.name(row), *explain(row["check"], self.localizer.lang))

    def _column(self, side: str) -> Column:
        told = figure(f"{side}_value", f"{side}_unit")
        return Column(self.localizer.head(side), lambda row: self._side(row, side), "number", told)

    def _side(self, row: Row, side: str) -> str:
        told = self.localizer.figure(row[f"{side}_value"], row[f"{side}_unit"])
        name = row[f"{side}_id"]
        return html_tables.lines(told or str(row[f"{side}_text"]), self.citations.of_figure(name).short)

    def _working(self, row: Row) -> str:
        told = ""
        if isfinite(row["exact"]):
            values = {key: row[key] for key in ("exact", "exact_low", "exact_high", "stated")}
            figures = {key: self.localizer.figure(value, row["rate_unit"]) for key, value in values.items()}
            working = self.localizer.say("finding_working", **figures)
            told = f"<small>{escape(working)}</small>"
        codes = ";".join(part for part in (row["reason"], row["flags"]) if part)
        return told + notes(codes, self.citations)


def kind(row: Row) -> str:
    """Say how grave a finding is: good, watch, bad or none.

    Examples
    --------
    >>> kind({"status": "below_last_outcome"}), kind({"status": "contradictory"})
    ('watch', 'bad')
    """
    return KINDS.get(row["status"], "watch")
