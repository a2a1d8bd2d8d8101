"""The written contract of the tables: columns.yaml as typed models, and the pandera checks made from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import Field

from indicators.errors import TableFault, UnknownTable, nearest, raise_all
from indicators.tables.contract.column_checks import Check, Column, all_hold, checks
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.strict_model import StrictModel

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa
    from pandas.api.extensions import ExtensionArray

NAMES = ("statements", "targets", "observations", "tasks", "documents")
DTYPES = {"string": "str", "number": "float64", "integer": "Int64", "boolean": "bool"}


class Table(StrictModel):
    """One table: its columns in order, its key, and the order of its rows."""

    name: str
    description: str
    key: tuple[str, ...]
    sort: tuple[str, ...]
    columns: tuple[Column, ...] = Field(min_length=1)

    @property
    def header(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]


def table(name: str) -> Table:
    """Look up one table's contract.

    Raises
    ------
    UnknownTable
        If there is none of that name.

    Examples
    --------
    >>> table("tasks").key
    ('document_id', 'number')
    """
    if not isinstance(name, str) or name not in NAMES:
        raise UnknownTable(
            expected=f"one of {', '.join(NAMES)}",
            found=repr(name),
            where="data/processed",
            remedy=nearest(str(name), NAMES),
        )
    return _table(name)


@cache
def _table(name: str) -> Table:
    return contract(_raw(), name)


def contract(raw: Mapping[str, Any], name: str) -> Table:
    """Make one table's contract from the content of columns.yaml.

    Raises
    ------
    KeyError, TypeError, ValidationError
        If the content does not describe the table.
    """
    spec = dict(raw["tables"][name])
    changes = spec.pop("changes", {})
    columns = [
        Column(name=column, **{**raw["columns"][column], **changes.get(column, {})})
        for column in spec.pop("columns")
    ]
    return Table(name=name, columns=tuple(columns), **spec)


def empty(name: str) -> pd.DataFrame:
    """Give a table without rows, with the columns and types of the contract.

    Examples
    --------
    >>> len(empty("tasks"))
    0
    """
    return _empty(name).copy()


@cache
def _empty(name: str) -> pd.DataFrame:
    return typed(name, [])


def typed(name: str, rows: list[dict[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Put rows into a frame with the contract's columns, order of rows and types.

    A value that is missing or None becomes the empty cell of its type: "" for text, NaN or NA for numbers.

    Examples
    --------
    >>> typed("tasks", [{"document_id": "a", "number": "1", "text": "t", "start": 0, "end": 1}])["section"][0]
    ''
    """
    return unsorted(name, rows).sort_values(list(table(name).sort), kind="stable", ignore_index=True)


def unsorted(name: str, rows: list[dict[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Put rows into a frame with the contract's columns and types, in the order given.

    Examples
    --------
    >>> rows = [{"document_id": name, "number": "1", "text": "t", "start": 0, "end": 1} for name in "ba"]
    >>> unsorted("tasks", rows)["document_id"].tolist(), typed("tasks", rows)["document_id"].tolist()
    (['b', 'a'], ['a', 'b'])
    """
    import pandas as pd

    columns = table(name).columns
    # Arrays: series would be aligned with each other, which takes longer than all the rest.
    if isinstance(rows, pd.DataFrame):
        frame = pd.DataFrame(rows, columns=pd.Index(table(name).header))
        return pd.DataFrame(
            {column.name: _cells(frame[column.name].array, column.type) for column in columns},
            index=frame.index,
        )
    cells = {column.name: [row.get(column.name, float("nan")) for row in rows] for column in columns}
    typed = {column.name: _cells(cells[column.name], column.type) for column in columns}
    return pd.DataFrame(typed, index=range(len(rows)))


def _cells(values: ExtensionArray | list[Any], kind: str) -> ExtensionArray:
    """Give a column its type, and what is missing the empty cell of it; nothing is done where it has both."""
    cells = cast(values, kind)
    if kind == "string" and (missing := cells.isna()).any():
        cells = cells.copy()
        cells[missing] = ""
    return cells


def cast(values: Any, kind: str) -> ExtensionArray:
    """Give the cells of a column the type of its kind: string, number, integer or boolean."""
    import numpy as np
    import pandas as pd

    dtype = _dtype(kind)
    is_typed = getattr(values, "dtype", None) == dtype
    plain = values if is_typed else np.asarray(values, dtype=object)
    cells: ExtensionArray = pd.array(plain, dtype=dtype, copy=False)
    return cells


@cache
def _dtype(kind: str) -> Any:
    """Look a type up once: to compare with its name asks every type that pandas knows."""
    import pandas as pd

    return pd.api.types.pandas_dtype(DTYPES[kind])


def validate(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Check a table against its contract.

    Raises
    ------
    TableFault
        One for each column and check that fails, naming the first rows; all at once.

    Examples
    --------
    >>> validate("tasks", empty("tasks")).empty
    True
    """
    if is_fine(name, frame):
        return frame
    import pandera.errors

    try:
        frame_schema(name).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        raise_all(_faults(name, frame, error.failure_cases))
    return frame


def is_fine(name: str, frame: pd.DataFrame) -> bool:
    """Tell whether nothing is wrong, in a tenth of the time that pandera takes to say what is, and where.

    Examples
    --------
    >>> is_fine("tasks", empty("tasks")), is_fine("tasks", empty("targets"))
    (True, False)
    """
    contract = table(name)
    return (
        list(frame.columns) == contract.header
        and frame.dtypes.equals(_empty(name).dtypes)
        and not frame.duplicated(list(contract.key)).any()
        and all(
            all_hold(asked, frame[column.name], is_nullable=column.is_nullable)
            for column, asked in _asked(name)
        )
    )


@cache
def _asked(name: str) -> list[tuple[Column, dict[str, Check]]]:
    return [(column, checks(column)) for column in table(name).columns]


@cache
def frame_schema(name: str) -> pa.DataFrameSchema:
    """Make the pandera schema of a table, with each column's contract in its metadata.

    Examples
    --------
    >>> frame_schema("targets").columns["direction"].metadata["bad"]
    2
    """
    import pandera.pandas as pa

    contract = table(name)
    return pa.DataFrameSchema(
        {column.name: _pandera(column) for column in contract.columns},
        name=name,
        description=contract.description,
        strict=True,
        ordered=True,
        unique=list(contract.key),
    )


def _pandera(column: Column) -> pa.Column:
    import pandera.pandas as pa

    return pa.Column(
        DTYPES[column.type],
        checks=[pa.Check(holds, element_wise=True, error=words) for words, holds in checks(column).items()],
        nullable=column.is_nullable,
        description=column.description,
        metadata={"empty": column.empty, "good": column.good, "bad": column.bad},
    )


def _faults(name: str, frame: pd.DataFrame, cases: pd.DataFrame) -> list[TableFault]:
    """Gather pandera's failure cases into one fault for each column and check."""
    faults = []
    keys = table(name).key
    for (column, check), group in cases.groupby(["column", "check"], sort=False, dropna=False):
        rows = [int(row) for row in group["index"].dropna().unique()]
        named = [" ".join(str(frame[key].iloc[row]) for key in keys if key in frame) for row in rows[:3]]
        more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
        shown = [repr(value) for value in group["failure_case"].head(3)]
        faults.append(
            TableFault(
                expected=f"{column}: {check}",
                found=", ".join(shown),
                where=f"{name}.csv" + (f", {'; '.join(named)}{more}" if named else ""),
                remedy="Mend the raw row or the reading behind it; docs/data-dictionary.md has the contract.",
            )
        )
    return faults


@cache
def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = packaged("columns.yaml", "tables")
    return raw
