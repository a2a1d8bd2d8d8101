"""PDF with a text layer → text: paragraphs whole again, tables as lines, a form feed between pages."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from indicators.documents import unsupported
from indicators.documents.formats import pdf_furniture, pdf_gaps, pdf_lines, pdf_tables
from indicators.documents.formats.pdf_limits import PastLimit, counted
from indicators.documents.formats.pdf_lines import Line
from indicators.documents.formats.pdf_rotated import slanting_lines, stands_straight, turned_lines
from indicators.documents.margin_text import Aside
from indicators.documents.table_text import Collected, Written
from indicators.documents.text_flow import joint
from indicators.errors import UnreadableDocument

_MOST_PAGES = 3000
_PRINT = "Print it to a new PDF, or ask its sender for a plain copy."
_MOST_EDGES = 6000
_STREAM = re.compile(rb"stream\r?\n")
_LARGEST_STREAM = 128 << 20
_MOST_LAYERS = 3
_FEWEST_SIGNS = 8
_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_MOST_UNKNOWN = 0.1
_LARGE_PICTURE = 0.1
_FULL = 2.7
_INDENT = 0.8
_ENOUGH_LINES = 4
_PITCH = 1.3
_SAME_SIZE = 0.12
_OPENS = re.compile(
    r"第[一二三四五六七八九十百]+[篇章节条部]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,3}[.、．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]|专栏|附件"
)
# These stand nowhere but at the head of a line.
_HEADS_A_LINE = re.compile(
    r"★|[(（]?单位[:：]|注[:：]|附?表\s?\d|(?:牵头|责任|分管|配合)(?:领导|单位|部门|人)[:：]"
)
_ENDS = frozenset("。！？；：!?;:”")
_BROKEN = (
    AssertionError, AttributeError, EOFError, IndexError, KeyError, LookupError, OSError, OverflowError,
    RecursionError, TypeError, ValueError, ZeroDivisionError, struct.error, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on a page: its lines, its height, a large picture, words slantwise over it."""

    lines: list[Line]
    height: float
    is_picture: bool
    slanting: tuple[str, ...]


def decode(data: bytes, where: str) -> tuple[Written, tuple[Aside, ...]]:
    """Read a PDF.

    Parameters
    ----------
    data : bytes
        The whole file.
    where : str
        Its name, for the message.

    Returns
    -------
    Written, tuple of Aside
        The text with its tables, and the running heads and page numbers.

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
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with counted(), pdfplumber.open(BytesIO(data)) as book:
            if len(book.pages) > _MOST_PAGES:
                raise unsupported.unsafe(f"{len(book.pages)} pages", where, "Cut it into smaller documents.")
            pages = [_page(page, number) for number, page in enumerate(book.pages, 1)]
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
    if not pages:
        raise unsupported.damaged("PDF", "no pages", where)
    _check(pages, where)
    kept, left_out = pdf_furniture.split([(page.lines, page.height) for page in pages])
    heads = tuple(line.text for lines in left_out for line in lines)
    return _join(kept), (
        Aside("page_head", "Running heads and page numbers", heads),
        Aside("page_head", "Words that lie across pages", tuple(w for page in pages for w in page.slanting)),
    )


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


def _check(pages: list[_Page], where: str) -> None:
    """Refuse pictures of text, and text that is only shapes."""
    text = "".join(line.text for page in pages for line in page.lines)
    has_pictures = any(page.is_picture for page in pages)
    if len(text) < _FEWEST_SIGNS * len(pages) and (has_pictures or not text.strip()):
        raise unsupported.scanned(len(pages), where)
    unknown = len(_UNKNOWN.findall(text))
    if unknown > _MOST_UNKNOWN * (len(_UNKNOWN.sub("", text)) + unknown):
        raise UnreadableDocument(
            expected="a PDF whose letters say which they are",
            found=f"{unknown} letters that only their font knows",
            where=where,
            remedy="Run text recognition (OCR) over it, or ask for the .docx.",
        )


def _page(page: Any, number: int) -> _Page:
    """Read a page: its lines with tables in their place, turned ones at its end."""
    every = page.dedupe_chars().chars
    signs = [sign for sign in every if stands_straight(sign)]
    found: list[Line] = turned_lines(every, page.width, page.height)
    slanting = slanting_lines(every)
    ruled = page.find_tables() if len(page.edges) <= _MOST_EDGES else []
    tables = [table for table in ruled if pdf_tables.is_table(table, signs)]
    for table in tables:
        x0, top, x1, bottom = table.bbox
        inside = [sign for sign in signs if any(pdf_tables.stands_in(sign, cell) for cell in table.cells)]
        taken = {id(sign) for sign in inside}
        signs = [sign for sign in signs if id(sign) not in taken]
        texts = pdf_tables.lines(table, inside)
        found.extend(Line(text, x0, x1, top, bottom, 0.0, is_table=True) for text in texts)
    is_picture = False
    for image in page.images:
        if (image["x1"] - image["x0"]) * (
            image["bottom"] - image["top"]
        ) > _LARGE_PICTURE * page.width * page.height:
            is_picture = True
            name = f"图片-第{number}页.png"
            found.append(Line(name, 0, 0, image["top"], image["bottom"], 0.0, is_table=True))
    has_text = bool(every)
    unruled, signs = pdf_gaps.tables(signs)
    found += unruled
    running = pdf_lines.lines(signs, page.width)
    height = page.height
    page.close()
    return _Page(_placed(running, found) if has_text else [], height, is_picture, slanting)


def _placed(running: list[Line], found: list[Line]) -> list[Line]:
    """Put tables and pictures before the first line that stands below them."""
    placed: list[Line] = []
    waiting = sorted(found, key=lambda line: line.top)
    for line in running:
        while waiting and waiting[0].top < line.top:
            placed.append(waiting.pop(0))
        placed.append(line)
    return placed + waiting


def _join(pages: list[list[Line]]) -> Written:
    """Put the lines of all pages together, those of one paragraph on one line."""
    pieces: list[str] = []
    at, tables = 0, Collected()

    def add(piece: str) -> None:
        nonlocal at
        tables.add(piece, at)
        pieces.append(piece)
        at += len(piece)

    before: Line | None = None
    pitch, full = _pitch(pages), 0.0
    for number, lines in enumerate(pages):
        is_first = True
        margins = _margins(lines)
        for line in lines:
            left, right = margins.get(line.column, (0.0, 0.0))
            goes_on = before is not None and _goes_on(before, line, left, full, 0.0 if is_first else pitch)
            if before is not None:
                add(joint(before.text, line.text) if goes_on else "\n")
            if is_first and number:
                add("\f")
            add(line.text)
            before, full, is_first = line, right, False
        if is_first and number:
            add("\f")
    return Written("".join(pieces) + "\n", tables.tables())


def _margins(lines: list[Line]) -> dict[int, tuple[float, float]]:
    """Find how far the text of each column goes to the left and to the right."""
    columns: dict[int, list[Line]] = {}
    for line in lines:
        if not line.is_table:
            columns.setdefault(line.column, []).append(line)
    # One line may go beyond its column, a head that is not known as one.
    return {
        number: (
            min(line.x0 for line in column),
            sorted(line.x1 for line in column)[-2 if len(column) >= _ENOUGH_LINES else -1],
        )
        for number, column in columns.items()
    }


def _pitch(pages: list[list[Line]]) -> float:
    """Tell the distance from line to line inside a paragraph, in sizes: between paragraphs it may be more."""
    gaps = sorted(
        (b.top - a.top) / a.size
        for lines in pages
        for a, b in pairwise(line for line in lines if not line.is_table)
        if a.size < b.top - a.top < 5 * a.size
    )
    return gaps[len(gaps) // 20] if gaps else 0.0


def _goes_on(before: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Whether a line goes on in the next one, by where they stand on the page."""
    if before.is_table or line.is_table:
        return False
    is_full = before.x1 >= right - _FULL * before.size
    is_indented = line.x0 > left + _INDENT * line.size
    is_other_size = abs(line.size - before.size) > _SAME_SIZE * before.size
    is_apart = pitch > 0 and line.top - before.top > _PITCH * pitch * before.size
    opens = (not pitch or before.text[-1:] in _ENDS) and bool(_OPENS.match(line.text))
    return is_full and not (
        is_indented or is_other_size or is_apart or opens or _HEADS_A_LINE.match(line.text)
    )
