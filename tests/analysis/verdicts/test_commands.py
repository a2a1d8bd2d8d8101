"""A few of the cases through the commands alone: register, build, template, import, track."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from indicators.cli.app import app
from indicators.workbooks.progress.progress_layout import words

from .conftest import CASES, Case, column_of, papers_of, year_of

PLACE = "丹东市"
# A fall typed in words, a flow in another unit, and a second half out of two columns.
TRIED = ("R14", "F11", "M07")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs a command in a project with nothing in it yet."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(os.environ, "INDICATORS_ROOT", str(tmp_path))

    def ran(*arguments: str) -> str:
        done = CliRunner().invoke(app, list(arguments))
        assert done.exit_code == 0, done.output
        return done.stdout

    return ran


@pytest.mark.parametrize("case", [case for case in CASES if case["id"] in TRIED], ids=lambda case: case["id"])
def test_the_commands_come_to_the_same_verdict(run: Callable[..., str], tmp_path: Path, case: Case) -> None:
    for name, text in papers_of(case, PLACE).items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        run("register", f"{name}.txt")
    run("build")
    run("progress", "template", "--place", PLACE, "--year", str(year_of(case)), "--out", "w.xlsx")
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    for period, text in case["outcomes"]:
        column = list(words().columns).index(column_of(period)) + 1
        book[words().all_sheet].cell(2, column).value = text
    book.save(tmp_path / "w.xlsx")
    run("progress", "import", "w.xlsx")
    run("build")
    told = run("track", "--place", PLACE, "--quarter", case["quarter"], "--format", "jsonl").splitlines()
    row = next(row for row in map(json.loads, told) if row["task"] == "1" and row["aim"] != "task")
    assert [row[name] for name in ("aim", "status", "light")] == [
        case[name] for name in ("aim", "status", "light")
    ]
