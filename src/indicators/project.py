"""Finds the project's folders, so that the working directory never matters."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from indicators.errors import ProjectNotFound

ROOT_VARIABLE = "INDICATORS_ROOT"


@dataclass(frozen=True)
class Project:
    """The folders of one project: raw data in, processed tables, notebooks and reports out."""

    root: Path

    @property
    def data(self) -> Path:
        """Raw data and tables: what one run at a time may write to."""
        return self.root / "data"

    @property
    def documents(self) -> Path:
        """The papers as published."""
        return self.root / "data" / "raw" / "documents"

    @property
    def register(self) -> Path:
        """The register of the papers."""
        return self.root / "data" / "raw" / "documents.yaml"

    @property
    def places(self) -> Path:
        """Places of the project's own that the package does not know."""
        return self.root / "data" / "raw" / "places.csv"

    @property
    def observations(self) -> Path:
        """Reported figures with their sources."""
        return self.root / "data" / "raw" / "observations"

    @property
    def corrections(self) -> Path:
        """What analysts settled by hand."""
        return self.root / "data" / "raw" / "corrections.csv"

    @property
    def progress(self) -> Path:
        """The progress workbooks as they came back."""
        return self.root / "data" / "raw" / "progress"

    @property
    def processed(self) -> Path:
        """The tidy tables."""
        return self.root / "data" / "processed"

    @property
    def notebooks(self) -> Path:
        """The parameterised notebooks."""
        return self.root / "notebooks"

    @property
    def report_plan(self) -> Path:
        """The reports that are wanted, if somebody wrote them down."""
        return self.root / "reports.yaml"

    @property
    def reports(self) -> Path:
        """The rendered reports."""
        return self.root / "reports"


def find(start: Path | None = None) -> Project:
    """Find the project at or above a folder.

    Parameters
    ----------
    start : Path, optional
        Where to begin; the environment variable INDICATORS_ROOT, then the working directory,
        then the checkout this package is installed from, if not given.

    Raises
    ------
    ProjectNotFound
        If no folder on the way up holds `data/raw`.

    Examples
    --------
    >>> find().register.name
    'documents.yaml'
    """
    if start is not None:
        candidates = [start]
    elif named := os.environ.get(ROOT_VARIABLE):
        candidates = [Path(named)]
    else:
        candidates = [Path.cwd(), Path(__file__).parent]
    for candidate in candidates:
        folder = candidate.resolve()
        for place in (folder, *folder.parents):
            if (place / "data" / "raw").is_dir():
                return Project(place)
    raise ProjectNotFound(
        expected="a folder with data/raw in it, here or above",
        found=str(candidates[0]),
        where=f"--root, {ROOT_VARIABLE} or the working directory",
        remedy="Change to the project's folder, or name it with --root.",
    )
