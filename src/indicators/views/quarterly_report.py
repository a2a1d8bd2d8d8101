"""The views of `quarterly_report`: every annual target of a place at the end of a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from indicators import periods
from indicators.analysis import attainment, pace
from indicators.analysis.consistency import finding_rows
from indicators.analysis.contribution import contribution_rows
from indicators.analysis.select import know, year_without_targets
from indicators.analysis.terms import CHANGES
from indicators.charts.attainment import bullets
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import html_tables, milestones, responsibility_tables
from indicators.views.citations import Citations
from indicators.views.consistency_findings import OF_THE_YEAR, ConsistencyFindings
from indicators.views.display import Chart, Charts, Html
from indicators.views.key_indicators import Headline
from indicators.views.localizer import Localizer
from indicators.views.precedence import Governing
from indicators.views.status_by_quarter import ByQuarter
from indicators.views.status_chips import remarks
from indicators.views.summary import Opening
from indicators.views.table import Column, Table
from indicators.views.target_columns import IDS, Cells
from indicators.views.trajectory_charts import TrajectoryCharts
from indicators.vocabulary import page_words, schemes

YEAR_END = 4


@dataclass(frozen=True)
class QuarterViews:
    """All views of one place and quarter.

    Parameters
    ----------
    place, year, quarter
        As the notebook's parameters.
    localizer : Localizer
        Speaks the page's language.
    tables : Tables
        The processed tables.
    rows : DataFrame
        As `analysis.pace.in_year` gives them.
    citations : Citations
        Leads every figure to its words.
    """

    place: str
    year: int
    quarter: int
    localizer: Localizer
    tables: Tables
    rows: pd.DataFrame
    citations: Citations

    @classmethod
    def of(cls, tables: Tables, place: str, quarter: str, lang: str = "zh") -> QuarterViews:
        """Hold the year's targets against the latest figures.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadPeriod
            If there is no such quarter, or the place has no targets of the year.
        BadParameter
            If the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(page_words.check_language(lang))
        year, number = periods.parse_quarter(quarter)
        rows = pace.in_year(tables, place, year, number)
        if rows.empty:
            raise year_without_targets(tables, place, year)
        return cls(place, year, number, localizer, tables, rows, Citations.of(tables, lang))

    @property
    def seen(self) -> pd.DataFrame:
        """The targets with a figure to hold them against."""
        return self.rows[self.rows["observed"].notna()]

    def summary(self) -> Html:
        """Say what the quarter says in three sentences, with the targets counted by state."""
        opening = Opening(self.rows, self.localizer, self.citations)
        return opening.html(self.place, self.year, self._quarter(), self._scheme(), self._ids())

    def headline(self) -> Table | Html:
        """List the headline indicators with target, outcome, gap, light and a small picture."""
        caption = self.localizer.say("headline_table", **self._here())
        return Headline(self._cells()).table(self.rows, self.year, caption, self._scheme())

    def rates(self) -> Charts:
        """Draw the targets for growth and decline beside the outcome so far and last year's."""
        is_rate = (
            self.rows["measure"].isin(CHANGES) & (self.rows["unit"] == "%") & self.rows["target"].notna()
        )
        rows = self.rows[is_rate].drop_duplicates("indicator")
        if rows.empty:
            return Charts((), self.localizer.say("no_rates"))
        rows = rows.assign(
            outcome=rows["observed"], last_outcome=rows["last_outcome"].where(rows["last_unit"] == "%")
        )
        key = "headline_caption" if rows["outcome"].notna().any() else "headline_caption_none"
        title = self.localizer.say("headline_title", year=self.year, **self._here())
        return Charts((Chart(bullets(rows, self.localizer.lang), title, self.localizer.say(key)),))

    def progress(self) -> Table | Html:
        """List the targets that a figure can be held against, with gap and status."""
        if self.seen.empty:
            return html_tables.notice(self.localizer.say("nothing_seen", quarter=self._quarter()))
        cells = self._cells()
        columns = [
            *cells.columns(self.year),
            Column(self.localizer.head("observed"), cells.observed, "number"),
            Column(self.localizer.head("gap"), cells.gap, "number"),
            # At the year's end nothing is due by time any more.
            *([Column(self.localizer.head("pace"), cells.pace, "number")] if self.quarter < YEAR_END else []),
            Column(self.localizer.head("status"), cells.status),
            Column(self.localizer.head("flags"), cells.remarks, "wide"),
            cells.source(),
        ]
        caption = self.localizer.say("progress_table", **self._here())
        return Table.of(records(self.seen), columns, caption, self._scheme())

    def by_quarter(self) -> Table | Html:
        """Lay out the states of the targets with a figure, a column a quarter of the year so far."""
        earlier = [
            pace.in_year(self.tables, self.place, self.year, number) for number in range(1, self.quarter)
        ]
        caption = self.localizer.say("by_quarter_table", year=self.year, **self._here())
        return ByQuarter(self._cells()).table([*earlier, self.rows], self.year, caption, self._scheme())

    def plan_trajectories(self) -> Charts:
        """Draw the plan's path for every goal that the year speaks to."""
        known = know(self.tables, self.place, self.year)
        until = self.year if self.quarter == YEAR_END else self.year - 1
        charts = TrajectoryCharts.of(known, until, self.localizer)
        goals = contribution_rows(known)
        found = tuple(filter(None, (charts.trajectory(row) or charts.need(row) for row in goals)))
        return Charts(
            found, self.localizer.say("no_plan", place=self.localizer.place(self.place), year=self.year)
        )

    def unseen(self) -> Table:
        """List the targets without any figure of the year, with last year's outcome.

        That nothing was observed is said once, in the caption; any other reason stands in its row.
        """
        cells = self._cells()
        columns = [
            *cells.columns(self.year),
            Column(self.localizer.head("flags"), lambda row: remarks(_uncommon(row), self.citations), "wide"),
            cells.source(),
        ]
        rows = records(self.rows[self.rows["observed"].isna()])
        return Table.of(rows, columns, self.localizer.say("unseen_table", quarter=self._quarter()))

    def governing(self) -> Table | Html:
        """Set the province's targets beside the city's: the more demanding governs."""
        table = Governing(self.localizer, self.citations)
        return table.table(self.tables, self.place, self.year)

    def workload(self) -> Table | Html:
        """Count tasks, targets and their states by lead unit."""
        return self._responsibility().rolled_up("lead_unit")

    def leaders(self) -> Table | Html:
        """Count tasks, targets and their states by lead leader; a line if the papers name none."""
        return self._responsibility().rolled_up("lead_leader")

    def due(self) -> Table | Html:
        """List the targets set for a part of the year that ends in this quarter or the next."""
        rows = milestones.falling_due(self.tables, self.place, self.year, self.quarter)
        return milestones.table(rows, self.year, self.quarter, self.localizer, self.citations)

    def findings(self) -> Table | Html:
        """List what does not go together in the year's targets and outcomes, with both sources."""
        found = finding_rows(know(self.tables, self.place, self.year))
        caption = self.localizer.say("findings_year", place=self.localizer.place(self.place), year=self.year)
        return ConsistencyFindings(self.localizer, self.citations).table(found, caption, OF_THE_YEAR)

    def method(self) -> Html:
        """Say in short how the statuses come about, with the numbers used."""
        scheme, size = schemes().by_name[attainment.SCHEME], schemes().tolerances
        told = [
            self.localizer.say("method_rate"),
            self.localizer.say("method_amount", elapsed=f"{25 * self.quarter}%"),
            self.localizer.say("method_level"),
            self.localizer.say(
                "method_tolerance", points=f"{size.approx_points:g}", pct=f"{size.approx_amount_pct:g}%"
            ),
            self.localizer.say(
                "method_scheme", scheme=scheme.zh if self.localizer.lang == "zh" else scheme.en
            ),
        ]
        return Html(html_tables.bullets(map(escape, told), "links"), " ".join(told))

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.citations.papers_of(self._ids())

    def _ids(self) -> list[str]:
        return [name for key in IDS for name in self.rows[key]]

    def _responsibility(self) -> responsibility_tables.ResponsibilityTables:
        known = know(self.tables, self.place, self.year)
        return responsibility_tables.ResponsibilityTables(
            self.localizer, self.citations, known, attainment.quarter_rows(known, self.quarter)
        )

    def _cells(self) -> Cells:
        return Cells(self.localizer, self.citations)

    def _here(self) -> dict[str, str]:
        return {"place": self.localizer.place(self.place), "quarter": self._quarter()}

    def _quarter(self) -> str:
        return self.localizer.period(f"{self.year}-Q{self.quarter}")

    def _scheme(self) -> str:
        scheme = schemes().by_name[attainment.SCHEME]
        return self.localizer.say("scheme", scheme=scheme.zh if self.localizer.lang == "zh" else scheme.en)


def _uncommon(row: Row) -> str:
    """Join flags and reasons, but for the one the whole table is about."""
    codes = [*str(row["reason"]).split(";"), *str(row["flags"]).split(";")]
    return ";".join(code for code in codes if code and not code.startswith("no_observation"))
