"""The row the whole package lives from: one quantity a paper mentions, and all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from indicators.storage.visible_text import line


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Statement:
    """One quantity mention; the fields are the columns of statements.csv, "" means not stated.

    See the data dictionary for each column; `low` and `high` are None for a relational target. A notebook
    shows a statement as a card, its figure marked in the sentence.

    Examples
    --------
    >>> Statement(statement_id="d@2", document_id="d", role="target", indicator="地区生产总值",
    ...     place="鞍山市", measure="growth", comparator="approx", low=6.0, high=6.0, unit="%",
    ...     period="2023", quote="6%", start=2, end=4, sentence="增长6%左右")
    <Statement d@2 鞍山市 target 地区生产总值 growth 约6% 2023>
    """

    statement_id: str
    document_id: str
    task: str = ""
    section: str = ""
    place: str = ""
    adcode: str = ""
    role: str
    indicator: str
    indicator_id: str = ""
    measure: str
    basis: str = ""
    comparator: str
    reference: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    period: str = ""
    nature: str = ""
    modality: str = ""
    quote: str
    start: int
    end: int
    sentence: str
    origin: str = "text"
    flags: str = ""

    def __repr__(self) -> str:
        """Tell whose figure it is, what it says and where it stands."""
        from indicators.reading.statement_card import amount

        told = (self.place, self.role, self.indicator, self.measure, amount(self) or self.quote, self.period)
        return line(f"<Statement {' '.join([self.statement_id, *filter(None, told)])}>")

    def _repr_html_(self) -> str:
        from indicators.documents.html_cards import for_notebook
        from indicators.reading.statement_card import card

        return for_notebook(card(self))


COLUMNS = tuple(field.name for field in fields(Statement))
