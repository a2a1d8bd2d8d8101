"""Writing files so that nobody ever meets half a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file in one step: beside it first, then put in its place.

    Parameters
    ----------
    path : Path
        Its folder is made if missing.
    content : bytes
        The whole file.

    Examples
    --------
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_bytes(folder / "new" / "a.txt", b"a")
    >>> (folder / "new" / "a.txt").read_bytes()
    b'a'
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
