"""What is made of the package's own files, kept beside its bytecode in the way Python keeps modules.

It can be deleted at any time, counts whole and for the very bytes it was made of, and is data, never code.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

_DIGEST = sha256().digest_size


def taken_up(path: Path, source: bytes) -> bytes | None:
    """Give what was kept; None if there is nothing, or what is there is not sound or not of these bytes.

    Parameters
    ----------
    path : Path
        Names it as a module is named that would be made into it; need not be there.
    source : bytes
        What it is made of.
    """
    with suppress(OSError, RuntimeError):
        content = _place(path).read_bytes()
        if content[:_DIGEST] == _digest(source, content[_DIGEST:]):
            return content[_DIGEST:]
    return None


def keep(path: Path, source: bytes, content: bytes) -> None:
    """Keep what was made, if Python may write bytecode here."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError, RuntimeError):
        place = _place(path)
        place.parent.mkdir(exist_ok=True)
        # Its ending is that of bytecode too, which is no part of the program (`program_hash`).
        beside = place.with_suffix(f".{os.getpid()}{place.suffix}")
        beside.write_bytes(_digest(source, content) + content)
        beside.replace(place)


def _place(path: Path) -> Path:
    """Name the file; RuntimeError where Python keeps no bytecode at all."""
    return Path(cache_from_source(str(path)))


def _digest(source: bytes, content: bytes) -> bytes:
    whole = sha256(source)
    whole.update(content)
    return whole.digest()
