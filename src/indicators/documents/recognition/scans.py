"""A scanned PDF, or a picture file → text: recognised page by page, each within limits of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from indicators.documents.decoding import Decoded
from indicators.documents.faults import unsupported
from indicators.documents.faults.unsupported import OnlyPictures
from indicators.documents.recognition import ocr_engine, picture_files
from indicators.documents.recognition.page_recognition import ReadPage
from indicators.documents.recognition.scan_tasks import COUNT, LAYOUT, Counted, Pages
from indicators.documents.sandboxed.sandbox_answers import asked
from indicators.errors import UnreadableDocument
from indicators.storage import sandbox
from indicators.storage.plain_data import packed
from indicators.storage.sandbox_limits import MEGABYTE, Limits

WORK = "indicators.documents.recognition.scan_worker:work"
# Of address space, which counts much that is never used: a page takes some 700 MB of memory.
MEMORY = 2048 * MEGABYTE
T = TypeVar("T")


def decode(data: bytes, where: str, found: OnlyPictures) -> Decoded:
    """Recognise what has nothing but pictures of text.

    Raises
    ------
    UnreadableDocument
        If RapidOCR is not installed, or the file is damaged, has too many dots or pages, or no words.
    """
    if not ocr_engine.is_installed():
        raise ocr_engine.missing(found.found, where) from found
    count = ask(COUNT, where, data, Counted).pages
    pages = [ask(str(number), _named(where, number, count), data, ReadPage) for number in range(1, count + 1)]
    return put_together(pages, picture_files.form(data) or "pdf", where)


def put_together(pages: Sequence[ReadPage], form: str, where: str) -> Decoded:
    """Make a text of recognised pages, in the box; raises as `layout.decoded`."""
    whole = Pages(form, tuple(pages))
    return ask(LAYOUT, where, json.dumps(packed(whole), ensure_ascii=False).encode(), Decoded)


def limits_of(limits: Limits) -> Limits:
    """Give the limits for recognising a page: more memory than reading takes, the same time for each page."""
    return replace(limits, memory=max(limits.memory, MEMORY))


def _named(where: str, number: int, count: int) -> str:
    return where if count == 1 else f"{where}, page {number}"


def ask(task: str, where: str, data: bytes, kind: type[T]) -> T:
    """Have a step of `scan_tasks` done in the box; raises as it does."""
    limits = sandbox.limits()
    if limits is not None:
        try:
            return asked(WORK, task, where, data, limits_of(limits), kind)
        except UnreadableDocument as error:
            if not isinstance(error.__cause__, sandbox.ChildEnded):
                raise
            # The library that draws the pages gives up on some files by a signal.
            form = picture_files.form(data) or "pdf"
            raise unsupported.damaged(form, f"its pages cannot be drawn, {error.__cause__}", where) from error
    from indicators.documents.recognition.scan_worker import done

    made = done(task, where, data)
    if not isinstance(made, kind):
        raise TypeError(task)
    return made
