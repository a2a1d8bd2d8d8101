"""Old papers and pictures made to hurt, for `make hostile`."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from indicators.documents import ole

KIND = b"mimetypeapplication/vnd.oasis.opendocument.text"
_SIZES = (0, 60_000, 2**31 - 1, 2**32 - 1)


def old_papers() -> Iterator[tuple[str, str, bytes]]:
    """Those that are refused before LibreOffice is asked: form, attack, file."""
    for count in (9, 2**31 - 1, 10**30):
        yield "rtf", f"{count} bytes announced", rich(f"\\bin{count} x")
        yield "rtf", f"a picture of {count} bytes announced", rich(f"{{\\pict\\bin{count} x}}")
    for stream in ("EncryptedPackage", "PowerPoint Document", "x"):
        yield "doc", f"no paper but {stream}", ole.MAGIC + bytes(504) + stream.encode("utf-16-le")
    yield "doc", "its first bytes alone", ole.MAGIC


def slow() -> Iterator[tuple[str, str, bytes]]:
    """Those that are given to LibreOffice or recognised, seconds each: form, attack, file."""
    yield "odt", "its beginning alone", b"PK\x03\x04" + bytes(26) + KIND
    yield "png", "a bomb in iTXt", png(9, 9, _bomb(b"iTXt"))
    yield "rtf", "groups nested without end", rich("{" * 300_000)
    yield "rtf", "a table of 100,000 rows", rich(r"\trowd\cellx100 5\cell\row " * 100_000)
    yield "rtf", "three million paragraphs", rich(r"\par " * 3_000_000)
    yield "rtf", "a picture of 60,000 dots", rich(r"{\pict\pngblip\picw60000\pich60000 8950}")
    yield "doc", "noughts behind its stream", ole.MAGIC + bytes(504) + "WordDocument".encode("utf-16-le")
    yield "odt", "noughts behind its beginning", b"PK\x03\x04" + bytes(26) + KIND + bytes(9999)


def pictures() -> Iterator[tuple[str, str, bytes]]:
    """Those that are refused by their heads, or broken: form, attack, file."""
    for size in _SIZES:
        for high in (1, size):
            yield "png", f"{size} × {high} dots", png(size, high)
            yield "tif", f"{size} × {high} dots", tif((256, size), (257, high), (273, 8), (279, 9))
    for size in (0, 65_535):
        yield "jpg", f"{size} × {size} dots", jpg(size)
    for name in (b"zTXt", b"iCCP"):
        yield "png", f"a bomb in {name.decode()}", png(9, 9, _bomb(name))
    yield "tif", "pages in a circle", tif((256, 9), (257, 9), then=8)
    yield "tif", "more places than the file has", tif((256, 9), (257, 9), (273, 8), count=2**32 - 1)
    for form, begins in (("png", b"\x89PNG\r\n\x1a\n"), ("jpg", b"\xff\xd8\xff"), ("tif", b"II*\0")):
        yield form, "its first bytes alone", begins
        yield form, "strangers behind its first bytes", begins + bytes(range(256)) * 40


def rich(content: str) -> bytes:
    return f"{{\\rtf1\\ansi {content}}}".encode()


def png(width: int, height: int, more: bytes = b"") -> bytes:
    """A picture of this size by its head, with fewer dots than it says."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    dots = _chunk(b"IDAT", zlib.compress(bytes(100)))
    return b"\x89PNG\r\n\x1a\n" + head + more + dots + _chunk(b"IEND", b"")


def _bomb(name: bytes) -> bytes:
    return _chunk(name, b"a\0\0" + zlib.compress(bytes(100 << 20)))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def jpg(size: int) -> bytes:
    """A picture of this size by its head, and no dots."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, size, size, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + frame + b"\xff\xd9"


def tif(*entries: tuple[int, int], then: int = 0, count: int = 1) -> bytes:
    """A page with these entries; `then` is where the next one stands."""
    told = b"".join(struct.pack("<HHII", name, 4, count, value) for name, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + told + struct.pack("<I", then)
