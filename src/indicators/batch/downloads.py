"""The files beside a page: its tables as one workbook with a sheet of sources, and as one CSV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple
from itertools import count
from typing import TYPE_CHECKING, Any

from indicators.batch import page_tables
from indicators.batch.page_tables import Item, PageTable, Told
from indicators.storage.safe_csv import written
from indicators.vocabulary import page_words
from indicators.workbooks import sheets

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TITLE = 31
WHOLE, BROKEN = "#,##0", "#,##0.00##"
CSV_HEADS = ("section", "table", "row", "name", "column", "value", "unit", "words", "sources")
SOURCE_HEADS = ("source_number", "title", "where", "sentence", "quote", "remark", "address")


def beside(page: str, title: str, lang: str) -> dict[str, bytes | None]:
    """Make the files beside a page, by suffix; None for a page without tables.

    Parameters
    ----------
    page : str
        The whole page.
    title : str
        Its heading.
    lang : str
        ``zh`` or ``en``.
    """
    tables = page_tables.read(page)
    if not tables:
        return {"xlsx": None, "csv": None}
    return {"xlsx": workbook(tables, title, lang), "csv": csv(tables, lang)}


def workbook(tables: Sequence[PageTable], title: str, lang: str) -> bytes:
    """Write a page's tables as a workbook: contents, a sheet a table, sources.

    A column with figures takes three: the number, its unit, and the words of the page, which say what a
    number alone does not (about, at least, of which quarter).

    Parameters
    ----------
    tables : sequence of PageTable
        As `page_tables.read` gives them.
    title : str
        The page's heading.
    lang : str
        ``zh`` or ``en``.
    """
    from openpyxl import Workbook

    book = Workbook()
    numbers = _numbered(tables)
    names = _names(tables)
    contents = [
        [Item(name), Item(table.caption), Item("", len(table.rows))]
        for name, table in zip(names, tables, strict=True)
    ]
    heads = [page_words.say(f"head_{key}", lang) for key in ("sheet", "table", "rows")]
    _fill(book.active, page_words.say("contents", lang), heads, contents)
    for name, table in zip(names, tables, strict=True):
        _fill(book.create_sheet(), name, *_spread(table, numbers, lang))
    told = [
        [Item("", number), *(Item(text) for text in astuple(source))] for source, number in numbers.items()
    ]
    heads = [page_words.say(f"head_{key}", lang) for key in SOURCE_HEADS]
    _fill(book.create_sheet(), page_words.say("source", lang), heads, told)
    book.properties.title = sheets.clean(title)
    return sheets.to_bytes(book)


def csv(tables: Sequence[PageTable], lang: str) -> bytes:
    """Write a page's tables as one CSV, a line a cell: its words, and the number with its unit."""
    rows = [
        (
            table.section,
            table.caption,
            number,
            row[0].words,
            head,
            "" if item.value is None else f"{item.value:.15g}",
            item.unit,
            item.words,
            "; ".join(f"{source.title} {source.where}".strip() for source in item.sources),
        )
        for table in tables
        for number, row in enumerate(table.rows, 1)
        for head, item in zip(table.heads, row, strict=True)
        if item.words or item.value is not None
    ]
    # Without the mark Excel on Windows takes UTF-8 for another encoding.
    return written([page_words.say(f"csv_{key}", lang) for key in CSV_HEADS], rows).encode("utf-8-sig")


def _numbered(tables: Sequence[PageTable]) -> dict[Told, int]:
    numbers: dict[Told, int] = {}
    for table in tables:
        for row in table.rows:
            for item in row:
                for source in item.sources:
                    numbers.setdefault(source, len(numbers) + 1)
    return numbers


def _names(tables: Sequence[PageTable]) -> list[str]:
    """Name the sheets after their sections, numbered, in the signs and the length a sheet's name may have."""
    plain = (re.sub(r"[\[\]:*?/\\']", " ", sheets.clean(table.section or table.caption)) for table in tables)
    return [f"{number} {name}"[:LONGEST_TITLE].strip() for number, name in enumerate(plain, 1)]


def _spread(table: PageTable, numbers: dict[Told, int], lang: str) -> tuple[list[str], list[list[Item]]]:
    """Give each figure its columns, and put the numbers of sources behind their words."""
    has_figures = [
        any(row[column].value is not None for row in table.rows) for column in range(len(table.heads))
    ]
    unit, words = page_words.say("column_unit", lang), page_words.say("column_words", lang)
    heads: list[str] = []
    for head, is_spread in zip(table.heads, has_figures, strict=True):
        heads += [head, f"{head} {unit}", f"{head} {words}"] if is_spread else [head]
    rows = []
    for row in table.rows:
        cells: list[Item] = []
        for item, is_spread in zip(row, has_figures, strict=True):
            cited = ", ".join(str(numbers[source]) for source in item.sources)
            if is_spread:
                cells += [Item("", item.value), Item(item.unit), Item(item.words)]
            else:
                cells.append(Item(f"{item.words} [{cited}]" if cited else item.words))
        rows.append(cells)
    return heads, rows


def _fill(sheet: Worksheet, name: str, heads: Sequence[str], rows: Sequence[Sequence[Item]]) -> None:
    sheet.title = name
    widths = [
        sheets.width([head, *(_text(row[column]) for row in rows)]) for column, head in enumerate(heads)
    ]
    sheets.write_header(sheet, heads, widths, frozen=1)
    for number, row in zip(count(2), rows, strict=False):
        for column, item in enumerate(row, 1):
            _write(sheet.cell(number, column), item)
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Any, item: Item) -> None:
    if item.value is None:
        sheets.write_text(cell, item.words)
        return
    cell.value = int(item.value) if float(item.value).is_integer() else item.value
    cell.number_format = WHOLE if isinstance(cell.value, int) else BROKEN


def _text(item: Item) -> str:
    return item.words if item.value is None else f"{item.value:,.15g}"
