"""Bytes → text: the encodings Chinese offices save plain text in."""

from __future__ import annotations

import codecs
from pathlib import Path

from indicators.errors import RawFileMissing, UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (.docx or .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file (.doc, .xls, .wps)"),
)


def decode(data: bytes, where: str) -> str:
    """Decode the bytes of a plain text.

    Parameters
    ----------
    data : bytes
        The whole file.
    where : str
        Its name, for the message.

    Raises
    ------
    UnreadableDocument
        If the bytes are empty, another file format, or in none of UTF-8, UTF-16 and GB18030.

    Examples
    --------
    >>> decode("增长6%".encode("gb18030"), "report.txt")
    '增长6%'
    """
    for magic, name in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableDocument(
                expected="plain text", found=name, where=where, remedy="Save it as text (.txt, UTF-8) first."
            )
    encodings = [encoding for mark, encoding in _MARKS if data.startswith(mark)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.strip() and "\x00" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableDocument(
        expected="text in UTF-8, UTF-16 or GB18030",
        found=f"{len(data)} bytes that are none of them" if data.strip() else "an empty file",
        where=where,
        remedy="Open the file in an editor and save it again as UTF-8.",
    )


def read_text(path: Path) -> str:
    """Read a text file.

    Raises
    ------
    RawFileMissing
        If there is no such file.
    UnreadableDocument
        As `decode`.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> paper = pathlib.Path(tempfile.mkdtemp()) / "paper.txt"
    >>> _ = paper.write_text("增长6%", encoding="utf-8")
    >>> read_text(paper)
    '增长6%'
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise RawFileMissing(
            expected="a document", found="no such file", where=str(path), remedy="Check the path."
        ) from None
    return decode(data, path.name)
