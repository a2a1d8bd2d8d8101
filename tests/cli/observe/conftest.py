"""Projects to observe into, and a workbook in which everything is decided."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.observe.helpers import SOURCE, fill, run, table

from indicators.exchange import datapackage
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables import store


@pytest.fixture
def bare(tmp_path: Path, project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with nothing but gathered figures."""
    shutil.copytree(project.observations, tmp_path / "own" / "data" / "raw" / "observations")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "own"))
    return Project(tmp_path / "own")


@pytest.fixture
def copy(
    tmp_path: Path,
    raw_copy: Callable[[Path], Project],
    built: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Project:
    """A project of its own with its tables, and with what a build has kept."""
    made = raw_copy(tmp_path / "own")
    store.write(datapackage.package(built), made.processed)
    monkeypatch.setenv(ROOT_VARIABLE, str(made.root))
    return made


@pytest.fixture
def confirmed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A workbook in which everything is decided."""
    request.getfixturevalue("copy" if "copy" in request.fixturenames else "bare")
    done = run("observe", table(tmp_path / "月报.csv"))
    assert done.exit_code == 0, done.output
    assert done.stderr.startswith("6 figures under 6 names; 1 decisions to make, 0 cells not read.\nWrote ")
    book = tmp_path / "月报-对照.xlsx"
    fill(
        book,
        {
            ("sources", "", "source_title"): SOURCE,
            ("sources", "", "source_quality"): "官方",
            ("sources", "", "published"): "2025年7月20日",
            ("names", "营商示范企业", "decision"): "不采用",
        },
    )
    return book
