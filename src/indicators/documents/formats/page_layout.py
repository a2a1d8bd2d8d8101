"""What is drawn on pages, signs with their places and strokes → their lines, with tables in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import (
    headers_and_footers,
    page_gaps,
    page_lines,
    page_paragraphs,
    page_tables,
)
from indicators.documents.formats.page_lines import Line
from indicators.documents.formats.page_rotated import slanting_lines, stands_straight, turned_lines
from indicators.documents.grids.table_text import Written
from indicators.documents.picture_lines import PictureLine
from indicators.errors import UnreadableDocument
from indicators.storage.expressions import expression

MOST_PAGES = 3000
_FEWEST_SIGNS = 8
_UNKNOWN = expression(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_MOST_UNKNOWN = 0.1
_LARGE_PICTURE = 0.1

Box = tuple[float, float, float, float]
Objects = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page, in points from its upper left corner."""

    # As pdfplumber gives them: signs with text, x0, x1, top, bottom, size, upright and matrix, and with
    # `is_unseen` where the format tells that nobody sees them.
    signs: Objects
    edges: Objects
    pictures: tuple[Box, ...]  # Left, upper, right and lower edge of each.
    # Of the page.
    width: float
    height: float
    parts: tuple[str, ...] = ()  # The part of the file that each picture is, where the format has such parts.


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: lines, its height, how many signs, a large picture, words slantwise over it."""

    lines: list[Line]
    height: float
    signs: int
    is_picture: bool
    slanting: tuple[str, ...]
    unseen: tuple[str, ...] = ()  # Lines that nobody sees.
    # Whether words lie unseen over a picture, as programs put them that recognise a scan.
    is_recognised: bool = False


def page(drawn: Drawn, number: int) -> Page:
    """Read a page: its lines with tables in their place, turned ones at its end."""
    least = _LARGE_PICTURE * drawn.width * drawn.height
    large = [box for box in drawn.pictures if (box[2] - box[0]) * (box[3] - box[1]) > least]
    unseen = [sign for sign in drawn.signs if sign.get("is_unseen")]
    # Over a scan they are what a program recognised of it.
    hidden = [sign for sign in unseen if not stands_on(sign, large)]
    left_out = {id(sign) for sign in hidden}
    drawn = replace(drawn, signs=[sign for sign in drawn.signs if id(sign) not in left_out])
    signs = [sign for sign in drawn.signs if stands_straight(sign)]
    found: list[Line] = turned_lines(drawn.signs, drawn.width, drawn.height)
    tables = [table for table in page_tables.ruled(drawn.edges) if page_tables.is_table(table, signs)]
    for table in tables:
        x0, top, x1, bottom = table.bbox
        inside = [sign for sign in signs if any(page_tables.stands_in(sign, cell) for cell in table.cells)]
        taken = {id(sign) for sign in inside}
        signs = [sign for sign in signs if id(sign) not in taken]
        texts = page_tables.lines(table, inside)
        found.extend(Line(text, x0, x1, top, bottom, 0.0, is_table=True) for text in texts)
    found += [
        Line(_picture_name(box, number, drawn), 0, 0, box[1], box[3], 0.0, is_table=True) for box in large
    ]
    unruled, signs = page_gaps.tables(signs)
    found += unruled
    running = page_lines.lines(signs, drawn.width)
    count = sum(bool(sign["text"].strip()) for sign in drawn.signs)
    return Page(
        _placed(running, found), drawn.height, count, bool(large), slanting_lines(drawn.signs),
        tuple(map(page_lines.text_of, page_lines.rows(hidden))), len(unseen) > len(hidden),
    )  # fmt: skip


def stands_on(sign: dict[str, Any], boxes: Sequence[Box]) -> bool:
    """Whether the middle of a sign stands in one of several boxes."""
    x, y = (sign["x0"] + sign["x1"]) / 2, (sign["top"] + sign["bottom"]) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _picture_name(box: Box, number: int, drawn: Drawn) -> str:
    """Name a picture by its page; over words that can be read already it is not to be recognised."""
    name = f"图片-第{number}页.png"
    x0, top, x1, bottom = box
    if sum(stands_on(sign, [box]) for sign in drawn.signs) >= _FEWEST_SIGNS:
        return name
    if drawn.parts:
        part = drawn.parts[drawn.pictures.index(box)]
        return PictureLine(name, part) if part else name
    width, height = max(drawn.width, 1.0), max(drawn.height, 1.0)
    edges = (x0 / width, top / height, x1 / width, bottom / height)
    part = " ".join([str(number), *(f"{min(max(edge, 0.0), 1.0):.5f}" for edge in edges)])
    return PictureLine(name, part)


def text(pages: Sequence[Page], kind: str, where: str) -> tuple[Written, tuple[Aside, ...]]:
    """Put pages together.

    Parameters
    ----------
    kind : str
        What file they are of, for messages: PDF.

    Returns
    -------
    Written, tuple of Aside
        The text with its tables, and the running heads and page numbers.

    Raises
    ------
    UnreadableDocument
        If there are no pages, pictures of text alone, or letters without a meaning outside their fonts.
    """
    if not pages:
        raise unsupported.damaged(kind, "no pages", where)
    _check(pages, kind, where)
    kept, left_out = headers_and_footers.split([(one.lines, one.height) for one in pages])
    heads = tuple(line.text for lines in left_out for line in lines)
    slanting = tuple(words for one in pages for words in one.slanting)
    unseen = tuple(words for one in pages for words in one.unseen)
    written = page_paragraphs.joined(kept)
    return replace(written, recognised=tuple(_recognised(written.text, pages))), (
        Aside("page_head", "Running heads and page numbers", heads),
        Aside("page_head", "Words that lie across pages", slanting),
        Aside("hidden_text", "Text that is not shown", unseen),
    )


def _recognised(text: str, pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Give the spans of the pages whose words another program recognised."""
    at = 0
    for one, words in zip(pages, text.split("\f"), strict=True):
        if one.is_recognised:
            yield at, at + len(words)
        at += len(words) + 1


def _check(pages: Sequence[Page], kind: str, where: str) -> None:
    """Refuse pictures of text, and text that is only shapes."""
    written = "".join(line.text for one in pages for line in one.lines)
    has_pictures = any(one.is_picture for one in pages)
    count = sum(one.signs for one in pages)
    if count < _FEWEST_SIGNS * len(pages) and (has_pictures or not count):
        raise unsupported.scanned(kind, len(pages), where)
    unknown = len(_UNKNOWN.findall(written))
    if unknown > _MOST_UNKNOWN * (len(_UNKNOWN.sub("", written)) + unknown):
        raise UnreadableDocument(
            expected=f"a {kind} whose letters say which they are",
            found=f"{unknown} letters that only their font knows",
            where=where,
            remedy="Run text recognition (OCR) over it, or ask for the .docx.",
        )


def _placed(running: list[Line], found: list[Line]) -> list[Line]:
    """Put tables and pictures before the first line that stands below them."""
    placed: list[Line] = []
    waiting = sorted(found, key=lambda line: line.top)
    for line in running:
        while waiting and waiting[0].top < line.top:
            placed.append(waiting.pop(0))
        placed.append(line)
    return placed + waiting
