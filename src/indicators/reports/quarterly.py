"""The views of `quarterly_report`: every annual target of a place at the end of a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from indicators.analysis import attainment, consistency, contribution, pace, pathways
from indicators.analysis.select import Known, know
from indicators.charts.attainment import bullets
from indicators.reports import answering, due, markup, quarter_cells, roads
from indicators.reports.display import Chart, Charts, Html
from indicators.reports.explained import notes
from indicators.reports.figures import figure
from indicators.reports.findings import OF_THE_YEAR, Findings
from indicators.reports.governing import Governing
from indicators.reports.markup import Column
from indicators.reports.quarter_cells import IDS, KINDS, Cells
from indicators.reports.sources import Sources
from indicators.reports.speaker import Speaker
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.vocabulary import schemes, wording

RATES = ("growth", "decline")
YEAR_END = 4


@dataclass(frozen=True)
class QuarterViews:
    """All views of one place and quarter.

    Parameters
    ----------
    place, year, quarter, include_restricted
        As the notebook's parameters.
    voice : Speaker
        Speaks the page's language.
    tables : Tables
        The processed tables.
    rows : DataFrame
        As `analysis.pace.in_year` gives them.
    sources : Sources
        Leads every figure to its words.
    """

    place: str
    year: int
    quarter: int
    include_restricted: bool
    voice: Speaker
    tables: Tables
    rows: pd.DataFrame
    sources: Sources

    @classmethod
    def load(
        cls, place: str, year: int, quarter: int, lang: str = "zh", include_restricted: bool = False
    ) -> QuarterViews:
        """Read the tables and hold the year's targets against the latest figures.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadPeriod
            If there is no such quarter.
        BadParameter
            If the language is neither ``zh`` nor ``en``.
        """
        voice = Speaker(wording.check_language(lang))
        tables = Tables.load().shown(include_restricted)
        rows = pace.in_year(tables, place, year, quarter, include_restricted=include_restricted)
        return cls(place, year, quarter, include_restricted, voice, tables, rows, Sources.of(tables, lang))

    @property
    def seen(self) -> pd.DataFrame:
        """The targets with a figure to hold them against."""
        return self.rows[self.rows["observed"].notna()]

    def summary(self) -> Html:
        """Say what the quarter says, in facts, with the targets counted by state."""
        told = [
            self.voice.say(
                "quarter_count",
                place=self.place,
                year=self.year,
                rows=len(self.rows),
                quarter=self._quarter(),
                seen=len(self.seen),
            ),
            *self._widest(),
            *self._slack(),
        ]
        notice = "" if len(self.seen) else f'<p class="notice">{escape(self._nothing_seen())}</p>'
        scheme = self._scheme()
        cards = markup.cards(self._counts()) + f'<p class="note">{escape(scheme)}</p>'
        cards += self.sources.basis(self._ids())
        text = " ".join([*told, *([self._nothing_seen()] if notice else []), scheme])
        return Html(notice + markup.bullets(map(escape, told)) + cards, text)

    def headline(self) -> Charts:
        """Draw the targets for growth and decline beside the outcome so far and last year's."""
        is_rate = self.rows["measure"].isin(RATES) & (self.rows["unit"] == "%") & self.rows["target"].notna()
        rows = self.rows[is_rate].drop_duplicates("indicator")
        if rows.empty:
            return Charts((), self.voice.say("no_rates"))
        rows = rows.assign(
            outcome=rows["observed"], last_outcome=rows["last_outcome"].where(rows["last_unit"] == "%")
        )
        key = "headline_caption" if rows["outcome"].notna().any() else "headline_caption_none"
        title = self.voice.say("headline_title", place=self.place, year=self.year, quarter=self._quarter())
        return Charts((Chart(bullets(rows, self.voice.lang), title, self.voice.say(key)),))

    def progress(self) -> Html:
        """List the targets that a figure can be held against, with gap and status."""
        if self.seen.empty:
            return Html(f'<p class="notice">{escape(self._nothing_seen())}</p>', self._nothing_seen())
        cells = Cells(self.voice, self.sources)
        columns = [
            *cells.columns(self.year),
            Column(self.voice.head("observed"), cells.observed, "number", figure("observed")),
            Column(self.voice.head("gap"), cells.gap, "number", figure("gap", "gap_unit")),
            # At the year's end nothing is due by time any more.
            *([self._pace_column(cells)] if self.quarter < YEAR_END else []),
            Column(self.voice.head("status"), cells.status),
            Column(self.voice.head("flags"), cells.remarks, "wide"),
            cells.source(),
        ]
        caption = self.voice.say("progress_table", place=self.place, quarter=self._quarter())
        return markup.table(records(self.seen), columns, caption, self._scheme())

    def plan_roads(self) -> Charts:
        """Draw the plan's path for every goal that the year speaks to."""
        goals = contribution.plan_vs_annual(
            self.tables, self.place, self.year, include_restricted=self.include_restricted
        )
        steps = pathways.paths(self.tables, self.place, self.year, include_restricted=self.include_restricted)
        known = know(self.tables, self.place, self.year, self.include_restricted)
        charts = [self._road(row, steps, known) for row in records(goals)]
        found = tuple(chart for chart in charts if chart is not None)
        return Charts(found, self.voice.say("no_plan", place=self.place, year=self.year))

    def unseen(self) -> Html:
        """List the targets without any figure of the year, with last year's outcome.

        That nothing was observed is said once, in the caption; any other reason stands in its row.
        """
        cells = Cells(self.voice, self.sources)
        columns = [
            *cells.columns(self.year),
            Column(self.voice.head("flags"), lambda row: notes(_uncommon(row), self.sources), "wide"),
            cells.source(),
        ]
        rows = records(self.rows[self.rows["observed"].isna()])
        return markup.table(rows, columns, self.voice.say("unseen_table", quarter=self._quarter()))

    def governing(self) -> Html:
        """Set the province's targets beside the city's: the more demanding governs."""
        table = Governing(self.voice, self.sources)
        return table.table(self.tables, self.place, self.year, self.include_restricted)

    def workload(self) -> Html:
        """Count tasks, targets and their states by lead unit."""
        return self._answering().rolled_up(self.quarter, "lead_unit")

    def leaders(self) -> Html:
        """Count tasks, targets and their states by lead leader; a line if the papers name none."""
        return self._answering().rolled_up(self.quarter, "lead_leader")

    def due(self) -> Html:
        """List the targets set for a part of the year that ends in this quarter or the next."""
        rows = due.falling_due(self.tables, self.place, self.year, self.quarter, self.include_restricted)
        return due.table(rows, self.year, self.quarter, self.voice, self.sources)

    def findings(self) -> Html:
        """List what does not go together in the year's targets and outcomes, with both sources."""
        rows = consistency.findings(
            self.tables, self.place, self.year, include_restricted=self.include_restricted
        )
        caption = self.voice.say("findings_year", place=self.place, year=self.year)
        return Findings(self.voice, self.sources).table(rows, caption, OF_THE_YEAR)

    def method(self) -> Html:
        """Say in short how the statuses come about, with the numbers used."""
        scheme, size = schemes().by_name[attainment.SCHEME], schemes().tolerances
        told = [
            self.voice.say("method_rate"),
            self.voice.say("method_amount", elapsed=f"{25 * self.quarter}%"),
            self.voice.say("method_level"),
            self.voice.say(
                "method_tolerance", points=f"{size.approx_points:g}", pct=f"{size.approx_amount_pct:g}%"
            ),
            self.voice.say("method_scheme", scheme=scheme.zh if self.voice.lang == "zh" else scheme.en),
        ]
        return Html(markup.bullets(map(escape, told), "links"), " ".join(told))

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.sources.papers_of(self._ids())

    def _pace_column(self, cells: Cells) -> Column:
        return Column(self.voice.head("pace"), cells.pace, "number", cells.pace_figure)

    def _ids(self) -> list[str]:
        return [name for key in IDS for name in self.rows[key]]

    def _answering(self) -> answering.Answering:
        return answering.Answering(
            self.place, self.year, self.include_restricted, self.voice, self.tables, self.sources
        )

    def _road(self, row: Row, steps: pd.DataFrame, known: Known) -> Chart | None:
        until = self.year if self.quarter == YEAR_END else self.year - 1
        own = steps[steps["goal_id"] == row["goal_id"]]
        return roads.road(row, own, known, until, self.voice) or roads.needed(
            row, known, roads.span_of(row, self.tables), until, self.voice
        )

    def _quarter(self) -> str:
        return self.voice.period(f"{self.year}-Q{self.quarter}")

    def _nothing_seen(self) -> str:
        return self.voice.say("nothing_seen", quarter=self._quarter())

    def _scheme(self) -> str:
        scheme = schemes().by_name[attainment.SCHEME]
        return self.voice.say("scheme", scheme=scheme.zh if self.voice.lang == "zh" else scheme.en)

    def _counts(self) -> list[tuple[int, str, str]]:
        counts = self.rows["status"].value_counts()
        return [
            (int(counts[status]), quarter_cells.status_words(status, self.voice.lang), KINDS[status])
            for status in KINDS
            if status in counts
        ]

    def _widest(self) -> list[str]:
        """Tell of the rate furthest below its target."""
        rates = self.seen[self.seen["measure"].isin(RATES) & self.seen["gap"].lt(0)]
        if rates.empty:
            return []
        row = records(rates.loc[[rates["gap"].idxmin()]])[0]
        return [
            self.voice.say(
                "widest_gap",
                name=self.voice.name(row),
                period=self.voice.period(row["observed_period"]),
                observed=self.voice.figure(row["observed"], row["unit"], row["observed_comparator"]),
                target=self.voice.figure(row["target"], row["unit"], row["comparator"]),
                gap=self.voice.figure(-row["gap"], row["gap_unit"]),
            )
        ]

    def _slack(self) -> list[str]:
        """Tell of the targets that stand below what the year before already brought."""
        slack = self.rows[self.rows["flags"].str.contains("below_last_outcome")]
        if slack.empty:
            return []
        return [self.voice.say("below_last", count=len(slack), names=self.voice.names(slack, 4))]


def _uncommon(row: Row) -> str:
    """Join flags and reasons, but for the one the whole table is about."""
    codes = [*str(row["reason"]).split(";"), *str(row["flags"]).split(";")]
    return ";".join(code for code in codes if code and not code.startswith("no_observation"))
