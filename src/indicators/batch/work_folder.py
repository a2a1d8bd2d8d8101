"""The folder a run works in, beside the pages, and the one its kernels' sockets stand in."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PREFIX = ".making-"
# A socket's address has 104 bytes on macOS and 108 on Linux; jupyter_client adds up to 15 to the folder.
LONGEST_FOLDER = 85


@dataclass(frozen=True)
class Workplace:
    """Where a run puts what nobody is to see.

    Parameters
    ----------
    folder : Path
        Holds pages and notebooks while they are made.
    sockets : Path
        Holds the kernels' addresses: files no other program can take, as it can take a port.
    """

    folder: Path
    sockets: Path


@contextmanager
def workplace(out: Path) -> Iterator[Workplace]:
    """Make a workplace in the folder of the pages, and clear it away in the end.

    Parameters
    ----------
    out : Path
        The folder of the pages, which no other run writes to: what is left of one is cleared away first.
    """
    for left in out.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
    sockets = sockets_of(out, folder)
    shutil.rmtree(sockets, ignore_errors=True)
    try:
        sockets.mkdir(mode=0o700)
        yield Workplace(folder, sockets)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(sockets, ignore_errors=True)


def sockets_of(out: Path, folder: Path) -> Path:
    """Name a folder for sockets: in the workplace if its name is short enough, else with the system's own.

    Parameters
    ----------
    out : Path
        The folder of the pages; the same has the same place, so that the next run finds what one left.
    folder : Path
        The workplace.
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
