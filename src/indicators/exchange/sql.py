"""A question in SQL to the tables, answered by DuckDB in memory, which reads nothing but them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from indicators.errors import WrongQuery
from indicators.exchange.duckdb_tables import library
from indicators.storage.distinct_file_names import distinct
from indicators.tables.contract import schema
from indicators.tables.store import Tables

WHERE = "indicators sql"
# Nothing of this machine: no file, no address, no extension, no variable of this program.
_CLOSED = {"enable_external_access": False, "python_enable_replacements": False, "threads": 1}
# MULTI is a PIVOT, which first looks for the columns that it makes.
_ASKING = ("SELECT", "EXPLAIN", "MULTI")
_ONE = "Write one statement; several SELECTs can be joined by UNION ALL."
_ONLY_ASK = (
    "Begin with SELECT, FROM, WITH or DESCRIBE. "
    "What the tables hold comes from data/raw, by `indicators build`."
)
_NAME_ONE = f"Name one of these tables; `{WHERE} 'DESCRIBE targets'` lists the columns of one."
_POINTER = re.compile(r"\s*\n+LINE \d+:.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """What DuckDB gives back."""

    columns: tuple[str, ...]  # Their names, no two the same.
    rows: tuple[tuple[object, ...], ...]  # Python's values; None where SQL has null.


def ask(tables: Tables, query: str) -> Answer:
    """Answer one SELECT over the five tables.

    Of a table only the columns are read that the query names; a missing number is null.

    Parameters
    ----------
    query : str
        One statement in DuckDB's SQL that asks: SELECT, FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, EXPLAIN.

    Raises
    ------
    MissingPackage
        If DuckDB is not installed.
    WrongQuery
        If it is none or several statements, does something else than ask, or DuckDB cannot answer it.

    Examples
    --------
    >>> ask(Tables.empty(), "SELECT count(*) AS n FROM targets")
    Answer(columns=('n',), rows=((0,),))
    """
    duckdb = library("answers questions in SQL", WHERE)
    connection = duckdb.connect(":memory:", config=_CLOSED)
    try:
        for name, frame in tables:
            connection.register(name, frame)
        connection.execute("SET lock_configuration = true")
        done = connection.execute(_one(connection, query))
        found = done.fetchall()
        heads = [head[0] for head in done.description]
    except duckdb.Error as error:
        raise _wrong(query, _POINTER.sub("", str(error))) from error
    finally:
        connection.close()
    names = distinct(heads, lambda name, n: name if n == 1 else f"{name}_{n}")
    return Answer(tuple(names), tuple(found))


def _one(connection: Any, query: str) -> Any:
    """Parse a query, and give the one statement it holds, which asks and does nothing else."""
    statements = connection.extract_statements(query)
    if len(statements) != 1:
        raise _wrong(query, f"{len(statements)} statements", _ONE)
    (statement,) = statements
    if statement.type.name not in _ASKING:
        raise _wrong(query, f"a statement of the kind {statement.type.name}", _ONLY_ASK)
    return statement


def _wrong(query: str, found: str, remedy: str = "") -> WrongQuery:
    """Say what is wrong with a query, by default with the columns of the tables that it names."""
    named = [name for name in schema.NAMES if re.search(rf"\b{name}\b", query, re.IGNORECASE)]
    told = [f"{name} has the columns {', '.join(schema.table(name).header)}." for name in named]
    return WrongQuery(
        expected=f"one SELECT over {', '.join(schema.NAMES)}",
        found=" ".join(found.split()),
        where=f"{WHERE} {query!r}",
        remedy=remedy or " ".join(told) or _NAME_ONE,
    )
