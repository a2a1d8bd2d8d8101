"""What a run made, from what, with which versions, and how it went: `manifest.json` beside the pages."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd
from pydantic import TypeAdapter, ValidationError

import indicators
from indicators.errors import UnreadableDocument
from indicators.storage.plain_files import WRITTEN, read_plain

FILE = "manifest.json"
FORMAT = 1
PACKAGES = ("ipykernel", "nbconvert", "numpy", "pandas", "papermill", "pint", "plotly", "python-docx")


@dataclass(frozen=True)
class Entry:
    """How one job went."""

    # As in the job.
    output: str
    title: str
    lang: str
    notebook: str
    parameters: dict[str, Any]
    status: str  # ``done`` or ``failed``.
    page: str = ""  # File name of the last good page, "" if there never was one.
    failed_page: str = ""  # File name of the error page, "" if the job is done.
    run_notebook: str = ""  # The notebook as it was run, with outputs.
    # Times in UTC, ISO 8601.
    started: str = ""
    finished: str = ""
    seconds: float = 0.0  # How long it took.
    page_sha256: str = ""  # Hash of the last good page, "" if there is none.
    # What broke, and the source of the cell that did.
    error: str = ""
    cell: str = ""
    warnings: str = ""  # What the notebook wrote to stderr.
    # Hashes of what it was made from: data, program, notebook, parameters.
    made_from: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # The last good page's files, each with its hash.
    # What the last good page says of itself: how many stand in each light, and when data came in last, as of
    # `views.page_state.PageState`; empty if it says nothing.
    state: dict[str, Any] = field(default_factory=dict)
    # The kinds of Word papers that are made beside the page, as of `jobs.Job.handouts`.
    asked_handouts: list[str] = field(default_factory=list)
    # The Word papers beside the last good page: name, label and group of each, as of
    # `handout_files.HandoutFile`.
    handouts: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Manifest:
    """All jobs of a folder, with what they were made from."""

    entries: tuple[Entry, ...] = ()
    documents: tuple[dict[str, str], ...] = ()
    notebooks: dict[str, str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> tuple[Entry, ...]:
        """The jobs that failed when they last ran."""
        return tuple(entry for entry in self.entries if entry.status == "failed")

    def last_good(self, output: str) -> Entry | None:
        """Find the entry of a job that has a page, if there is one."""
        return next((entry for entry in self.entries if entry.output == output and entry.page), None)

    def with_entries(self, entries: Iterable[Entry]) -> Manifest:
        """Put entries in the places of those with the same outputs.

        Examples
        --------
        >>> done = Entry("a", "A", "zh", "n.ipynb", {}, "done")
        >>> [e.status for e in Manifest((done,)).with_entries([replace(done, status="failed")]).entries]
        ['failed']
        """
        kept = {one.output: one for one in (*self.entries, *entries)}
        return replace(self, entries=tuple(kept[output] for output in sorted(kept)))


def read(folder: Path) -> Manifest:
    """Read a folder's manifest; an empty one if there is none.

    Entries whose page is gone are left out.

    Raises
    ------
    UnreadableDocument
        If the file is there but is no manifest.
    """
    path = folder / FILE
    if not path.is_file():
        return Manifest()
    try:
        entries = _written().validate_json(read_plain(path, WRITTEN), strict=True).jobs
        for entry in entries:
            papers = [paper["name"] for paper in entry.handouts]
            for name in (entry.page, entry.failed_page, entry.run_notebook, *papers):
                _require_beside(name)
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableDocument(
            expected="a manifest of reports",
            found=_told(error),
            where=str(path),
            remedy="Delete the file: the next run writes it anew.",
        ) from error
    there = (entry for entry in entries if (folder / (entry.page or entry.failed_page)).is_file())
    return Manifest(tuple(there))


@dataclass(frozen=True)
class _Written:
    """What is read of a file."""

    jobs: tuple[Entry, ...]


@cache
def _written() -> TypeAdapter[_Written]:
    return TypeAdapter(_Written)


def _told(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return ": ".join(filter(None, [".".join(map(str, first["loc"])), first["msg"]]))
    return f"{type(error).__name__}: {error}"


def _require_beside(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        raise ValueError(f"{name!r} is no file beside the manifest")


def render(manifest: Manifest) -> bytes:
    """Write a manifest as JSON.

    Examples
    --------
    >>> json.loads(render(Manifest()))["jobs"]
    []
    """
    content = {
        "format": FORMAT,
        "made_with": versions(),
        "documents": manifest.documents,
        "tables": manifest.tables,
        "notebooks": manifest.notebooks,
        "jobs": [asdict(entry) for entry in manifest.entries],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def versions() -> dict[str, str]:
    """Name the versions that decide what a page looks like."""
    return {
        "indicators": indicators.__version__,
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def document_entries(documents: pd.DataFrame) -> tuple[dict[str, str], ...]:
    """List the rows of the table documents with their hashes."""
    columns = ["document_id", "title", "number", "issued", "place", "sha256"]
    return tuple({name: str(row[name]) for name in columns} for row in documents[columns].to_dict("records"))


def hashes(paths: Iterable[Path]) -> dict[str, str]:
    """Hash files, by name."""
    return {path.name: sha256(path.read_bytes()) for path in sorted(paths)}


def sha256(content: bytes) -> str:
    """Hash bytes."""
    return hashlib.sha256(content).hexdigest()
