"""What Linux, macOS and Windows do differently with files: locks, open files, folders, forks."""

from __future__ import annotations

import errno
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path

from indicators.errors import UnusableFile

# Windows neither removes nor renames a file that is open; there the other order is safe and the only one.
_CLOSE_FIRST = os.name == "nt"
# Without it Windows would write "\n" as "\r\n".
BINARY = getattr(os, "O_BINARY", 0)
# Missing on Windows, where making a symbolic link needs an administrator.
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_LOCKED_BYTE = 1 << 30
# Folders that cannot be synced are on file systems that need no sync or offer none.
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)


def open_to_lock(path: Path) -> int:
    """Open or create a file of our own for reading and writing.

    Raises
    ------
    UnusableFile
        If it is a link, symbolic or hard: what is written would change a file elsewhere.
    """
    if not path.is_symlink():
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW | BINARY, 0o666)
        if os.fstat(handle).st_nlink <= 1:
            return handle
        os.close(handle)
    raise UnusableFile(
        expected="a file of the program's own",
        found="a link to another file",
        where=str(path),
        remedy="No run of this program makes a link there: look where it came from, and delete it.",
    )


def try_lock(handle: int) -> bool:
    """Take the lock of an open file, which the system frees when the process ends, however it ends.

    flock; on Windows a locked byte; lockf where Python has neither.

    Returns
    -------
    bool
        False if another process has it.
    """
    try:
        import fcntl
    except ImportError:
        return _try_other_lock(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _try_other_lock(handle: int) -> bool:
    # Under this name it is there for the type checker on no system but Windows.
    windows = importlib.import_module("msvcrt") if importlib.util.find_spec("msvcrt") else None
    try:
        if windows is None:
            os.lockf(handle, os.F_TLOCK, 0)
        else:
            # A byte far behind the end: what is locked on Windows cannot be read by others.
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            windows.locking(handle, windows.LK_NBLCK, 1)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES):
            return False
        raise
    finally:
        os.lseek(handle, 0, os.SEEK_SET)
    return True


def is_at(handle: int, path: Path) -> bool:
    """Whether an open file is still the one of that name."""
    if _CLOSE_FIRST:
        return True
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def remove_open(handle: int, path: Path) -> None:
    """Remove and close a file; a process that opened it meanwhile finds that it is not at its path."""
    if not _CLOSE_FIRST:
        path.unlink(missing_ok=True)
        os.close(handle)
        return
    os.close(handle)
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        # Another process has opened it, and removes it after its own work.
        return


def replace_open(handle: int, path: Path, target: Path) -> None:
    """Put an open file in another's place, and close it."""
    if _CLOSE_FIRST:
        os.close(handle)
        path.replace(target)
        return
    try:
        path.replace(target)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, so that a rename outlives a power cut."""
    if _CLOSE_FIRST:
        # Windows opens no folders; NTFS journals its names.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def after_fork_in_child(callback: Callable[[], None]) -> None:
    """Call a function in every fork of this process, where there are forks."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=callback)
