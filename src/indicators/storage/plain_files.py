"""Opens and takes away files whatever stands in their place: a pipe would be waited for without end."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from contextlib import suppress
from io import BufferedReader
from pathlib import Path

from indicators.errors import UnusableFile

# Bytes: no table that is made has as many, and nothing that people write.
LARGEST, WRITTEN = 2 << 30, 128 << 20


def opened(path: Path) -> BufferedReader:
    """Open a file for reading.

    Raises
    ------
    UnusableFile
        If it is a device, a pipe or a socket.
    OSError
        As `open` does, for a folder too.

    Examples
    --------
    >>> with opened(Path(__file__)) as file:
    ...     file.read(3)
    b'\"\"\"'
    """
    # A pipe that nobody writes into would be waited for without end.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    # A folder is refused before it is made a file of, which would leave it open.
    if stat.S_ISDIR(mode):
        os.close(handle)
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        os.close(handle)
        raise UnusableFile(
            expected="a file",
            found="a device, pipe or socket",
            where=str(path),
            remedy="Put a file in its place, or take it away.",
        )
    return os.fdopen(handle, "rb")


def read_plain(path: Path, most: int = LARGEST) -> bytes:
    """Read a file in one go.

    Raises
    ------
    UnusableFile
        As `opened`; also if it has more bytes than `most`.
    OSError
        As `open` does.

    Examples
    --------
    >>> read_plain(Path(__file__))[:3]
    b'\"\"\"'
    """
    with opened(path) as file:
        # A reader that is asked for so many bytes makes room for all of them.
        if os.fstat(file.fileno()).st_size > most:
            raise UnusableFile(
                expected=f"a file of at most {most >> 20} MB",
                found="a larger one",
                where=str(path),
                remedy="Restore the file from version control.",
            )
        return file.read()


def decoded(content: bytes) -> str:
    r"""Decode what people write as UTF-8, a byte order mark allowed; raises UnicodeDecodeError at a NUL too.

    Examples
    --------
    >>> decoded("\ufeff指标".encode())
    '指标'
    """
    if (at := content.find(0)) >= 0:
        # No text has one; a CSV would be read with it.
        raise UnicodeDecodeError("utf-8", content, at, at + 1, "NUL")
    return content.decode("utf-8-sig")


def digest(path: Path) -> str:
    """Hash a file piece by piece, by sha256; raises as `opened`.

    Examples
    --------
    >>> len(digest(Path(__file__)))
    64
    """
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_there(path: Path) -> bool:
    """Whether anything stands there: what is no file, or a link to none, is opened and told, not passed over.

    Examples
    --------
    >>> is_there(Path(__file__).parent), is_there(Path("nowhere"))
    (True, False)
    """
    return os.path.lexists(path)


def clear_away(path: Path) -> None:
    """Take away a folder with all that is in it, or whatever stands in its place; what cannot be stays.

    Examples
    --------
    >>> clear_away(Path("nowhere"))
    """
    with suppress(OSError):
        # A pipe would be opened, and waited for.
        if stat.S_ISDIR(path.lstat().st_mode):
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
