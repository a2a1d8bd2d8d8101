"""A document with pictures of tables inside it → the same with what they say, each in its place."""

from __future__ import annotations

from indicators.documents.decoding import Decoded
from indicators.documents.part_insertion import spliced
from indicators.documents.picture_lines import InnerPicture
from indicators.documents.recognition import inner_files, ocr_engine, scans
from indicators.documents.recognition.page_recognition import ReadPage
from indicators.documents.recognition.picture_files import MOST_PAGES
from indicators.documents.recognition.scan_tasks import INNER
from indicators.errors import TooMuch, UnreadableDocument


def recognised(whole: Decoded, data: bytes, where: str) -> Decoded:
    """Recognise the pictures inside a document.

    A picture that cannot be read, or shows no words, leaves its name in the text, as it does otherwise.

    Raises
    ------
    UnreadableDocument
        If RapidOCR is not installed.
    """
    if not whole.pictures or whole.format not in inner_files.FORMS:
        return whole
    if not ocr_engine.is_installed():
        raise ocr_engine.missing(f"{len(whole.pictures)} pictures inside a .{whole.format}", where)
    # From the last to the first, so that those before it stand where they stood.
    for picture in reversed(whole.pictures[:MOST_PAGES]):
        if said := _words(picture, data, where):
            whole = spliced(whole, picture, said)
    return whole


def _words(picture: InnerPicture, data: bytes, where: str) -> Decoded | None:
    try:
        return scans.put_together(
            [scans.ask(INNER + picture.part, where, data, ReadPage)], "png", f"{where}, {picture.part}"
        )
    except (UnreadableDocument, TooMuch):
        return None
