"""What the rest of the package knows of a paper: its decoded text, where it comes from, its faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from indicators.documents.table_grid import Table
from indicators.storage.visible_text import line

# The first six are left out of the reading, the others are read and told.
FaultKind = Literal[
    "second_copy",
    "cut_off",
    "furniture",
    "page_head",
    "hidden_text",
    "lost_picture",
    "lost_table",
    "masked_words",
    "unfinished",
    "garbled",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a text as data.

    Attributes
    ----------
    kind : str
        What is wrong.
    start, end : int
        The characters concerned, as offsets into the document's text.
    is_left_out : bool
        Whether the reading passes over these characters.
    detail : str
        One sentence for the data-quality page.
    """

    kind: FaultKind
    start: int
    end: int
    is_left_out: bool
    detail: str

    def told(self) -> str:
        """Say in one line what is wrong, where, and whether it is read.

        Examples
        --------
        >>> Fault("furniture", 61, 82, True, "Words of the website, not of the paper: '打印'.").told()
        "furniture 61-82, not read: Words of the website, not of the paper: '打印'."
        """
        return f"{self.kind} {self.start}-{self.end}{', not read' if self.is_left_out else ''}: {self.detail}"


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One paper as published; a notebook shows it as a card.

    Attributes
    ----------
    id : str
        Stem of the file's name.
    text : str
        The decoded text; every offset in the tables points into it.
    place, adcode : str
        Full name (鞍山市) and GB/T 2260 code of the government that speaks.
    kind : str
        five_year_plan, work_report, task_breakdown or action_plan.
    period : str
        The years the paper plans for: 2023 or 2021/2025.
    review : str
        The years it looks back on, "" if it does not.
    disclosure : str
        public or restricted (不公开).
    file_tables : tuple of Table
        The tables that its file marks as such.

    Examples
    --------
    >>> Document("anshan-2023-work-report", "增长6%。", place="鞍山市", kind="work_report", period="2023")
    <Document anshan-2023-work-report 鞍山市 work_report 2023: 5 characters, 0 faults>
    """

    id: str
    text: str
    title: str = ""
    place: str = ""
    adcode: str = ""
    kind: str = ""
    period: str = ""
    review: str = ""
    outlook: str = ""
    issuer: str = ""
    number: str = ""
    issued: str = ""
    disclosure: str = "public"
    url: str = ""
    sha256: str = ""
    faults: tuple[Fault, ...] = field(default=())
    file_tables: tuple[Table, ...] = field(default=(), repr=False)

    @property
    def tables(self) -> tuple[Table, ...]:
        r"""Its tables: those of the file, and those that stand in its text as tabs, strokes and gaps.

        Examples
        --------
        >>> table = Document("d", "表1\n指标\t2025年\n粮食产量\t120\n").tables[0]
        >>> table.caption, [cell.text for cell in table.cells]
        ('表1', ['指标', '2025年', '粮食产量', '120'])
        """
        from indicators.documents.text_faults import readable
        from indicators.documents.text_tables import with_text_tables

        return with_text_tables(readable(self), self.file_tables)

    def __repr__(self) -> str:
        """Name the paper; its text would fill the screen."""
        told = " ".join(part for part in (self.id, self.place, self.kind, self.period) if part)
        return line(f"<Document {told}: {len(self.text)} characters, {len(self.faults)} faults>")

    def _repr_html_(self) -> str:
        from indicators.documents.document_card import card
        from indicators.documents.html_cards import for_notebook

        return for_notebook(card(self))
