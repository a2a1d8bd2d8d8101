"""The views of the tour: the tables, a paper, a statement and the status of a target, one of each."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.documents.document import Document, card
from indicators.documents.register import readable_papers
from indicators.errors import BadParameter, UnknownDocument, nearest
from indicators.project import find
from indicators.reading import statement, statements
from indicators.tables.store import Tables
from indicators.views.cells import Figure, lines
from indicators.views.display import Html
from indicators.views.localizer import Localizer
from indicators.views.table import Column, Table
from indicators.views.target_card import TargetCard, target_card


@dataclass(frozen=True)
class TourViews:
    """What the tour shows."""

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
        """
        localizer = Localizer(lang)
        shown = set(tables.documents["document_id"])
        known = {paper.id: paper for paper in readable_papers.papers(find()) if paper.id in shown}
        if document not in known:
            raise UnknownDocument(
                expected="the id of a registered paper that may be shown",
                found=repr(document),
                where="document",
                remedy=nearest(document, list(known)),
            )
        return cls(localizer, tables, known[document])

    def tables(self) -> Table:
        """List the five tables with their rows, and what one row is."""
        head, say = self.localizer.head, self.localizer.say
        columns = [
            Column[tuple[str, int]](head("table"), lambda row: lines(row[0])),
            Column(head("rows"), lambda row: lines(f"{row[1]:,}", figure=Figure(row[1])), "number"),
            Column(head("one_row"), lambda row: lines(say(f"table_{row[0]}")), "wide"),
        ]
        rows = [(name, len(frame)) for name, frame in self.processed]
        return Table.of(rows, columns, say("tables_caption"))

    def paper(self) -> Html:
        """Show the paper as a notebook shows any `Document`."""
        return Html(card(self.document, self.localizer.lang), repr(self.document))

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
        return Html(statement.card(found[start], self.localizer.lang), repr(found[start]))

    def target_card(self, place: str, indicator: str, quarter: str) -> TargetCard:
        """Show how far one target is at a quarter's end."""
        return target_card(self.processed, place, indicator, quarter, self.localizer.lang)
