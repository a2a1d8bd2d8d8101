"""Results that are kept beside the data, so that what has not changed is not worked out again.

What is kept can be deleted at any time; it is bytes, never code, and counts only in the folder where it was
made, whole and under its own key.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Collection, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from indicators.storage.portability import BINARY

FOLDER = ".kept"
# So that no version control takes it up, whatever the project's own list says.
IGNORE = ("*\n", ".gitignore")
_DIGEST = 64
# Bytes: what is kept of one paper, place or topic is far smaller.
LARGEST = 256 << 20
_NO_LINK, _NO_WAIT = getattr(os, "O_NOFOLLOW", 0), getattr(os, "O_NONBLOCK", 0)


class KeptResults:
    """A folder of results by key.

    Parameters
    ----------
    folder : Path
        Made when the first result is kept; a link is never followed.
    kind : str
        Whose results they are: letters, or "" for those of builds. Each kind prunes its own.

    Examples
    --------
    >>> import tempfile
    >>> kept = KeptResults(Path(tempfile.mkdtemp()) / "kept")
    >>> kept.put(key_of("paper", "1"), b"read")
    >>> kept.get(key_of("paper", "1")), kept.get(key_of("paper", "2"))
    (b'read', None)
    """

    def __init__(self, folder: Path, kind: str = "") -> None:
        self._folder = folder
        self._kind = kind
        self._seal = b""
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """Give what was kept under a key; None if there is nothing, or what is there is not sound."""
        try:
            seal = self._sealed()
            handle = os.open(self._path(key), os.O_RDONLY | BINARY | _NO_LINK | _NO_WAIT)
            with os.fdopen(handle, "rb") as file:
                told = os.fstat(handle)
                # A pipe would be waited for, and nothing that is kept is as large.
                if not stat.S_ISREG(told.st_mode) or told.st_size > LARGEST + _DIGEST:
                    return None
                digest, content = file.read(_DIGEST), file.read()
        except OSError:
            return None
        if digest != _digest(seal, key, content):
            return None
        self._used.add(key)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep a result; where it cannot be written it is not kept, and made again the next time."""
        if len(content) > LARGEST:
            return
        with suppress(OSError):
            if not self._folder.exists():
                self._folder.mkdir()
                (self._folder / IGNORE[1]).write_text(IGNORE[0], encoding="utf-8")
            seal = self._sealed()
            beside = self._path(f"{key}.part")
            beside.unlink(missing_ok=True)
            # Not down to the disk: what a power cut leaves of it is not sound, and nobody's loss.
            with beside.open("xb") as file:
                file.write(_digest(seal, key, content))
                file.write(content)
            beside.replace(self._path(key))
            self._used.add(key)

    def prune(self, spared: Collection[str] = ()) -> None:
        """Delete what was neither asked for nor kept since this object was made, but for the keys spared."""
        left = {*self._used, *spared, IGNORE[1]}
        with suppress(OSError):
            self._sealed()
            for path in self._folder.iterdir():
                kind, _, key = path.name.rpartition("-")
                if kind == self._kind and key not in left:
                    with suppress(OSError):
                        path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / (f"{self._kind}-{key}" if self._kind else key)

    def _sealed(self) -> bytes:
        """Name this folder as no copy of it can be named: by its path and its number on the disk."""
        if not self._seal:
            if self._folder.is_symlink():
                raise OSError(f"{self._folder} is a link")
            number = self._folder.stat().st_ino
            self._seal = f"{self._folder.resolve()}\0{number}".encode(errors="surrogatepass")
        return self._seal


class EarlierResults(KeptResults):
    """A folder of results that is only read, by what promises to change nothing."""

    def put(self, key: str, content: bytes) -> None:
        """Keep nothing."""

    def prune(self, spared: Collection[str] = ()) -> None:
        """Delete nothing."""


def key_of(*parts: str) -> str:
    """Make the key of a result from all that it depends on.

    Examples
    --------
    >>> key_of("a", "b") == key_of("ab", "")
    False
    """
    return sha256(json.dumps(parts).encode()).hexdigest()


def joined(head: object, parts: Sequence[bytes]) -> bytes:
    """Write a head that JSON holds, and parts behind it, as one content.

    Examples
    --------
    >>> parted(joined({"rows": 2}, [b"a", b"bc"]))
    ({'rows': 2}, [b'a', b'bc'])
    """
    first = json.dumps([head, [len(part) for part in parts]], ensure_ascii=False)
    return b"".join([first.encode(errors="surrogatepass"), b"\n", *parts])


def parted(content: bytes) -> tuple[object, list[bytes]]:
    """Take apart what `joined` wrote.

    Raises
    ------
    ValueError
        If it is nothing of that kind.
    """
    first, _, rest = content.partition(b"\n")
    head, lengths = json.loads(first.decode(errors="surrogatepass"))
    parts, at = [], 0
    for length in lengths:
        parts.append(rest[at : at + length])
        at += length
    if at != len(rest):
        raise ValueError("parts of other lengths")
    return head, parts


def _digest(seal: bytes, key: str, content: bytes) -> bytes:
    whole = sha256(seal)
    whole.update(f"\0{key}\0".encode())
    whole.update(content)
    return whole.hexdigest().encode()
