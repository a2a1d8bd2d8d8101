"""The files of data/raw that people write, and their hash."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from indicators.project import Project
from indicators.storage import plain_files


def raw_hash(project: Project) -> str:
    """Hash what people write: register, figures, corrections and vocabulary, with the files' names.

    The papers are named by hash in the register and in documents.csv, progress workbooks in progress.csv;
    what units report on tasks is no part of the tables.

    Examples
    --------
    >>> from indicators.project import find
    >>> len(raw_hash(find()))
    64
    """
    whole = sha256()
    for path in sorted(written(project)):
        digest = plain_files.digest(path)
        folder = project.root if path.parent == project.vocabulary else project.data
        # A name may be no UTF-8.
        whole.update(os.fsencode(path.relative_to(folder).as_posix()) + f" {digest}\n".encode())
    return whole.hexdigest()


def written(project: Project) -> Iterator[Path]:
    """Go through the files that people write and that the tables are made from: data/raw and vocabulary."""
    raw = project.corrections.parent
    found = (*raw.glob("*.csv"), *raw.glob("*.yaml"), *project.observations.glob("*.csv"))
    yield from (path for path in found if not path.name.startswith("."))
    yield from project.vocabulary_files
