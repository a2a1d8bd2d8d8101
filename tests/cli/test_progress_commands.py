"""The commands about the progress workbook, through typer's runner."""

from __future__ import annotations

import openpyxl
import pytest

from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE
from indicators.tables import store

from .. import commands


@pytest.fixture
def copy(tmp_path, raw_copy, built, monkeypatch):
    """A project of its own, raw data copied and tables built."""
    copied = raw_copy(tmp_path)
    store.write(datapackage.package(built), copied.processed)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return copied


def run(*words):
    return commands.run("progress", *words)


def test_a_workbook_goes_out_comes_back_and_is_in_the_next_tables(copy, tmp_path):
    out = tmp_path / "out" / "进度.xlsx"
    made = run("template", "--place", "锦州市", "--year", 2025, "--out", out, "--by", "unit")
    assert made.exit_code == 0, made.output
    assert made.stderr == f"Wrote {out}.\n"
    book = openpyxl.load_workbook(out)
    sheet = book["市发展改革委"]
    sheet["H2"] = "5.7%"
    book.create_sheet("草稿")
    book.save(out)
    taken = run("import", out)
    assert taken.exit_code == 0, taken.output
    assert taken.stdout == ""
    first, unread, kept = taken.stderr.splitlines()
    assert first == "锦州市 2025: 1 new, 0 replaced, 0 unchanged."
    assert unread == "Not read, for they are no sheets of the template: 草稿."
    assert kept.startswith("Kept as data/raw/progress/")
    assert kept.endswith("-进度.xlsx. Now run `indicators build`.")
    commands.succeed("build")
    rows = store.load("observations", copy)
    (row,) = rows[rows["source_quality"] == "department"].to_dict("records")
    assert (row["indicator"], row["period"], row["low"]) == ("地区生产总值", "2025-Q1", 5.7)


def test_faults_end_with_status_2_and_nothing_is_written(copy, tmp_path):
    out = tmp_path / "进度.xlsx"
    run("template", "--place", "锦州市", "--year", 2025, "--out", out)
    book = openpyxl.load_workbook(out)
    book["进度"]["H2"], book["进度"]["H3"] = "5.7.1", "3个"
    book.save(out)
    before = sorted(path.name for path in copy.observations.iterdir())
    result = run("import", "--lang", "en", out)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("2 faults\n1. cell cannot be read\n")
    assert "where     进度.xlsx, sheet 进度, cell H2" in result.stderr
    assert "2. units do not convert" in result.stderr
    assert sorted(path.name for path in copy.observations.iterdir()) == before
    assert not copy.progress.exists()


def test_nothing_is_overwritten_without_replace(copy, tmp_path):
    out = tmp_path / "进度.xlsx"
    run("template", "--place", "锦州市", "--year", 2025, "--out", out)
    book = openpyxl.load_workbook(out)
    for text, words, status, said in (
        ("5.7", [], 0, "1 new, 0 replaced, 0 unchanged."),
        ("5.8", [], 2, "figure is already there"),
        ("5.8", ["--replace"], 0, "0 new, 1 replaced, 0 unchanged."),
        ("5.8", [], 0, "0 new, 0 replaced, 1 unchanged."),
    ):
        book["进度"]["H2"] = text
        book.save(out)
        result = run("import", "--lang", "en", out, *words)
        assert (result.exit_code, said in result.stderr) == (status, True), result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["template", "--place", "锦州", "--year", "2025"], "Did you mean 锦州市?"),
        (["template", "--place", "锦州市", "--year", "2020"], "no targets to report on"),
        (["template", "--place", "锦州市", "--year", "2025", "--by", "leader"], "'leader' is not"),
        (["import", "--lang", "en", "nowhere.xlsx"], "no such file"),
        (["import", "--lang", "zh", "nowhere.xlsx"], "没有这个文件"),
    ],
)
def test_wrong_words_are_told_on_stderr_with_status_2(copy, tmp_path, words, message):
    out = ["--out", tmp_path / "a.xlsx"] if words[0] == "template" else []
    result = run(*words, *out)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("command", ["template", "import"])
def test_each_command_shows_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: indicators progress {command}" in result.stdout
