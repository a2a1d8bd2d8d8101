"""A workbook that came back, as its readers ask for it: sheets by name, cells by row and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell, Value, column_letters


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell, which may be empty.

    Examples
    --------
    >>> FilledCell(7, 2, SheetCell(7, 2, "n", "6")).coordinate
    'B7'
    """

    row: int
    column: int
    held: SheetCell | None = None

    @property
    def coordinate(self) -> str:
        """Its address."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def value(self) -> Value:
        """What it holds, None for nothing."""
        return self.held.value if self.held else None

    @property
    def number_format(self) -> str:
        """Its number format."""
        return self.held.form if self.held else "General"

    @property
    def link(self) -> str:
        """What it leads to, "" for nothing."""
        return self.held.link if self.held else ""

    @property
    def is_date(self) -> bool:
        """Whether it holds a day or an hour."""
        return isinstance(self.value, (date, datetime, time))


class FilledSheet:
    """A sheet that somebody filled in."""

    def __init__(self, sheet: Sheet) -> None:
        self.title, self.sheet_state = sheet.title, sheet.state
        self.merged = sheet.merged
        self.size = len(sheet.cells)
        self._cells = {(cell.row, cell.column): cell for cell in sheet.cells}

    def cell(self, row: int, column: int) -> FilledCell:
        """Give a cell, an empty one where there is none."""
        return FilledCell(row, column, self._cells.get((row, column)))

    def row(self, number: int) -> list[FilledCell]:
        """List the cells of a row that hold something."""
        return [self.cell(*place) for place in self._cells if place[0] == number]

    def rows(self, first: int = 2) -> list[int]:
        """List the rows that hold something, from one on."""
        return sorted({row for row, _ in self._cells if row >= first})

    def formulas(self) -> Iterator[FilledCell]:
        """Go through the cells that a formula fills."""
        return (self.cell(*place) for place, held in self._cells.items() if held.is_formula)


class FilledBook:
    """A workbook that somebody filled in.

    Examples
    --------
    >>> book = FilledBook(Book((Sheet("进度", "visible", "", (SheetCell(1, 1, "s", "指标"),)),)))
    >>> book.sheetnames, book["进度"].cell(1, 1).value, book["进度"].cell(9, 9).value
    (['进度'], '指标', None)
    """

    def __init__(self, book: Book) -> None:
        self.worksheets = [FilledSheet(sheet) for sheet in book.sheets]
        self.sheetnames = [sheet.title for sheet in self.worksheets]

    def __getitem__(self, name: str) -> FilledSheet:
        """Give a sheet by its name."""
        return self.worksheets[self.sheetnames.index(name)]
