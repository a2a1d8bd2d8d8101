"""The tables as Parquet files, written by DuckDB.

pyarrow would write them too, but pandas keeps its text in pyarrow wherever that is installed: having it would
change how every table behaves. DuckDB is one package that stands alone, and is only asked for here.
"""

from __future__ import annotations

import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.errors import MissingPackage
from indicators.tables import schema

PACKAGE = "duckdb"
_TYPES = {"string": "VARCHAR", "number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN"}


def render(name: str, frame: pd.DataFrame) -> bytes:
    """Write one table as a Parquet file with the types of its contract; a missing number is null.

    Parameters
    ----------
    name : str
        One of `schema.NAMES`.
    frame : DataFrame
        As `tables.store.load` gives it.

    Raises
    ------
    MissingPackage
        If DuckDB is not installed.

    Examples
    --------
    >>> render("tasks", schema.empty("tasks"))[:4]
    b'PAR1'
    """
    duckdb = _duckdb()
    columns = schema.table(name).columns
    types = [_TYPES[column.type] for column in columns]
    declared = ", ".join(f'"{column.name}" {kind}' for column, kind in zip(columns, types, strict=True))
    values = [_values(frame[column.name]) for column in columns]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        connection = duckdb.connect(":memory:", config={"threads": 1})
        try:
            connection.execute(f"CREATE TABLE rows ({declared})")
            # One list a column: row by row it takes a thousand times as long.
            lists = ", ".join(f"unnest(?::{kind}[])" for kind in types)
            connection.execute(f"INSERT INTO rows SELECT {lists}", values)
            connection.execute(f"COPY rows TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")
        finally:
            connection.close()
        return path.read_bytes()


def _values(column: pd.Series) -> list[Any]:
    """Turn a column into plain values, None where there is none."""
    return [None if pd.isna(value) else getattr(value, "item", lambda v=value: v)() for value in column]


def _duckdb() -> Any:
    try:
        return import_module(PACKAGE)
    except ImportError as error:
        raise MissingPackage(
            expected=f"the package {PACKAGE}, which writes Parquet",
            found="none installed",
            where="indicators export --to parquet",
            remedy="Install it: pip install 'indicators[parquet]'.",
        ) from error
