"""What DuckDB takes of a table is what stands in it: a missing number is null, a text a text."""

from __future__ import annotations

import pytest

from indicators.exchange import parquet
from indicators.exchange.duckdb_tables import create, library
from indicators.tables.contract import schema

_BLANK = {"string": "", "boolean": False}


def test_whole_numbers_are_null_where_they_are_missing():
    (whole,) = [column.name for column in schema.table("targets").columns if column.type == "integer"]
    rows = [{"target_id": f"a@{at}", whole: value} for at, value in enumerate([None, 2030, 2**40])]
    empty = schema.empty("targets")
    frame = empty.reindex(range(3)).assign(**{name: [row[name] for row in rows] for name in rows[0]})
    frame = frame.assign(
        **{
            column.name: schema.cast(frame[column.name].fillna(_BLANK[column.type]), column.type)
            for column in schema.table("targets").columns
            if column.type in _BLANK
        }
    )
    frame[whole] = schema.cast(frame[whole], "integer")
    connection = library("holds tables", "a test").connect()
    create(connection, "targets", frame)
    found = connection.execute(f'SELECT "{whole}" FROM targets ORDER BY target_id').fetchall()
    assert [value for (value,) in found] == [None, 2030, 2**40]


def test_a_text_that_one_row_in_thousands_has_is_that_text():
    rows = [{"document_id": "a", "text": "", "start": at, "end": at + 1} for at in range(3000)]
    rows[1234]["text"] = "改造20个，投资1e3元"
    connection = library("holds tables", "a test").connect()
    create(connection, "tasks", schema.typed("tasks", rows))
    found = connection.execute("SELECT start, text FROM tasks WHERE text <> ''").fetchall()
    assert found == [(1234, "改造20个，投资1e3元")]


def test_numbers_keep_every_digit():
    values = [0.1, 1e300, -2.5e-7, None]
    rows = [
        {"statement_id": f"a@{at}", "document_id": "a", "low": low, "high": low, "start": at, "end": at + 1}
        for at, low in enumerate(values)
    ]
    connection = library("holds tables", "a test").connect()
    create(connection, "statements", schema.typed("statements", rows))
    found = connection.execute("SELECT low FROM statements ORDER BY start").fetchall()
    assert [low for (low,) in found] == values


def test_a_file_holds_its_own_table_alone_and_a_failure_leaves_none_behind():
    rows = [{"document_id": "a", "text": "改造20个。", "start": 0, "end": 7}]
    first = parquet.render("tasks", schema.typed("tasks", rows))
    with pytest.raises(KeyError):
        parquet.render("tasks", schema.empty("tasks").drop(columns="end"))
    parquet.render("tasks", schema.empty("tasks"))
    parquet.render_text("tasks", ["path"], [["a.txt"]])
    assert parquet.render("tasks", schema.typed("tasks", rows)) == first
