"""Writing several files of a folder as one: all or none, finished by the next run if this one is killed.

The files are staged in one hidden folder; they count from the moment it gets its second name. From then on
whoever comes next puts them in place.
"""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TypeVar

from indicators.errors import UnusableFile
from indicators.storage import folder_lock
from indicators.storage.atomic_write import fill
from indicators.storage.os_errors import file_trouble

Result = TypeVar("Result")

STAGED, READY = ".indicators.staged", ".indicators.ready"
_CHANGES = "changes.json"
_staging = threading.Lock()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes off a folder, after what a killed one began there is finished or cleared away.

    Raises
    ------
    FolderInUse, UnusableFile
        As `folder_lock.hold`.

    Examples
    --------
    >>> import tempfile
    >>> with alone(Path(tempfile.mkdtemp())) as nothing:
    ...     pass
    """
    with folder_lock.hold(folder):
        with _staging:
            _finish(folder)
        yield


def write_together(folder: Path, contents: Mapping[Path, bytes | None]) -> None:
    """Replace, add and remove files of a folder: all of them or none, even if the process is killed.

    Parameters
    ----------
    folder : Path
        The folder they are all below; locked meanwhile.
    contents : mapping of Path to bytes or None
        File below the folder to its whole content; None removes it.

    Raises
    ------
    FolderInUse, UnusableFile
        As `alone`; the files are as they were.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_together(folder, {folder / "a.csv": b"1", folder / "sub" / "b.csv": b"2"})
    >>> write_together(folder, {folder / "a.csv": None})
    >>> sorted(path.name for path in folder.iterdir()), (folder / "sub" / "b.csv").read_bytes()
    (['sub'], b'2')
    """
    with alone(folder), _staging:
        try:
            _stage(folder / STAGED, {path.relative_to(folder): content for path, content in contents.items()})
            (folder / STAGED).rename(folder / READY)
        except OSError as error:
            shutil.rmtree(folder / STAGED, ignore_errors=True)
            raise file_trouble(error, folder, "a folder that can be written to") from error
        _finish(folder)


def read_together(folder: Path, paths: Iterable[Path], read: Callable[[], Result]) -> Result:
    """Read files of a folder so that all of them are of one writing.

    Parameters
    ----------
    folder : Path
        The folder that `write_together` was given.
    paths : iterable of Path
        The files that `read` opens.
    read : callable
        Reads them; called again if they changed meanwhile.

    Raises
    ------
    FolderInUse, UnusableFile
        If a writing that a killed run left half done cannot be finished.

    Examples
    --------
    >>> read_together(Path("nowhere"), [], lambda: 6)
    6
    """
    files = list(paths)
    while True:
        if (folder / READY).exists():
            with alone(folder):
                pass
        before = [_stamp(path) for path in files]
        result = read()
        if not (folder / READY).exists() and before == [_stamp(path) for path in files]:
            return result


def _stamp(path: Path) -> tuple[int, int]:
    """Tell one writing of a file from another."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def _stage(staged: Path, contents: Mapping[Path, bytes | None]) -> None:
    """Write the new contents beside each other, with the list of what each will be."""
    staged.mkdir()
    changes: dict[str, str] = {}
    for number, (path, content) in enumerate(contents.items()):
        changes[path.as_posix()] = "" if content is None else str(number)
        if content is not None:
            _write(staged / str(number), content)
    _write(staged / _CHANGES, json.dumps(changes, ensure_ascii=False).encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        fill(handle, content)
    finally:
        os.close(handle)


def _finish(folder: Path) -> None:
    """Put in place what is ready, take away what never got ready."""
    ready = folder / READY
    try:
        shutil.rmtree(folder / STAGED, ignore_errors=True)
        if not ready.exists():
            return
        for name, staged in _changes(ready).items():
            target = folder / name
            if not staged:
                target.unlink(missing_ok=True)
            elif (ready / staged).exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                (ready / staged).replace(target)
        (ready / _CHANGES).unlink(missing_ok=True)
        ready.rmdir()
    except OSError as error:
        raise file_trouble(error, folder, "a folder that can be written to") from error


def _changes(ready: Path) -> dict[str, str]:
    """Read what is to be put in place; nothing if all of it is."""
    path = ready / _CHANGES
    if not path.exists():
        return {}
    remedy = f"No run of this program writes that: look where it came from, and delete {READY}."
    try:
        changes: dict[str, str] = dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise UnusableFile(
            expected="the list of files to put in place", found=str(error), where=str(path), remedy=remedy
        ) from error
    for name in changes:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise UnusableFile(
                expected="files of this folder alone", found=name, where=str(path), remedy=remedy
            )
    return changes
