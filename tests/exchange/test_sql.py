"""A question in SQL is answered from the tables alone: nothing else is read, and nothing changed."""

from __future__ import annotations

import csv
import io
import json
import shlex
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import Result

from indicators.errors import MissingPackage, WrongQuery
from indicators.exchange import query_results
from indicators.exchange.sql import Answer, ask
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.contract import schema
from indicators.tables.store import Tables

from .. import commands

SECRET = "haicheng-2021-action-plan"
COUNT = "SELECT place, count(*) AS n FROM targets GROUP BY place ORDER BY n DESC, place"


@pytest.fixture
def run(built_project: Project, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(ROOT_VARIABLE, str(built_project.root))
    return lambda *words: commands.run("sql", *words)


def test_an_answer_is_what_the_tables_say(built: Tables) -> None:
    places = built.targets["place"]
    expected = sorted(places.value_counts().items(), key=lambda pair: (-pair[1], pair[0]))
    assert ask(built, COUNT) == Answer(("place", "n"), tuple(expected))
    missing = int(built.targets["low"].isna().sum())
    assert missing > 0
    assert ask(built, "FROM targets SELECT count(*) WHERE low IS NULL").rows == ((missing,),)


@pytest.mark.parametrize("name", schema.NAMES)
def test_every_table_comes_whole_with_its_types(built: Tables, name: str) -> None:
    answer = ask(built, f"SELECT * FROM {name}")
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    pd.testing.assert_frame_equal(schema.typed(name, rows), getattr(built, name))


@pytest.mark.parametrize(
    "query",
    [
        "VALUES (1)",
        "DESCRIBE targets",
        "SUMMARIZE tasks",
        "SHOW TABLES",
        "EXPLAIN SELECT 1",
        "WITH a AS (SELECT place FROM targets) SELECT count(*) FROM a",
        "PIVOT targets ON horizon USING count(*) GROUP BY place",
        "SELECT * FROM (PIVOT targets ON horizon USING count(*) GROUP BY place)",
        "SELECT * FROM query_table('tar' || 'gets')",
        "/* why */ TABLE targets -- so",
    ],
)
def test_whatever_asks_is_answered(built: Tables, query: str) -> None:
    assert ask(built, query).rows


def test_two_columns_of_one_name_get_names_of_their_own(built: Tables) -> None:
    query = "SELECT a.place, b.place, a.place FROM targets a JOIN targets b USING (target_id) LIMIT 1"
    assert ask(built, query).columns == ("place", "place_2", "place_3")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("DROP TABLE targets", "DROP"),
        ("INSERT INTO tasks SELECT * FROM tasks", "INSERT"),
        ("UPDATE targets SET low = 1", "UPDATE"),
        ("DELETE FROM targets", "DELETE"),
        ("CREATE TABLE x AS SELECT 1", "CREATE"),
        ("COPY targets TO 'out.csv'", "COPY"),
        ("ATTACH 'out.duckdb'", "ATTACH"),
        ("INSTALL httpfs", "LOAD"),
        ("SET enable_external_access = true", "SET"),
        ("PRAGMA version", "PRAGMA"),
    ],
)
def test_what_does_more_than_ask_is_refused(
    built: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongQuery) as caught:
        ask(built, query)
    assert str(caught.value).splitlines() == [
        "query cannot be answered",
        "  expected  one SELECT over statements, targets, observations, tasks, documents",
        f"  found     a statement of the kind {kind}",
        f"  where     indicators sql {query!r}",
        "  to do     Begin with SELECT, FROM, WITH or DESCRIBE. What the tables hold comes from data/raw, "
        "by `indicators build`.",
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("query", "found"), [("", "0 statements"), ("SELECT 1; SELECT 2", "2 statements")])
def test_one_statement_is_asked_for(built: Tables, query: str, found: str) -> None:
    with pytest.raises(WrongQuery) as caught:
        ask(built, query)
    assert caught.value.found == found
    assert caught.value.remedy == "Write one statement; several SELECTs can be joined by UNION ALL."


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * FROM '{file}'", "disabled by configuration"),
        ("SELECT * FROM read_csv('{file}')", "disabled by configuration"),
        ("SELECT * FROM read_text('{file}')", "disabled by configuration"),
        ("SELECT * FROM glob('{folder}/*')", "disabled by configuration"),
        ("SELECT * FROM 'https://example.org/a.csv'", "disabled by configuration"),
        # Variables of the program, which hold what the tables do not.
        ("SELECT * FROM frame", "does not exist"),
        ("SELECT * FROM secret", "does not exist"),
    ],
)
def test_nothing_but_the_tables_can_be_read(built: Tables, tmp_path: Path, query: str, said: str) -> None:
    secret = pd.DataFrame({"a": [1]})
    assert len(secret) == 1
    file = tmp_path / "a.csv"
    file.write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(WrongQuery) as caught:
        ask(built, query.format(file=file, folder=tmp_path))
    assert said in caught.value.found


def test_a_wrong_query_is_told_with_what_duckdb_said_and_the_columns(built: Tables) -> None:
    with pytest.raises(WrongQuery) as caught:
        ask(built, "SELECT plaice FROM Tasks")
    fault = caught.value
    assert fault.found.startswith('Binder Error: Referenced column "plaice" not found in FROM clause!')
    assert "LINE 1" not in fault.found
    assert fault.where == "indicators sql 'SELECT plaice FROM Tasks'"
    assert fault.remedy == f"tasks has the columns {', '.join(schema.table('tasks').header)}."
    with pytest.raises(WrongQuery) as unknown:
        ask(built, "SELECT * FROM target")
    assert unknown.value.found.startswith("Catalog Error: Table with name target does not exist!")
    assert unknown.value.remedy == (
        "Name one of these tables; `indicators sql 'DESCRIBE targets'` lists the columns of one."
    )


def test_what_goes_wrong_while_it_is_answered_is_named_too(built: Tables) -> None:
    with pytest.raises(WrongQuery, match="Conversion Error"):
        ask(built, "SELECT place::integer FROM targets")


def test_without_duckdb_it_says_what_to_install(built: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingPackage) as caught:
        ask(built, COUNT)
    assert str(caught.value).splitlines() == [
        "package not installed",
        "  expected  the package duckdb, which answers questions in SQL",
        "  found     none installed",
        "  where     indicators sql",
        "  to do     Install it: pip install 'indicators[sql]'.",
    ]


def test_the_three_forms_hold_the_same(run) -> None:
    drawn, lines, cells = (run(COUNT, "--format", form) for form in ("table", "jsonl", "csv"))
    assert (drawn.exit_code, drawn.stderr) == (0, "")
    objects = [json.loads(line) for line in lines.stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(cells.stdout)))
    assert [{"place": row["place"], "n": int(row["n"])} for row in rows] == objects
    assert [line.split() for line in drawn.stdout.splitlines()] == [
        ["place", "n"], *([one["place"], str(one["n"])] for one in objects),
    ]  # fmt: skip


def test_values_of_every_kind_are_written(built: Tables) -> None:
    answer = ask(
        built,
        "SELECT '=1+1' AS text, 1e15 AS number, 2.50::decimal(4, 2) AS exact, true AS yes, NULL AS none, "
        "date '2025-01-26' AS day, [1, 2] AS list, {'low': 0.5} AS both, 'nan'::double AS odd",
    )
    assert answer.rows[0][5] == date(2025, 1, 26)
    assert json.loads(query_results.jsonl(answer)) == {
        "text": "=1+1", "number": 1e15, "exact": 2.5, "yes": True, "none": None, "day": "2025-01-26",
        "list": [1, 2], "both": {"low": 0.5}, "odd": None,
    }  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(query_results.csv(answer)))
    assert list(row.values()) == [
        "'=1+1", "1000000000000000", "2.50", "true", "", "2025-01-26", "[1, 2]", '{"low": 0.5}', "",
    ]  # fmt: skip
    assert "\x1b" not in query_results.table(Answer(("a\x1b",), (("b\x1b[2J",),)))


def test_restricted_papers_are_read_only_when_asked_for(run) -> None:
    query = f"SELECT count(*) FROM statements WHERE document_id = '{SECRET}'"
    plain: Result = run(query, "--format", "csv")
    assert (plain.stdout.splitlines()[1], plain.stderr) == ("0", "")
    asked: Result = run(query, "--format", "csv", "--include-restricted")
    assert int(asked.stdout.splitlines()[1]) > 12
    assert asked.stderr == "With papers marked 不公开: not to be passed on.\n"


def test_the_queries_of_the_documentation_are_answered(root: Path, run) -> None:
    lines = (root / "docs" / "exchange.md").read_text("utf-8").splitlines()
    commands = [shlex.split(line, comments=True) for line in lines if line.startswith("indicators sql ")]
    assert len(commands) > 3
    for words in commands:
        done = run(*words[2:])
        assert done.exit_code == 0, done.stderr
        assert len(done.stdout.splitlines()) > 2


def test_rows_of_more_columns_than_fit_are_told_column_by_column() -> None:
    columns = tuple(f"column_{number}" for number in range(30))
    wide = Answer(columns, (("鞍山市", 8.5, *[None] * 28), tuple(range(30))))
    first, second = query_results.table(wide).split("\n\n")
    assert first.splitlines()[:3] == ["column_0   鞍山市", "column_1   8.5", "column_2"]
    assert second.splitlines()[-1] == "column_29  29"
    assert query_results.table(Answer(columns, ())).splitlines() == list(columns)


def test_the_command_tells_a_wrong_query_and_ends_with_2(run) -> None:
    done = run("SELECT 1; SELECT 2")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "2 statements" in done.stderr
