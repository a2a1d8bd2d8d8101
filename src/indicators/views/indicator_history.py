"""The views of `indicator_history`: what an indicator is, and all its figures, in a chart a measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

from indicators import periods
from indicators.analysis.display_units import displayed
from indicators.analysis.indicator_history import HistoryRow, history
from indicators.charts import indicator_history as drawing
from indicators.charts.indicator_history import Point
from indicators.tables.store import Tables
from indicators.views import cells
from indicators.views.amount_words import bounded, measured_amount, unsigned_change
from indicators.views.cells import Cell, Figure, Text
from indicators.views.citations import Citations
from indicators.views.display import Chart, Charts, Html
from indicators.views.localizer import Localizer
from indicators.views.rank_words import RankWords
from indicators.views.replaced_targets import change_words
from indicators.views.table import Column, Table
from indicators.views.view_base import Views
from indicators.vocabulary import indicators, places
from indicators.vocabulary.column_values import OVER_YEARS
from indicators.vocabulary.indicator_catalogue import Indicator

# Amounts of parts of a year stand in no line with those of whole years.
RATES = ("growth", "share")
DIRECTIONS = {1: "direction_up", -1: "direction_down", 0: "direction_none"}
ABOVE = ("country", "province")
KINDS = ("outcome", "part", "target", "goal")


@dataclass(frozen=True)
class IndicatorHistoryViews(Views):
    """All views of one indicator."""

    entry: Indicator
    rows: Sequence[HistoryRow]

    @classmethod
    def of(cls, tables: Tables, indicator: str, lang: str = "zh") -> IndicatorHistoryViews:
        """Gather what is known of an indicator.

        Raises
        ------
        BadParameter
            If nothing is known of such an indicator, or the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(lang)
        rows = history(tables, indicator)
        citations = Citations(tables, lang, is_many_places=True)
        return cls(localizer, citations, indicators().by_id[indicator], rows)

    def definition(self) -> Table:
        """Say what the indicator is: names, unit, price basis, direction, what it adds up to."""
        columns: list[Column[tuple[str, str]]] = [
            self.column("property", lambda row: cells.lines(row[0])),
            self.column("content", lambda row: cells.lines(row[1]), "wide"),
        ]
        facts = [(self.say(f"history_{key}"), words) for key, words in self._facts() if words]
        return Table.of(facts, columns, self.say("definition_table", name=self._name))

    def charts(self) -> Charts:
        """Draw outcomes, annual targets and plan goals of every place over time, a chart a measure."""
        groups: dict[tuple[str, str, str], list[HistoryRow]] = {}
        for row in self.rows:
            if isfinite(row.value):
                groups.setdefault((row.measure, row.unit, row.series), []).append(row)
        drawn = [self._chart(rows) for rows in groups.values()]
        return Charts(tuple(filter(None, drawn)), self.say("no_history_chart"))

    def figures(self) -> Table:
        """List every figure, annual target and goal with its source and what contradicts it."""
        columns: list[Column[HistoryRow]] = [
            self.column("place", lambda row: cells.lines(self.localizer.place(row.place))),
            self.column("when", self._when),
            self.column("kind_of_figure", lambda row: cells.lines(self.say(f"history_{row.kind}"))),
            self.column("figure", self._figure, "number"),
            self.column("flags", self._remarks, "wide"),
            self.citations.cited_column(_ids),
        ]
        caption = self.say("history_table", name=self._name)
        sub = self.say("history_sub", count=len(self.rows), places=len({r.place for r in self.rows}))
        return Table.of(self.rows, columns, caption, sub)

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.citations.papers_of(name for row in self.rows for name in _ids(row))

    @property
    def _name(self) -> str:
        return self.entry.name if self.localizer.lang == "zh" else self.entry.english

    def _measure(self, measure: str) -> str:
        """Name a measure; an amount is that of the year or at its end, a rate or a mean is neither."""
        is_amount = measure == "level" and self.entry.accumulates in ("flow", "stock")
        told = self.localizer.kind(self.entry.accumulates, measure) if is_amount else ""
        return told or self.say(f"measure_{measure}")

    def _facts(self) -> Iterator[tuple[str, str]]:
        entry = self.entry
        yield "name", entry.name
        yield "english", entry.english
        yield "aliases", self.localizer.joined(entry.plain_aliases)
        yield "unit", entry.display
        yield "usual_measure", self._measure(entry.measure)
        yield "accumulates", self.say(f"accumulates_{entry.accumulates}")
        yield "direction", self.say(DIRECTIONS[entry.direction])
        yield "price_basis", self.say(f"price_{entry.price_basis}") if entry.price_basis else ""
        yield "series", self.localizer.joined(entry.series)
        if entry.sdg:
            relation = self.say(f"sdg_{entry.sdg.relation}")
            yield "sdg", self.say("history_goal_of_sdg", target=entry.sdg.target, relation=relation)
        yield "id", entry.id

    def _chart(self, rows: Sequence[HistoryRow]) -> Chart | None:
        """Draw what is known by one measure; None for a single point."""
        first = rows[0]
        # Beside the amounts of a province those of its cities are one flat line.
        beside = rows if first.measure in RATES else [row for row in rows if not _is_above(row)] or rows
        points = [point for row in beside if row.row_id not in self._replaced and (point := self._point(row))]
        if len(points) < 2:
            return None
        unit, _ = displayed(self.entry.id, first.unit)
        is_rate = first.measure == "growth"
        measure = self.say("history_rate") if is_rate else self._measure(first.measure)
        title = self.say("history_chart", name=first.series or self._name, measure=measure)
        order = list(dict.fromkeys(self.localizer.place(row.place) for row in self.rows))
        drawn = drawing.lines(points, unit, self.localizer.lang, order)
        caption = self._caption(beside, points)
        left_out = self.say("history_without_province") if len(beside) < len(rows) else ""
        return Chart(drawn, title, caption + left_out)

    def _caption(self, rows: Sequence[HistoryRow], points: Sequence[Point]) -> str:
        """Say what the marks are, and in words the last whole year of each place."""
        there = {point.kind for point in points}
        marks = self.localizer.joined(self.say(f"mark_{kind}") for kind in KINDS if kind in there)
        last: dict[str, HistoryRow] = {}
        for row in rows:
            if row.kind == "outcome" and row.time.kind == "year":
                last[row.place] = row
        named = (
            self.say(
                "history_last",
                place=self.localizer.place(row.place),
                period=self.localizer.period(row.period),
                amount=self._told(row),
            )
            for row in last.values()
        )
        told = (
            self.say("history_latest", latest=self.localizer.joined(named))
            if last
            else self.say("history_no_year")
        )
        return self.say("history_marks", marks=marks) + told

    def _point(self, row: HistoryRow) -> Point | None:
        """Place a row in the chart of its measure; None where it has no place in a line of years."""
        time, (_, factor) = row.time, displayed(self.entry.id, row.unit)
        at, value = time.end.year - 1 + time.end.month / 12, row.value * factor
        place = self.localizer.place(row.place)
        words = f"{place} {self.localizer.period(row.period)} {self._told(row)}"
        if row.kind == "goal":
            start = self._start(row)
            return Point(place, "goal", at, value, words, start[0], start[1] * factor) if start else None
        if row.basis in OVER_YEARS and len(time.years) > 1:
            return None
        if time.kind == "year":
            return Point(place, "outcome" if row.kind == "outcome" else "target", at, value, words)
        is_to_date = time.start.month == 1 and len(time.years) == 1
        if row.kind == "outcome" and is_to_date and row.measure in RATES:
            return Point(place, "part", at, value, words)
        return None

    def _start(self, row: HistoryRow) -> tuple[float, float] | None:
        """Say when and where a goal's line begins: at its base, or level over the years of an average."""
        if isfinite(row.base) and row.base_period:
            return float(periods.parse(row.base_period).end.year), row.base
        years = row.time.years
        return (float(years[0]), row.value) if row.basis in ("cagr", "annual") and len(years) > 1 else None

    def _told(self, row: HistoryRow) -> str:
        """Write a figure with what it measures, as papers do; a negative growth is a fall."""
        if not isfinite(row.value):
            return self.localizer.relation(row.text)
        measure, value = unsigned_change(row.measure, row.value)
        figure = self.citations.figure(row.row_id)
        amount = bounded(self.localizer, value, row.unit, figure) if figure else ""
        over = self.say(f"basis_{row.basis}") if row.basis in OVER_YEARS else ""
        return over + measured_amount(self.localizer, measure, amount, figure)

    def _when(self, row: HistoryRow) -> Cell:
        return Cell((Text(self.localizer.period(row.period)),))

    def _figure(self, row: HistoryRow) -> Cell:
        return cells.lines(self._told(row), row.series, figure=Figure.of(row.value, row.unit))

    def _remarks(self, row: HistoryRow) -> Cell:
        quality = (
            self.say(f"quality_{row.source_quality}") if row.source_quality not in ("", "official") else ""
        )
        estimated = self.say("history_estimate") if row.status == "estimate" else ""
        other = [self.say("contradicted_by", figure=self.citations.brief(name)) for name in row.other_ids]
        target = self.citations.target
        changed = change_words(target(row.row_id), target, self.localizer) if row.kind != "outcome" else []
        rank = self._ranks.words(row.row_id) if row.kind == "outcome" else ""
        return cells.notes(filter(None, [rank, *changed, quality, estimated, *other]))

    @cached_property
    def _ranks(self) -> RankWords:
        return RankWords(self.localizer, self.citations)

    @cached_property
    def _replaced(self) -> frozenset[str]:
        return frozenset(self.citations.target(r.row_id).revises for r in self.rows if r.kind != "outcome")


def _is_above(row: HistoryRow) -> bool:
    found = places().resolve(row.place)
    return found is not None and found.level in ABOVE


def _ids(row: HistoryRow) -> list[str]:
    return [row.row_id, *row.other_ids]
