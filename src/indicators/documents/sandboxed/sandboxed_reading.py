"""Opens files of papers and workbooks in the box, and makes of its answers what this process works with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.decoding import Decoded
from indicators.documents.decoding import decode as decode_here
from indicators.documents.faults.fault import Fault
from indicators.documents.faults.unsupported import OnlyPictures
from indicators.documents.grids.sheet_cells import Book
from indicators.documents.sandboxed import converting
from indicators.documents.sandboxed.sandbox_answers import asked, broken
from indicators.documents.sandboxed.sandbox_tasks import hidden_lines
from indicators.storage import sandbox

WORK = "indicators.documents.sandboxed.sandbox_tasks:work"


def start() -> None:
    """Start the box's child, which gets ready while this process does other things."""
    limits = sandbox.limits()
    if limits is not None:
        sandbox.box(WORK).start(limits)


def decode(data: bytes, where: str, *, may_recognise: bool = True, ocr: bool = False) -> Decoded:
    """Decode a document in the box, or in this process where the box is turned off (`storage.sandbox.use`).

    What LibreOffice has to convert is converted first, in another process of its own; pictures and scans are
    recognised by RapidOCR, a page at a time.

    Parameters
    ----------
    may_recognise : bool
        Whether what has nothing but pictures of text is recognised, which takes seconds a page, or refused.
    ocr : bool
        Whether pictures inside a document with words are recognised as well.

    Raises
    ------
    UnreadableDocument
        As `decoding.decode`; also if its reader breaks down over it, or RapidOCR is needed and missing.
    TooMuch
        If it runs into a limit, by name.

    Examples
    --------
    >>> decode("增长6%".encode("gb18030"), "report.txt")
    Decoded(text='增长6%', format='txt', faults=(), tables=(), pictures=())
    """
    if name := converting.form(data):
        # What converting does not keep is asked for first: a locked file is not converted at all.
        hidden = _hidden_lines(data, where) if name == "odt" else ()
        made = decode(converting.docx(data, name, where), where, ocr=ocr)
        return replace(without_lines(made, hidden), format=name)
    try:
        made = _decoded(data, where)
    except OnlyPictures as error:
        if not may_recognise:
            raise
        from indicators.documents.recognition import scans

        return _sound(scans.decode(data, where, error), where)
    if not ocr:
        return made
    from indicators.documents.recognition import pictures_inside

    return _sound(pictures_inside.recognised(made, data, where), where)


def _hidden_lines(data: bytes, where: str) -> tuple[str, ...]:
    limits = sandbox.limits()
    if limits is None:
        return tuple(hidden_lines(data, where).text.splitlines())
    return tuple(asked(WORK, "hidden", where, data, limits, Decoded).text.splitlines())


def _decoded(data: bytes, where: str) -> Decoded:
    limits = sandbox.limits()
    if limits is None:
        return decode_here(data, where)
    return _sound(asked(WORK, "document", where, data, limits, Decoded), where)


def _sound(made: Decoded, where: str) -> Decoded:
    """Hold an answer against itself: all its places lie in its text."""
    size = len(made.text)
    spans = [(fault.start, fault.end) for fault in made.faults]
    spans += [(cell.start, cell.end) for table in made.tables for cell in table.cells]
    spans += [(picture.start, picture.end) for picture in made.pictures]
    if not all(0 <= start <= end <= size for start, end in spans):
        raise broken("an answer with places outside its text", where)
    return made


def open_book(data: bytes, where: str) -> Book:
    """Read the cells of a workbook in the box; raises as `decode`."""
    limits = sandbox.limits()
    if limits is None:
        from indicators.documents.formats import sheets

        return sheets.open_book(data, where)
    return _checked(asked(WORK, "workbook", where, data, limits, Book), where)


def _checked(book: Book, where: str) -> Book:
    """Refuse an answer with a cell that holds no value."""
    try:
        for cell in (cell for sheet in book.sheets for cell in sheet.cells):
            cell.value  # noqa: B018
    except (ValueError, OverflowError) as error:
        raise broken(str(error), where) from error
    return book


def without_lines(decoded: Decoded, hidden: Sequence[str]) -> Decoded:
    r"""Leave out of the reading the lines of a text that are hidden in the file, and tell them.

    Parameters
    ----------
    hidden : sequence of str
        Their words; blanks make no difference.

    Examples
    --------
    >>> made = without_lines(Decoded("增长6%。\n增长9%。\n", "docx"), ["增长9%。"])
    >>> [(fault.start, fault.end, fault.is_left_out) for fault in made.faults]
    [(6, 11, True)]
    """
    sought = {_words(line) for line in hidden}
    found = [
        Fault(
            "hidden_text", line.start(), line.end(), True,
            f"Text that is not shown: {line[0][:40]!r}.",
        )
        for line in re.finditer(r"[^\n]+", decoded.text)
        if sought and _words(line[0]) in sought
    ]  # fmt: skip
    return replace(decoded, faults=(*decoded.faults, *found)) if found else decoded


def _words(line: str) -> str:
    return "".join(line.split())
