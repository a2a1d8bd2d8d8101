"""Finds the project's folders, so that the working directory never matters."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from indicators.errors import BadArgument, ProjectNotFound
from indicators.storage.argument_checks import require_path

ROOT_VARIABLE = "INDICATORS_ROOT"
# What a project may add to the package's vocabulary, in the order in which one file rests on another.
VOCABULARY = (
    "units.txt", "units.csv", "places.csv", "indicators.yaml", "words.yaml", "table_words.yaml",
    "schemes.yaml",
)  # fmt: skip


@dataclass(frozen=True)
class Project:
    """The folders of one project: raw data in, processed tables, notebooks and reports out."""

    root: Path

    def __post_init__(self) -> None:
        """Take the folder as text too."""
        object.__setattr__(self, "root", require_path(self.root, "root"))

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
    def vocabulary(self) -> Path:
        """Words, units, indicators, places and schemes of the project's own."""
        return self.root / "vocabulary"

    @property
    def vocabulary_files(self) -> list[Path]:
        """The files in it that are there, of those that add to the package's."""
        return [path for name in VOCABULARY if (path := self.vocabulary / name).is_file()]

    @property
    def places(self) -> Path:
        """Places of the project's own that the package does not know; of older ones in data/raw."""
        own, older = self._places
        return own if own.is_file() else older

    @cached_property
    def _places(self) -> tuple[Path, Path]:
        # A paper asks for them some twenty times.
        return self.vocabulary / "places.csv", self.root / "data" / "raw" / "places.csv"

    @property
    def observations(self) -> Path:
        """Reported figures with their sources."""
        return self.root / "data" / "raw" / "observations"

    @property
    def corrections(self) -> Path:
        """What analysts settled by hand."""
        return self.root / "data" / "raw" / "corrections.csv"

    @property
    def same(self) -> Path:
        """Which rows analysts say are the same thing, only alike, or different."""
        return self.root / "data" / "raw" / "same.csv"

    @property
    def progress(self) -> Path:
        """The progress workbooks as they came back."""
        return self.root / "data" / "raw" / "progress"

    @property
    def statistics(self) -> Path:
        """The tables of statistics offices as they were published, and what their names mean."""
        return self.root / "data" / "raw" / "statistics"

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
    def schemas(self) -> Path:
        """What editors know of the files that people write by hand."""
        return self.root / "schemas"

    @property
    def reports(self) -> Path:
        """The rendered reports."""
        return self.root / "reports"


def find(folder: Path | str | None = None) -> Project:
    """Find the project that a folder is in.

    Parameters
    ----------
    folder : Path or str, optional
        Where to begin, and go up from: the working directory if not given. The environment variable
        INDICATORS_ROOT names the project's own folder instead, and no other is looked for.

    Raises
    ------
    ProjectNotFound
        If no folder on the way up holds `data/raw`, or the named one does not.

    Examples
    --------
    >>> find().register.name
    'documents.yaml'
    """
    named = os.environ.get(ROOT_VARIABLE) if folder is None else None
    first = require_path(named or ("." if folder is None else folder), "folder").resolve()
    for place in (first,) if named else (first, *first.parents):
        if (place / "data" / "raw").is_dir():
            return Project(place)
    raise ProjectNotFound(
        expected="a folder with data/raw in it" + ("" if named else ", here or above"),
        found=str(first),
        where=f"--project or {ROOT_VARIABLE}"
        if named
        else "the working directory"
        if folder is None
        else "folder",
        remedy=f"Change to the project's folder, or name it with --project or {ROOT_VARIABLE}. Begin a new "
        "one with `indicators init DIR`.",
    )


def given_or_found(project: Project | None) -> Project:
    """Take the project that a caller gives, or find the one of the working directory.

    Raises
    ------
    BadArgument
        If what is given is no project.

    Examples
    --------
    >>> given_or_found(Project("here")).processed.as_posix()
    'here/data/processed'
    """
    if project is None:
        return find()
    if isinstance(project, Project):
        return project
    raise BadArgument(
        expected="a Project, or none for that of the working directory",
        found=f"{project!r}, of type {type(project).__name__}",
        where="project",
        remedy="Write project=Project('folder') for a folder; indicators.load('targets') reads one table.",
    )
