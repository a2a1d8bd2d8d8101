"""Workbooks → text: a sheet's name on a line, then its rows, numbers as their cells show them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from indicators.documents import table_text, unsupported
from indicators.documents.formats.archives import Archive, attribute, child, local

_MAIN = re.compile(r"xl/workbook\d*\.xml")
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DIGITS = 15
_MOST_CELLS = 2_000_000


def is_xlsx(archive: Archive, main: str) -> bool:
    """Whether an archive is a workbook, by its main part."""
    return bool(_MAIN.fullmatch(main)) or "xl/workbook.xml" in archive.names


def decode(data: bytes, archive: Archive, main: str) -> str:
    """Read the tables of a workbook, sheet by sheet.

    Parameters
    ----------
    data : bytes
        The file.
    archive : Archive
        The same, opened.
    main : str
        Name of its main part.

    Raises
    ------
    UnreadableDocument
        If a part is damaged, or formulas stand there whose results were never computed.
    """
    import openpyxl

    archive.check_parts()
    merges = [_inspect(archive, part) for part in _sheets(archive, main or "xl/workbook.xml")]
    try:
        with warnings.catch_warnings():
            # What it warns of are looks: styles and extensions it does not keep.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            lines = [
                line
                for number, sheet in enumerate(book.worksheets)
                for line in _sheet(sheet, merges[number] if number < len(merges) else {}, archive.where)
            ]
            book.close()
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError) as error:
        raise unsupported.damaged("xlsx", str(error) or type(error).__name__, archive.where) from error
    return "".join(f"{line}\n" for line in lines)


def _sheets(archive: Archive, main: str) -> list[str]:
    """Name the parts of the sheets in the order of the workbook."""
    links = archive.links(main)
    listed = child(archive.xml(main), "sheets")
    parts = [links.get(attribute(sheet, "id"), ("", "")) for sheet in (listed if listed is not None else ())]
    return [name for name, kind in parts if kind == "worksheet" and name in archive.names]


def _inspect(archive: Archive, part: str) -> dict[tuple[int, int], tuple[int, int]]:
    """Find the merged cells of a sheet: first row and column → rows and columns covered."""
    root = archive.xml(part)
    uncomputed = [
        attribute(cell, "r", "?")
        for cell in root.iter()
        if local(cell) == "c" and child(cell, "f") is not None and _is_uncomputed(cell)
    ]
    if uncomputed:
        raise unsupported.unsafe(
            f"{len(uncomputed)} formulas without results, the first in {part} {uncomputed[0]}",
            archive.where,
            "Open it in Excel, WPS or LibreOffice, let it compute, and save it.",
        )  # fmt: skip
    merged = {}
    for element in child(root, "mergeCells") if child(root, "mergeCells") is not None else ():
        if match := _RANGE.fullmatch(attribute(element, "ref")):
            left, top, right, bottom = _column(match[1]), int(match[2]), _column(match[3]), int(match[4])
            merged[top, left] = (bottom - top + 1, right - left + 1)
    return merged


def _is_uncomputed(cell: Any) -> bool:
    value = child(cell, "v")
    return value is None or (not value.text and attribute(cell, "t") != "str")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _sheet(sheet: Any, merged: dict[tuple[int, int], tuple[int, int]], where: str) -> Iterator[str]:
    sheet.reset_dimensions()
    hidden = {
        (top + down, left + right)
        for (top, left), (height, width) in merged.items()
        if height * width <= _MOST_CELLS // (len(merged) or 1)
        for down in range(height)
        for right in range(width)
        if down or right
    }
    tables: list[list[list[table_text.Cell]]] = [[]]
    covered_rows = {r for r, _ in hidden}
    count = 0
    for r, values in enumerate(sheet.iter_rows(), 1):
        count += len(values)
        if count > _MOST_CELLS:
            raise unsupported.unsafe(
                f"a sheet of more than {_MOST_CELLS} cells ({sheet.title})", where,
                "Keep the sheets that belong to the document, and their used cells.",
            )  # fmt: skip
        texts = [_text(cell) for cell in values]
        if any(texts) or r in covered_rows:
            tables[-1].append([
                table_text.Cell(text, *reversed(merged.get((r, c), (1, 1))))
                for c, text in enumerate(texts, 1)
                if (r, c) not in hidden
            ])  # fmt: skip
        elif tables[-1]:
            tables.append([])
    if any(tables):
        yield sheet.title
    for rows in tables:
        yield from _table(rows)


def _table(rows: list[list[table_text.Cell]]) -> Iterator[str]:
    """Write the rows of one table; a title over it is a line, the table begins below."""
    first = 0
    while first < len(rows) and sum(bool(cell.text) for cell in rows[first]) <= 1:
        yield from table_text.lines([rows[first]])
        first += 1
    yield from table_text.lines([_without_tail(row) for row in rows[first:]])


def _without_tail(row: list[table_text.Cell]) -> list[table_text.Cell]:
    while row and not row[-1].text and row[-1].columns == 1:
        row = row[:-1]
    return row


def _text(cell: Any) -> str:
    """Write what a cell shows, with all its digits."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        form = _NOT_SHOWN.sub("", str(cell.number_format or ""))
        number = Decimal(f"{value:.{_DIGITS}g}")
        return f"{_plain(number * 100)}%" if "%" in form else _plain(number)
    if isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, (date, time)):
        return str(value)
    return str(value).strip()


def _plain(number: Decimal) -> str:
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
