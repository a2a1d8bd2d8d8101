"""Pages of a PDF → pictures, drawn by pdfium at the size that letters need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from indicators.documents.faults import unsupported
from indicators.documents.recognition.picture_files import LONG_SIDE, MOST_PAGES
from indicators.storage.sandbox_restrictions import at_most

if TYPE_CHECKING:
    from PIL import Image

# Bytes: the picture of a page takes some ten million, one inside it that is as large as they may be, 300.
# A form that draws itself takes what there is.
_ROOM = 512 << 20
# Two thirds of an inch and more: a page that is smaller shows nothing that people read.
_LEAST_POINTS = 48.0


def count(data: bytes, where: str) -> int:
    """Count the pages of a PDF.

    Raises
    ------
    UnreadableDocument
        If it is locked or damaged, or has more pages than are recognised.
    """
    with _opened(data, where) as book:
        number = len(book)
    if number > MOST_PAGES:
        raise unsupported.unsafe(
            f"{number} scanned pages; at most {MOST_PAGES} are recognised",
            where,
            "Cut it into smaller documents.",
        )
    return number


def page(data: bytes, number: int, where: str) -> Image.Image:
    """Draw a page of a PDF in grey; raises as `count`.

    Parameters
    ----------
    number : int
        Of the page, the first being 1.
    """
    with _opened(data, where) as book, at_most(_ROOM):
        sheet = book[number - 1]
        longest = max(*sheet.get_size(), _LEAST_POINTS)
        drawn = sheet.render(scale=LONG_SIDE / longest, grayscale=True, may_draw_forms=False)
        picture: Image.Image = drawn.to_pil().convert("L").copy()
        return picture


def inner(data: bytes, part: str, where: str) -> Image.Image:
    """Draw what a PDF shows in a part of a page; raises as `count`.

    Parameters
    ----------
    part : str
        The page's number, and the edges in parts of its width and height, as `page_layout` writes them.
    """
    number, *edges = part.split(" ")
    whole = page(data, int(number), where)
    x0, top, x1, bottom = (
        round(float(edge) * side) for edge, side in zip(edges, whole.size * 2, strict=True)
    )
    return whole.crop((x0, top, max(x1, x0 + 1), max(bottom, top + 1)))


@contextmanager
def _opened(data: bytes, where: str) -> Iterator[Any]:
    import pypdfium2

    try:
        book = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise unsupported.damaged("PDF", str(error), where) from error
    try:
        yield book
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise unsupported.damaged("PDF", str(error), where) from error
    finally:
        book.close()
