"""Workbooks of the old kind (.xls, .et) → the same cells, and the same text, as .xlsx."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from math import isfinite
from typing import Any

from indicators.documents import ole
from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import colours, sheet_days, sheet_styles, sheet_text
from indicators.documents.formats.sheet_styles import GENERAL, LOWEST, NARROWEST, PLAIN, SMALLEST, Style
from indicators.documents.formats.sheet_words import Run, Words
from indicators.documents.grids.sheet_cells import Book, Kind, Sheet, SheetCell
from indicators.documents.grids.table_text import Written
from indicators.documents.text_flow import subscript, superscript

_STATES = ("visible", "hidden", "veryHidden")
_TEXT, _NUMBER, _DATE, _TRUTH, _ERROR = 1, 2, 3, 4, 5
_SOLID = 1
_PLACED = {1: superscript, 2: subscript}
_LAST_COLUMN = 256
# Heights are told in twentieths of a point, widths in parts of a digit's.
_TWIPS, _PARTS = 20, 256
_BROKEN = (
    AssertionError, AttributeError, EOFError, IndexError, KeyError, LookupError, OverflowError,
    RecursionError, TypeError, ValueError, ZeroDivisionError, struct.error,
)  # fmt: skip


def is_xls(data: bytes) -> bool:
    """Whether bytes are a workbook of the old kind, by the streams at the top of the file."""
    return ole.is_ole(data) and any(ole.has_stream(data, name) for name in unsupported.WORKBOOKS)


def decode(data: bytes, where: str) -> tuple[Written, tuple[Aside, ...]]:
    """Read the tables of a workbook; raises as `read_book` and `sheet_text.written`."""
    return sheet_text.written(read_book(data, where), where)


def read_book(data: bytes, where: str) -> Book:
    """Read the cells of a workbook, numbers with their formats, what is merged and what is hidden.

    Raises
    ------
    UnreadableDocument
        If it is locked or damaged.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        styles = [_style(book, number) for number in range(len(book.xf_list))]
        return Book(tuple(_sheet(book, sheet, styles) for sheet in book.sheets()))
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise unsupported.encrypted(where) from error
        raise unsupported.damaged("xls", str(error), where) from error
    except (xlrd.compdoc.CompDocError, *_BROKEN) as error:
        raise unsupported.damaged("xls", str(error) or type(error).__name__, where) from error


def _style(book: Any, number: int) -> Style:
    looks = book.xf_list[number]
    known = book.format_map.get(looks.format_key)
    font = book.font_list[looks.font_index]
    kind = looks.background.fill_pattern
    ground = colours.WHITE if kind == 0 else None
    if kind == _SOLID:
        ground = book.colour_map.get(looks.background.pattern_colour_index)
    return sheet_styles.style(
        known.format_str if known is not None else GENERAL, looks.alignment.indent_level,
        ink=book.colour_map.get(font.colour_index), ground=ground,
        is_gone=bool(font.struck_out) or 0 < font.height <= SMALLEST * _TWIPS,
    )  # fmt: skip


def _sheet(book: Any, sheet: Any, styles: list[Style]) -> Sheet:
    epoch = sheet_days.EPOCH_OF_1904 if book.datemode else sheet_days.EPOCH
    merged = tuple(
        (top + 1, left + 1, min(bottom, sheet.nrows), right)
        for top, bottom, left, right in sheet.merged_cells
    )
    columns = sorted(
        column + 1
        for column, info in sheet.colinfo_map.items()
        if info.hidden or info.width <= NARROWEST * _PARTS
    )
    rows = sorted(
        row + 1
        for row, info in sheet.rowinfo_map.items()
        if info.hidden or (not info.has_default_height and info.height <= LOWEST * _TWIPS)
    )
    return Sheet(
        sheet.name,
        _STATES[min(sheet.visibility, 2)],
        sheet.name,
        tuple(_cells(sheet, styles, epoch)),
        tuple(area for area in merged if area[0] <= area[2]),
        tuple(rows),
        tuple((column, column) for column in columns if column <= _LAST_COLUMN),
    )


def _cells(sheet: Any, styles: list[Style], epoch: Any) -> Iterator[SheetCell]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            style = styles[cell.xf_index] if (cell.xf_index or 0) < len(styles) else PLAIN
            told = _value(cell, style, epoch)
            if told is not None:
                kind, text = told
                unseen, is_unseen = "", style.is_unseen
                if runs := sheet.rich_text_runlist_map.get((row, column)) if kind == "s" else None:
                    text, unseen, is_unseen = _words(sheet.book, text, runs).on(style)
                yield SheetCell(
                    row + 1, column + 1, kind, text, style.form, indent=style.indent,
                    is_unseen=is_unseen, unseen=unseen,
                )  # fmt: skip


def _words(book: Any, text: str, runs: list[tuple[int, int]]) -> Words:
    starts = [0, *(start for start, _ in runs)]
    fonts = [None, *(book.font_list[number] for _, number in runs)]
    found = []
    for start, end, font in zip(starts, [*starts[1:], len(text)], fonts, strict=True):
        piece = text[start:end]
        if font is None and piece:
            found.append(Run(piece))
        elif font is not None and piece:
            placed = _PLACED.get(font.escapement, str)(piece)
            found.append(Run(placed, True, book.colour_map.get(font.colour_index), bool(font.struck_out)))
    return Words(tuple(found))


def _errors() -> dict[int, str]:
    from xlrd.biffh import error_text_from_code

    return dict(error_text_from_code)


def _value(cell: Any, style: Style, epoch: Any) -> tuple[Kind, str] | None:
    if cell.ctype == _TEXT:
        return ("s", cell.value) if cell.value else None
    if cell.ctype == _TRUTH:
        return "b", str(int(bool(cell.value)))
    if cell.ctype == _ERROR:
        return "e", _errors().get(cell.value, sheet_days.OUTSIDE)
    if cell.ctype not in (_NUMBER, _DATE):
        return None
    number = float(cell.value)
    if not isfinite(number):
        return "e", "#NUM!"
    if style.is_date:
        return sheet_days.day(number, style, epoch)
    return "n", str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
