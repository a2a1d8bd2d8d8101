"""One run at a time on a folder: a lock that ends with its process, and that says who holds it.

`fcntl.flock` of the standard library: the kernel takes the lock from a process that dies, however it dies, so
that none is ever stale, and the file can hold the holder's name, which lock libraries empty when they try it.
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

from indicators.errors import FolderInUse
from indicators.storage.os_errors import file_trouble
from indicators.storage.visible_text import shown

NAME = ".indicators.lock"
PATIENCE = 600.0
_PAUSE = 0.05
_LONGEST_COMMAND = 200


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock.

    Attributes
    ----------
    process : int
        The number of the process on its machine.
    host, since, command : str
        The machine, the time with its offset from UTC, and the command as it was typed.
    """

    process: int
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
        told = f"process {self.process} on {self.host} since {self.since}: {self.command}"
        return shown(" ".join(told.split()))


_held: dict[Path, tuple[int, int]] = {}
_table = threading.RLock()


@contextmanager
def hold(
    folder: Path, patience: float = PATIENCE, told: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Keep every other process off a folder.

    Held again by the same process, it counts; threads of one process share it.

    Parameters
    ----------
    folder : Path
        Made if missing; a file `.indicators.lock` stands in it meanwhile.
    patience : float
        How many seconds to wait for another process.
    told : callable, optional
        Told at once whom the wait is for; stderr if not given.

    Raises
    ------
    FolderInUse
        If another process holds it longer than that; the message says which.
    UnusableFile
        If the folder cannot be written to.

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
                handle = _wait(path, patience, told or _on_stderr)
            except OSError as error:
                raise file_trouble(error, folder, "a folder that can be written to") from error
        _held[path] = handle, count + 1
    try:
        yield
    finally:
        with _table:
            handle, count = _held.pop(path)
            if count > 1:
                _held[path] = handle, count - 1
            else:
                path.unlink(missing_ok=True)
                os.close(handle)


def claim(path: Path) -> int | None:
    """Open a file that only one process may have open this way.

    Returns
    -------
    int or None
        The open file; None while another process has it. Whoever removes or renames the file does so
        before closing it.
    """
    import fcntl

    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(handle, path):
                return handle
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            os.close(handle)
            raise
        # It was renamed or removed by its last owner between the two calls.
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    """Whether an open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _wait(path: Path, patience: float, told: Callable[[str], None]) -> int:
    """Claim the lock file, and write into it who holds it."""
    deadline, shown = time.monotonic() + patience, None
    while (handle := claim(path)) is None:
        holder = _holder(path)
        if time.monotonic() >= deadline:
            raise FolderInUse(
                expected="a folder that no other run is writing to",
                found=f"{holder or 'another process'}",
                where=str(path.parent),
                remedy="Let that run end, or end it; then run the same command again.",
            )
        if holder is not None and holder != shown:
            told(f"Waiting for {holder} (in {path.parent}).")
            shown = holder
        time.sleep(_PAUSE)
    os.ftruncate(handle, 0)
    os.write(handle, json.dumps(asdict(Holder.this_process()), ensure_ascii=False).encode("utf-8"))
    return handle


def _holder(path: Path) -> Holder | None:
    """Read who holds a lock; None if it is being written or was just given up."""
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def _on_stderr(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def _forget() -> None:
    """Leave the locks to the parent: a fork has its open files, but is another process."""
    for handle, _ in _held.values():
        os.close(handle)
    _held.clear()


os.register_at_fork(after_in_child=_forget)
