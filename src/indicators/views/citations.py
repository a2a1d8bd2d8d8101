"""Where figures stand: paper, number, section, task, and the sentence with the figure marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import TypeVar

from indicators.analysis.printed_targets import TEXT_ONLY
from indicators.analysis.tracking.displayed_targets import without_claim
from indicators.analysis.tracking.responsibility import Assignment
from indicators.charts import number_format
from indicators.documents.decoding import page_of
from indicators.tables.contract.keyed_records import KeyedRecords
from indicators.tables.contract.records import Observation, Paper, StatementRow, Target, records
from indicators.tables.store import Tables
from indicators.views import paper_notices
from indicators.views.cells import Cell, Source
from indicators.views.display import Html
from indicators.views.quote_places import QuotePlaces
from indicators.views.table import Column
from indicators.views.task_lists import TaskLists
from indicators.vocabulary import page_words, places
from indicators.vocabulary.column_values import BY_HAND

SEPARATOR = " · "
PARTS = re.compile("[;；]")
# Papers that the first lines of a page name; its last section lists them all.
MOST_NAMED = 6

Record = TypeVar("Record")


@dataclass(frozen=True)
class Citations:
    """The sources of all figures of the tables, by id of a statement, target or observation."""

    tables: Tables
    lang: str  # Language of the words around the quotations.
    is_many_places: bool = False  # Whether the short words name the place too.

    def of_figure(self, name: str) -> Source:
        """Find the source of a figure by the id of a statement, a target or an observation."""
        if name in self._statements:
            return self._of_statement(self._statements[name])
        figure = self._figures[name]
        if figure.statement_id in self._statements:
            return self._of_statement(self._statements[figure.statement_id])
        remarks = (
            self._say(f"quality_{figure.source_quality}"),
            self._date(figure),
            self._note(figure.note),
        )
        return Source(
            short=self._said_by(figure),
            title=figure.source_title,
            note=SEPARATOR.join(filter(None, remarks)),
            url=figure.source_url,
        )

    def _note(self, note: str) -> str:
        """Give the parts of a note that are in the page's language; in English every one."""
        parts = [part.strip().removeprefix(TEXT_ONLY) for part in PARTS.split(without_claim(note))]
        return "; ".join(parts) if self.lang != "zh" else "；".join(filter(_is_chinese, parts))

    def _said_by(self, figure: Target | Observation) -> str:
        """Name in a few words who says a figure, or which level of government set a target."""
        if isinstance(figure, Observation):
            return self._owner(figure.place) + self._say(f"said_by_{figure.source_quality}")
        known = places().resolve(figure.place)
        return self._say(f"target_of_{known.level}") if known else self._say("target_of_place")

    def target(self, target_id: str) -> Target:
        """Give a target by its id."""
        found = self._figures[target_id]
        if not isinstance(found, Target):
            raise KeyError(target_id)
        return found

    def figure(self, name: str) -> Target | Observation | None:
        """Give a target or an observation by its id, None if it is another's."""
        return self._figures.get(name)

    @cached_property
    def by_sentence(self) -> dict[tuple[str, str], list[tuple[Observation, str]]]:
        """The outcomes of each sentence of a paper in its order, with the words behind them."""
        found: dict[tuple[str, str], list[tuple[int, Observation, str]]] = {}
        for figure in self._figures.values():
            row = self._statements.get(figure.statement_id)
            if row is None or not isinstance(figure, Observation) or not row.quote:
                continue
            at = self._quote_places.of(row)
            behind = row.sentence[at + len(row.quote) :] if at >= 0 else ""
            found.setdefault((row.document_id, row.sentence), []).append((row.start, figure, behind))
        return {
            key: [(figure, behind) for _, figure, behind in sorted(rows, key=lambda one: one[0])]
            for key, rows in found.items()
        }

    def of_paper(self, document_id: str) -> Source:
        """Name a paper as the source of what it says without a figure."""
        return self._in_paper(document_id, [], "", "")

    def of_task(self, task: Assignment) -> Source:
        """Find where a task stands."""
        return self._in_paper(task.document_id, [task.section], task.task, task.text)

    def task_number(self, document_id: str, number: str) -> str:
        """Write the number of a task, with its list where a place has several of a year."""
        paper = self._papers.get(document_id)
        if paper is None or self._lists.is_alone(document_id):
            return self._say("task_number", number=number)
        return self._say("task_number_of", paper=self._say(f"short_{paper.kind}"), number=number)

    def task_anchor(self, document_id: str, number: str) -> str:
        """Give the name by which pages lead to a task: of two lists of a year each has its own."""
        return self._lists.anchor(document_id, number)

    @cached_property
    def _lists(self) -> TaskLists:
        return TaskLists(self.tables)

    def brief(self, name: str) -> str:
        """Name a figure and its source in a few words; "" if the name is no figure's id."""
        figure = self._figures.get(name)
        if figure is None:
            known = name in self._statements
            return f"{self.of_figure(name).short} {self._statements[name].quote}" if known else ""
        bound = getattr(figure, "bound", figure.comparator)
        amount = number_format.span(figure.low, figure.high, figure.unit, self.lang, bound)
        return f"{self.of_figure(name).short} {amount}"

    def cited(self, names: Iterable[str]) -> Cell:
        """Make the cell of the sources of some figures, each once; empty ids are left out."""
        return Cell(sources=tuple(dict.fromkeys(map(self.of_figure, filter(None, names)))))

    def cited_column(self, ids: Callable[[Record], Iterable[str]]) -> Column[Record]:
        """Make the column that folds up the sources of each row's figures."""
        return Column(self._say("head_source"), lambda row: self.cited(ids(row)), "refs")

    def papers_of(self, names: Iterable[str]) -> Html:
        """List the papers some figures stand in, with issuer, number and date, then other sources of them.

        Parameters
        ----------
        names : iterable of str
            Ids of papers, statements, targets or observations.
        """
        names = list(names)
        papers = [(paper.title, self._details(paper)) for paper in self._owners(names)]
        listed = [*papers, *self._gathered_from(names)]
        items = "".join(
            f"<li><strong>{escape(title)}</strong><small>{escape(details)}</small></li>"
            for title, details in listed
        )
        text = page_words.joined([title for title, _ in listed], self.lang)
        return Html(f'<ul class="links sources">{items}</ul>', text)

    def basis(self, names: Iterable[str]) -> str:
        """Name in one line of markup the papers some figures stand in, and say what is unsure of them."""
        names = list(names)
        owners = self._owners(names)
        papers = [
            self._say("basis_paper", title=paper.title, details=f"{paper.number} {paper.issued}".strip())
            for paper in owners
        ]
        papers += [
            self._say("basis_paper", title=title, details=d) for title, d in self._gathered_from(names)
        ]
        listed = page_words.joined(papers[:MOST_NAMED], self.lang)
        if len(papers) > MOST_NAMED:
            listed = self._say("basis_many", papers=listed, count=len(papers))
        basis = f'<p class="note">{escape(self._say("basis_line", papers=listed))}</p>' if papers else ""
        return basis + self.notices(names)

    def notices(self, names: Iterable[str]) -> str:
        """Say in markup what is unsure of the papers some figures stand in, "" if nothing is."""
        names = set(names)
        owners = self._owner_ids(names)
        return paper_notices.markup(self.all_papers, owners, self.lang, self._places(names))

    @property
    def all_papers(self) -> Collection[Paper]:
        """The papers of the tables, in their order."""
        return self._papers.values()

    @cached_property
    def _statements(self) -> KeyedRecords[StatementRow]:
        return KeyedRecords((self.tables.statements, StatementRow, "statement_id"))

    @cached_property
    def _quote_places(self) -> QuotePlaces:
        return QuotePlaces(self.tables.statements, self._statements)

    @cached_property
    def _figures(self) -> KeyedRecords[Target | Observation]:
        left_out = self.tables.set_aside
        return KeyedRecords(
            (self.tables.observations, Observation, "observation_id"),
            (left_out.observations, Observation, "observation_id"),
            (self.tables.targets, Target, "target_id"),
            (left_out.targets, Target, "target_id"),
        )

    @cached_property
    def _papers(self) -> dict[str, Paper]:
        return {row.document_id: row for row in records(self.tables.documents, Paper)}

    def _say(self, key: str, **values: object) -> str:
        return page_words.say(key, self.lang, **values)

    def _owners(self, names: Iterable[str]) -> list[Paper]:
        return [self._papers[name] for name in self._owner_ids(names)]

    def _gathered_from(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """List title and details of the sources of figures that stand in no paper of the register."""
        rows = (self._figures.get(name) for name in names if name not in self._statements)
        found = {
            (row.source_title, SEPARATOR.join((self._say(f"quality_{row.source_quality}"), self._date(row))))
            for row in rows
            if row is not None and row.document_id not in self._papers and row.source_title
        }
        return sorted(found)

    def _date(self, row: Target | Observation) -> str:
        return row.published or self._say("source_undated")

    def _places(self, names: Iterable[str]) -> set[str]:
        rows = (self._statements.get(name) or self._figures.get(name) for name in names)
        return {row.place for row in rows if row}

    def _owner_ids(self, names: Iterable[str]) -> list[str]:
        return sorted({name.partition("@")[0] for name in names} & self._papers.keys())

    def _details(self, paper: Paper) -> str:
        details = [paper.issuer, paper.number, paper.issued]
        if paper.source_quality != "official":
            details.append(self._say(f"quality_{paper.source_quality}"))
        return SEPARATOR.join(filter(None, [*details, self._restricted(paper)]))

    def _restricted(self, paper: Paper) -> str:
        return self._say("restricted") if paper.disclosure == "restricted" else ""

    def _of_statement(self, row: StatementRow) -> Source:
        starts = [int(start) for start in self._papers[row.document_id].page_starts.split(";") if start]
        number = page_of(starts, row.start)
        page = self._say("page_number", number=number) if number else ""
        where = self._in_paper(row.document_id, [page, row.section], row.task, row.sentence)
        settled = self._say("settled_by_hand") if row.flags.has(BY_HAND) else ""
        note = SEPARATOR.join(filter(None, [where.note, settled]))
        return replace(where, quote=row.quote, at=self._quote_places.of(row), note=note)

    def _in_paper(self, name: str, where: Iterable[str], task: str, sentence: str) -> Source:
        paper = self._papers[name]
        number = self._say("task_number", number=task) if task else ""
        short = self.task_number(name, task) if task else self._say(f"short_{paper.kind}")
        return Source(
            short=self._owner(paper.place) + short,
            title=paper.title,
            number=paper.number,
            where=SEPARATOR.join(filter(None, [*where, number])),
            sentence=sentence,
            note=self._restricted(paper),
        )

    def _owner(self, place: str) -> str:
        """Name the place of a paper in the few signs a table has room for, where there are several."""
        if not self.is_many_places:
            return ""
        return place.removesuffix("市") if self.lang == "zh" else f"{number_format.place(place, self.lang)} "


def _is_chinese(text: str) -> bool:
    """Whether a remark is one in Chinese: its gatherer may have noted how the figure was found in English.

    Examples
    --------
    >>> _is_chinese("两年平均"), _is_chinese("reporter on site on 6月24日"), _is_chinese("")
    (True, False, False)
    """
    letters = len(re.findall("[A-Za-z]", text))
    return len(re.findall("[\u4e00-\u9fff]", text)) > letters or (letters == 0 and text != "")
