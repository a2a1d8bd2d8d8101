"""The cells of a workbook as plain records: those that hold something, whatever rows and columns it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Literal, TypeAlias

from indicators.storage.expressions import expression

Value: TypeAlias = "str | int | float | bool | date | datetime | time | timedelta | None"
# A number, words, a truth, a day with or without its hour, an hour, a time that passed, an error.
Kind = Literal["n", "s", "b", "d", "t", "p", "e"]
_WHOLE = expression(r"[+-]?\d{1,18}")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds something."""

    # From 1.
    row: int
    column: int
    # What `text` is: a number, words, a truth, a day, an hour, a time that passed in seconds, an error.
    kind: Kind
    text: str  # Its value, that of a formula as it was computed last, "" if it never was.
    form: str = "General"  # Its number format.
    is_formula: bool = False  # Whether a formula gives the value.
    link: str = ""  # What it leads to.
    indent: int = 0  # By how many places its words are moved in.
    # Whether nobody sees it: of the colour behind it, struck out, or left out by a condition.
    is_unseen: bool = False
    unseen: str = ""  # Parts of its words that nobody sees; they are not in `text`.

    @property
    def value(self) -> Value:
        """What it holds, None for nothing.

        Examples
        --------
        >>> SheetCell(1, 1, "n", "6.5").value, SheetCell(1, 1, "d", "2025-06-30T00:00:00").value
        (6.5, datetime.datetime(2025, 6, 30, 0, 0))
        """
        if self.kind == "n":
            return int(self.text) if _WHOLE.fullmatch(self.text) else float(self.text) if self.text else None
        if self.kind == "b":
            return self.text == "1"
        if self.kind == "d":
            return datetime.fromisoformat(self.text) if "T" in self.text else date.fromisoformat(self.text)
        if self.kind == "t":
            return time.fromisoformat(self.text)
        if self.kind == "p":
            return timedelta(seconds=float(self.text))
        return self.text or None

    @property
    def coordinate(self) -> str:
        """Its address.

        Examples
        --------
        >>> SheetCell(7, 2, "n", "6").coordinate
        'B7'
        """
        return f"{column_letters(self.column)}{self.row}"

    @property
    def is_date(self) -> bool:
        """Whether it holds a day or an hour."""
        return self.kind in ("d", "t")


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook."""

    # Its name; visible, hidden or veryHidden.
    title: str
    state: str
    part: str  # The part of the file that holds it.
    cells: tuple[SheetCell, ...]  # Row by row.
    # First row, first column, last row, last column of merged cells.
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()  # The rows that are not shown.
    hidden_columns: tuple[tuple[int, int], ...] = ()  # First and last column of those that are not shown.

    @cached_property
    def _at(self) -> dict[tuple[int, int], SheetCell]:
        return {(cell.row, cell.column): cell for cell in self.cells}

    def cell(self, row: int, column: int) -> SheetCell:
        """Give a cell, an empty one where there is none."""
        return self._at.get((row, column)) or SheetCell(row, column, "s", "")

    def row(self, number: int) -> list[SheetCell]:
        """List the cells of a row that hold something."""
        return [cell for cell in self.cells if cell.row == number]

    def rows(self, first: int = 2) -> list[int]:
        """List the rows that hold something, from one on."""
        return sorted({cell.row for cell in self.cells if cell.row >= first})

    def formulas(self) -> Iterator[SheetCell]:
        """Go through the cells that a formula fills."""
        return (cell for cell in self.cells if cell.is_formula)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its sheets in order.

    Examples
    --------
    >>> book = Book((Sheet("进度", "visible", "", (SheetCell(1, 1, "s", "指标"),)),))
    >>> book.titles, book["进度"].cell(1, 1).value, book["进度"].cell(9, 9).value
    (['进度'], '指标', None)
    """

    sheets: tuple[Sheet, ...]

    @property
    def titles(self) -> list[str]:
        """The names of its sheets."""
        return [sheet.title for sheet in self.sheets]

    def __getitem__(self, title: str) -> Sheet:
        """Give a sheet by its name."""
        return self.sheets[self.titles.index(title)]


def column_number(letters: str) -> int:
    """Give the number of a column.

    Examples
    --------
    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Give the letters of a column.

    Examples
    --------
    >>> column_letters(1), column_letters(16384)
    ('A', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
