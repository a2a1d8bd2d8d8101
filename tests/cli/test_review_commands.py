"""The commands review export and review import, through typer's runner."""

from __future__ import annotations

import openpyxl
import pytest

from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE
from indicators.tables import store
from indicators.tables.corrections import corrections
from indicators.workbooks.review.review_layout import layout

from .. import commands

PLAN = "anshan-14th-five-year-plan"


@pytest.fixture
def copy(tmp_path, raw_copy, built, monkeypatch):
    """A project of its own with its tables."""
    made = raw_copy(tmp_path)
    store.write(datapackage.package(built), made.processed)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return made


def run(*words):
    return commands.run("review", *words)


def test_out_and_back(copy, tmp_path):
    file = tmp_path / "review.xlsx"
    out = run("export", file, "--document", PLAN)
    assert (out.exit_code, out.stdout, out.stderr) == (0, "", f"Wrote {file}.\n")
    book = openpyxl.load_workbook(file)
    row = next(cell.row for cell in book["复核"]["A"] if cell.value == f"{PLAN}@7655")
    for name, value in {"decision": "确认", "reason": "与原表一致"}.items():
        book["复核"].cell(row, list(layout().columns).index(name) + 1).value = value
    book.save(file)
    before = len(corrections.read(copy))
    back = run("import", file)
    assert back.exit_code == 0, back.output
    assert back.stderr == (
        f"1 confirm; data/raw/corrections.csv has {before + 1} rows. Run `indicators build`.\n"
    )
    assert any(one.statement_id == f"{PLAN}@7655" for one in corrections.read(copy))


def test_restricted_papers_stay_out_unless_asked_for(copy, tmp_path):
    def papers(*words):
        done = run("export", tmp_path / "r.xlsx", *words)
        sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["复核"]
        return done, {str(cell.value).split("@")[0] for cell in sheet["A"][1:]}

    done, names = papers()
    assert "Left out, marked 不公开: haicheng-2021-action-plan (--include-restricted)." in done.stderr
    assert "haicheng-2021-action-plan" not in names
    assert "haicheng-2021-action-plan" in papers("--include-restricted")[1]
    assert papers("--document", "haicheng-2021-action-plan")[1] == {"haicheng-2021-action-plan"}


def test_nothing_decided_is_said(copy, tmp_path):
    run("export", tmp_path / "r.xlsx")
    before = copy.corrections.read_bytes()
    done = run("import", tmp_path / "r.xlsx")
    assert done.stderr == "No decision in it; data/raw/corrections.csv and same.csv stay as they are.\n"
    assert copy.corrections.read_bytes() == before


def test_wrong_words_are_told_on_stderr_with_status_2(copy, tmp_path):
    for done, message in (
        (run("export", tmp_path / "r.xlsx", "--document", "plan"), "unknown document"),
        (run("import", tmp_path / "gone.xlsx"), "workbook cannot be used"),
    ):
        assert done.exit_code == 2
        assert message in done.stderr
    assert not (tmp_path / "r.xlsx").exists()


@pytest.mark.parametrize("command", ["export", "import"])
def test_each_command_shows_an_example(command):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"Example: indicators review {command}" in done.stdout
