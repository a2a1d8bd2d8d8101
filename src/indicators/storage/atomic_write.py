"""Writing a file so that nobody ever meets half of it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from indicators.storage import folder_lock
from indicators.storage.os_errors import file_trouble

_PAUSE = 0.02


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file in one step: beside it first, then put in its place.

    Parameters
    ----------
    path : Path
        Its folder is made if missing.
    content : bytes
        The whole file.

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
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        finally:
            os.close(handle)
    except OSError as error:
        raise file_trouble(error, path, "a file that can be written") from error


def fill(handle: int, content: bytes) -> None:
    """Write all of a file, down to the disk, through its open handle."""
    os.ftruncate(handle, 0)
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)
