"""The workbook as it came, with every cell that was not understood marked and told in a comment."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from indicators.errors import IndicatorsError, TooMuch, UnusableWorkbook, all_of
from indicators.storage.atomic_write import write_bytes
from indicators.workbooks import safe_open
from indicators.workbooks.fault_phrases import in_short, phrases, place_of
from indicators.workbooks.progress.progress_layout import words
from indicators.workbooks.sheet_layout import to_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_WRONG = PatternFill("solid", fgColor="FFF8C9C4")
_WIDTH, _LINE, _SIGNS = 320, 22, 22
# What openpyxl holds of a workbook takes far more memory than its cells.
_MOST_CELLS = 200_000
_MOST_BYTES = 16 << 20


def write(path: Path, error: IndicatorsError, lang: str = "zh") -> Path | None:
    """Write a marked copy beside a workbook whose import failed.

    Parameters
    ----------
    path : Path
        The workbook that came back; it stays as it is.

    Returns
    -------
    Path or None
        The copy, whose name ends in 待更正; None where the file is no workbook that could be marked.
    """
    book = _loaded(path)
    if book is None:
        return None
    mark(book, all_of(error), lang)
    copy = path.with_name(f"{path.stem}-{_ending(lang)}{path.suffix}")
    write_bytes(copy, to_bytes(book))
    return copy


def _loaded(path: Path) -> Workbook | None:
    """Load a workbook with its looks; None for one that the box refuses, or that is no template by its size.

    What the readers do not look at, a picture or a style, can still be broken: then there is no copy.
    """
    from openpyxl import load_workbook

    try:
        content = safe_open.workbook_bytes(path)
        held = safe_open.read_workbook(content, path.name)
    except (UnusableWorkbook, TooMuch):
        return None
    merged = sum(_size(area) for sheet in held.sheets for area in sheet.merged)
    # openpyxl makes a cell of each that is covered, or has nothing but its looks.
    if (
        sum(len(sheet.cells) for sheet in held.sheets) + merged > _MOST_CELLS
        or _unpacked(content) > _MOST_BYTES
    ):
        return None
    try:
        with warnings.catch_warnings():
            # openpyxl tells of every Excel feature it does not keep; the copy is for marks only.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(content))
    except Exception:  # noqa: BLE001
        return None


def _size(area: tuple[int, int, int, int]) -> int:
    top, left, bottom, right = area
    return (bottom - top + 1) * (right - left + 1)


def _unpacked(content: bytes) -> int:
    """Tell what a workbook unpacks to; the box has seen that its parts are as large as it says."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(part.file_size for part in archive.infolist())


def mark(book: Workbook, faults: Iterable[IndicatorsError], lang: str = "zh") -> None:
    """Mark the cells of faults in a workbook, those of the whole file on its page of explanations.

    Examples
    --------
    >>> from openpyxl import Workbook
    >>> from indicators.errors import CellFault
    >>> book = Workbook()
    >>> mark(book, [CellFault(expected="one number", found="x", where="w.xlsx, sheet Sheet, cell B2",
    ...                       remedy="Write one.")], "en")
    >>> print(book["Sheet"]["B2"].comment.text)
    cell cannot be read
    expected: one number
    Write one.
    """
    said: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        sheet, name = place_of(fault)
        place = _place(book, sheet, name)
        said.setdefault(place, []).append(in_short(fault, lang))
    for (sheet, name), told in said.items():
        _mark(book[sheet][name], list(dict.fromkeys(told)))


def _place(book: Workbook, sheet: str, name: str) -> tuple[str, str]:
    """Choose the cell to mark: of a range its first, of a row the first that can be seen."""
    # A sheet may be a chart, which has no cells.
    known = [one.title for one in book.worksheets]
    if sheet not in known:
        guide = words().guide_sheet
        return (guide if guide in known else (known or [book.create_sheet().title])[0]), "A1"
    first = name.partition(":")[0]
    return sheet, f"{_first_column(book[sheet])}{first}" if first.isdigit() else first


def _first_column(sheet: Worksheet) -> str:
    letters = (cell.column_letter for cell in sheet[1])
    return next((name for name in letters if not sheet.column_dimensions[name].hidden), "A")


def _mark(cell: Cell, told: list[str]) -> None:
    text = "\n\n".join(told)
    lines = sum(1 + len(line) // _SIGNS for line in text.split("\n"))
    cell.comment = Comment(text, "indicators", height=_LINE * (lines + 1), width=_WIDTH)
    cell.fill = _WRONG


def _ending(lang: str) -> str:
    return phrases()["marked_copy"][lang]
