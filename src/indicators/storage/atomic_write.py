"""Writing a file so that nobody ever meets half of it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from indicators.storage import folder_lock
from indicators.storage.os_errors import file_trouble
from indicators.storage.portability import BINARY, remove_open, replace_open, sync_folder
from indicators.storage.spilled_bytes import Content, parts_of

_PAUSE = 0.02


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file in one step: beside it first, then put in its place.

    Parameters
    ----------
    path : Path
        Its folder is made if missing.

    Raises
    ------
    UnusableFile
        If there is no room or no permission; the file is as it was.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_bytes(folder / "new" / "a.txt", b"a")
    >>> (folder / "new" / "a.txt").read_bytes()
    b'a'
    """
    # One name, so that the next write of the same file takes up what a killed one left.
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        while (handle := folder_lock.claim(beside)) is None:
            time.sleep(_PAUSE)
        try:
            fill(handle, content)
        except BaseException:
            remove_open(handle, beside)
            raise
        replace_open(handle, beside, path)
        sync_folder(path.parent)
    except OSError as error:
        raise file_trouble(error, path, "a file that can be written") from error


def write_new(path: Path, content: Content) -> None:
    """Write a file that is not there yet, down to the disk.

    Raises
    ------
    FileExistsError
        If it is there, be it a symbolic link that leads nowhere.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666)
    try:
        fill(handle, content)
    finally:
        os.close(handle)


def fill(handle: int, content: Content) -> None:
    """Write all of a file, down to the disk, through its open handle."""
    os.ftruncate(handle, 0)
    for part in parts_of(content):
        left = memoryview(part)
        while left:
            left = left[os.write(handle, left) :]
    os.fsync(handle)
