"""The tables as Parquet files, written by DuckDB.

pyarrow would write them too, but pandas keeps its text in pyarrow wherever that is installed: having it would
change how every table behaves. DuckDB is one package that stands alone, and is only asked for here.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.exchange.duckdb_tables import create, library, quoted, room

_alone = threading.Lock()


def render(name: str, frame: pd.DataFrame) -> bytes:
    """Write one table as a Parquet file with the types of its contract; a missing number is null.

    Examples
    --------
    >>> from indicators.tables.contract import schema
    >>> render("tasks", schema.empty("tasks"))[:4]
    b'PAR1'
    """
    with _emptied("indicators export --to parquet", name) as connection:
        create(connection, name, frame)
        return _written(connection, name)


def render_text(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Write a table of texts as a Parquet file.

    Examples
    --------
    >>> render_text("faults", ["path", "code"], [["a.txt", "no_file"]])[:4]
    b'PAR1'
    """
    declared = ", ".join(f"unnest(?::VARCHAR[]) AS {quoted_name(column)}" for column in columns)
    values = [[row[number] for row in rows] for number in range(len(columns))]
    with _emptied("indicators corpus", name) as connection:
        connection.execute(f"CREATE TABLE {quoted_name(name)} AS SELECT {declared}", values)
        return _written(connection, name)


@contextmanager
def _emptied(command: str, name: str) -> Iterator[Any]:
    """Give the database of this process to make one table in, which is gone afterwards."""
    duckdb = library("writes Parquet", command)
    with _alone:
        connection = _database(duckdb, os.getpid())
        try:
            yield connection
        finally:
            connection.execute(f"DROP TABLE IF EXISTS {quoted_name(name)}")


# Opening one takes longer than writing a partition's table: a process has one, and a fork another.
@lru_cache(maxsize=1)
def _database(duckdb: Any, process: int) -> Any:
    del process
    return duckdb.connect(":memory:", config={"threads": 1})


def quoted_name(name: str) -> str:
    """Write a name as SQL does."""
    return '"' + name.replace('"', '""') + '"'


def _written(connection: Any, name: str) -> bytes:
    with room(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        connection.execute(f"COPY {quoted_name(name)} TO {quoted(str(path))} (FORMAT parquet)")
        return path.read_bytes()
