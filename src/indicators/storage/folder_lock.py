"""One run at a time on a folder: a lock that ends with its process, and that says who holds it.

The system takes the lock from a process that dies, however it dies, so that none is ever stale. The file
holds the holder's name, and is gone when nobody holds it.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from indicators.errors import FolderInUse, LockLost
from indicators.storage.nested_data import json_data
from indicators.storage.os_errors import file_trouble
from indicators.storage.portability import after_fork_in_child, is_at, open_to_lock, remove_open, try_lock
from indicators.storage.visible_text import shown

NAME = ".indicators.lock"
PATIENCE = 600.0
_PAUSE = 0.05
_LONGEST_COMMAND = 200


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock."""

    process: int  # The number of the process on its machine.
    # The machine, the time with its offset from UTC, and the command as it was typed.
    host: str
    since: str
    command: str

    @classmethod
    def this_process(cls) -> Holder:
        """Describe the process that runs now."""
        words = [Path(sys.argv[0]).name, *sys.argv[1:]] if sys.argv else []
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(os.getpid(), socket.gethostname(), since, " ".join(words)[:_LONGEST_COMMAND])

    def __str__(self) -> str:
        words = f"process {self.process} on {self.host} since {self.since}: {self.command}"
        return shown(" ".join(words.split()))


_held: dict[Path, tuple[int, int]] = {}
_table = threading.RLock()


@contextmanager
def hold(
    folder: Path, patience: float = PATIENCE, on_wait: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Keep every other process off a folder.

    Held again by the same process, it counts; threads of one process share it.

    Parameters
    ----------
    folder : Path
        Made if missing; a file `.indicators.lock` stands in it meanwhile.
    patience : float
        How many seconds to wait for another process.
    on_wait : callable, optional
        Called at once with a line that names the other process; it goes to stderr if not given.

    Raises
    ------
    FolderInUse
        If another process holds it longer than that; the message says which.
    UnusableFile
        If the folder cannot be written to, or its disk gives no locks.
    LockLost
        In the end, if the lock's file was taken away meanwhile.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with hold(folder):
    ...     (folder / NAME).is_file()
    True
    >>> list(folder.iterdir())
    []
    """
    path = folder.resolve() / NAME
    with _table:
        handle, count = _held.get(path) or (0, 0)
        if not count:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                handle = _wait(path, patience, on_wait or _on_stderr)
            except OSError as error:
                where = path if path.exists() else folder
                raise file_trouble(error, where, "a folder that can be written to") from error
        _held[path] = handle, count + 1
    try:
        yield
    except BaseException:
        _leave(path)
        raise
    if not _leave(path):
        raise _lost(path)


def require(folder: Path) -> None:
    """Make sure that a lock is still held, before others are to see what was written.

    Raises
    ------
    LockLost
        If its file was taken away or replaced: another process may hold the folder too.
    """
    path = folder.resolve() / NAME
    with _table:
        handle, count = _held.get(path) or (0, 0)
        if not count or not is_at(handle, path):
            raise _lost(path)


def claim(path: Path) -> int | None:
    """Open a file that only one process may have open this way.

    Returns
    -------
    int or None
        The open file; None while another process has it. Whoever removes or renames the file does so
        before closing it.

    Raises
    ------
    UnusableFile
        If it is a link.
    """
    while True:
        handle = open_to_lock(path)
        try:
            is_ours = try_lock(handle)
            if is_ours and is_at(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if not is_ours:
            return None
        # Else it was renamed or removed by its last owner between the two calls.


def _leave(path: Path) -> bool:
    """Give up one hold, with the last the lock; False if its file is another's by now."""
    with _table:
        handle, count = _held.pop(path)
        if count > 1:
            _held[path] = handle, count - 1
            return True
        if not is_at(handle, path):
            os.close(handle)
            return False
        remove_open(handle, path)
        return True


def _lost(path: Path) -> LockLost:
    return LockLost(
        expected="the lock of this run, until it ends",
        found="no such file" if not path.exists() else "the lock of another run",
        where=str(path),
        remedy="See that no other run writes to this folder, then run the same command again.",
    )


def _wait(path: Path, patience: float, on_wait: Callable[[str], None]) -> int:
    """Claim the lock file, and write into it who holds it."""
    deadline, named = time.monotonic() + patience, None
    while (handle := claim(path)) is None:
        holder = _holder(path)
        if time.monotonic() >= deadline:
            raise FolderInUse(
                expected="a folder that no other run is writing to",
                found=f"{holder or 'another process'}",
                where=str(path.parent),
                remedy="Let that run end, or end it; then run the same command again.",
            )
        if holder is not None and holder != named:
            on_wait(f"Waiting for {holder} (in {path.parent}).")
            named = holder
        time.sleep(_PAUSE)
    os.ftruncate(handle, 0)
    os.write(handle, json.dumps(asdict(Holder.this_process())).encode("ascii"))
    return handle


def _holder(path: Path) -> Holder | None:
    """Read who holds a lock; None if it is being written or was just given up."""
    try:
        return Holder(**json_data(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _on_stderr(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _forget() -> None:
    """Leave the locks to the parent: a fork has its open files, but is another process."""
    for handle, _ in _held.values():
        os.close(handle)
    _held.clear()


after_fork_in_child(_forget)
