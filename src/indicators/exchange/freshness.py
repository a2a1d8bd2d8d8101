"""Whether data/processed still is what data/raw gives, by a hash of the raw files; builds again if not."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from indicators.exchange.raw_files import raw_hash, written
from indicators.project import Project
from indicators.storage.nested_data import json_data
from indicators.storage.plain_files import read_plain
from indicators.storage.safe_csv import unguard
from indicators.storage.transaction import alone

PACKAGE = "datapackage.json"
BUILDING = "data/processed is older than data/raw: building the tables first …"
# As many as `tables.contract.schema` names, whose import would cost more than all the rest here.
TABLES = 5
STALE = "data/processed is older than data/raw: these are the tables of before. Run `indicators build`."


def is_stale(project: Project) -> bool:
    """Whether data/raw has changed since the tables were made from it.

    Nothing is read while every raw file and folder is older than the tables; else the hashes decide. Tables
    that were never made, or are gone, are stale.

    Examples
    --------
    >>> from indicators.project import find
    >>> is_stale(find())
    False
    """
    tables = list(project.processed.glob("*.csv"))
    if len(tables) < TABLES:
        return True
    made = min(path.stat().st_mtime_ns for path in tables)
    folders = (project.documents, project.observations, project.corrections.parent, project.vocabulary)
    seen = (*written(project), *project.documents.glob("*"), *folders)
    if any(path.stat().st_mtime_ns >= made for path in seen if path.exists()):
        return _told(project) != raw_hash(project) or _has_another_paper(project)
    return _may_have_lost_words(project, made) and _told(project) not in ("", raw_hash(project))


def refresh(project: Project, tell: Callable[[str], object]) -> bool:
    """Build the tables again if they are stale.

    Parameters
    ----------
    project : Project
        Its data/processed is written, in one step; papers that cannot be read are left out.
    tell : callable
        Is given one line before the tables are built.

    Returns
    -------
    bool
        Whether they were built.

    Raises
    ------
    IndicatorsError
        If data/raw cannot be read, or data/processed cannot be written; nothing is changed then.
    """
    if not is_stale(project):
        return False
    from indicators.exchange import project_build

    tell(BUILDING)
    with alone(project.data):
        project_build.write(project, project_build.build(project, kept=project_build.kept_results(project)))
    return True


def left_out(project: Project) -> list[tuple[str, str, str]]:
    """List the papers that the tables are made without: id, file and why, as the table documents says.

    Examples
    --------
    >>> from indicators.project import find
    >>> left_out(find())
    []
    """
    return [
        (unguard(row["document_id"]), unguard(row["file"]), row["left_out"])
        for row in _documents(project)
        if row.get("left_out")
    ]


def warning(project: Project) -> str:
    """Say in one line that the tables are stale, "" if they are not.

    Examples
    --------
    >>> from indicators.project import find
    >>> warning(find())
    ''
    """
    return STALE if is_stale(project) else ""


def _may_have_lost_words(project: Project, made: int) -> bool:
    """Whether a project's vocabulary may be gone since: that leaves its trace in the folder above alone."""
    return not project.vocabulary.is_dir() and project.root.stat().st_mtime_ns >= made


def _told(project: Project) -> str:
    try:
        told = json_data(read_plain(project.processed / PACKAGE))["raw"]["hash"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return str(told).removeprefix("sha256:")


def _has_another_paper(project: Project) -> bool:
    """Whether a paper is gone, or is not the one that the tables were made from."""
    return any(
        # A paper that was left out because it was not there is another one once it is.
        _digest(project.documents / unguard(row["file"]))
        != ("" if row.get("left_out") == "no_file" else row["sha256"])
        for row in _documents(project)
    )


def _documents(project: Project) -> list[dict[str, str]]:
    text = read_plain(project.processed / "documents.csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _digest(path: Path) -> str:
    """Hash a file, "" for one that is not there or may not be opened."""
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""
