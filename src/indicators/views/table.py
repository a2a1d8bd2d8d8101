"""A view's table: caption, columns and rows of cells; HTML, a worksheet and a CSV are each written from it.

A notebook's output carries the table itself beside its HTML, as one line of JSON under a type of its own; the
batch takes it from there, so nothing is read back out of HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from indicators.documents import html_cards
from indicators.storage.visible_text import shown
from indicators.views import html_tables, table_json
from indicators.views.cells import Cell, Figure, Form, Heading, Kind, Source, TableContent
from indicators.views.html_tables import Marks

__all__ = ["TABLE_TYPE", "Cell", "Column", "Figure", "Heading", "Source", "Table"]

TABLE_TYPE = "application/vnd.indicators.table+json"

R = TypeVar("R")


@dataclass(frozen=True)
class Column(Generic[R]):
    """How one column is made of records."""

    head: str  # What stands above it, in the page's language.
    cell: Callable[[R], Cell]  # Record to cell.
    kind: Kind = "text"  # As for `Heading`.


@dataclass(frozen=True, repr=False)
class Table(TableContent):
    """What a view hands to the notebook.

    Examples
    --------
    >>> from indicators.views.cells import lines
    >>> table = Table.of([("粮食产量", 210.0)], [Column("指标", lambda row: lines(row[0])),
    ...     Column("目标", lambda row: lines("210万吨", figure=Figure(row[1], "万吨")), "number")], "一张表")
    >>> table, table.rows[0][1].figure
    (一张表 (1 × 2), Figure(value=210.0, unit='万吨'))
    >>> Table.from_json(table.to_json()) == table
    True
    """

    @classmethod
    def of(
        cls,
        rows: Iterable[R],
        columns: Sequence[Column[R]],
        caption: str,
        sub: str = "",
        *,
        first: int = 0,
        form: Form = "table",
    ) -> Table:
        """Make a table of records.

        Parameters
        ----------
        columns : sequence of Column
            At least one; the first heads the rows.
        """
        headings = tuple(Heading(column.head, column.kind) for column in columns)
        cells = tuple(tuple(c.cell(row) for c in columns) for row in rows)
        return cls(caption, sub, headings, cells, first, form)

    @property
    def html(self) -> str:
        """The table as markup that stands alone: nothing in it leads to other pages."""
        return self.on_page(html_tables.ALONE)

    def on_page(self, marks: Marks) -> str:
        """Write the table as markup of a page, which knows what its rows are called and where lines lead."""
        if self.form == "cards":
            return html_tables.cards_of(self)
        return html_tables.table(self, marks)

    def to_json(self) -> str:
        """Write the table as one line of JSON, each source once."""
        return table_json.write(self)

    @classmethod
    def from_json(cls, text: str) -> Table:
        """Read a table back."""
        return cls(**vars(table_json.read(text)))

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        return {
            "text/html": html_cards.for_notebook(shown(self.html)),
            "text/plain": repr(self),
            TABLE_TYPE: self.to_json(),
        }

    def __repr__(self) -> str:
        return shown(f"{self.caption} ({len(self.rows)} × {len(self.headings)})")
