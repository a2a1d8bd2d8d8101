"""A journal that came with somebody else's folder moves nothing, whatever command is run on that folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE, Project
from indicators.storage import journal, transaction
from indicators.tables import store

from .. import commands

pytestmark = pytest.mark.posix

READING = [
    ["compare", "--places", "鞍山市,锦州市"],
    ["validate"],
    ["evaluate"],
    ["build", "--check"],
    ["export", "--to", "sdmx", "OUT"],
    ["progress", "template", "--place", "锦州市", "--year", "2025", "--out", "OUT/progress.xlsx"],
    ["review", "export", "OUT/review.xlsx"],
    ["report", "--all", "--out", "OUT"],
]
Run = Callable[..., Result]


@pytest.fixture
def copy(built, project: Project, tmp_path: Path) -> Project:
    """A project with its tables, and beside it a file that is nobody else's business."""
    made = Project(tmp_path / "project")
    for folder in ("data/raw", "tests/labels", "notebooks"):
        shutil.copytree(project.root / folder, made.root / folder)
    store.write(datapackage.package(built), made.processed)
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "id_rsa").write_text("secret", "utf-8")
    return made


@pytest.fixture
def run(copy: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv(ROOT_VARIABLE, str(copy.root))
    monkeypatch.setattr("indicators.validation.validate.WIDTH", 2000)
    return lambda *words: commands.run(*[word.replace("OUT", str(tmp_path / "out")) for word in words])


@pytest.fixture(params=["relative", "absolute", "through a link"])
def planted(request: pytest.FixtureRequest, copy: Project, tmp_path: Path) -> Path:
    """The journal, with the file it is after."""
    ready = copy.data / journal.READY
    ready.mkdir()
    value = {"relative": "../../../victim/id_rsa", "absolute": str(tmp_path / "victim" / "id_rsa")}
    if request.param == "through a link":
        (ready / "0").symlink_to(tmp_path / "victim" / "id_rsa")
    changes = {"raw/stolen": value.get(request.param, "0")}
    (ready / journal.CHANGES).write_text(json.dumps(changes), "utf-8")
    return ready


def contents(folder: Path) -> dict[str, str | bytes]:
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("words", READING, ids=lambda words: " ".join(words[:2]))
def test_a_command_that_reads_names_it_and_leaves_it(run, planted, words, tmp_path):
    before = contents(tmp_path)
    done = run(*words)
    assert done.exit_code == 2
    told = done.stdout + done.stderr
    assert "a run was stopped while it put files in place" in told
    assert str(planted) in told
    assert "Run `indicators build`" in told
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "words",
    [["build"], ["register", "victim/id_rsa"], ["progress", "import", "x"], ["review", "import", "x"]],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_command_that_writes_refuses_it_and_leaves_it(run, planted, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = contents(tmp_path)
    done = run(*words)
    assert done.exit_code == 2
    assert "the name of a file of the journal" in done.stderr
    assert "No run of this program writes that" in done.stderr
    assert contents(tmp_path) == before


def test_a_paper_is_read_beside_it(run, planted, copy, tmp_path):
    before = contents(tmp_path)
    assert run("extract", str(copy.documents / "haicheng-2021-action-plan.txt")).exit_code == 0
    assert contents(tmp_path) == before


def test_what_a_run_of_ours_left_is_named_by_a_reader_and_finished_by_build(run, copy, monkeypatch):
    tasks = copy.processed / "tasks.csv"
    built = tasks.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "_finish", lambda folder: None)
        transaction.write_together(copy.data, {tasks: b"half"})
    assert run(*READING[0]).exit_code == 2
    assert tasks.read_bytes() == built
    assert run("build").exit_code == 0
    assert tasks.read_bytes() == built
    assert not (copy.data / journal.READY).exists()
    assert run(*READING[0]).exit_code == 0
