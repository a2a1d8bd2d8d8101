"""Table files of any kind → sheets of cells: workbooks, a CSV with any separator, the tables of a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from indicators.documents import decoding
from indicators.documents.faults import unsupported
from indicators.documents.formats import ods, opendocument, page_signs, plain, sheets, xls
from indicators.documents.formats.archives import Archive
from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell
from indicators.documents.grids.table_grid import Table
from indicators.errors import UnreadableDocument

SEPARATORS = (",", "\t", ";")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MOST_CELLS = 1_000_000
_MOST_COLUMNS = 1 << 14


def open_sheets(data: bytes, where: str) -> Book:
    r"""Read the sheets of a table file, whatever its name ends in.

    Parameters
    ----------
    data : bytes
        The whole file: .xlsx, .xls, .ods, a CSV in UTF-8 or GB18030, or a web page that is named .xls.

    Raises
    ------
    UnreadableDocument
        If it is none of them, locked, damaged, empty or unsafe.

    Examples
    --------
    >>> book = open_sheets("指标;2024年\n产量;1,5\n".encode("utf-8-sig"), "a.csv")
    >>> [(cell.row, cell.column, cell.text) for cell in book.sheets[0].cells][-1]
    (2, 2, '1,5')
    """
    unsupported.check(data, where)
    if data.startswith(_ZIP):
        archive = Archive(data, where)
        if opendocument.kind(archive) == opendocument.SHEET:
            return ods.read_book(archive)
        main = archive.main_part()
        if sheets.MAIN.fullmatch(main) or "xl/workbook.xml" in archive.names:
            return sheets.read_book(archive, main)
    elif xls.is_xls(data):
        return xls.read_book(data, where)
    elif not (decoding.is_pdf(data) or page_signs.is_html(data) or page_signs.is_mhtml(data)):
        return Book((_of_text(plain.decode(data, where), where),))
    return Book(tuple(_of_tables(decoding.decode(data, where).tables)))


def _of_text(text: str, where: str) -> Sheet:
    """Part the lines of a CSV at the sign that parts most of them."""
    lines = text.splitlines()
    separator = max(SEPARATORS, key=lambda sign: (sum(sign in line for line in lines), sign == ","))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise UnreadableDocument(
            expected="a CSV with double quotes around cells that need them",
            found=str(error),
            where=where,
            remedy="Open it in Excel, WPS or LibreOffice, and save it as .xlsx.",
        ) from error
    cells = tuple(
        SheetCell(r, c, "s", cell.strip())
        for r, row in enumerate(rows, 1)
        for c, cell in enumerate(row, 1)
        if cell.strip()
    )
    if len(cells) > _MOST_CELLS or any(cell.column > _MOST_COLUMNS for cell in cells):
        raise unsupported.unsafe(
            f"a table of more than {_MOST_CELLS} cells", where, "Cut it into several files."
        )
    return Sheet("CSV", "visible", "", cells)


def _of_tables(tables: tuple[Table, ...]) -> Iterator[Sheet]:
    """Lay the tables of a page out on sheets, the lines over them first."""
    for number, table in enumerate(tables, 1):
        above = [line for line in (table.caption, table.unit and f"单位：{table.unit}") if line]
        lines = [SheetCell(row, 1, "s", line) for row, line in enumerate(above, 1)]
        down = len(above) + 1
        cells = [SheetCell(cell.row + down, cell.column + 1, "s", cell.text) for cell in table.cells]
        merged = tuple(
            (cell.row + down, cell.column + 1, cell.row + down + cell.rows - 1, cell.column + cell.columns)
            for cell in table.cells
            if cell.rows > 1 or cell.columns > 1
        )
        yield Sheet(f"表{number}", "visible", "", (*lines, *cells), merged)
