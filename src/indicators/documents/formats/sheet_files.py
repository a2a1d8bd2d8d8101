"""Table files of any kind → sheets of cells: workbooks, a CSV with any separator, the tables of a page."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.documents import decoding
from indicators.documents.faults import unsupported
from indicators.documents.formats import ods, opendocument, page_signs, plain, separated, sheets, xls
from indicators.documents.formats.archives import Archive
from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell
from indicators.documents.grids.table_grid import Table

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


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
        if sheets.is_book(archive, main):
            return sheets.read_book(archive, main)
    elif xls.is_xls(data):
        return xls.read_book(data, where)
    elif not (decoding.is_pdf(data) or page_signs.is_html(data) or page_signs.is_mhtml(data)):
        return Book((separated.read_sheet(plain.decode(data, where), where),))
    return Book(tuple(_of_tables(decoding.decode(data, where).tables)))


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
