"""Files as hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from indicators.storage import plain_files


def of_files(folder: Path, paths: Iterable[Path]) -> str:
    """Hash files with their names; hidden ones come and go while others work."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            whole.update(f"{name.as_posix()} {of_file(path)}\n".encode())
    return whole.hexdigest()


def of_file(path: Path) -> str:
    """Hash a file piece by piece; "" if it is not there."""
    try:
        return plain_files.digest(path)
    except FileNotFoundError:
        return ""
