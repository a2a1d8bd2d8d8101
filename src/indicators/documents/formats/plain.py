"""Bytes → text: the encodings Chinese offices save plain text in."""

from __future__ import annotations

import codecs

from indicators.errors import UnreadableDocument
from indicators.storage.expressions import expression

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
_WITHOUT_MARK = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_USUAL = expression(r"[\s!-~\u00a0-\u00ff\u2000-\u27ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_SAMPLE = 4000
_MOSTLY = 0.9


def decode(data: bytes, where: str) -> str:
    """Decode the bytes of a plain text.

    Raises
    ------
    UnreadableDocument
        If the bytes are empty or in none of UTF-8, UTF-16 and GB18030.

    Examples
    --------
    >>> decode("增长6%".encode("gb18030"), "report.txt")
    '增长6%'
    """
    encodings = [encoding for mark, encoding in _MARKS if data.startswith(mark)] or _WITHOUT_MARK
    for encoding in encodings:
        try:
            text = data.decode(encoding).lstrip("\ufeff")
        except UnicodeDecodeError:
            continue
        # Nearly all bytes are UTF-16 of something, Big5 and others GB18030: take them for what people write.
        is_sure = encoding.startswith("utf-8") or _is_usual(text)
        if text.strip() and "\x00" not in text and is_sure:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    if not data.strip():
        raise UnreadableDocument(
            expected="a document with text",
            found="an empty file",
            where=where,
            remedy="Fetch the file again, or save it anew where it was made.",
        )
    raise UnreadableDocument(
        expected="text in UTF-8, UTF-16 or GB18030",
        found=f"{len(data)} bytes that are none of them",
        where=where,
        remedy="A text is opened in an editor and saved again as UTF-8; anything else is opened in its own "
        "program and saved as .docx or PDF.",
    )


def _is_usual(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_USUAL.findall(sample)) >= _MOSTLY * len(sample)
