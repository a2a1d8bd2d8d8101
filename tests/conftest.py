"""What every test may ask for."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from indicators.project import Project
from indicators.tables.store import Tables

ROOT = Path(__file__).resolve().parent.parent

# A busy machine is no failure; in continuous integration the same examples are tried every time.
settings.register_profile("indicators", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("indicators")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def project() -> Project:
    """The checkout as a project: real documents, committed tables. Tests write elsewhere, to tmp_path."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def built(project: Project) -> Tables:
    """The tables as the raw data give them now, whatever is committed."""
    from indicators.tables.build import build

    return build(project)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The installed Chromium or Chrome, for playwright's `executable_path`."""
    found = subprocess.run(["sh", ROOT / ".ci" / "browser"], capture_output=True, encoding="utf-8")
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()
