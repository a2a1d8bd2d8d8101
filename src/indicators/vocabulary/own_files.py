"""A project's folder `vocabulary/`: files named like the package's, which add to it and override it.

A process reads with one vocabulary: word lists are compiled into hundreds of patterns as they are first
imported. It is settled when the first file is asked for, by the project of INDICATORS_ROOT or of the working
directory; a project with another one is refused by name. Places alone may change meanwhile (see `places`).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from indicators.errors import OtherVocabulary, ProjectNotFound, VocabularyFault, nearest
from indicators.project import VOCABULARY, Project, find
from indicators.storage import plain_files

PLACES = "places.csv"
_README = "README.md"


@dataclass(slots=True)
class _Settled:
    """What this process reads with: None until a file is asked for."""

    folder: Path | None = None
    digest: str | None = None


_SETTLED = _Settled()


def own(name: str) -> Path | None:
    """Find the file of a name in the project that this process reads for, None if it has none.

    Examples
    --------
    >>> own("units.csv")
    """
    if _SETTLED.digest is None:
        try:
            _settle(find())
        except ProjectNotFound:
            _SETTLED.digest = ""
    path = _SETTLED.folder / name if _SETTLED.folder else None
    return path if path and path.is_file() else None


def require(project: Project) -> None:
    """Read with a project's vocabulary from now on, if nothing was read with another one.

    Raises
    ------
    OtherVocabulary
        This process has read with another one, or the files have changed since.

    Examples
    --------
    >>> require(find())
    """
    if _SETTLED.digest is None:
        _settle(project)
    elif digest(project, without=(PLACES,)) != _SETTLED.digest:
        before = str(_SETTLED.folder) if _SETTLED.folder else "the package's own"
        raise OtherVocabulary(
            expected=f"the vocabulary that this process has read: {before}",
            found="one that has changed since" if _SETTLED.folder == project.vocabulary else "another one",
            where=str(project.vocabulary),
            remedy="Restart the kernel, or Python, and open this project first in it.",
        )


def root() -> str:
    """Name the folder of the project whose words this process reads with, "" if it has none of its own.

    Examples
    --------
    >>> root()
    ''
    """
    own(PLACES)
    return str(_SETTLED.folder.parent) if _SETTLED.folder else ""


def read_for(root: str) -> None:
    """Read with the words of the project in that folder, "" for the package's alone; raises as `require`.

    A process that works for another one reads with the words of that one, whatever folder it stands in.
    """
    if root:
        require(Project(Path(root)))
    elif _SETTLED.digest is None:
        _SETTLED.digest = ""


def digest(project: Project, *, without: tuple[str, ...] = ()) -> str:
    """Hash the files that a project's vocabulary consists of, "" if there are none.

    Examples
    --------
    >>> digest(find())
    ''
    """
    whole = sha256()
    found = [path for path in project.vocabulary_files if path.name not in without]
    for path in found:
        whole.update(f"{path.name} {plain_files.digest(path)}\n".encode())
    return whole.hexdigest() if found else ""


def strangers(project: Project) -> list[VocabularyFault]:
    """Say which files of the folder nobody reads, and what they may be meant for; which are no files.

    Examples
    --------
    >>> strangers(find())
    []
    """
    found = sorted(project.vocabulary.iterdir()) if project.vocabulary.is_dir() else []
    no_files = [
        VocabularyFault(
            expected="a file",
            found="a folder, a pipe, a device or a link that leads nowhere",
            where=f"{project.vocabulary.name}/{path.name}",
            remedy="Put a file in its place, or take it away.",
        )
        for path in found
        if path.name in VOCABULARY and not path.is_file()
    ]
    return no_files + [
        VocabularyFault(
            expected=f"files named {', '.join(VOCABULARY)}",
            found=path.name,
            where=f"{project.vocabulary.name}/{path.name}",
            remedy=nearest(path.name, list(VOCABULARY)),
        )
        for path in found
        if path.name not in (*VOCABULARY, _README) and not path.name.startswith((".", "~"))
    ]


def require_alone(path: Path) -> None:
    """Make sure that places stand in one file: older projects have it in data/raw.

    Raises
    ------
    VocabularyFault
        There is another one.

    Examples
    --------
    >>> require_alone(find().vocabulary / "places.csv")
    """
    if (older := path.parents[1] / "data" / "raw" / path.name).is_file() and older != path:
        raise VocabularyFault(
            expected="one file of a project's own places",
            found="data/raw/places.csv as well",
            where=f"{path.parent.name}/{path.name}",
            remedy="Move the rows of data/raw/places.csv here, and delete it.",
        )


def _settle(project: Project) -> None:
    _SETTLED.digest = digest(project, without=(PLACES,))
    _SETTLED.folder = project.vocabulary if _SETTLED.digest else None
