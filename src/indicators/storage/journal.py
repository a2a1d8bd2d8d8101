"""The list of what a run puts in place: read as if a stranger had written it, for one may have.

A folder that came from elsewhere, unpacked or cloned, can hold such a list. So every name and value in it is
checked before the first file is touched: all of it stays inside the folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from indicators.errors import UnusableFile, raise_all
from indicators.storage import folder_lock
from indicators.storage.nested_data import json_data
from indicators.storage.plain_files import read_plain

STAGED, READY = ".indicators.staged", ".indicators.ready"
CHANGES = "changes.json"
# Bytes: the names of a hundred thousand files have fewer.
_LARGEST = 64 << 20
_OUR_OWN = {STAGED, READY, folder_lock.NAME}
_NOT_OURS = f"No run of this program writes that: look where it came from, and delete {READY}."
_NOT_HERE = "Take the link on its way out of the folder, or name another folder."


def read(folder: Path) -> dict[str, str]:
    """Read and check what is to be put in place.

    Returns
    -------
    dict of str to str
        A path below the folder to the name of a file of the journal, "" for one to be removed; nothing if
        all is in place.

    Raises
    ------
    UnusableFile
        If it is no such list, or anything in it leads out of the folder; all faults at once.
    """
    ready = folder / READY
    listed = ready / CHANGES
    links = [path for path in (ready, listed) if path.is_symlink()]
    raise_all([_fault("a folder and a list of our own", f"{path.name}, a link", path) for path in links])
    if not listed.exists():
        return {}
    try:
        changes: dict[str, str] = json_data(read_plain(listed, _LARGEST))
    except ValueError as error:
        raise _fault("the list of files to put in place", str(error), listed) from error
    if not _is_list(changes):
        raise _fault("the list of files to put in place", str(changes)[:80], listed)
    wrong = [
        _fault("the name of a file of the journal", repr(staged), listed)
        for staged in changes.values()
        if staged and not _is_staged(ready, staged)
    ]
    raise_all([*_outside(folder, changes, listed), *wrong])
    return changes


def require_inside(folder: Path, names: Iterable[str]) -> None:
    """Make sure that paths stay inside a folder, through symbolic links too.

    Raises
    ------
    UnusableFile
        All paths that lead out of it.

    Examples
    --------
    >>> require_inside(Path("data"), ["processed/tasks.csv"])
    """
    raise_all(list(_outside(folder, names, folder, _NOT_HERE)))


def _is_list(changes: Any) -> bool:
    return isinstance(changes, dict) and all(isinstance(staged, str) for staged in changes.values())


def _is_staged(ready: Path, staged: str) -> bool:
    """Whether a value names a plain file of the journal, or one that is in place already."""
    path = ready / staged
    return bool(re.fullmatch(r"[0-9]{1,9}", staged)) and (
        not os.path.lexists(path) or (path.is_file() and not path.is_symlink())
    )


def _outside(
    folder: Path, names: Iterable[str], where: Path, remedy: str = _NOT_OURS
) -> Iterator[UnusableFile]:
    inside = folder.resolve()
    for name in names:
        parts = PurePosixPath(name).parts
        leads_out = (
            not parts
            or PurePosixPath(name).is_absolute()
            or ".." in parts
            or bool(PureWindowsPath(name).anchor)
            or parts[0] in _OUR_OWN
            or not _is_below(folder / name, inside)
        )
        if leads_out:
            yield _fault("files of this folder alone", name, where, remedy)


def _is_below(path: Path, inside: Path) -> bool:
    """Whether a path leads to a place below a folder, by a name that a file can have."""
    # A name with a zero byte, half a sign or too long, and links in a circle, end in an error.
    with suppress(OSError, ValueError, RuntimeError):
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            path.lstat()
        return path.parent.resolve().is_relative_to(inside)
    return False


def _fault(expected: str, found: str, where: Path, remedy: str = _NOT_OURS) -> UnusableFile:
    return UnusableFile(expected=expected, found=found, where=str(where), remedy=remedy)
