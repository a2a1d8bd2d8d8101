"""What a build has kept of the papers is enough to validate the figures of stale tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.project import Project
from indicators.storage.kept_results import FOLDER
from indicators.tables.building import paper_rows
from indicators.validation import implausible_figures


def kept(home: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home.data / FOLDER).iterdir()}


def test_validate_reads_no_paper_again_and_changes_nothing(
    raw_copy: Callable[[Path], Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = raw_copy(tmp_path)
    before = kept(home)
    path = home.observations / "reported.csv"
    path.write_text(path.read_text("utf-8").replace("771.6", "771.7"), "utf-8")
    monkeypatch.setattr(paper_rows, "read_one", lambda _: pytest.fail("a paper is read again"))
    implausible_figures.check(home)
    assert kept(home) == before
