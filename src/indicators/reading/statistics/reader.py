"""The sheets of a statistics office → figures, read as tables of papers are, and what was not clear."""

from __future__ import annotations

from collections.abc import Iterator

from indicators import vocabulary
from indicators.documents.grids.sheet_blocks import blocks
from indicators.documents.grids.sheet_cells import Book
from indicators.documents.grids.table_grid import TableCell, is_figure
from indicators.reading import grids
from indicators.reading.quantities.number_fates import Unread
from indicators.reading.roles.roles import initial
from indicators.reading.statistics.english import in_chinese_words
from indicators.reading.statistics.figures import FigureReader
from indicators.reading.statistics.observed import Found, Given, Observed, ReadTable, Unclear
from indicators.reading.statistics.place_labels import place_reader
from indicators.reading.statistics.surroundings import Surroundings, surroundings
from indicators.reading.statistics.written_table import KIND, WrittenTable, written_table
from indicators.reading.times.horizons import horizon_of

__all__ = ["Found", "Given", "Observed", "Unclear", "read_book"]


def read_book(book: Book, given: Given) -> Found:
    r"""Read the figures of a file.

    Examples
    --------
    >>> from indicators.documents.formats.sheet_files import open_sheets
    >>> book = open_sheets("地区：鞍山市\n指标,2024年\n粮食产量(万吨),120.5\n".encode(), "a.csv")
    >>> figure = read_book(book, Given("a")).figures[0]
    >>> figure.cell, figure.place, figure.indicator_id, figure.period, str(figure.value), figure.unit
    ('B3', '鞍山市', 'grain_output', '2024', '120.5', '万吨')
    """
    found = Found()
    for sheet in book.sheets:
        for block in map(in_chinese_words, blocks(sheet, found.hidden)):
            around = surroundings(block, given.file, place=given.place, year=given.year)
            if made := written_table(block, around):
                found.tables.append(ReadTable(sheet.title, around.title, around.source))
                _read(made, around, found)
    return found


def _read(made: WrittenTable, around: Surroundings, found: Found) -> None:
    document = made.document
    places = place_reader((cell.text for cell in made.table.cells), around.place)
    understood = grids.understood(document, places)
    state = initial(vocabulary.kinds().of(KIND), horizon_of(document))
    reading = grids.read(document, understood, lambda _: (state, ""), places)
    figures = FigureReader(made, around, places)
    done: set[TableCell] = set()
    for said in reading.statements:
        if cell := made.cell_at(said.start):
            done.add(cell)
            one = figures.read(said, cell)
            if isinstance(one, Observed):
                found.figures.append(one)
            else:
                found.unclear.append(one)
    for told in reading.unread:
        if cell := made.cell_at(told.start):
            done.add(cell)
            found.unclear.append(_unclear(made, cell, told))
    found.unclear += _passed(made, done)


def _unclear(made: WrittenTable, cell: TableCell, told: Unread) -> Unclear:
    return Unclear(made.block.sheet, made.address(cell), made.original(cell), told.reason)


def _passed(made: WrittenTable, done: set[TableCell]) -> Iterator[Unclear]:
    """Name every other cell below the head that looks like a figure: what nobody read is not lost."""
    for cell in made.table.cells:
        if cell.row >= made.table.depth and cell not in done and is_figure(cell.text):
            yield Unclear(made.block.sheet, made.address(cell), made.original(cell), "not read as a figure")
