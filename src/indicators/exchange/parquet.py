"""The tables as Parquet files, written by DuckDB.

pyarrow would write them too, but pandas keeps its text in pyarrow wherever that is installed: having it would
change how every table behaves. DuckDB is one package that stands alone, and is only asked for here.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

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
    >>> from indicators.tables import schema
    >>> render("tasks", schema.empty("tasks"))[:4]
    b'PAR1'
    """
    duckdb = library("writes Parquet", "indicators export --to parquet")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        connection = duckdb.connect(":memory:", config={"threads": 1})
        try:
            create(connection, name, frame)
            connection.execute(f'COPY "{name}" TO {quoted(str(path))} (FORMAT parquet)')
        finally:
            connection.close()
        return path.read_bytes()
