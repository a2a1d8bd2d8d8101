"""Leads a figure back to its words: paper, number, section, task, and the sentence with the figure marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import TypeVar

import pandas as pd

from indicators.analysis.responsibility import Assignment
from indicators.charts import number_format
from indicators.documents.decoding import page_of
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import table
from indicators.views.cells import Cell
from indicators.views.cells import Source as Source
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.html_tables import folded as folded_markup
from indicators.views.html_tables import panel as panel
from indicators.vocabulary import page_words

R = TypeVar("R")


@dataclass(frozen=True)
class Citations:
    """The sources of all figures of the tables, by statement, target or observation.

    Parameters
    ----------
    tables : Tables
        The processed tables.
    lang : str
        Language of the words around the quotations.
    is_many_places : bool
        Whether the short words name the place too.
    """

    statements: pd.DataFrame
    figures: pd.DataFrame
    documents: pd.DataFrame
    lang: str
    is_many_places: bool = False
    _known: dict[str, Source] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, tables: Tables, lang: str, is_many_places: bool = False) -> Citations:
        """Index the tables by the names of their rows."""
        columns = ["statement_id", "source_title", "source_url", "source_quality", "published", "note"]
        columns += ["comparator", "low", "unit"]
        reported = [
            tables.targets.set_index("target_id")[columns],
            tables.observations.set_index("observation_id")[columns],
        ]
        figures = pd.concat(reported)
        return cls(
            tables.statements.set_index("statement_id"),
            figures[~figures.index.duplicated()],
            tables.documents.set_index("document_id"),
            lang,
            is_many_places,
        )

    def of_figure(self, name: str) -> Source:
        """Find the source of a figure.

        Parameters
        ----------
        name : str
            Id of a statement, a target or an observation.
        """
        if name not in self._known:
            self._known[name] = self._figure(name)
        return self._known[name]

    def _figure(self, name: str) -> Source:
        if name in self.statements.index:
            return self._statement(name)
        row = self.figures.loc[name]
        if row["statement_id"] in self.statements.index:
            return self._statement(str(row["statement_id"]))
        quality = page_words.say(f"quality_{row['source_quality']}", self.lang)
        told = [quality, str(row["published"]), str(row["note"])]
        return Source(
            short=page_words.say("short_reported", self.lang),
            title=str(row["source_title"]),
            note=" · ".join(part for part in told if part),
            url=str(row["source_url"]),
        )

    def brief(self, name: str) -> str:
        """Tell a figure and its source in a few words; "" if it is no figure's id.

        Parameters
        ----------
        name : str
            Perhaps the id of a statement, a target or an observation.
        """
        if name in self.statements.index:
            return f"{self._statement(name).short} {self._statement(name).quote}"
        if name not in self.figures.index:
            return ""
        row = records(self.figures.loc[[name]])[0]
        amount = number_format.figure(float(row["low"]), row["unit"], self.lang, row["comparator"])
        return f"{self.of_figure(name).short} {amount}"

    def _statement(self, name: str) -> Source:
        row = self.statements.loc[name]
        paper = self.documents.loc[row["document_id"]]
        task = page_words.say("task_number", self.lang, number=row["task"]) if row["task"] else ""
        page = self._page(str(paper["page_starts"]), int(str(row["start"])))
        restricted = page_words.say("restricted", self.lang) if paper["disclosure"] == "restricted" else ""
        short = task or page_words.say(f"short_{paper['kind']}", self.lang)
        return Source(
            short=self._owner(str(paper["place"])) + short if self.is_many_places else short,
            title=str(paper["title"]),
            number=str(paper["number"]),
            where=" · ".join(part for part in (page, str(row["section"]), task) if part),
            sentence=str(row["sentence"]),
            quote=str(row["quote"]),
            note=restricted,
        )

    def _owner(self, name: str) -> str:
        """Name the place of a paper in the few signs a table has room for."""
        return name.removesuffix("市") if self.lang == "zh" else f"{number_format.place(name, self.lang)} "

    def _page(self, starts: str, offset: int) -> str:
        """Name the page on which a character stands, "" if its paper has none."""
        page = page_of([int(start) for start in starts.split(";") if start], offset)
        return page_words.say("page_number", self.lang, number=page) if page else ""

    def cited(self, names: Iterable[object]) -> Cell:
        """Make the cell of the sources of some figures, each once; empty ids are left out."""
        found = (self.of_figure(name) for name in names if isinstance(name, str) and name)
        return Cell(sources=tuple(dict.fromkeys(found)))

    def cited_column(self, ids: Callable[[R], Iterable[object]]) -> table.Column[R]:
        """Make the column that folds up the sources of each row's figures.

        Parameters
        ----------
        ids : callable
            Row to ids.
        """
        return table.Column(
            page_words.say("head_source", self.lang), lambda row: self.cited(ids(row)), "refs"
        )

    def column(self, ids: Callable[[Row], Iterable[object]]) -> Column:
        """Give the column that folds up the sources of each row's figures.

        Parameters
        ----------
        ids : callable
            Row to ids; empty ones are passed by, and each is told once.
        """
        return Column(page_words.say("head_source", self.lang), lambda row: self.cell(ids(row)), "refs")

    def cell(self, names: Iterable[object]) -> str:
        """Write the sources of some figures, folded up; nothing if there are none."""
        return self.folded(self.of_figure(n) for n in dict.fromkeys(names) if isinstance(n, str) and n)

    def of_task(self, task: Assignment) -> Source:
        """Find where a task stands.

        Parameters
        ----------
        task : Assignment
            With document_id, task (its number), section and text.
        """
        paper = self.documents.loc[task.document_id]
        number = page_words.say("task_number", self.lang, number=task.task) if task.task else ""
        return Source(
            short=number or page_words.say(f"short_{paper['kind']}", self.lang),
            title=str(paper["title"]),
            number=str(paper["number"]),
            where=" · ".join(part for part in (str(task.section), number) if part),
            sentence=str(task.text),
            note=page_words.say("restricted", self.lang) if paper["disclosure"] == "restricted" else "",
        )

    def folded(self, sources: Iterable[Source]) -> str:
        """Write sources, folded up under their short words; nothing if there are none."""
        unique = list(dict.fromkeys(sources))
        return folded_markup(unique) if unique else ""

    def papers_of(self, names: Iterable[object]) -> Html:
        """List the papers some figures stand in.

        Parameters
        ----------
        names : iterable of object
            Ids of statements, targets or observations.
        """
        owners = {str(name).partition("@")[0] for name in names if name}
        return self.papers(owners & set(self.documents.index))

    def basis(self, names: Iterable[object]) -> str:
        """Name in one line of markup the papers some figures stand in, with number and date.

        Parameters
        ----------
        names : iterable of object
            Ids of statements, targets or observations.
        """
        owners = {str(name).partition("@")[0] for name in names if name} & set(self.documents.index)
        told = [
            page_words.say(
                "basis_paper",
                self.lang,
                title=paper["title"],
                details=" ".join(part for part in (paper["number"], paper["issued"]) if part),
            )
            for paper in records(self.documents.loc[sorted(owners)])
        ]
        line = page_words.say("basis_line", self.lang, papers=page_words.joined(told, self.lang))
        return f'<p class="note">{escape(line)}</p>' if told else ""

    def papers(self, document_ids: Iterable[str]) -> Html:
        """List papers with issuer, number and date."""
        wanted = self.documents.loc[sorted(set(document_ids))]
        items = []
        for paper in wanted.to_dict("records"):
            told = [paper["issuer"], paper["number"], paper["issued"]]
            if paper["source_quality"] != "official":
                told.append(page_words.say(f"quality_{paper['source_quality']}", self.lang))
            if paper["disclosure"] == "restricted":
                told.append(page_words.say("restricted", self.lang))
            details = " · ".join(escape(str(part)) for part in told if part)
            items.append(f"<li><strong>{escape(str(paper['title']))}</strong><small>{details}</small></li>")
        text = page_words.joined([str(title) for title in wanted["title"]], self.lang)
        return Html(f'<ul class="links sources">{"".join(items)}</ul>', text)
