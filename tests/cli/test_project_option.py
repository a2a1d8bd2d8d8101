"""--project names the project for every command, before or behind its name; outside of all none is found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import indicators
from indicators.errors import BadArgument, ProjectNotFound
from indicators.project import ROOT_VARIABLE, Project, find

from .. import commands

COMMANDS = [
    ["extract"], ["register"], ["validate"], ["export"], ["report"], ["build"], ["compare"], ["evaluate"],
    ["progress"], ["progress", "template"], ["progress", "import"], ["review"], ["review", "export"],
    ["review", "import"], ["account"], ["confirm"], ["track"], ["init"], ["sql"], ["corpus"], ["observe"],
    ["observe", "template"], ["observe", "import"], ["lab"],
]  # fmt: skip
NEW = "Begin a new one with `indicators init DIR`."
REMEDY = f"Change to the project's folder, or name it with --project or INDICATORS_ROOT. {NEW}"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The working directory: a folder outside of every project."""
    monkeypatch.delenv(ROOT_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert ROOT_VARIABLE not in os.environ


def run(*words: str | Path) -> str:
    return commands.succeed(*words).output


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_it(words: list[str]) -> None:
    shown = re.sub(r"\x1b\[[\d;]*m", "", run(*words, "--help"))
    assert re.search(r"--project +DIR", shown)


def test_no_command_is_forgotten() -> None:
    shown = {line.split()[1] for line in run("--help").splitlines() if re.match(r"│ [a-z]", line)}
    assert shown == {words[0] for words in COMMANDS}


@pytest.mark.parametrize(
    "words", [["build", "--check", "--project", "DIR"], ["--project", "DIR", "build", "--check"]]
)
def test_it_stands_before_or_behind_the_command(words: list[str], project: Project) -> None:
    assert "data/processed is what data/raw gives." in run(
        *(word.replace("DIR", str(project.root)) for word in words)
    )


def test_the_innermost_counts(project: Project, elsewhere: Path) -> None:
    run("--project", elsewhere, "build", "--check", "--project", project.root)


def test_it_goes_before_the_variable(project: Project, elsewhere: Path, monkeypatch) -> None:
    with monkeypatch.context() as patched:
        patched.setenv(ROOT_VARIABLE, str(elsewhere))
        run("build", "--check", "--project", project.root)
        assert os.environ[ROOT_VARIABLE] == str(elsewhere)


def test_a_path_from_the_working_directory_will_do(project: Project, monkeypatch) -> None:
    monkeypatch.chdir(project.root / "docs")
    run("build", "--check", "--project", "..")


def test_outside_a_project_a_command_says_what_to_do(elsewhere: Path) -> None:
    done = commands.run("compare", "--places", "鞍山市,锦州市")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "no project here",
        "  expected  a folder with data/raw in it, here or above",
        f"  found     {elsewhere}",
        "  where     the working directory",
        f"  to do     {REMEDY}",
    ]


def test_a_named_folder_that_is_none_is_told_and_no_other_taken(project: Project) -> None:
    done = commands.run("build", "--project", str(project.root / "docs"))
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "no project here",
        "  expected  a folder with data/raw in it",
        f"  found     {project.root / 'docs'}",
        "  where     --project or INDICATORS_ROOT",
        f"  to do     {REMEDY}",
    ]


def test_in_python_nothing_is_loaded_from_another_project() -> None:
    with pytest.raises(ProjectNotFound):
        indicators.load("targets")
    with pytest.raises(ProjectNotFound):
        find()
    with pytest.raises(BadArgument):
        find(6)  # type: ignore[arg-type]


def test_a_project_is_found_from_its_folders(project: Project, monkeypatch) -> None:
    assert find(project.notebooks) == find(str(project.notebooks)) == project
    monkeypatch.chdir(project.notebooks)
    assert find() == project


def test_the_version_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "indicators", "--version"], capture_output=True, encoding="utf-8"
    )
    assert (done.stdout, done.stderr) == (f"indicators {indicators.__version__}\n", "")
