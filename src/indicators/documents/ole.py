"""Old Office files (.doc, .wps, .xls, .et …) are small file systems: which streams stand at their top."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What some programs cut off.
SHORT = MAGIC[:4]
_DIRECTORY, _SIZE, _TABLE, _MOST_TABLES = 48, 30, 76, 109
_ENTRY, _NONE = 128, 0xFFFFFFFF
_MOST_ENTRIES = 100_000
_WORD_HEAD, _LOCK_AT, _SECTOR = b"\xec\xa5", 11, 512


def is_ole(data: bytes) -> bool:
    """Whether bytes begin as an old Office file does."""
    return data.startswith(SHORT)


def has_stream(data: bytes, name: str) -> bool:
    """Whether a stream stands at the top of an old Office file, not in what is embedded in it.

    Parameters
    ----------
    data : bytes
        The whole file. Where its directory cannot be followed, the name may stand anywhere in it.
    name : str
        Of the stream: WordDocument.

    Examples
    --------
    >>> has_stream(MAGIC + "Workbook".encode("utf-16-le"), "Workbook")
    True
    """
    if name.encode("utf-16-le") not in data:
        return False
    try:
        found = set(_top(data))
    except (struct.error, IndexError, ValueError):
        found = set()
    return name in found or not found


def _top(data: bytes) -> Iterator[str]:
    """List the names right under the root: it leads to one, and each to two others."""
    entries = list(_entries(data))
    waiting, seen = [entries[0][1][2]], set[int]()
    while waiting:
        number = waiting.pop()
        if number == _NONE or number in seen:
            continue
        seen.add(number)
        name, (left, right, _) = entries[number]
        waiting += [left, right]
        yield name


def _entries(data: bytes) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Read the directory: name, and the entries it leads to: left, right and below."""
    size = 1 << min(struct.unpack_from("<H", data, _SIZE)[0], 16)
    table: list[int] = []
    for sector in struct.unpack_from(f"<{_MOST_TABLES}I", data, _TABLE):
        if (sector + 2) * size > len(data):
            break
        table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    sector, seen, count = struct.unpack_from("<I", data, _DIRECTORY)[0], set[int](), 0
    while sector < len(table) and sector not in seen:
        seen.add(sector)
        for at in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            raw, length = struct.unpack_from("<64sH", data, at)
            count += 1
            if count > _MOST_ENTRIES:
                raise ValueError("a directory without end")
            name = raw[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
            yield name, struct.unpack_from("<III", data, at + 68)
        sector = table[sector]


def is_whole(data: bytes) -> bool:
    """Whether the directory of an old Office file lies inside it: of one that was cut off it lies behind.

    Examples
    --------
    >>> head = bytearray(MAGIC.ljust(512, bytes(1)))
    >>> struct.pack_into("<HI", head, 30, 9, 0)
    >>> struct.pack_into("<I", head, 48, 7)
    >>> is_whole(bytes(head)), is_whole(bytes(head).ljust(8192))
    (False, True)
    """
    if len(data) < _SECTOR:
        return True
    size = 1 << min(struct.unpack_from("<H", data, _SIZE)[0], 16)
    return bool((struct.unpack_from("<I", data, _DIRECTORY)[0] + 2) * size <= len(data))


def is_locked(data: bytes) -> bool:
    r"""Whether a Word file says at its head that a password locks it.

    Parameters
    ----------
    data : bytes
        The whole file, which has a stream WordDocument.

    Examples
    --------
    >>> file = MAGIC.ljust(512) + b"\xec\xa5\xc1\x00" + bytes(6)
    >>> is_locked(file + b"\x00\x01"), is_locked(file + b"\x00\x00")
    (True, False)
    """
    at = data.find(_WORD_HEAD)
    # A stream begins with a sector.
    while at >= 0 and at % _SECTOR:
        at = data.find(_WORD_HEAD, at + 1)
    return 0 <= at < len(data) - _LOCK_AT and bool(data[at + _LOCK_AT] & 1)
