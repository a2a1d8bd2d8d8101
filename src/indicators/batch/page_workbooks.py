"""The files beside a page: its tables as one workbook with their sources and as CSV, its figures as SVG."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.batch import page_sections
from indicators.batch.page_sections import PageTable
from indicators.storage.safe_csv import written
from indicators.views.table import Cell, Source, Table
from indicators.vocabulary import page_words
from indicators.workbooks import sheet_layout

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TITLE = 31
WHOLE, BROKEN = "#,##0", "#,##0.00##"
SOURCE_HEADS = ("source_number", "title", "where", "sentence", "quote", "remark", "address")
Value = str | float
Cited = tuple[str, str, str, str, str, str]


def beside(notebook: Any, folder: Path, stem: str, title: str, lang: str) -> dict[Path, bytes | None]:
    """Make the files beside a page; what an earlier run put there and this one does not make is None."""
    tables = tuple(page_sections.tables(notebook, lang))
    pattern = re.compile(rf"{re.escape(stem)}((\.\d+)?\.(csv|xlsx)|\.f\d+\.svg)")
    files: dict[Path, bytes | None] = {
        path: None for path in folder.glob("*") if pattern.fullmatch(path.name)
    }
    for number, one in enumerate(tables, 1):
        files[folder / page_sections.csv_name(stem, number)] = csv(one.table, lang)
    for number, picture in enumerate(page_sections.pictures(notebook), 1):
        if picture:
            files[folder / page_sections.picture_name(stem, number)] = picture.encode()
    return files | ({folder / f"{stem}.xlsx": workbook(tables, title, lang)} if tables else {})


def workbook(tables: Sequence[PageTable], title: str, lang: str) -> bytes:
    """Write a page's tables as a workbook: contents, a sheet a table, sources.

    A column with figures takes three: the number, its unit, and the words of the page, which say what a
    number alone does not (about, at least, of which quarter).
    """
    from openpyxl import Workbook

    book = Workbook()
    numbers = _numbered(tables)
    names = _names(tables)
    contents: list[list[Value]] = [
        [name, one.table.caption, len(one.table.rows)] for name, one in zip(names, tables, strict=True)
    ]
    heads = [page_words.say(f"head_{key}", lang) for key in ("sheet", "table", "rows")]
    _fill(book.active, page_words.say("contents", lang), heads, contents)

    def cite(cell: Cell) -> str:
        cited = ", ".join(str(numbers[_cited(source)]) for source in cell.sources)
        return f"{cell.words} [{cited}]" if cited else cell.words

    for name, one in zip(names, tables, strict=True):
        _fill(book.create_sheet(), name, *_spread(one.table, cite, lang))
    listed: list[list[Value]] = [[number, *cited] for cited, number in numbers.items()]
    heads = [page_words.say(f"head_{key}", lang) for key in SOURCE_HEADS]
    _fill(book.create_sheet(), page_words.say("source", lang), heads, listed)
    book.properties.title = sheet_layout.clean(title)
    return sheet_layout.to_bytes(book)


def csv(table: Table, lang: str) -> bytes:
    """Write a table as a CSV: a line a row, the columns of its worksheet, papers and places written out."""

    def cite(cell: Cell) -> str:
        papers = dict.fromkeys(f"{source.title_and_number} {source.where}".strip() for source in cell.sources)
        return "; ".join([*(part.text for part in cell.parts), *papers]) if papers else cell.words

    heads, rows = _spread(table, cite, lang)
    texts = [[value if isinstance(value, str) else f"{value:.15g}" for value in row] for row in rows]
    # Without the mark Excel on Windows takes UTF-8 for another encoding.
    return written(heads, texts).encode("utf-8-sig")


def _cited(source: Source) -> Cited:
    url = source.url if source.url.startswith(("http://", "https://")) else ""
    return source.title_and_number, source.where, source.sentence, source.quote, source.note, url


def _numbered(tables: Sequence[PageTable]) -> dict[Cited, int]:
    numbers: dict[Cited, int] = {}
    for one in tables:
        for row in one.table.rows:
            for cell in row:
                for source in cell.sources:
                    numbers.setdefault(_cited(source), len(numbers) + 1)
    return numbers


def _names(tables: Sequence[PageTable]) -> list[str]:
    """Name the sheets after their sections, numbered, in the signs and the length a sheet's name may have."""
    plain = (
        re.sub(r"[\[\]:*?/\\']", " ", sheet_layout.clean(one.section or one.table.caption)) for one in tables
    )
    return [f"{number} {name}"[:LONGEST_TITLE].strip() for number, name in enumerate(plain, 1)]


def _spread(table: Table, cite: Callable[[Cell], str], lang: str) -> tuple[list[str], list[list[Value]]]:
    """Give each column of figures its three columns; small pictures have no place in a sheet."""
    unit, words = page_words.say("column_unit", lang), page_words.say("column_words", lang)
    heads: list[str] = []
    rows: list[list[Value]] = [[] for _ in table.rows]
    for column, heading in enumerate(table.headings):
        cells = [row[column] for row in table.rows]
        if heading.kind == "picture":
            continue
        has_figures = any(cell.figure for cell in cells)
        heads += (
            [heading.text, f"{heading.text} {unit}", f"{heading.text} {words}"]
            if has_figures
            else [heading.text]
        )
        for row, cell in zip(rows, cells, strict=True):
            if not has_figures:
                row.append(cite(cell))
            elif cell.figure:
                row += [cell.figure.value, cell.figure.unit, cell.words]
            else:
                row += ["", "", cell.words]
    return heads, rows


def _fill(sheet: Worksheet, name: str, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    sheet.title = name
    widths = [
        sheet_layout.width([head, *(_text(row[column]) for row in rows)]) for column, head in enumerate(heads)
    ]
    sheet_layout.write_header(sheet, heads, widths, frozen=1)
    for number, row in zip(count(2), rows, strict=False):
        for column, value in enumerate(row, 1):
            _write(sheet.cell(number, column), value)
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Any, value: Value) -> None:
    if isinstance(value, str):
        sheet_layout.write_text(cell, value)
        return
    cell.value = int(value) if float(value).is_integer() else value
    cell.number_format = WHOLE if isinstance(cell.value, int) else BROKEN


def _text(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:,.15g}"
