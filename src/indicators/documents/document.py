"""What the rest of the package knows of a paper: its decoded text, where it comes from, its faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from indicators.documents import html_cards
from indicators.documents.faults.fault import Fault
from indicators.documents.faults.text_faults import blanked
from indicators.documents.grids.table_grid import Table
from indicators.documents.grids.text_tables import with_text_tables
from indicators.storage.visible_text import line
from indicators.vocabulary import page_words

OPENING = 120


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One paper as published; a notebook shows it as a card.

    Examples
    --------
    >>> Document("anshan-2023-work-report", "增长6%。", place="鞍山市", kind="work_report", period="2023")
    <Document anshan-2023-work-report 鞍山市 work_report 2023: 5 characters, 0 faults>
    """

    id: str  # Stem of the file's name.
    text: str  # The decoded text; every offset in the tables points into it.
    title: str = ""
    # Full name (鞍山市) and GB/T 2260 code of the government that speaks.
    place: str = ""
    adcode: str = ""
    kind: str = ""  # five_year_plan, work_report, task_breakdown or action_plan.
    period: str = ""  # The years the paper plans for: 2023 or 2021/2025.
    review: str = ""  # The years it looks back on, "" if it does not.
    outlook: str = ""
    issuer: str = ""
    number: str = ""
    issued: str = ""
    disclosure: str = "public"  # public or restricted (不公开).
    url: str = ""
    sha256: str = ""
    faults: tuple[Fault, ...] = field(default=())
    file_tables: tuple[Table, ...] = field(default=(), repr=False)  # The tables that its file marks as such.

    @property
    def readable(self) -> str:
        """The text as the reading sees it: see `text_faults.blanked`."""
        return blanked(self.text, self.faults)

    @property
    def tables(self) -> tuple[Table, ...]:
        r"""Its tables: those of the file, and those that stand in its text as tabs, strokes and gaps.

        Examples
        --------
        >>> table = Document("d", "表1\n指标\t2025年\n粮食产量\t120\n").tables[0]
        >>> table.caption, [cell.text for cell in table.cells]
        ('表1', ['指标', '2025年', '粮食产量', '120'])
        """
        return with_text_tables(self.readable, self.file_tables)

    def __repr__(self) -> str:
        """Name the paper; its text would fill the screen."""
        told = " ".join(part for part in (self.id, self.place, self.kind, self.period) if part)
        return line(f"<Document {told}: {len(self.text)} characters, {len(self.faults)} faults>")

    def _repr_html_(self) -> str:
        return html_cards.for_notebook(card(self))


def card(document: Document, lang: str = "zh") -> str:
    """Write a document as a piece of HTML.

    Examples
    --------
    >>> from indicators.documents.document import Document
    >>> "鞍山市" in card(Document("d", "增长6%。", title="<报告>", place="鞍山市"))
    True
    """
    is_restricted = document.disclosure == "restricted"
    kind = page_words.say(f"short_{document.kind}", lang) if document.kind else ""
    values = {
        "place": document.place,
        "kind": kind,
        "period": html_cards.period(document.period, lang),
        "number": document.number,
        "issuer": document.issuer,
        "issued": document.issued,
        "disclosure": page_words.say("restricted", lang) if is_restricted else "",
        "characters": f"{len(document.text):,}",
        "faults": faults(document.faults, lang),
    }
    facts = [(page_words.say(f"fact_{name}", lang), value) for name, value in values.items()]
    opening = document.text[:OPENING] + "…" * (len(document.text) > OPENING)
    words = f"<blockquote>{escape(opening)}</blockquote>" if opening else ""
    return html_cards.card(document.title or document.id, facts, words)


def faults(found: Sequence[Fault], lang: str) -> str:
    """Count faults by kind, in words.

    Examples
    --------
    >>> from indicators.documents.faults.text_faults import find_faults
    >>> faults(find_faults("坚持以***思想为指导，以***为核心"), "zh")
    '词语被遮盖 2'
    """
    kinds = [fault.kind for fault in found]
    told = [f"{page_words.say(f'fault_{kind}', lang)} {kinds.count(kind)}" for kind in dict.fromkeys(kinds)]
    return page_words.joined(told, lang)
