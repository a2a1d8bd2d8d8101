"""The views of `data_quality`: what is wrong with the papers, how well they are read, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from math import nan

from indicators.analysis import coverage, data_quality
from indicators.analysis.codes import explain
from indicators.documents import register
from indicators.errors import UnknownPlace, nearest
from indicators.evaluation import scorecard
from indicators.evaluation.scoring import EVERYTHING, Score
from indicators.project import find
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import html_tables
from indicators.views.citations import Citations, panel
from indicators.views.consistency_findings import kind
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.status_chips import chips
from indicators.vocabulary import page_words

UNREAD = ("lost_picture", "lost_table")


@dataclass(frozen=True)
class DataQualityViews:
    """All views of the papers and tables as data.

    Parameters
    ----------
    place : str
        Whose indicators are listed one by one; "" for all.
    localizer : Localizer
        Words, names and figures in the reader's language.
    tables : Tables
        What may be shown.
    citations : Citations
        Leads every figure to its words.
    """

    place: str
    localizer: Localizer
    tables: Tables
    citations: Citations

    @classmethod
    def of(cls, tables: Tables, place: str = "", lang: str = "zh") -> DataQualityViews:
        """Gather what is shown of a place.

        Raises
        ------
        UnknownPlace
            If nothing is known of the place.
        BadParameter
            If the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(page_words.check_language(lang))
        known = coverage.counts(tables)["place"].tolist()
        if place and place not in known:
            raise UnknownPlace(
                expected="a place with targets or figures",
                found=repr(place),
                where="place",
                remedy=nearest(place, known),
            )
        return cls(place, localizer, tables, Citations.of(tables, lang, is_many_places=True))

    def faults(self) -> Html:
        """Count the faults of each paper's text, with the share of the text they take up."""
        counted = records(data_quality.fault_counts(self.tables))
        sound = [{"document_id": name, "kind": ""} for name in self._papers]
        faulty = {row["document_id"] for row in counted}
        rows = [*counted, *(row for row in sound if row["document_id"] not in faulty)]
        return self._table(
            "faults",
            rows,
            self._column("paper", lambda row: escape(self._title(row))),
            self._column("fault", lambda row: escape(self._fault(row["kind"]))),
            self._column("count", lambda row: str(row.get("count", "")), "number"),
            self._column("length", lambda row: f"{row['length']:,}" if row["kind"] else "", "number"),
            self._column("share", lambda row: self.localizer.pct(row.get("share_pct", nan)), "number"),
        )

    def pictures(self) -> Html:
        """List the tables and pictures whose figures cannot be read, by the caption above them."""
        texts = {paper.id: paper.text for paper in register.load(find()) if paper.id in self._papers}
        found = data_quality.faults(self.tables)
        rows = [
            row | _captioned(texts[row["document_id"]], row)
            for row in records(found[found["kind"].isin(UNREAD)])
        ]
        return self._table(
            "pictures",
            rows,
            self._column("caption", lambda row: escape(row["caption"])),
            self._column("paper", lambda row: escape(self._title(row))),
            self._column("words", lambda row: escape(row["words"])),
            self._column("offset", lambda row: f"{row['start']:,}", "number"),
        )

    def fused(self) -> Html:
        """List the cells that lost the sign between two figures, and how they were cut."""
        return self._table(
            "fused",
            records(data_quality.fused(self.tables)),
            self._column("sentence", lambda row: f"<blockquote>{escape(row['sentence'])}</blockquote>"),
            self._column("taken", lambda row: escape(_cut(row["taken"]))),
            self._column("ways", lambda row: escape("; ".join(map(_cut, row["ways"].split(";"))))),
            self._column("settled", lambda row: self.localizer.say(f"quality_settled_{row['is_settled']}")),
            self._column("paper", lambda row: escape(self._title(row))),
        )

    def flags(self) -> Html:
        """Count the rows that carry a flag, in words."""
        counted = [self._column(name, _count(name), "number") for name in data_quality.FLAGGED]
        return self._table(
            "flags",
            records(data_quality.flags(self.tables)),
            self._column("flag", lambda row: escape(self._flag(row["flag"]))),
            self._column("paper", lambda row: escape(self._title(row))),
            *counted,
        )

    def contradictions(self) -> Html:
        """List figures that cannot both hold, each with its words."""
        return self._table(
            "contradictions",
            records(data_quality.contradictions(self.tables)),
            self._column("indicator", self._subject),
            self._column("first", lambda row: self._words(row, "first"), "wide"),
            self._column("second", lambda row: self._words(row, "second"), "wide"),
            self._column("verdict", lambda row: chips(row["status"], kind(row), self.localizer.lang)),
        )

    def counts(self) -> Html:
        """Count by place how many indicators have base, goal, annual target and outcome."""
        columns = [self._column(name, _count(name), "number") for name in coverage.COUNTED[1:]]
        rows = records(coverage.counts(self.tables))
        return self._table("counts", rows, self._column("place", lambda row: escape(row["place"])), *columns)

    def coverage(self) -> Html:
        """List the indicators with the periods of what is known; an empty cell is a gap."""
        columns = [self._column(name, self._periods(name)) for name in coverage.KINDS]
        place = [] if self.place else [self._column("place", lambda row: escape(row["place"]))]
        rows = records(coverage.coverage(self.tables, self.place))
        return self._table(
            "coverage", rows, self._column("indicator", self.localizer.named), *place, *columns
        )

    def extraction(self) -> Html:
        """Show how well the reading agrees with the labels: the figures of `indicators evaluate`."""
        pairs = scorecard.compare(find())
        scores = scorecard.rates({name: own for name, own in pairs.items() if name in self._papers})
        rows: list[Row] = [
            {"quality": own[0].quality, **{one.document: one for one in own}}
            for own in zip(*scores.values(), strict=True)
        ]
        columns = [Column(self._paper(name), _rate(name), "number") for name in scores]
        return self._table("extraction", rows, self._column("measured", self._measured), *columns)

    @cached_property
    def _papers(self) -> dict[str, str]:
        papers = self.tables.documents
        return {row["document_id"]: self._named(row) for row in records(papers)}

    def _table(self, name: str, rows: Sequence[Row], *columns: Column) -> Html:
        if not rows:
            words = self.localizer.say(f"quality_no_{name}")
            return Html(f'<p class="notice">{escape(words)}</p>', words)
        caption = self.localizer.say(f"quality_{name}", count=len(rows))
        return html_tables.table(rows, columns, caption)

    def _column(self, name: str, cell: Callable[[Row], str], kind: str = "text") -> Column:
        return Column(self.localizer.say(f"quality_head_{name}"), cell, kind)

    def _title(self, row: Row) -> str:
        return self._papers.get(row["document_id"], self.localizer.say("short_reported"))

    def _paper(self, name: str) -> str:
        return self._papers.get(name, self.localizer.say("quality_all") if name == EVERYTHING else name)

    def _named(self, paper: Row) -> str:
        """Name a paper in few words: 鞍山市 工作报告 2023年."""
        kind = self.localizer.say(f"short_{paper['kind']}")
        return f"{paper['place']} {kind} {self.localizer.period(paper['period'])}"

    def _fault(self, kind: str) -> str:
        return self.localizer.say(f"fault_{kind}" if kind else "quality_sound")

    def _flag(self, flag: str) -> str:
        """Put a flag into words, without the brackets that would hold its argument."""
        words = explain(f"{flag}:{_NOTHING}", self.localizer.lang)[0]
        return words.replace(f"（{_NOTHING}）", "").replace(f" ({_NOTHING})", "")

    def _subject(self, row: Row) -> str:
        told = [*explain(row["check"], self.localizer.lang), self.localizer.period(row["period"])]
        return html_tables.lines(f"{row['place']} {self.localizer.name(row)}", *told)

    def _words(self, row: Row, side: str) -> str:
        value = self.localizer.figure(row[f"{side}_value"], row[f"{side}_unit"])
        name = row[f"{side}_id"]
        return f"<strong>{escape(value)}</strong>{panel(self.citations.of_figure(name))}" if name else ""

    def _periods(self, name: str) -> Callable[[Row], str]:
        def cell(row: Row) -> str:
            return escape(
                self.localizer.joined(self.localizer.period(text) for text in row[name].split(";") if text)
            )

        return cell

    def _measured(self, row: Row) -> str:
        return escape(self.localizer.say(f"score_{row['quality'].replace(' ', '_')}"))


_NOTHING = "…"


def line_above(text: str, at: int) -> str:
    r"""Give the last line with words above an offset.

    Examples
    --------
    >>> line_above("正文。\n专栏1 重点项目\n\n图片.png", 14)
    '专栏1 重点项目'
    """
    return next((line.strip() for line in reversed(text[:at].splitlines()) if line.strip()), "")


def _captioned(text: str, fault: Row) -> Row:
    """Find the caption of what is lost: of a picture the line above its name, of a table all that is left."""
    words = text[fault["start"] : fault["end"]].strip()
    if fault["kind"] == "lost_table":
        return {"caption": words, "words": ""}
    return {"caption": line_above(text, fault["start"]), "words": words}


def _cut(way: str) -> str:
    return " | ".join(way.split("|"))


def _count(name: str) -> Callable[[Row], str]:
    """Write a column of counts."""
    return lambda row: str(row[name])


def _rate(name: str) -> Callable[[Row], str]:
    """Write a column of rates, each with the counts behind it."""

    def cell(row: Row) -> str:
        one: Score = row[name]
        return f"{one.value:.3f}<small>{one.right}/{one.of}</small>" if one.of else "–"

    return cell
