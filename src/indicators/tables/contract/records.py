"""The rows of the five tables as typed records, and any frozen dataclass to a table and back.

A field is a column: `str`, `float` (NaN for an empty cell), `int`, `int | None` (None for an empty cell),
`bool`, or `Flags` and `tuple[str, ...]` for what a cell joins by ';'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol, TypeVar, get_origin, get_type_hints

import pandas as pd
from pandas.api.extensions import ExtensionArray

from indicators.reading.tasks.task import Task
from indicators.tables.contract.flags import SEPARATOR, Flags
from indicators.tables.targets.aims import Kind
from indicators.vocabulary.column_values import NEARLY

if TYPE_CHECKING:
    from dataclasses import Field

__all__ = ["Flags", "Observation", "Paper", "StatementRow", "Target", "Task", "columns", "frame", "records"]


class _Record(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


Record = TypeVar("Record", bound=_Record)
DTYPES: dict[object, Any] = {
    str: "str",
    float: "float64",
    int: "int64",
    int | None: "Int64",
    bool: "bool",
    Flags: "str",
    tuple[str, ...]: "str",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A row of statements: one quantity that a paper mentions."""

    statement_id: str
    document_id: str
    task: str
    section: str
    place: str
    adcode: str
    role: str
    indicator: str
    indicator_id: str
    measure: str
    basis: str
    comparator: str
    reference: str
    low: float
    high: float
    unit: str
    period: str
    nature: str
    modality: str
    quote: str
    start: int
    end: int
    sentence: str
    origin: str
    flags: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A row of targets: one commitment."""

    target_id: str
    statement_id: str
    document_id: str
    task: str
    section: str
    place: str
    adcode: str
    indicator: str
    indicator_id: str
    measure: str
    basis: str
    comparator: str
    reference: str
    low: float
    high: float
    unit: str
    canonical_low: float
    canonical_high: float
    canonical_unit: str
    direction: int
    aim: Kind
    aim_from: str
    horizon: str
    period: str
    nature: str
    modality: str
    baseline_id: str
    observation_id: str
    goal_id: str
    quote: str
    sentence: str
    origin: str
    flags: Flags
    source_quality: str
    source_title: str
    source_url: str
    published: str
    note: str
    is_restricted: bool
    revises: str = ""
    in_force_from: str = ""

    def flagged(self, *more: str) -> Target:
        """Give the row with flags behind its own: itself where nothing is added, as to most."""
        return replace(self, flags=self.flags.adding(*more)) if more else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A row of observations: one figure that says how things were."""

    observation_id: str
    statement_id: str
    document_id: str
    place: str
    adcode: str
    indicator: str
    indicator_id: str
    measure: str
    basis: str
    comparator: str
    low: float
    high: float
    unit: str
    canonical_low: float
    canonical_high: float
    canonical_unit: str
    period: str
    status: str
    goal_id: str
    origin: str
    flags: Flags
    source_quality: str
    source_title: str
    source_url: str
    published: str
    note: str
    is_restricted: bool

    @property
    def bound(self) -> str:
        """How the number binds: its comparator, or `nearly` of what is a little less (近6%)."""
        return NEARLY if self.flags.has(NEARLY) else self.comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A row of documents: one registered paper."""

    document_id: str
    file: str
    title: str
    place: str
    adcode: str
    kind: str
    issuer: str
    number: str
    issued: str
    period: str
    outlook: str
    review: str
    disclosure: str
    source_quality: str
    url: str
    origin: str
    sha256: str
    characters: int
    page_starts: str
    rules: str
    uncertain: str
    numbers: int
    read: int
    excluded: int
    unread: int
    faults: str
    left_out: str


def columns(kind: type[_Record]) -> list[str]:
    """Name the columns of a record's table.

    Examples
    --------
    >>> columns(Task)[:4]
    ['document_id', 'number', 'section', 'text']
    """
    return [field.name for field in fields(kind)]


def records(table: pd.DataFrame, kind: type[Record]) -> list[Record]:
    """Give the rows of a table in order, as records of a kind.

    Parameters
    ----------
    table : DataFrame
        With the kind's columns; others are left out.
    kind : type
        A frozen dataclass whose fields are of the types this module names.

    Raises
    ------
    KeyError
        If a column is missing.

    Examples
    --------
    >>> from indicators.tables.contract import schema
    >>> row = {"document_id": "a", "number": "1", "text": "改造20个。", "start": 0, "end": 7}
    >>> [task.text for task in records(schema.typed("tasks", [row]), Task)]
    ['改造20个。']
    """
    types = _types(kind)
    cells = [map(_READ.get(of, _as_it_is), table[name].tolist()) for name, of in types.items()]
    return [kind(**dict(zip(types, row, strict=True))) for row in zip(*cells, strict=True)]


def row_reader(table: pd.DataFrame, kind: type[Record]) -> Callable[[int], Record]:
    """Give what makes a record of one row of a table, by the row's number, as `records` of all.

    Examples
    --------
    >>> from indicators.tables.contract import schema
    >>> row = {"document_id": "a", "number": "1", "text": "改造20个。", "start": 0, "end": 7}
    >>> row_reader(schema.typed("tasks", [row]), Task)(0).text
    '改造20个。'
    """
    cells = [(name, table[name].tolist(), _READ.get(of, _as_it_is)) for name, of in _types(kind).items()]
    return lambda number: kind(**{name: read(column[number]) for name, column, read in cells})


def frame(rows: Iterable[Record], kind: type[Record]) -> pd.DataFrame:
    """Put records into a table: the opposite of `records`.

    Examples
    --------
    >>> frame([], Task).columns.tolist()[:2], str(frame([], Task)["start"].dtype)
    (['document_id', 'number'], 'int64')
    """
    every = list(rows)
    return pd.DataFrame({name: _column(every, name, of) for name, of in _types(kind).items()})


@cache
def _types(kind: type[_Record]) -> dict[str, object]:
    hints = get_type_hints(kind)
    named = {name: hints[name] for name in columns(kind)}
    # A column of words of a closed list is text.
    return {name: str if get_origin(of) is Literal else of for name, of in named.items()}


def _as_it_is(value: object) -> object:
    return value


# How a cell is read as a value of a field's type, where it is another one.
_READ: dict[object, Callable[[Any], object]] = {
    Flags: Flags.of,
    tuple[str, ...]: lambda text: tuple(text.split(SEPARATOR)) if text else (),
    int | None: lambda value: None if pd.isna(value) else int(value),
}


def _column(rows: Sequence[object], name: str, of: object) -> ExtensionArray:
    values = [getattr(row, name) for row in rows]
    if of is Flags:
        values = list(map(str, values))
    elif of == tuple[str, ...]:
        values = list(map(SEPARATOR.join, values))
    column: ExtensionArray = pd.array(values, dtype=_dtype(of))
    return column


@cache
def _dtype(of: object) -> Any:
    return pd.api.types.pandas_dtype(DTYPES[of])
