"""The row the whole package lives from: one quantity a paper mentions, and all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One quantity mention; the fields are the columns of statements.csv, "" means not stated.

    See the data dictionary for each column; `low` and `high` are None for a relational target.
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


COLUMNS = tuple(field.name for field in fields(Statement))
