"""The commands build and compare, through typer's runner."""

from __future__ import annotations

import io
import shutil

import openpyxl
import pandas as pd
import pytest

from indicators.analysis.places import comparison_table
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import store

from .. import commands

PLACES = "鞍山市,锦州市"


@pytest.fixture
def run(tmp_path, raw_copy, monkeypatch):
    """Runs a command in a project of its own, raw data copied, tables not yet built."""
    raw_copy(tmp_path)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return commands.run


@pytest.fixture
def copy(tmp_path):
    return Project(tmp_path)


@pytest.fixture
def built_copy(run, copy, built):
    """The copy with its tables."""
    from indicators.exchange import datapackage

    store.write(datapackage.package(built), copy.processed)
    return copy


def test_build_writes_the_tables_and_check_finds_them_fresh(run, copy):
    done = run("build")
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "tasks.csv  368 rows" in done.stderr
    assert {path.name for path in copy.processed.iterdir()} == {
        "statements.csv", "targets.csv", "observations.csv", "tasks.csv", "documents.csv", "datapackage.json",
    }  # fmt: skip
    checked = run("build", "--check")
    assert checked.exit_code == 0, checked.output
    assert "data/processed is what data/raw gives." in checked.stderr


def test_check_names_stale_files_and_writes_nothing(run, built_copy):
    (built_copy.processed / "tasks.csv").write_bytes(b"old")
    (built_copy.processed / "targets.csv").unlink()
    result = run("build", "--check")
    assert result.exit_code == 2
    assert "processed tables are stale" in result.stderr
    assert "targets.csv is missing" in result.stderr
    assert "tasks.csv differs" in result.stderr
    assert (built_copy.processed / "tasks.csv").read_bytes() == b"old"
    assert not (built_copy.processed / "targets.csv").exists()


def test_bad_raw_data_stop_the_build_with_a_message_and_nothing_written(run, copy):
    with (copy.observations / "reported.csv").open("a", encoding="utf-8") as file:
        file.write("鞍山市,210300,gdp,地区生产总值,growth,2023-Q5,6,光年,eq,final,公报,official,,,\n")
    result = run("build")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "2 faults" in result.stderr
    assert "unknown unit" in result.stderr
    assert "not a period" in result.stderr
    assert "data/raw/observations/reported.csv, row 171, column unit" in result.stderr
    assert not copy.processed.exists()


def test_compare_prints_a_table_for_reading(run, built_copy):
    result = run("compare", "--places", PLACES)
    assert result.exit_code == 0, result.output
    assert "鞍山市 2023" in result.stdout
    assert "锦州市 2025" in result.stdout
    assert result.stderr == ""
    head, *lines = result.stdout.splitlines()
    assert head.split() == ["指标", "目标期", "鞍山市", "2023", "锦州市", "2025", "差距", "独有", "备注"]
    growth = next(line for line in lines if line.startswith("地区生产总值") and "年度" in line)
    assert "增长6%左右" in growth
    assert "0 百分点" in growth


def test_compare_gives_csv_that_reads_back(run, built_copy):
    result = run("compare", "--places", "鞍山市、锦州市", "--format", "csv")
    assert result.exit_code == 0, result.output
    frame = pd.read_csv(io.StringIO(result.stdout), keep_default_na=False)
    assert set(frame["place"]) == {"鞍山市", "锦州市"}
    assert {"value", "per_year", "comparator", "text", "only_in", "caveats"} <= set(frame.columns)


def test_compare_writes_a_workbook(run, built_copy, tmp_path):
    out = tmp_path / "made" / "comparison.xlsx"
    result = run("compare", "--places", PLACES, "--format", "xlsx", "--out", str(out), "--lang", "en")
    assert result.exit_code == 0, result.output
    assert f"Wrote {out}." in result.stderr
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["brief", "side_by_side", "targets"]
    assert [book["brief"]["A1"].value, book["brief"]["B1"].value] == ["Indicator", "Set for"]
    assert book["targets"]["A1"].value == "indicator_id"
    assert any("amounts depend on the size" in str(cell.value) for row in book["brief"] for cell in row)


def test_compare_names_indicators_in_english(run, built_copy):
    result = run("compare", "--places", PLACES, "--lang", "en")
    assert "Gross Regional Product (地区生产总值)" in result.stdout


def test_compare_puts_many_places_below_each_other(run, built_copy, monkeypatch):
    monkeypatch.setattr(comparison_table, "MOST_SIDE_BY_SIDE", 3)
    places = "鞍山市,锦州市,辽宁省,海城市"
    result = run("compare", "--places", places)
    assert result.exit_code == 0, result.output
    first, *rows = result.stdout.splitlines()
    assert first.split()[:3] == ["地区", "年份", "地区生产总值"]
    assert [row.split()[0] for row in rows[:4]] == places.split(",")
    assert "--format csv" in rows[-1]
    book = run("compare", "--places", places, "--format", "csv")
    assert book.stdout.startswith("indicator_id,")


def test_a_workbook_wants_a_file(run, built_copy):
    result = run("compare", "--places", PLACES, "--format", "xlsx")
    assert result.exit_code == 2
    assert "--out comparison.xlsx" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--places", "鞍山,锦州市"], "Did you mean 鞍山市?"),
        (["--places", "鞍山市"], "fewer than two places"),
        (["--places", PLACES, "--years", "2023"], "1 years for 2 places"),
        (["--places", PLACES, "--years", "二〇二三"], "years such as 2023,2025"),
        (["--places", PLACES, "--lang", "fr"], "a language among zh and en"),
        (["--places", PLACES, "--format", "pdf"], "'pdf' is not one of"),
    ],
)
def test_wrong_words_are_told_on_stderr_with_status_2(run, built_copy, words, message):
    result = run("compare", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr


def test_what_was_never_built_is_built_first(run, copy):
    result = run("compare", "--places", PLACES)
    assert result.exit_code == 0, result.output
    assert "building" in result.stderr
    assert (copy.processed / "targets.csv").is_file()


@pytest.mark.parametrize(
    "words", [["report", "--all"], ["compare", "--places", PLACES], ["build"], ["validate"]]
)
def test_a_project_without_a_paper_says_how_to_take_one_in(run, copy, words):
    shutil.rmtree(copy.root / "data" / "raw")
    copy.documents.mkdir(parents=True)
    result = run(*words)
    assert result.exit_code == 2
    assert "indicators register FILE" in result.output


def test_a_folder_without_a_project_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    result = commands.run("build")
    assert result.exit_code == 2
    assert "no project here" in result.stderr


@pytest.mark.parametrize("command", ["build", "compare"])
def test_each_command_shows_an_example(command):
    result = commands.succeed(command, "--help")
    assert f"Example: indicators {command}" in result.stdout
