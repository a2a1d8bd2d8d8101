"""Bytes that wait on the disk until they are wanted, so that memory does not grow with the papers."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO, Final
from weakref import finalize

from indicators.storage.os_errors import temporary_room


class Spill:
    """A file without a name for the time of a run: gone with the object, or with the process however it ends.

    Examples
    --------
    >>> spill = Spill()
    >>> first, second = spill.put(b"read"), spill.put(b"made")
    >>> len(second), content(first)
    (4, b'read')
    """

    def __init__(self) -> None:
        self._file: Final = tempfile.TemporaryFile()  # noqa: SIM115
        # What goes to another process is read by a thread of its own.
        self._alone: Final = threading.Lock()
        self._end = 0
        finalize(self, _let_go, self._file)

    def put(self, whole: Part) -> Part:
        """Put bytes down.

        Raises
        ------
        UnusableFile
            If the folder for temporary files takes no more.
        """
        if not isinstance(whole, bytes):
            return whole
        with temporary_room(), self._alone:
            at = self._file.seek(self._end)
            self._end += self._file.write(whole)
            self._file.flush()
        return Spilled(self, at, len(whole))

    def read(self, at: int, size: int) -> bytes:
        """Read what was put down at a place."""
        with self._alone:
            self._file.seek(at)
            return self._file.read(size)


def _let_go(file: IO[bytes]) -> None:
    """Close a file that nobody reads again, be it that the last of it cannot be written."""
    with suppress(OSError):
        file.close()


class Spilled:
    """Bytes that were put down; in another process they are bytes again."""

    __slots__ = ("_at", "_size", "_spill")

    def __init__(self, spill: Spill, at: int, size: int) -> None:
        self._spill, self._at, self._size = spill, at, size

    def __len__(self) -> int:
        """How many bytes they are, without reading them."""
        return self._size

    def __reduce__(self) -> tuple[type[bytes], tuple[bytes]]:
        return bytes, (self.read(),)

    def read(self) -> bytes:
        """Read them."""
        return self._spill.read(self._at, self._size)


Part = bytes | Spilled


def content(part: Part) -> bytes:
    """Give bytes, wherever they are.

    Examples
    --------
    >>> content(b"read")
    b'read'
    """
    return part if isinstance(part, bytes) else part.read()


class Contents:
    """The content of a file in parts, of which one at a time is in memory.

    Examples
    --------
    >>> whole = Contents([b"head", Spill().put(b"lines")])
    >>> len(whole), list(whole.parts()), whole.whole()
    (9, [b'head', b'lines'], b'headlines')
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts = tuple(parts)

    def __len__(self) -> int:
        """How many bytes there are, without reading them."""
        return sum(map(len, self._parts))

    def __eq__(self, other: object) -> bool:
        """Whether another one has the same bytes, however parted."""
        return isinstance(other, Contents) and self.whole() == other.whole()

    def parts(self) -> Iterator[bytes]:
        """Go through the parts."""
        return map(content, self._parts)

    def whole(self) -> bytes:
        """Give all of it."""
        return b"".join(self.parts())


Content = bytes | Contents


def parts_of(one: Content) -> Iterator[bytes]:
    """Go through the content of a file in parts.

    Examples
    --------
    >>> list(parts_of(b"read"))
    [b'read']
    """
    return iter([one]) if isinstance(one, bytes) else one.parts()
