"""PDF with a text layer → text: paragraphs whole again, tables as lines, a form feed between pages."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from io import BytesIO
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import page_layout, pdf_layers, pdf_shown, pdf_wrapping
from indicators.documents.formats.page_layout import Drawn
from indicators.documents.formats.pdf_limits import PastLimit, counted
from indicators.documents.grids.table_text import Written

_PRINT = "Print it to a new PDF, or ask its sender for a plain copy."
_STREAM = re.compile(rb"stream\r?\n")
_LARGEST_STREAM = 128 << 20
_MOST_LAYERS = 3
_END = b"%%EOF"
_WRITTEN = ("FreeText", "Stamp", "Watermark")
_BROKEN = (
    AssertionError, AttributeError, EOFError, IndexError, KeyError, LookupError, OSError, OverflowError,
    RecursionError, TypeError, ValueError, ZeroDivisionError, struct.error, zlib.error,
)  # fmt: skip


def decode(data: bytes, where: str) -> tuple[Written, tuple[Aside, ...]]:
    """Read a PDF.

    Returns
    -------
    Written, tuple of Aside
        The text with its tables; running heads and page numbers, and text that is not shown.

    Raises
    ------
    UnreadableDocument
        If it is locked, damaged, scanned, or its letters have no meaning outside their fonts.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    _check_streams(data, where)
    pdf_wrapping.install()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with counted(), pdfplumber.open(BytesIO(data)) as book:
            if len(book.pages) > page_layout.MOST_PAGES:
                raise unsupported.unsafe(f"{len(book.pages)} pages", where, "Cut it into smaller documents.")
            _check_parts(book.doc, data, where)
            off = pdf_layers.layers_off(book.doc.catalog)
            pages, notes = [], []
            for number, page in enumerate(book.pages, 1):
                notes += _notes(page)
                pages.append(page_layout.page(_drawn(page, off), number))
    except (
        PdfminerException,
        MalformedPDFException,
        PDFException,
        PSException,
        PastLimit,
        *_BROKEN,
    ) as error:
        causes = (error, error.__cause__, error.__context__, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise unsupported.encrypted(where) from error
        if any(isinstance(cause, MemoryError) for cause in causes):
            raise MemoryError(where) from error
        for cause in causes:
            if isinstance(cause, PastLimit):
                raise unsupported.unsafe(str(cause), where, _PRINT) from error
        raise unsupported.damaged("PDF", str(error) or type(error).__name__, where) from error
    content, asides = page_layout.text(pages, "PDF", where)
    return content, (*asides, Aside("hidden_text", "Words laid over pages and forms filled in", tuple(notes)))


def _notes(page: Any) -> list[str]:
    """List what is written on a page by annotations: the running text does not have it."""
    from pdfminer.utils import decode_text

    found: list[str] = []
    for note in page.annots:
        kind = getattr(note["data"].get("Subtype"), "name", "")
        value = note["data"].get("V") if kind == "Widget" else note.get("contents")
        if isinstance(value, bytes):
            value = decode_text(value)
        if isinstance(value, str) and (kind == "Widget" or kind in _WRITTEN):
            found += [line for line in value.splitlines() if line.strip()]
    return found


def _check_parts(document: Any, data: bytes, where: str) -> None:
    """Refuse a file whose table of parts is broken, of which several issues follow each other.

    Which of them is shown, each viewer finds out in its own way.
    """
    from pdfminer.pdfdocument import PDFXRefFallback

    if data.count(_END) > 1 and any(isinstance(one, PDFXRefFallback) for one in document.xrefs):
        raise unsupported.damaged("PDF", "a broken table of its parts", where)


def _check_streams(data: bytes, where: str) -> None:
    """Refuse what unpacks to more than a page can hold, without unpacking more than that."""
    for start in _STREAM.finditer(data):
        end = data.find(b"endstream", start.end())
        piece: bytes = data[start.end() : end if end >= 0 else len(data)]
        for _ in range(_MOST_LAYERS):
            try:
                piece = zlib.decompressobj().decompress(piece, _LARGEST_STREAM + 1)
            except zlib.error:
                break
            if len(piece) > _LARGEST_STREAM:
                raise unsupported.unsafe(
                    f"a part that unpacks to more than {_LARGEST_STREAM >> 20} MB",
                    where,
                    _PRINT,
                )


def _drawn(page: Any, layers_off: frozenset[int]) -> Drawn:
    """Take what is drawn on a page, and let go of it."""
    from pdfplumber.utils.text import dedupe_chars

    edges = page.edges
    pictures = tuple((image["x0"], image["top"], image["x1"], image["bottom"]) for image in page.images)
    signs = pdf_shown.marked(page, page.chars, layers_off)
    seen = dedupe_chars([sign for sign in signs if not sign["is_unseen"]])
    # What is drawn twice may be covered once.
    known = {_place(sign, across, down) for sign in seen for across in (-1, 0, 1) for down in (-1, 0, 1)}
    unseen = [sign for sign in signs if sign["is_unseen"] and _place(sign) not in known]
    signs = [*seen, *dedupe_chars(unseen)]
    page.close()
    return Drawn(signs, edges, pictures, page.width, page.height)


def _place(sign: dict[str, Any], across: int = 0, down: int = 0) -> tuple[str, int, int]:
    return sign["text"], round(sign["x0"]) + across, round(sign["top"]) + down
