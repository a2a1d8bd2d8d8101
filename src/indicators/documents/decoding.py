"""Bytes of any readable format → text, told by the content, never by the name."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indicators.documents import ole
from indicators.documents.faults import data_text, unsupported
from indicators.documents.faults.fault import Fault
from indicators.documents.faults.margin_text import Aside, behind
from indicators.documents.formats import page_signs, plain
from indicators.documents.grids.table_captions import described
from indicators.documents.grids.table_grid import Table
from indicators.documents.grids.table_text import Written, settled
from indicators.documents.picture_lines import InnerPicture
from indicators.errors import RawFileMissing, UnreadableDocument, UnusableFile
from indicators.storage.os_errors import file_trouble
from indicators.storage.plain_files import opened

PAGE_BREAK = "\f"
LARGEST = 512 << 20
_PDF_WITHIN = 1024
_PDF_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
_LAYER = (
    "Words that lie unseen over a picture were recognised by another program; "
    "compare their figures with the paper."
)
_BLANK = b" \t\r\n\0\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A document as text."""

    # Every offset in the tables points into it. Tables are lines with tabs between their cells; between two
    # pages of a PDF or OFD stands a form feed (`\f`).
    text: str
    # txt, csv, html, mhtml, docx, ofd, pdf, xlsx, xls or ods; png, jpg or tif of one that is recognised.
    format: str
    # What the file holds beside its running text, at the end of `text`, with its spans: running heads, page
    # numbers, text that is not shown.
    faults: tuple[Fault, ...] = ()
    # Those that the file marks as such; see `Document.tables` for those written with tabs and strokes.
    tables: tuple[Table, ...] = ()
    # Those inside a file that may be recognised; where each stands, the text has its name.
    pictures: tuple[InnerPicture, ...] = ()


def decode(data: bytes, where: str) -> Decoded:
    r"""Decode a document.

    Raises
    ------
    UnreadableDocument
        If it is empty, locked, damaged, unsafe, a picture of text, or another format; the message says
        which, and what to do.

    Examples
    --------
    >>> decode("<html><body><p>增长6%</p></body></html>".encode("gb18030"), "report.htm")
    Decoded(text='增长6%\n', format='html', faults=(), tables=(), pictures=())
    """
    unsupported.check(data, where)
    return completed(*_read(data, where), where)


# The modules of the formats are imported where a file has theirs: all of them take longer than a short text.
def _read(data: bytes, where: str) -> tuple[str, Written, tuple[Aside, ...]]:
    """Tell the format of a file, its text, and what stands beside that."""
    if is_pdf(data):
        from indicators.documents.formats import pdf

        return "pdf", *pdf.decode(data, where)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _read_archive(data, where)
    if ole.is_ole(data):
        from indicators.documents.formats import xls

        if xls.is_xls(data):
            return "xls", *xls.decode(data, where)
    if page_signs.is_mhtml(data):
        from indicators.documents.formats import mhtml

        return "mhtml", *mhtml.decode(data, where)
    if page_signs.is_html(data):
        from indicators.documents.formats import html

        return "html", *html.decode(data, where)
    text = plain.decode(data, where)
    unsupported.check_text(text, where)
    if data_text.is_separated(text):
        from indicators.documents.formats import separated

        return "csv", *separated.decode(text, where)
    return "txt", Written(text), ()


def _read_archive(data: bytes, where: str) -> tuple[str, Written, tuple[Aside, ...]]:
    from indicators.documents.formats import docx, ods, ofd, opendocument, sheets, xlsx
    from indicators.documents.formats.archives import Archive

    archive = Archive(data, where)
    main = archive.main_part()
    if docx.is_docx(archive, main):
        return "docx", *docx.decode(archive, main)
    if sheets.is_book(archive, main):
        return "xlsx", *xlsx.decode(archive, main)
    if ofd.is_ofd(archive):
        return "ofd", *ofd.decode(archive)
    if opendocument.kind(archive) == opendocument.SHEET:
        return "ods", *ods.decode(archive)
    raise unsupported.archive(archive.names, where)


def completed(form: str, content: Written, asides: Sequence[Aside], where: str) -> Decoded:
    """Set behind a text what stands beside it, and say what its tables are called.

    Raises
    ------
    UnreadableDocument
        If there is no text.
    """
    if not content.text.strip():
        if any(aside.kind == "hidden_text" and aside.lines for aside in asides):
            raise UnreadableDocument(
                expected="a document with text",
                found=f"a .{form} all of whose text is hidden",
                where=where,
                remedy="Open it, show what is hidden (text, rows, columns, sheets), and save it again.",
            )
        raise UnreadableDocument(
            expected="a document with text",
            found=f"a .{form} without any",
            where=where,
            remedy="If the page shows text, it is a picture: run text recognition (OCR) and save the result.",
        )
    content = settled(content)
    text, faults = behind(content.text, asides)
    layers = tuple(Fault("recognised", start, end, False, _LAYER) for start, end in content.recognised)
    return Decoded(text, form, (*faults, *layers), described(content.text, content.tables), content.pictures)


def is_pdf(data: bytes) -> bool:
    r"""Whether bytes are a PDF: its mark may stand behind what a server or a mailer put before it.

    Examples
    --------
    >>> [is_pdf(data) for data in (b"%PDF-1.7", "另存为%PDF-1.7格式".encode(), b"HTTP/1\n%PDF-1.4\n1 0 obj")]
    [True, False, True]
    """
    at = data.find(b"%PDF-", 0, _PDF_WITHIN)
    if at <= 0 or not data[:at].strip(_BLANK):
        return at >= 0
    # Words may name the mark; only a PDF has objects behind it.
    return bool(_PDF_OBJECT.search(data, at))


def require_size(size: int, where: str) -> None:
    """Make sure that a document is not too large; raises UnreadableDocument."""
    if size > LARGEST:
        raise UnreadableDocument(
            expected=f"a document of at most {LARGEST >> 20} MB",
            found=f"{size >> 20} MB",
            where=where,
            remedy="Cut it into smaller documents.",
        )


def read_bytes(path: Path) -> bytes:
    """Read a document's file, in one go.

    Raises
    ------
    RawFileMissing
        If there is no such file, or it may not be read.
    UnreadableDocument
        If it is too large, or no file but a device or a pipe.
    """
    try:
        with opened(path) as file:
            size = os.fstat(file.fileno()).st_size
            # What it says of its size need not be true.
            content = b"" if size > LARGEST else file.read(LARGEST + 1)
        require_size(max(size, len(content)), path.name)
        return content
    except UnusableFile:
        raise UnreadableDocument(
            expected="a file",
            found="a device, pipe or socket",
            where=path.name,
            remedy="Save what comes out of it as a file, and name that.",
        ) from None
    except (FileNotFoundError, NotADirectoryError):
        raise RawFileMissing(
            expected="a document", found="no such file", where=str(path), remedy="Check the path."
        ) from None
    except IsADirectoryError:
        raise RawFileMissing(
            expected="a document", found="a folder", where=str(path), remedy="Name the files in it."
        ) from None
    except PermissionError:
        raise RawFileMissing(
            expected="a document that may be read",
            found="no permission",
            where=str(path),
            remedy="Ask its owner for read permission.",
        ) from None
    except OSError as error:
        raise file_trouble(error, path, "a document that can be read") from error


def page_starts(text: str) -> list[int]:
    r"""List the offsets at which the pages of a text begin; none if it has no pages.

    Examples
    --------
    >>> page_starts("第一页\f第二页"), page_starts("增长6%")
    ([0, 4], [])
    """
    breaks = [match.end() for match in re.finditer(PAGE_BREAK, text)]
    return [0, *breaks] if breaks else []


def page_of(starts: Sequence[int], offset: int) -> int:
    """Tell on which page a character stands, the first being 1; 0 if there are no pages.

    Examples
    --------
    >>> page_of([0, 4], 4), page_of([], 4)
    (2, 0)
    """
    return bisect_right(starts, offset)
