"""The work folder of a run, beside the pages, and the folder of its kernels' sockets."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indicators.storage.plain_files import clear_away

PREFIX = ".making-"
# A socket's address has 104 bytes on macOS and 108 on Linux; jupyter_client adds up to 15 to the folder.
LONGEST_FOLDER = 85


@dataclass(frozen=True)
class WorkFolder:
    """The folders of a run, removed at its end."""

    folder: Path  # Holds pages and notebooks while they are made.
    sockets: Path  # Holds the kernels' addresses: files no other program can take, as it can take a port.


@contextmanager
def work_folder(out: Path) -> Iterator[WorkFolder]:
    """Make a work folder in the folder of the pages, and remove it at the end.

    Parameters
    ----------
    out : Path
        The folder of the pages, which no other run writes to: work folders that are left are removed first.
    """
    for left in out.glob(f"{PREFIX}*"):
        clear_away(left)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
    sockets = sockets_of(out, folder)
    clear_away(sockets)
    try:
        sockets.mkdir(mode=0o700)
        yield WorkFolder(folder, sockets)
    finally:
        clear_away(folder)
        clear_away(sockets)


def sockets_of(out: Path, folder: Path) -> Path:
    """Name a folder for sockets: in the work folder if its name is short enough, else in the system's own.

    Parameters
    ----------
    out : Path
        The folder of the pages; it decides the name, so that the next run finds what a killed one left.
    """
    near = folder / "k"
    if may_hold_sockets(near):
        return near
    name = hashlib.sha256(os.fsencode(out.resolve())).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"indicators-{name}"


def may_hold_sockets(folder: Path) -> bool:
    """Whether the name of a folder is short enough for the addresses of sockets in it.

    Examples
    --------
    >>> may_hold_sockets(Path("/tmp")), may_hold_sockets(Path("/" + "长" * 40))
    (True, False)
    """
    return len(os.fsencode(folder.absolute())) <= LONGEST_FOLDER
