"""Writing several files of a folder as one: all or none, finished by the next run if this one is killed.

The files are staged in one hidden folder; they count from the moment it gets its second name. From then on
the next run that writes to the folder puts them in place, and whoever only reads is told.
"""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from indicators.errors import IndicatorsError, UnfinishedWrite, UnusableFile
from indicators.storage import folder_lock, journal
from indicators.storage.atomic_write import write_new
from indicators.storage.journal import READY, STAGED
from indicators.storage.os_errors import file_trouble
from indicators.storage.plain_files import clear_away, is_there
from indicators.storage.portability import sync_folder
from indicators.storage.spilled_bytes import Content

Result = TypeVar("Result")

_staging = threading.Lock()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes off a folder, after what a killed one began there is finished or cleared away.

    Raises
    ------
    UnusableFile
        If what is to be finished leads out of the folder; nothing is done then.

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


def write_together(folder: Path, contents: Mapping[Path, Content | None]) -> None:
    """Replace, add and remove files of a folder: all of them or none, even if the process is killed.

    Parameters
    ----------
    folder : Path
        The folder they are all below; locked meanwhile.
    contents : mapping of Path to bytes, Contents or None
        File below the folder to its whole content; None removes it.

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
        changes = {path.relative_to(folder).as_posix(): content for path, content in contents.items()}
        journal.require_inside(folder, changes)
        try:
            for path in contents:
                _require_open(path)
            _stage(folder / STAGED, changes)
            folder_lock.require(folder)
            (folder / STAGED).rename(folder / READY)
            sync_folder(folder)
        except OSError as error:
            clear_away(folder / STAGED)
            raise file_trouble(error, folder, "a folder that can be written to") from error
        except BaseException:
            clear_away(folder / STAGED)
            raise
        _finish(folder)


def read_together(folder: Path, paths: Iterable[Path], read: Callable[[], Result]) -> Result:
    """Read files of a folder so that all of them are of one writing, and change nothing.

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
    UnfinishedWrite
        If a killed run has put only some of its files in place.
    FolderInUse
        If another run does so now, and does not come to its end.

    Examples
    --------
    >>> read_together(Path("nowhere"), [], lambda: 6)
    6
    """
    files = list(paths)
    while True:
        require_settled(folder)
        before = [_stamp(path) for path in files]
        try:
            result = read()
        except IndicatorsError:
            # Files of two writings need not fit each other.
            if _is_changing(folder, files, before):
                continue
            raise
        if not _is_changing(folder, files, before):
            return result


def require_settled(folder: Path) -> None:
    """Make sure that no killed run has put only some of its files in place; wait for one that does so now.

    Raises
    ------
    UnfinishedWrite
        With the journal that stands there, and what finishes it.

    Examples
    --------
    >>> require_settled(Path("nowhere"))
    """
    ready = folder / READY
    if not is_there(ready):
        return
    # Who gets the lock knows that nobody is at work; a reader who may not write here knows it by the rest.
    with suppress(UnusableFile), folder_lock.hold(folder), _staging:
        pass
    if is_there(ready):
        raise UnfinishedWrite(
            expected="files of one run",
            found="the journal of a run that was stopped: some of its files are in place, others are not",
            where=str(ready),
            remedy="Run `indicators build`, which checks the journal and puts the rest in place. If no run "
            f"of yours was stopped, look where it came from, and delete {READY}.",
        )


def _require_open(path: Path) -> None:
    """Refuse a file of a folder that takes none, before others are put in place without it."""
    near = next(folder for folder in path.parents if folder.exists())
    if not os.access(near, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), None, None, str(path))


def _is_changing(folder: Path, files: Sequence[Path], before: Sequence[tuple[int, int]]) -> bool:
    return (folder / READY).exists() or before != [_stamp(path) for path in files]


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def _stage(staged: Path, contents: Mapping[str, Content | None]) -> None:
    """Write the new contents beside each other, with the list of what each will be."""
    staged.mkdir()
    changes: dict[str, str] = {}
    for number, (name, content) in enumerate(contents.items()):
        changes[name] = "" if content is None else str(number)
        if content is not None:
            write_new(staged / str(number), content)
    write_new(staged / journal.CHANGES, json.dumps(changes, ensure_ascii=False).encode("utf-8"))
    sync_folder(staged)


def _finish(folder: Path) -> None:
    """Put in place what is ready, take away what never got ready."""
    ready = folder / READY
    try:
        clear_away(folder / STAGED)
        if not is_there(ready):
            return
        changed = {folder}
        for name, staged in journal.read(folder).items():
            target = folder / name
            if not staged:
                target.unlink(missing_ok=True)
                continue
            if (ready / staged).exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                (ready / staged).replace(target)
            changed |= {parent for parent in target.parents if parent.is_relative_to(folder)}
        for parent in changed:
            sync_folder(parent)
        (ready / journal.CHANGES).unlink(missing_ok=True)
        ready.rmdir()
        sync_folder(folder)
    except OSError as error:
        raise file_trouble(error, folder, "a folder that can be written to") from error
