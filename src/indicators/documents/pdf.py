"""PDF with a text layer → text: paragraphs whole again, tables as lines, a form feed between pages."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from io import BytesIO
from itertools import pairwise
from typing import Any

from indicators.documents import cells, foreign, pdf_furniture, pdf_lines
from indicators.documents.asides import Aside
from indicators.documents.flow import joint
from indicators.documents.pdf_lines import Line
from indicators.errors import UnreadableDocument

_MOST_PAGES = 3000
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
_TOUCHING = 3.0
_OPENS = re.compile(
    r"第[一二三四五六七八九十百]+[篇章节条部]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,3}[.、．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]|专栏|附件"
)
# These stand nowhere but at the head of a line.
_HEADS_A_LINE = re.compile(r"★|(?:牵头|责任|分管|配合)(?:领导|单位|部门|人)[:：]")
_ENDS = frozenset("。！？；：!?;:”")
_BROKEN = (
    AssertionError, AttributeError, EOFError, IndexError, KeyError, LookupError, OSError, OverflowError,
    RecursionError, TypeError, ValueError, ZeroDivisionError, struct.error, zlib.error,
)  # fmt: skip


def decode(data: bytes, where: str) -> tuple[str, tuple[Aside, ...]]:
    """Read a PDF.

    Parameters
    ----------
    data : bytes
        The whole file.
    where : str
        Its name, for the message.

    Returns
    -------
    str, tuple of Aside
        The text, and the running heads and page numbers.

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
        with pdfplumber.open(BytesIO(data)) as book:
            if len(book.pages) > _MOST_PAGES:
                raise foreign.unsafe(f"{len(book.pages)} pages", where, "Cut it into smaller documents.")
            pages = [_page(page, number) for number, page in enumerate(book.pages, 1)]
    except (PdfminerException, MalformedPDFException, PDFException, PSException, *_BROKEN) as error:
        causes = (error, error.__cause__, error.__context__, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise foreign.encrypted(where) from error
        raise foreign.damaged("PDF", str(error) or type(error).__name__, where) from error
    if not pages:
        raise foreign.damaged("PDF", "no pages", where)
    _check(pages, where)
    kept, left_out = pdf_furniture.split([(lines, height) for lines, height, _ in pages])
    heads = tuple(line.text for lines in left_out for line in lines)
    return _join(kept), (Aside("page_head", "Running heads and page numbers", heads),)


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
                raise foreign.unsafe(
                    f"a part that unpacks to more than {_LARGEST_STREAM >> 20} MB",
                    where,
                    "Print it to a new PDF, or ask its sender for a plain copy.",
                )


def _check(pages: list[tuple[list[Line], float, bool]], where: str) -> None:
    """Refuse pictures of text, and text that is only shapes."""
    text = "".join(line.text for lines, _, _ in pages for line in lines)
    has_pictures = any(is_picture for _, _, is_picture in pages)
    if len(text) < _FEWEST_SIGNS * len(pages) and (has_pictures or not text.strip()):
        raise foreign.scanned(len(pages), where)
    unknown = len(_UNKNOWN.findall(text))
    if unknown > _MOST_UNKNOWN * (len(_UNKNOWN.sub("", text)) + unknown):
        raise UnreadableDocument(
            expected="a PDF whose letters say which they are",
            found=f"{unknown} letters that only their font knows",
            where=where,
            remedy="Run text recognition (OCR) over it, or ask for the .docx.",
        )


def _page(page: Any, number: int) -> tuple[list[Line], float, bool]:
    """Read the lines of a page, tables in their place; its height; whether a large picture is on it."""
    signs = page.dedupe_chars().chars
    found: list[Line] = []
    tables = (
        [table for table in page.find_tables() if _is_table(table)] if len(page.edges) <= _MOST_EDGES else []
    )
    for table in tables:
        x0, top, x1, bottom = table.bbox
        inside = [sign for sign in signs if _stands_in(sign, table.bbox)]
        taken = {id(sign) for sign in inside}
        signs = [sign for sign in signs if id(sign) not in taken]
        texts = cells.lines(_cells(table, inside))
        found.extend(Line(text, x0, x1, top, bottom, 0.0, is_table=True) for text in texts)
    is_picture = False
    for image in page.images:
        if (image["x1"] - image["x0"]) * (
            image["bottom"] - image["top"]
        ) > _LARGE_PICTURE * page.width * page.height:
            is_picture = True
            name = f"图片-第{number}页.png"
            found.append(Line(name, 0, 0, image["top"], image["bottom"], 0.0, is_table=True))
    has_text = bool(signs) or bool(tables)
    running = pdf_lines.lines(signs, page.width)
    height = page.height
    page.close()
    return (_placed(running, found) if has_text else []), height, is_picture


def _placed(running: list[Line], found: list[Line]) -> list[Line]:
    """Put tables and pictures before the first line that stands below them."""
    placed: list[Line] = []
    waiting = sorted(found, key=lambda line: line.top)
    for line in running:
        while waiting and waiting[0].top < line.top:
            placed.append(waiting.pop(0))
        placed.append(line)
    return placed + waiting


def _is_table(table: Any) -> bool:
    columns = {round(cell[0]) for cell in table.cells}
    return len(columns) > 1 and len(table.rows) > 1


def _stands_in(sign: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (sign["x0"] + sign["x1"]) / 2, (sign["top"] + sign["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _cells(table: Any, signs: list[dict[str, Any]]) -> list[list[cells.Cell]]:
    """Read the cells of a ruled table with what they cover; a place without a cell is an empty one."""
    across = _edges([x for cell in table.cells for x in (cell[0], cell[2])])
    down = _edges([y for cell in table.cells for y in (cell[1], cell[3])])
    starts: dict[tuple[int, int], cells.Cell] = {}
    covered: set[tuple[int, int]] = set()
    for box in sorted(set(table.cells), key=lambda box: (box[1], box[0])):
        c, r = _nearest(across, box[0]), _nearest(down, box[1])
        width, height = max(_nearest(across, box[2]) - c, 1), max(_nearest(down, box[3]) - r, 1)
        inner = pdf_lines.lines([sign for sign in signs if _stands_in(sign, box)], 0)
        text = ""
        for line in inner:
            text += joint(text, line.text) + line.text.replace("\t", " ")
        starts[r, c] = cells.Cell(text, width, height)
        covered |= {(r + i, c + j) for i in range(height) for j in range(width) if i or j}
    places = [(r, c) for r in range(len(down) - 1) for c in range(len(across) - 1)]
    rows: list[list[cells.Cell]] = [[] for _ in down[1:]]
    for place in places:
        if place in starts or place not in covered:
            rows[place[0]].append(starts.get(place, cells.Cell("")))
    return rows


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _TOUCHING:
            edges.append(value)
    return edges


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _join(pages: list[list[Line]]) -> str:
    """Put the lines of all pages together, those of one paragraph on one line."""
    pieces: list[str] = []
    before: Line | None = None
    pitch, full = _pitch(pages), 0.0
    for number, lines in enumerate(pages):
        is_first = True
        margins = _margins(lines)
        for line in lines:
            left, right = margins.get(line.column, (0.0, 0.0))
            goes_on = before is not None and _goes_on(before, line, left, full, 0.0 if is_first else pitch)
            if before is not None:
                pieces.append(joint(before.text, line.text) if goes_on else "\n")
            if is_first and number:
                pieces.append("\f")
            pieces.append(line.text)
            before, full, is_first = line, right, False
        if is_first and number:
            pieces.append("\f")
    return "".join(pieces) + "\n"


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
