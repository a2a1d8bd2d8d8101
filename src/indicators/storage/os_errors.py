"""What the operating system refuses, in words a person can act on."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indicators.errors import UnusableFile

_ROOM = "Free some space, then run the same command again; what was there before is whole."
_LEAVE = "Ask its owner for permission, or name another folder."
_NO_LOCKS = (
    "a disk that gives no locks, as some network drives do",
    "Put the project on a local disk, or have the drive's lock service started.",
)
# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows.
_IN_USE_ON_WINDOWS = (32, 33)
_TROUBLE = {
    errno.ENOSPC: ("no space left on the disk", _ROOM),
    errno.EDQUOT: ("the disk quota is used up", _ROOM),
    errno.EFBIG: (
        "the size limit for files (ulimit -f)",
        "Raise the limit, then run the same command again.",
    ),
    errno.EROFS: (
        "a disk that is read-only",
        "Name a folder on another disk, or have it mounted for writing.",
    ),
    errno.EACCES: ("no permission", _LEAVE),
    errno.EPERM: ("no permission", _LEAVE),
    errno.ENOLCK: _NO_LOCKS,
    errno.EOPNOTSUPP: _NO_LOCKS,
    errno.ENOENT: ("no such file; it may have been taken away meanwhile", "Check the path, and run again."),
    errno.ENOTDIR: ("a file where a folder should be", "Check the path."),
    errno.EEXIST: ("a file where a folder should be", "Check the path."),
    errno.EISDIR: ("a folder where a file should be", "Check the path."),
}

# What is refused for want of something that has nothing to do with the file.
_OF_SYSTEM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM))


def is_of_system(error: BaseException) -> bool:
    """Whether the system refused for want of room, memory or handles: that says nothing of the file.

    Examples
    --------
    >>> is_of_system(OSError(errno.EMFILE, "x")), is_of_system(OSError(errno.EACCES, "x"))
    (True, False)
    """
    cause = error if isinstance(error, OSError) else error.__cause__
    return isinstance(cause, OSError) and cause.errno in _OF_SYSTEM


def file_trouble(error: OSError, path: Path | str, expected: str) -> UnusableFile:
    """Say what the system answered, in words a person can act on.

    Examples
    --------
    >>> file_trouble(OSError(errno.ENOSPC, "x"), "a.csv", "a file that can be written").found
    'no space left on the disk'
    """
    other = os.strerror(error.errno) if error.errno else str(error)
    found, remedy = _TROUBLE.get(
        error.errno or 0, (other.lower(), "Mend that, then run the same command again.")
    )
    if getattr(error, "winerror", None) in _IN_USE_ON_WINDOWS:
        found, remedy = (
            "a file that another program has open",
            "Close it there, then run the same command again.",
        )
    return UnusableFile(expected=expected, found=found, where=str(error.filename2 or path), remedy=remedy)


@contextmanager
def temporary_room(
    kind: type[Exception] = OSError, expected: str = "room in the folder for temporary files"
) -> Iterator[None]:
    """Tell of a full folder for temporary files, in which a block has something made.

    Parameters
    ----------
    kind : type of Exception
        What the library that makes it raises, besides OSError.

    Raises
    ------
    UnusableFile
        If the folder takes no more.

    Examples
    --------
    >>> with temporary_room():
    ...     pass
    """
    try:
        yield
    except (OSError, kind) as error:
        raise UnusableFile(
            expected=expected,
            found=str(error),
            where=tempfile.gettempdir(),
            remedy="Free some space there, or name another folder in TMPDIR; nothing was written.",
        ) from error
