"""The tables as Parquet files, written by DuckDB.

pyarrow would write them too, but pandas keeps its text in pyarrow wherever that is installed: having it would
change how every table behaves. DuckDB is one package that stands alone, and is only asked for here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.exchange.duckdb_tables import create, library, quoted


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
    >>> from indicators.tables.contract import schema
    >>> render("tasks", schema.empty("tasks"))[:4]
    b'PAR1'
    """
    duckdb = library("writes Parquet", "indicators export --to parquet")
    connection = duckdb.connect(":memory:", config={"threads": 1})
    try:
        create(connection, name, frame)
        return _written(connection, name)
    finally:
        connection.close()


def render_text(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Write a table of texts as a Parquet file.

    Raises
    ------
    MissingPackage
        If DuckDB is not installed.

    Examples
    --------
    >>> render_text("faults", ["path", "code"], [["a.txt", "no_file"]])[:4]
    b'PAR1'
    """
    duckdb = library("writes Parquet", "indicators corpus")
    declared = ", ".join(f"unnest(?::VARCHAR[]) AS {quoted_name(column)}" for column in columns)
    values = [[row[number] for row in rows] for number in range(len(columns))]
    connection = duckdb.connect(":memory:", config={"threads": 1})
    try:
        connection.execute(f"CREATE TABLE {quoted_name(name)} AS SELECT {declared}", values)
        return _written(connection, name)
    finally:
        connection.close()


def quoted_name(name: str) -> str:
    """Write a name as SQL does."""
    return '"' + name.replace('"', '""') + '"'


def _written(connection: Any, name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        connection.execute(f"COPY {quoted_name(name)} TO {quoted(str(path))} (FORMAT parquet)")
        return path.read_bytes()
