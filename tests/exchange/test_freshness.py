"""Whether the tables still are what the raw data give: told by time and hash, and mended before a report."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from indicators.batch.parameters import check_parameters
from indicators.exchange import datapackage, freshness
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import store
from indicators.tables.contract import schema
from indicators.tables.store import Tables

from ..commands import run

PAPER = "jinzhou-2025-task-breakdown"


@pytest.fixture
def home(
    project: Project,
    raw_copy: Callable[[Path], Project],
    built: Tables,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Project:
    """A project of its own with raw data, notebooks and the tables built of them."""
    made = raw_copy(tmp_path / "home")
    shutil.copytree(project.notebooks, made.notebooks)
    store.write(datapackage.package(built, freshness.raw_hash(made)), made.processed)
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    return made


def later(path: Path) -> None:
    """Let a file seem to be written after the tables."""
    stamp = time.time() + 60
    os.utime(path, (stamp, stamp))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    later(path)


FIGURES = "observations/reported.csv"
CHANGES: dict[str, Callable[[Path], object]] = {
    "a figure": lambda raw: change(raw / FIGURES, "771.6", "771.7"),
    "a correction": lambda raw: change(raw / "corrections.csv", "3.48", "3.49"),
    "the register": lambda raw: change(
        raw / "documents.yaml", "source_quality: official", "source_quality: press"
    ),
    "a file more": lambda raw: shutil.copy(raw / FIGURES, raw / "observations" / "more.csv"),
    "a file less": lambda raw: (raw / "observations" / "city-targets.csv").unlink(),
    "places": lambda raw: (raw / "places.csv").write_text("adcode\n", encoding="utf-8"),
    "a paper": lambda raw: change(raw / "documents" / "jinzhou-2025-task-breakdown.txt", "锦州", "锦洲"),
    "a paper less": lambda raw: (raw / "documents" / "jinzhou-2025-task-breakdown.txt").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_of_the_raw_data_makes_the_tables_stale(home, what):
    assert not freshness.is_stale(home)
    CHANGES[what](home.root / "data" / "raw")
    assert freshness.is_stale(home)
    assert freshness.warning(home) == freshness.STALE


def test_times_alone_make_nothing_stale(home):
    for path in sorted((home.root / "data" / "raw").rglob("*")):
        later(path)
    assert not freshness.is_stale(home)
    assert freshness.warning(home) == ""


def test_what_the_tables_are_not_made_from_makes_nothing_stale(home):
    home.progress.mkdir(exist_ok=True)
    (home.progress / "tasks.csv").write_text("place\n", encoding="utf-8")
    change(home.root / "data" / "raw" / "README.md", "# ", "## ")
    assert not freshness.is_stale(home)


def test_nothing_is_read_while_the_raw_data_are_older(home, monkeypatch):
    def reading(_project: Project) -> str:
        raise AssertionError

    for path in home.processed.iterdir():
        later(path)
    monkeypatch.setattr(freshness, "raw_hash", reading)
    assert not freshness.is_stale(home)


@pytest.mark.parametrize("content", ["", "{}", '{"raw": []}', '{"raw": {"hash": "sha256:0"}}'])
def test_tables_without_a_hash_are_stale_once_the_raw_data_are_newer(home, content):
    (home.processed / "datapackage.json").write_text(content, encoding="utf-8")
    later(home.register)
    assert freshness.is_stale(home)


def test_a_table_that_is_gone_makes_them_stale(home):
    assert len(schema.NAMES) == freshness.TABLES
    (home.processed / "documents.csv").unlink()
    assert freshness.is_stale(home)


def test_tables_that_were_never_made_are_stale(home):
    shutil.rmtree(home.processed)
    assert freshness.is_stale(home)


def test_a_package_tells_the_hash_only_of_a_project(home, built):
    told = json.loads((home.processed / "datapackage.json").read_text("utf-8"))
    assert told["raw"] == {"hash": f"sha256:{freshness.raw_hash(home)}"}
    assert "raw" not in json.loads(datapackage.package(built)["datapackage.json"])


def report() -> Result:
    return run("report", "--place", "锦州市", "--quarter", "2025-Q1")


def test_a_report_on_stale_tables_builds_them_first(home):
    change(
        home.observations / "reported.csv",
        "锦州市,210700,gdp,地区生产总值,growth,2025-Q1,5.7",
        "锦州市,210700,gdp,地区生产总值,growth,2025-Q1,5.9",
    )
    done = report()
    assert done.exit_code == 0, done.output
    assert done.stderr.splitlines()[0] == freshness.BUILDING
    page = (home.reports / "锦州市-2025-Q1.html").read_text("utf-8")
    assert "5.9%" in page
    assert not freshness.is_stale(home)
    assert freshness.BUILDING not in report().stderr


def test_raw_data_that_cannot_be_built_end_a_report(home):
    change(home.observations / "reported.csv", "771.6", "about 771.6")
    done = report()
    assert done.exit_code == 2
    assert done.stderr.splitlines()[:2] == [freshness.BUILDING, "table cannot be read"]
    assert not home.reports.exists()


SHOWING = {
    "track": ("track", "--place", "锦州市", "--quarter", "2025-Q1"),
    "compare": ("compare", "--places", "鞍山市,锦州市"),
    "export": ("export", "--to", "datapackage", "out"),
    "progress template": ("progress", "template", "--place", "锦州市", "--year", "2025", "--out", "w.xlsx"),
    "review export": ("review", "export", "review.xlsx"),
}


@pytest.mark.parametrize("words", SHOWING.values(), ids=SHOWING)
def test_every_command_that_shows_figures_builds_stale_tables_first(home, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    change(home.observations / "reported.csv", "771.6", "771.7")
    done = run(*words)
    assert (done.exit_code, done.stderr.splitlines()[0]) == (0, freshness.BUILDING), done.output
    assert not freshness.is_stale(home)
    assert freshness.BUILDING not in run(*words).stderr


@pytest.mark.parametrize("words", SHOWING.values(), ids=SHOWING)
def test_no_command_shows_old_figures_of_raw_data_that_cannot_be_built(home, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    change(home.observations / "reported.csv", "771.6", "about 771.6")
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[:2] == [freshness.BUILDING, "table cannot be read"]
    assert not any((tmp_path / name).exists() for name in ("out", "w.xlsx", "review.xlsx"))


def test_a_notebook_says_in_its_first_cell_that_its_tables_are_stale(home, capsys):
    check_parameters({"In": ["", "year: int = 2023"], "year": 2023})
    assert capsys.readouterr().err == ""
    change(home.observations / "reported.csv", "771.6", "771.7")
    check_parameters({"In": ["", "year: int = 2023"], "year": 2023})
    assert capsys.readouterr().err == f"{freshness.STALE}\n"


def test_a_vocabulary_that_is_gone_makes_them_stale(home: Project) -> None:
    home.vocabulary.mkdir()
    words = home.vocabulary / "indicators.yaml"
    words.write_text("[]\n", encoding="utf-8")
    hashed = freshness.raw_hash(home)
    package = json.loads((home.processed / "datapackage.json").read_text("utf-8"))
    package["raw"]["hash"] = f"sha256:{hashed}"
    (home.processed / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    later(home.processed / "datapackage.json")
    shutil.rmtree(home.vocabulary)
    later(home.root)
    assert freshness.is_stale(home)


def test_a_new_file_beside_the_data_does_not(home: Project) -> None:
    (home.root / "note.txt").write_text("x", encoding="utf-8")
    later(home.root)
    assert not freshness.is_stale(home)
