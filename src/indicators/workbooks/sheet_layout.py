"""Sheets that people fill in: frozen header, widths, locked cells, drop-downs, text that stays text."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from copy import copy
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from lxml.etree import SerialisationError
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from indicators.storage.character_width import columns
from indicators.storage.os_errors import temporary_room

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TEXT = "@"
NARROWEST, WIDEST = 6, 60
_HEAD = PatternFill("solid", fgColor="FFDDE6EE")
_OPEN = PatternFill("solid", fgColor="FFFFF8E1")
_BOLD, _UNLOCKED = Font(bold=True), Protection(locked=False)
_CENTRED = Alignment(vertical="center", wrap_text=True)
WRAPPED, UNWRAPPED = (Alignment(vertical="top", wrap_text=wraps) for wraps in (True, False))
# The style that another becomes by what is set, of each workbook; and what was set, as an id is of one
# object as long as there is that.
_STYLES: WeakKeyDictionary[Workbook, dict[tuple[object, ...], tuple[Any, object]]] = WeakKeyDictionary()
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SAME_TIME = "2000-01-01T00:00:00Z"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def clean(text: str) -> str:
    r"""Take out the characters a workbook cannot hold.

    Examples
    --------
    >>> clean("6\x0b%")
    '6%'
    """
    return _NOT_IN_XML.sub("", text)


def write_text(cell: Cell, text: str) -> None:
    """Put text into a cell so that it stays text, also where it begins like a formula or a number.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> cell = Workbook().active["A1"]
    >>> write_text(cell, "=1+1")
    >>> cell.value, cell.data_type, cell.number_format
    ('=1+1', 's', '@')
    """
    cell.number_format = TEXT
    if text:
        cell.value = clean(text)
        cell.data_type = "s"


def width(texts: Iterable[str]) -> int:
    r"""Give the width of a column that has room for texts, up to a limit; Chinese signs are two wide.

    Examples
    --------
    >>> width(["指标", "5G基站"]), width(["a"]), width(["一\n二三四五六七八"]), width(["a" * 500])
    (8, 8, 16, 60)
    """
    lines = (line for text in texts for line in text.split("\n"))
    most = max((columns(line) for line in lines), default=0)
    return min(WIDEST, max(NARROWEST, most) + 2)


def write_header(sheet: Worksheet, labels: Sequence[str], widths: Sequence[float], frozen: int = 0) -> None:
    """Write the first row, set the widths, and keep row and first columns in view.

    Parameters
    ----------
    labels : sequence of str
        One a column.
    widths : sequence of float
        In characters; 0 hides a column.
    frozen : int
        How many columns stay in view on the left.
    """
    for number, (label, width) in enumerate(zip(labels, widths, strict=True), 1):
        cell = sheet.cell(1, number)
        write_text(cell, label)
        style(cell, font=_BOLD, fill=_HEAD, alignment=_CENTRED)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width, column.hidden = width or 1, not width
    sheet.freeze_panes = sheet.cell(2, frozen + 1).coordinate


def style(cell: Cell, **parts: object) -> None:
    """Set parts of a cell's style, as to set each does.

    openpyxl compares what is set with all that the workbook has: cell by cell that takes more than half of
    the time in which a sheet is made.

    Parameters
    ----------
    parts : object
        Alignment, fill, font or protection, by their names; the same object for all cells alike.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> cell = Workbook().active["A1"]
    >>> style(cell, alignment=WRAPPED)
    >>> cell.alignment.wrap_text, cell.alignment.vertical
    (True, 'top')
    """
    known = _STYLES.setdefault(cell.parent.parent, {})
    before = cell._style and cell._style.tobytes()
    key = (before, *((name, id(part)) for name, part in parts.items()))
    if key not in known:
        for name, part in parts.items():
            setattr(cell, name, part)
        known[key] = copy(cell._style), parts
    cell._style = copy(known[key][0])


def open_cell(cell: Cell) -> None:
    """Let people write into a cell of a locked sheet, and show that they may."""
    style(cell, protection=_UNLOCKED, fill=_OPEN)


def lock(sheet: Worksheet) -> None:
    """Lock all cells that are not opened; without a password, against slips and not against people.

    Filtering and making columns wider stay possible.
    """
    sheet.protection.sheet = True
    for freedom in ("autoFilter", "formatColumns", "formatRows"):
        setattr(sheet.protection, freedom, False)


def lock_structure(book: Workbook) -> None:
    """Keep the sheets from being renamed, moved or taken away."""
    book.security = WorkbookProtection(lockStructure=True)


def write_lists(sheet: Worksheet, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Write lists into the columns of a sheet and hide it.

    Returns
    -------
    dict of str to str
        List name to the reference that a drop-down takes.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> write_lists(Workbook().active, {"role": ["target", "actual"]})
    {'role': "'Sheet'!$A$2:$A$3"}
    """
    references = {}
    for number, (name, words) in enumerate(lists.items(), 1):
        for row, word in enumerate([name, *words], 1):
            write_text(sheet.cell(row, number), word)
        column = get_column_letter(number)
        references[name] = f"{quote_sheetname(sheet.title)}!${column}$2:${column}${len(words) + 1}"
    sheet.sheet_state = "hidden"
    return references


def add_drop_down(sheet: Worksheet, cells: str, reference: str, *, title: str, message: str) -> None:
    """Give cells a list to choose from; anything else is refused with a message.

    Parameters
    ----------
    cells : str
        A range such as ``G2:G400``.
    reference : str
        As `write_lists` gives it.
    title, message : str
        What is shown where something else is typed.
    """
    choice = DataValidation(type="list", formula1=reference, allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = title, message
    choice.add(cells)
    sheet.add_data_validation(choice)


def room_for_sheets() -> AbstractContextManager[None]:
    """Tell of a full folder for temporary files, in which openpyxl builds sheets.

    Examples
    --------
    >>> with room_for_sheets():
    ...     pass
    """
    return temporary_room(
        SerialisationError,
        expected="room for the sheets of a workbook in the folder for temporary files",
    )


def to_bytes(book: Workbook) -> bytes:
    """Write a workbook so that the same content gives the same bytes, whenever it is written.

    Raises
    ------
    UnusableFile
        If the system's folder for temporary files, in which openpyxl builds the sheets, takes no more.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> to_bytes(Workbook()) == to_bytes(Workbook())
    True
    """
    first, second = io.BytesIO(), io.BytesIO()
    # Workbook.save leaves its archive open if it fails.
    with room_for_sheets(), zipfile.ZipFile(first, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(first) as written, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as same:
        for member in written.infolist():
            entry = _entry(member)
            if member.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>" + _SAME_TIME.encode(), written.read(member))
                same.writestr(entry, content)
            else:
                # A sheet may be larger than all else in memory.
                with written.open(member) as part, same.open(entry, "w") as copy:
                    shutil.copyfileobj(part, copy)
    return second.getvalue()


def _entry(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Describe a member of the archive without the time it is written."""
    entry = zipfile.ZipInfo(member.filename)
    entry.compress_type, entry.file_size = zipfile.ZIP_DEFLATED, member.file_size
    return entry
