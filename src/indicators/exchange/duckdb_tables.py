"""The tables inside DuckDB: its types, and what each table and column means."""

from __future__ import annotations

import tempfile
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.storage import optional_package
from indicators.storage.os_errors import temporary_room
from indicators.tables.contract import schema
from indicators.tables.store import Tables

PACKAGE = "duckdb"
FILE = "indicators.duckdb"
_TYPES = {"string": "VARCHAR", "number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN"}
_FILLING = "filling"


def package(tables: Tables) -> dict[str, bytes]:
    """Write one database with the five tables; a missing number is null.

    DuckDB gives each file an identifier by chance, so the same tables give another file each time, with the
    same content.

    Examples
    --------
    >>> list(package(Tables.empty()))
    ['indicators.duckdb']
    """
    duckdb = library("writes a DuckDB file", "indicators export --to duckdb")
    with room(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        connection = duckdb.connect(str(path), config={"threads": 1})
        try:
            for name, frame in tables:
                create(connection, name, frame)
                explain(connection, name)
            connection.execute("CHECKPOINT")
        finally:
            connection.close()
        return {FILE: path.read_bytes()}


def room() -> AbstractContextManager[None]:
    """Tell of a full folder for temporary files, in which DuckDB writes."""
    return temporary_room(import_module(PACKAGE).IOException)


def library(does: str, command: str) -> Any:
    """Import DuckDB.

    Parameters
    ----------
    does, command : str
        What it is for, and the command that needs it, for the message.

    Examples
    --------
    >>> library("writes Parquet", "indicators export --to parquet").__name__
    'duckdb'
    """
    what = f"the package {PACKAGE}, which {does}"
    return optional_package.import_optional(PACKAGE, expected=what, where=command, extra="sql")


def create(connection: Any, name: str, frame: pd.DataFrame) -> None:
    """Make one table with the types of its contract, and fill it.

    Examples
    --------
    >>> connection = library("holds tables", "an example").connect()
    >>> create(connection, "tasks", schema.empty("tasks"))
    >>> connection.execute("SELECT count(*) FROM tasks").fetchall()
    [(0,)]
    """
    columns = schema.table(name).columns
    types = [_TYPES[column.type] for column in columns]
    declared = ", ".join(f'"{column.name}" {kind}' for column, kind in zip(columns, types, strict=True))
    connection.execute(f'CREATE TABLE "{name}" ({declared})')
    plain = pd.DataFrame({column.name: _values(frame[column.name], column.type) for column in columns})
    # Texts are texts, however few of them there are: no sample of the rows is to decide it.
    connection.execute("SET pandas_analyze_sample = 0")
    connection.register(_FILLING, plain)
    connection.execute(f'INSERT INTO "{name}" SELECT * FROM {_FILLING}')
    connection.unregister(_FILLING)


def explain(connection: Any, name: str) -> None:
    """Keep with a table and its columns what they mean: `duckdb_columns()` lists it.

    Examples
    --------
    >>> connection = library("holds tables", "an example").connect()
    >>> create(connection, "tasks", schema.empty("tasks"))
    >>> explain(connection, "tasks")
    >>> sql = "SELECT comment FROM duckdb_columns() WHERE column_name = 'number'"
    >>> connection.execute(sql).fetchone()
    ("The task's number in the paper; where the paper begins its numbers anew, they go on. Empty: never.",)
    """
    contract = schema.table(name)
    connection.execute(f'COMMENT ON TABLE "{name}" IS {quoted(contract.description)}')
    for column in contract.columns:
        meaning = quoted(f"{column.description} Empty: {column.empty}.")
        connection.execute(f'COMMENT ON COLUMN "{name}"."{column.name}" IS {meaning}')


def quoted(text: str) -> str:
    """Write a text as SQL does.

    Examples
    --------
    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def _values(column: pd.Series, kind: str) -> pd.Series:
    """Give a column in a form of which DuckDB takes the values as they are, None where there is none."""
    if kind == "number":
        return column.astype("float64")
    if kind != "string":
        return column
    return column.astype(object).where(column.notna(), None) if column.hasnans else column.astype(object)
