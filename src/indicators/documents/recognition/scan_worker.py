"""What the child of the box does with a scan: counts its pages, recognises one, puts all together."""

from __future__ import annotations

import json

from indicators.documents.decoding import is_pdf
from indicators.documents.recognition import (
    inner_files,
    ocr_engine,
    page_recognition,
    pdf_pictures,
    picture_files,
)
from indicators.documents.recognition.page_recognition import ReadPage
from indicators.documents.recognition.scan_tasks import COUNT, INNER, LAYOUT, Counted, Pages
from indicators.documents.sandboxed import sandbox_tasks
from indicators.errors import TooMuch, UnreadableDocument
from indicators.storage.plain_data import packed, unpacked


def work(task: str, where: str, data: bytes, limits: dict[str, int]) -> object:
    """Answer for one step of a scan in plain data: what was made of it, a limit, or the named error.

    Parameters
    ----------
    task : str
        count; the number of a page; inner and the part of a document that is a picture; or layout.
    data : bytes
        All of it; for layout its recognised pages, as `packed` writes them.
    limits : dict
        Of these, how many characters of text are handed back.
    """
    try:
        made = done(task, where, data)
    except (UnreadableDocument, TooMuch) as error:
        return sandbox_tasks.named(error)
    if task == LAYOUT and len(getattr(made, "text", "")) > limits["characters"]:
        return {"limit": "characters"}
    return {"made": packed(made)}


def done(task: str, where: str, data: bytes) -> object:
    """Do one step; raises as the reader does."""
    if task == LAYOUT:
        from indicators.documents.recognition import layout

        all_pages = unpacked(Pages, json.loads(data))
        return layout.decoded(all_pages.pages, all_pages.form, where)
    if task.startswith(INNER):
        return page_recognition.read(
            inner_files.picture(data, task.removeprefix(INNER), where), ocr_engine.recogniser()
        )
    source = pdf_pictures if is_pdf(data) else picture_files
    if task == COUNT:
        return Counted(source.count(data, where))
    return read_page(data, int(task), where)


def read_page(data: bytes, number: int, where: str) -> ReadPage:
    """Recognise a page of a PDF or of a picture file."""
    source = pdf_pictures if is_pdf(data) else picture_files
    return page_recognition.read(source.page(data, number, where), ocr_engine.recogniser())
