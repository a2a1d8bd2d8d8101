"""The views of `quarterly_report`: every target of a place's year at the end of a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from math import isfinite, nan

import pandas as pd

from indicators import periods
from indicators.analysis.consistency import finding_rows
from indicators.analysis.contribution import contribution_rows
from indicators.analysis.select import Known, know, year_without_targets
from indicators.analysis.standing import Standing, standing_rows
from indicators.charts.attainment import bullets
from indicators.tables.store import Tables
from indicators.views import html_tables
from indicators.views.base import Views
from indicators.views.citations import Citations
from indicators.views.consistency_findings import OF_THE_YEAR, ConsistencyFindings
from indicators.views.display import Chart, Charts, Html
from indicators.views.key_indicators import KeyIndicators
from indicators.views.localizer import Localizer
from indicators.views.milestones import Milestones, falling_due
from indicators.views.precedence import Precedence
from indicators.views.responsibility_tables import ResponsibilityTables
from indicators.views.status_by_quarter import StatusByQuarter
from indicators.views.summary import Summary
from indicators.views.table import Table
from indicators.views.target_columns import TargetColumns, figure_ids
from indicators.views.trajectory_charts import TrajectoryCharts
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.judging_scheme import STANDARD

YEAR_END = 4


@dataclass(frozen=True)
class QuarterlyReportViews(Views):
    """All views of one place and quarter.

    Parameters
    ----------
    known : Known
        What is known of the place for the year.
    quarter : int
        The quarter at whose end the targets are judged.
    scheme : str
        The scheme of the statuses.
    rows : tuple of Standing
        The year's targets, the rows of `indicators track`.
    """

    known: Known
    quarter: int
    scheme: str
    rows: tuple[Standing, ...]

    @classmethod
    def of(
        cls, tables: Tables, place: str, quarter: str, lang: str = "zh", scheme: str = STANDARD
    ) -> QuarterlyReportViews:
        """Hold the year's targets against the latest figures.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadPeriod
            If there is no such quarter, or the place has no targets of the year.
        BadParameter
            If the language is neither ``zh`` nor ``en``, or there is no such scheme.
        """
        localizer = Localizer(lang)
        year, number = periods.parse_quarter(quarter)
        known = know(tables, place, year, periods.parse(quarter).end)
        rows = tuple(standing_rows(known, quarter, scheme))
        if not rows:
            raise year_without_targets(tables, place, year)
        return cls(localizer, Citations(tables, lang), known, number, scheme, rows)

    @cached_property
    def seen(self) -> list[Standing]:
        """The targets with a figure to hold them against."""
        return [row for row in self.rows if row.is_seen]

    def summary(self) -> Html:
        """Say what the quarter says in a few sentences, with the targets counted by status."""
        summary = Summary(self.localizer, self.citations, self.rows)
        return summary.html(self.known.place, self.known.year, self._until(), self._ids())

    def key_indicators(self) -> Table | Html:
        """List the headline indicators with target, outcome, gap, light and a small picture."""
        caption = self.localizer.say("headline_table", **self._here())
        table = KeyIndicators(self.localizer, self.citations).table
        return table(self.rows, self.known.year, caption)

    def rates(self) -> Charts:
        """Draw the targets for growth and decline beside the outcome so far and last year's."""
        rates = [
            row for row in self.rows if row.measure in CHANGES and row.unit == "%" and isfinite(row.target)
        ]
        if not rates:
            return Charts((), self.localizer.say("no_rates"))
        rows = pd.DataFrame(map(self._drawn, rates)).drop_duplicates("indicator")
        key = "headline_caption" if rows["outcome"].notna().any() else "headline_caption_none"
        title = self.localizer.say("headline_title", year=self.known.year, **self._here())
        return Charts((Chart(bullets(rows, self.localizer.lang), title, self.localizer.say(key)),))

    def _drawn(self, row: Standing) -> dict[str, object]:
        """Give what is drawn of a rate: a fall lies left of zero."""
        way = -1.0 if row.measure == "decline" else 1.0
        return {
            "indicator_id": row.indicator_id,
            "indicator": row.indicator,
            "unit": row.unit,
            "target": way * row.target,
            "outcome": way * row.observed,
            "last_outcome": way * row.last_outcome if row.last_unit == "%" else nan,
            "aimed": self._columns.aimed(row),
            "reached": self._columns.reached(row),
        }

    def progress(self) -> Table | Html:
        """List the targets that a figure can be held against, with gap and status."""
        if not self.seen:
            return html_tables.notice(self.localizer.say("nothing_seen", until=self._until()))
        make = self._columns
        columns = [
            *make.first(self.known.year),
            make.last_outcome(self.known.year),
            self.column("observed", make.observed, "number"),
            self.column("gap", make.gap, "number"),
            # At the year's end nothing is left to be done.
            *([self.column("needs", make.needs)] if self.quarter < YEAR_END else []),
            self.column("status", make.status),
            self.column("flags", make.remarks, "wide"),
            make.source(),
        ]
        caption = self.localizer.say("progress_table", **self._here())
        return Table.of(self.seen, columns, caption)

    def status_by_quarter(self) -> Table | Html:
        """Lay out the states of the targets with a figure, a column a quarter of the year so far."""
        quarters = [f"{self.known.year}-Q{number}" for number in range(1, self.quarter)]
        earlier = [standing_rows(self.known, quarter, self.scheme) for quarter in quarters]
        caption = self.localizer.say("by_quarter_table", year=self.known.year, **self._here())
        table = StatusByQuarter(self.localizer, self.citations).table
        return table([*earlier, self.rows], self.known.year, caption)

    def plan_trajectories(self) -> Charts:
        """Draw the plan's path for every goal that the year speaks to."""
        year = self.known.year
        charts = TrajectoryCharts.of(
            self.known, year if self.quarter == YEAR_END else year - 1, self.localizer
        )
        goals = contribution_rows(self.known)
        found = tuple(filter(None, (charts.trajectory(row) or charts.need(row) for row in goals)))
        place = self.localizer.place(self.known.place)
        return Charts(found, self.localizer.say("no_plan", place=place, year=year))

    def unseen(self) -> Table:
        """List the targets without any figure of the year, with last year's outcome.

        That nothing was observed is said once, in the caption; any other reason stands in its row.
        """
        make = self._columns
        columns = [
            *make.first(self.known.year),
            make.last_outcome(self.known.year),
            self.column("status", make.status),
            self.column("flags", lambda row: self.notes(_uncommon(row.tracked.reason), row.flags), "wide"),
            make.source(),
        ]
        rows = [row for row in self.rows if not row.is_seen]
        return Table.of(rows, columns, self.localizer.say("unseen_table", until=self._until()))

    def precedence(self) -> Table | Html:
        """Set the province's targets beside the city's: the more demanding governs."""
        return Precedence(self.localizer, self.citations).table(self.known)

    def workload(self) -> Table | Html:
        """Count tasks, targets and their states by lead unit."""
        return self._responsibility.rolled_up("lead_unit")

    def leaders(self) -> Table | Html:
        """Count tasks, targets and their states by lead leader; a line if the papers name none."""
        return self._responsibility.rolled_up("lead_leader")

    def due(self) -> Table | Html:
        """List the targets set for a part of the year that ends in this quarter or the next."""
        rows = falling_due(self.known, self.rows, self.quarter)
        return Milestones(self.localizer, self.citations).table(rows, self.known.year, self.quarter)

    def findings(self) -> Table | Html:
        """List what does not go together in the year's targets and outcomes, with both sources."""
        found, place = finding_rows(self.known), self.localizer.place(self.known.place)
        caption = self.localizer.say("findings_year", place=place, year=self.known.year)
        return ConsistencyFindings(self.localizer, self.citations).table(found, caption, OF_THE_YEAR)

    def method(self) -> Html:
        """Say in short how the statuses come about, with the numbers used."""
        say, size = self.localizer.say, schemes().tolerances
        sentences = [
            say("method_rate"),
            say("method_flow"),
            say("method_stock"),
            say("method_limit"),
            say("method_stale"),
            say("method_tolerance", points=f"{size.approx_points:g}", pct=f"{size.approx_amount_pct:g}%"),
            say("method_scheme", scheme=self.localizer.scheme(self.scheme)),
        ]
        return Html(html_tables.bullets(map(escape, sentences), "links"), " ".join(sentences))

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.citations.papers_of(self._ids())

    @cached_property
    def _columns(self) -> TargetColumns:
        return TargetColumns(self.localizer, self.citations)

    @cached_property
    def _responsibility(self) -> ResponsibilityTables:
        return ResponsibilityTables(self.localizer, self.citations, self.known, self.rows)

    def _ids(self) -> list[str]:
        return [name for row in self.rows for name in figure_ids(row)]

    def _here(self) -> dict[str, str]:
        return {"place": self.localizer.place(self.known.place), "quarter": self._quarter()}

    def _quarter(self) -> str:
        return self.localizer.to_date(f"{self.known.year}-Q{self.quarter}")

    def _until(self) -> str:
        return self.localizer.say(f"until_{self.quarter}", year=self.known.year)


def _uncommon(reason: str) -> str:
    """Leave out of the reasons what the whole table is about, and what stands beside the target."""
    return ";".join(code for code in reason.split(";") if not code.startswith(("no_observation", "no_more")))
