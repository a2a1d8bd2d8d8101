"""The views of the tour: the tables, a paper, a statement and a target's standing, one of each."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.documents import document_card as papers
from indicators.documents import register
from indicators.documents.document import Document
from indicators.errors import BadParameter, UnknownDocument, nearest
from indicators.project import find
from indicators.reading import statement, statements
from indicators.tables.rows import Row
from indicators.tables.store import Tables
from indicators.views import html_tables
from indicators.views.display import Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.target_card import Standing, standing
from indicators.vocabulary import page_words


@dataclass(frozen=True)
class TourViews:
    """What the tour shows.

    Parameters
    ----------
    localizer : Localizer
        Words, names and figures in the reader's language.
    processed : Tables
        The processed tables.
    document : Document
        The paper that is opened.
    """

    localizer: Localizer
    processed: Tables
    document: Document

    @classmethod
    def of(cls, tables: Tables, document: str, lang: str = "zh") -> TourViews:
        """Open a registered paper.

        Raises
        ------
        UnknownDocument
            If no paper of that id is registered, or it is marked 不公开 and was not asked for.
        BadParameter
            If the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(page_words.check_language(lang))
        shown = set(tables.documents["document_id"])
        known = {paper.id: paper for paper in register.load(find()) if paper.id in shown}
        if document not in known:
            raise UnknownDocument(
                expected="the id of a registered paper that may be shown",
                found=repr(document),
                where="document",
                remedy=nearest(document, list(known)),
            )
        return cls(localizer, tables, known[document])

    def tables(self) -> Html:
        """List the five tables with their rows, and what one row is."""
        rows: list[Row] = [{"name": name, "rows": len(frame)} for name, frame in self.processed]
        columns = [
            Column(self.localizer.head("table"), lambda row: f"<code>{row['name']}</code>"),
            Column(self.localizer.head("rows"), lambda row: f"{row['rows']:,}", "number"),
            Column(
                self.localizer.head("one_row"), lambda row: self.localizer.say(f"table_{row['name']}"), "wide"
            ),
        ]
        return html_tables.table(rows, columns, self.localizer.say("tables_caption"))

    def paper(self) -> Html:
        """Show the paper as a notebook shows any `Document`."""
        return Html(papers.card(self.document, self.localizer.lang), repr(self.document))

    def statement(self, start: int) -> Html:
        """Show the statement at an offset of the paper as a notebook shows any `Statement`.

        Raises
        ------
        BadParameter
            If no figure begins there.
        """
        found = {one.start: one for one in statements.read(self.document)}
        if start not in found:
            raise BadParameter(
                expected=f"an offset where a figure of {self.document.id} begins",
                found=repr(start),
                where="start",
                remedy=f"The first are: {', '.join(map(str, list(found)[:6]))}.",
            )
        one = found[start]
        return Html(statement.card(one, self.localizer.lang), repr(one))

    def standing(self, place: str, indicator: str, quarter: str) -> Standing:
        """Show how one target stands at a quarter's end."""
        return standing(self.processed, place, indicator, quarter, self.localizer.lang)
