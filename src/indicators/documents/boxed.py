"""Opens files of papers and workbooks in the box, and makes of its answers what this process works with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from indicators.documents import converting, unsupported
from indicators.documents.decoding import Decoded, read_bytes
from indicators.documents.decoding import decode as decode_here
from indicators.documents.sheet_cells import Book
from indicators.errors import IndicatorsError, TooMuch, UnreadableDocument
from indicators.storage import box
from indicators.storage.box_limits import Limits
from indicators.storage.plain_data import NotPlain, unpacked

WORK = "indicators.documents.boxed_work:work"
T = TypeVar("T")
# The errors that a reader in the box may name.
_NAMED = {kind.__name__: kind for kind in (UnreadableDocument, TooMuch)}
_FIELDS = ("expected", "found", "where", "remedy")
_UNFORESEEN = "Save it anew in its own program; if it is sound, this program is at fault: report it."


def start() -> None:
    """Start the box's child, which gets ready while this process does other things."""
    limits = box.limits()
    if limits is not None:
        box.box(WORK).start(limits)


def decode(data: bytes, where: str) -> Decoded:
    """Decode a document in the box, or in this process where the box is turned off (`storage.box.use`).

    What LibreOffice has to convert is converted first, in another process of its own.

    Parameters
    ----------
    data : bytes
        The whole file.
    where : str
        Its name, for the message.

    Raises
    ------
    UnreadableDocument
        As `decoding.decode`; also if its reader breaks down over it.
    TooMuch
        If it runs into a limit, by name.

    Examples
    --------
    >>> decode("增长6%".encode("gb18030"), "report.txt")
    Decoded(text='增长6%', format='txt', faults=(), tables=())
    """
    if name := converting.form(data):
        return replace(decode(converting.docx(data, name, where), where), format=name)
    limits = box.limits()
    if limits is None:
        return decode_here(data, where)
    made = _asked("document", where, data, limits, Decoded)
    size = len(made.text)
    spans = [(fault.start, fault.end) for fault in made.faults]
    spans += [(cell.start, cell.end) for table in made.tables for cell in table.cells]
    if not all(0 <= start <= end <= size for start, end in spans):
        raise _broken("an answer with places outside its text", where)
    return made


def read(path: Path) -> Decoded:
    """Read a document's file and decode it in the box; raises as `decoding.read_bytes` and `decode`."""
    return decode(read_bytes(path), path.name)


def open_book(data: bytes, where: str) -> Book:
    """Read the cells of a workbook in the box; raises as `decode`."""
    limits = box.limits()
    if limits is None:
        from indicators.documents.formats import sheets

        return sheets.open_book(data, where)
    return _checked(_asked("workbook", where, data, limits, Book), where)


def open_sheets(data: bytes, where: str) -> Book:
    r"""Read the cells of a workbook of any kind, a CSV or a page in the box; raises as `decode`.

    Examples
    --------
    >>> book = open_sheets("指标,2024年\n粮食产量(万吨),120.5\n".encode("gb18030"), "a.csv")
    >>> [cell.text for cell in book.sheets[0].cells]
    ['指标', '2024年', '粮食产量(万吨)', '120.5']
    """
    limits = box.limits()
    if limits is None:
        from indicators.documents.formats import any_sheets

        return any_sheets.open_sheets(data, where)
    return _checked(_asked("sheets", where, data, limits, Book), where)


def _checked(book: Book, where: str) -> Book:
    """Refuse an answer with a cell that holds no value."""
    try:
        for cell in (cell for sheet in book.sheets for cell in sheet.cells):
            cell.value  # noqa: B018
    except (ValueError, OverflowError) as error:
        raise _broken(str(error), where) from error
    return book


def _asked(task: str, where: str, data: bytes, limits: Limits, kind: type[T]) -> T:
    try:
        answer = box.box(WORK).call(task, where, data, limits)
    except box.ChildEnded as error:
        raise _broken(str(error), where) from error
    if not isinstance(answer, dict) or len(answer) == 0:
        raise _broken("an answer that is none", where)
    if "made" in answer:
        try:
            return unpacked(kind, answer["made"])
        except NotPlain as error:
            raise _broken(str(error), where) from error
    if "error" in answer:
        raise _named(answer, where)
    raise _broken(str(answer.get("unforeseen", "an answer that is none")), where, _UNFORESEEN)


def _named(answer: dict[str, object], where: str) -> IndicatorsError:
    told = [answer.get(name) for name in _FIELDS]
    kind = _NAMED.get(str(answer["error"]))
    if kind is None or not all(isinstance(one, str) for one in told):
        return _broken("an answer that is none", where)
    return kind(**{name: str(one) for name, one in zip(_FIELDS, told, strict=True)})


def _broken(why: str, where: str, remedy: str = "") -> UnreadableDocument:
    told = unsupported.damaged("document", why, where)
    if not remedy:
        return told
    return UnreadableDocument(expected=told.expected, found=why, where=where, remedy=remedy)
