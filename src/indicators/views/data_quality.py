"""The views of `data_quality`: what is wrong with the papers, how well they are read, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import nan
from typing import Any, Protocol, TypeVar

from indicators.analysis.papers import coverage, data_quality
from indicators.analysis.papers.coverage import Counted, Covered
from indicators.analysis.papers.data_quality import FaultCount, FlagCount, FusedCells
from indicators.analysis.papers.excluded_figures import SetAsideFigure, set_aside_rows
from indicators.analysis.papers.finding import Finding
from indicators.analysis.papers.missing_papers import MissingPaper, missing_papers
from indicators.analysis.reason_codes import explain
from indicators.documents.register import readable_papers
from indicators.errors import UnknownPlace, nearest
from indicators.evaluation import scorecard
from indicators.evaluation.scoring import EVERYTHING, Score
from indicators.project import find
from indicators.tables.contract.records import Paper
from indicators.tables.store import Tables
from indicators.views.cells import Cell, Figure, Kind, Text, lines
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import notice
from indicators.views.localizer import Localizer
from indicators.views.lost_figures import LOST, LostPart, lost_part
from indicators.views.paper_notices import unsettled
from indicators.views.table import Column, Table
from indicators.views.view_base import Views

# Stands for the argument of a flag whose kind alone is named.
NOTHING = "…"

Record = TypeVar("Record")


@dataclass(frozen=True)
class DataQualityViews(Views):
    """All views of the papers and tables as data."""

    place: str  # Whose indicators are listed one by one; "" for all.

    @classmethod
    def of(cls, tables: Tables, place: str = "", lang: str = "zh") -> DataQualityViews:
        """Gather what is shown of a place.

        Raises
        ------
        UnknownPlace
            If nothing is known of the place.
        """
        localizer = Localizer(lang)
        known = [row.place for row in coverage.count_rows(tables)]
        if place and place not in known:
            raise UnknownPlace(
                expected="a place with targets or figures",
                found=repr(place),
                where="place",
                remedy=nearest(place, known),
            )
        return cls(localizer, Citations(tables, lang, is_many_places=True), place)

    @property
    def tables(self) -> Tables:
        """The tables that the figures are cited from."""
        return self.citations.tables

    def account(self) -> Table | Html:
        """Tell of each paper what became of its numbers, and which of its facts nobody has confirmed."""
        columns: list[Column[Paper]] = [
            self._column("paper", self._paper_of),
            *self._counts(("numbers", "read", "excluded", "unread")),
            self._column("uncertain", self._uncertain),
        ]
        return self._table("account", list(self.citations.all_papers), columns)

    def faults(self) -> Table | Html:
        """Count the faults of each paper's text, with the share of the text they take up."""
        counted = data_quality.fault_count_rows(self.tables)
        sound = self._papers.keys() - {row.document_id for row in counted}
        none = FaultCount(document_id="", kind="", count=0, length=0, share_pct=nan)
        columns: list[Column[FaultCount]] = [
            self._column("paper", self._paper_of),
            self._column("fault", lambda row: lines(self._fault(row))),
            self._column("count", lambda row: _count(row.count) if row.kind else Cell(), "number"),
            self._column("length", lambda row: _count(row.length) if row.kind else Cell(), "number"),
            self._column("share", lambda row: self.localizer.share(row.share_pct), "number"),
        ]
        rows = [*counted, *(replace(none, document_id=name) for name in self._papers if name in sound)]
        return self._table("faults", rows, columns)

    def pictures(self) -> Table | Html:
        """List the tables and pictures whose figures cannot be read, by the caption above them."""
        texts = {paper.id: paper.text for paper in readable_papers.papers(find()) if paper.id in self._papers}
        faults = data_quality.fault_rows(self.tables)
        columns: list[Column[LostPart]] = [
            self._column("caption", lambda row: lines(row.caption)),
            self._column("paper", self._paper_of),
            self._column("words", lambda row: lines(row.words)),
            self._column("offset", lambda row: _count(row.start), "number"),
        ]
        lost = [fault for fault in faults if fault.kind in LOST and fault.document_id in texts]
        unread = [lost_part(texts[fault.document_id], fault) for fault in lost]
        return self._table("pictures", unread, columns)

    def fused(self) -> Table | Html:
        """List the cells that lost the sign between two figures, and how they were cut."""
        columns: list[Column[FusedCells]] = [
            self._column("sentence", lambda row: Cell((Text(row.sentence, "quote"),))),
            self._column("taken", lambda row: lines(_cut(row.taken))),
            self._column("ways", lambda row: lines("; ".join(map(_cut, row.ways)))),
            self._column("settled", self._settled),
            self._column("paper", self._paper_of),
        ]
        return self._table("fused", data_quality.fused_rows(self.tables), columns)

    def flags(self) -> Table | Html:
        """Count the rows that carry a flag, in words."""
        columns: list[Column[FlagCount]] = [
            self._column("flag", lambda row: lines(self._flag(row.flag))),
            self._column("paper", self._paper_of),
            *self._counts(data_quality.FLAGGED),
        ]
        return self._table("flags", data_quality.flag_rows(self.tables), columns)

    def set_aside(self) -> Table | Html:
        """List the figures that cannot be true and stand on no page, each with the reason."""
        columns: list[Column[SetAsideFigure]] = [
            self._column("indicator", lambda row: lines(f"{row.place} {self.localizer.name(row)}")),
            self._column("figure", self._amount),
            self._column("reason", lambda row: self.notes(row.reason), "wide"),
            self.citations.cited_column(lambda row: [row.figure_id]),
        ]
        return self._table("set_aside", set_aside_rows(self.tables), columns)

    def contradictions(self) -> Table | Html:
        """List figures that cannot both hold, each with its words."""
        columns: list[Column[Finding]] = [
            self._column("indicator", self._subject),
            self._column("first", self._first, "wide"),
            self._column("second", self._second, "wide"),
            self._column("verdict", lambda row: self.statuses(row.status)),
        ]
        return self._table("contradictions", data_quality.contradiction_rows(self.tables), columns)

    def missing(self) -> Table | Html:
        """List the papers that others say there must be, with those that say so."""
        columns: list[Column[MissingPaper]] = [
            self._column("place", _place),
            self._column("missing_paper", lambda row: lines(self.localizer.paper_kind(row.kind))),
            self._column("missing_period", lambda row: lines(self.localizer.period(row.period))),
            self._column("told_by", lambda row: lines(self.localizer.joined(map(self._paper, row.told_by)))),
        ]
        return self._table("missing", missing_papers(self.tables), columns)

    def counts(self) -> Table | Html:
        """Count by place how many indicators have base, goal, annual target and outcome."""
        columns = [self._column("place", _place), *self._counts(coverage.COUNTED[1:])]
        return self._table("counts", coverage.count_rows(self.tables), columns)

    def coverage(self) -> Table | Html:
        """List the indicators with the periods of what is known; an empty cell is a gap."""
        place: list[Column[Covered]] = [] if self.place else [self._column("place", _place)]
        columns: list[Column[Covered]] = [
            self._column("indicator", self.localizer.indicator),
            *place,
            *(self._column(kind, partial(self._periods, kind)) for kind in coverage.KINDS),
        ]
        return self._table("coverage", coverage.coverage_rows(self.tables, self.place), columns)

    def extraction(self) -> Table | Html:
        """Show how well the reading agrees with the labels: the figures of `indicators evaluate`."""
        pairs = scorecard.compare(find()) if scorecard.own_labels(find()) else {}
        scores = scorecard.rates({name: own for name, own in pairs.items() if name in self._papers})
        columns: list[Column[Sequence[Score]]] = [
            self._column("measured", self._measured),
            *(Column(self._paper(name), partial(_rate, at), "number") for at, name in enumerate(scores)),
        ]
        return self._table("extraction", list(zip(*scores.values(), strict=True)), columns)

    @cached_property
    def _papers(self) -> dict[str, str]:
        """Name each paper in few words: 鞍山市 工作报告 2023年."""
        period = self.localizer.period
        return {
            paper.document_id: f"{paper.place} {self.say(f'short_{paper.kind}')} {period(paper.period)}"
            for paper in self.citations.all_papers
        }

    def _table(self, name: str, rows: Sequence[Record], columns: Sequence[Column[Record]]) -> Table | Html:
        if not rows:
            return notice(self.say(f"quality_no_{name}"))
        return Table.of(rows, columns, self.say(f"quality_{name}", count=len(rows)))

    def _column(self, name: str, cell: Callable[[Record], Cell], kind: Kind = "text") -> Column[Record]:
        return self.column(f"quality_{name}", cell, kind)

    def _counts(self, names: Iterable[str]) -> list[Column[Any]]:
        return [self._column(name, partial(_field, name), "number") for name in names]

    def _paper_of(self, row: _OfPaper) -> Cell:
        return lines(self._papers.get(row.document_id, self.say("short_reported")))

    def _paper(self, name: str) -> str:
        return self._papers.get(name, self.say("quality_all") if name == EVERYTHING else name)

    def _uncertain(self, row: Paper) -> Cell:
        """Name the facts of a paper that are a guess; of one that is left out, say that and why."""
        return lines(self._why_left_out(row.document_id) or unsettled(row, self.localizer.lang))

    def _fault(self, row: FaultCount) -> str:
        """Put a kind of fault into words, or why the whole paper is left out."""
        kind = f"fault_{row.kind}" if row.kind else "quality_sound"
        return self._why_left_out(row.document_id) or self.say(kind)

    def _why_left_out(self, document_id: str) -> str:
        code = self._left_out.get(document_id)
        return self.say("quality_left_out", why=self.say(f"left_out_{code}")) if code else ""

    @cached_property
    def _left_out(self) -> dict[str, str]:
        return {paper.document_id: paper.left_out for paper in self.citations.all_papers}

    def _settled(self, row: FusedCells) -> Cell:
        return lines(self.say(f"quality_settled_{row.is_settled}"))

    def _flag(self, flag: str) -> str:
        """Put a flag into words, without the brackets that would hold its argument."""
        words = explain(f"{flag}:{NOTHING}", self.localizer.lang)[0]
        return words.replace(f"（{NOTHING}）", "").replace(f" ({NOTHING})", "")

    def _subject(self, row: Finding) -> Cell:
        check = explain(row.check, self.localizer.lang)
        name = f"{row.place} {self.localizer.name(row)}"
        return lines(name, *check, self.localizer.period(row.period))

    def _amount(self, row: SetAsideFigure) -> Cell:
        ends = f"{row.low:.10g}" if row.low == row.high else f"{row.low:.10g}–{row.high:.10g}"
        return lines(f"{ends}{row.unit}", self.localizer.period(row.period))

    def _first(self, row: Finding) -> Cell:
        return self._side(row.first_value, row.first_unit, row.first_id)

    def _second(self, row: Finding) -> Cell:
        return self._side(row.second_value, row.second_unit, row.second_id)

    def _side(self, value: float, unit: str, name: str) -> Cell:
        if not name:
            return Cell()
        words = Text(self.localizer.figure(value, unit), "strong")
        return Cell((words,), sources=(self.citations.of_figure(name),))

    def _periods(self, kind: str, row: Covered) -> Cell:
        return lines(self.localizer.joined(map(self.localizer.period, getattr(row, kind))))

    def _measured(self, row: Sequence[Score]) -> Cell:
        return lines(self.say(f"score_{row[0].quality.replace(' ', '_')}"))


class _OfPaper(Protocol):
    @property
    def document_id(self) -> str: ...


def _place(row: Covered | Counted | MissingPaper) -> Cell:
    return lines(row.place)


def _cut(way: str) -> str:
    return " | ".join(way.split("|"))


def _count(number: int) -> Cell:
    return lines(f"{number:,}", figure=Figure(number))


def _field(name: str, row: object) -> Cell:
    return _count(getattr(row, name))


def _rate(number: int, row: Sequence[Score]) -> Cell:
    score = row[number]
    return lines(f"{score.value:.3f}", f"{score.right}/{score.of}") if score.of else lines("–")
