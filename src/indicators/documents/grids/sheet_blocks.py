"""A sheet of a statistics office → its tables, each with the lines around it and its cells' addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indicators.documents.formats.sheet_text import SheetLayout, shown_text
from indicators.documents.grids.sheet_cells import Sheet, column_letters
from indicators.documents.grids.table_grid import is_figure
from indicators.documents.grids.table_text import Cell
from indicators.storage.expressions import expression

# 单位：亿元 beside a remark is a line over the table, and no head.
_LABELLED = expression(r"\s*[(（]?[\u4e00-\u9fff]{1,6}\s*[:：]\s*\S.*", re.DOTALL)
_YEAR = expression(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Block:
    """A table on a sheet."""

    sheet: str  # The sheet's name.
    # The lines over and under the table.
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)  # Its cells, empty ones too.
    # The rows and the columns of the sheet that are seen.
    numbers: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)

    def address(self, row: int, column: int) -> str:
        """Name the cell of the sheet that a cell of the table is.

        Examples
        --------
        >>> Block("年度", numbers=[4, 5], columns=[1, 3]).address(1, 1)
        'C5'
        """
        return f"{column_letters(self.columns[column])}{self.numbers[row]}"


def blocks(sheet: Sheet, hidden: list[str]) -> list[Block]:
    """Cut a sheet into its tables.

    A row of one cell before a table is a line over it, behind a table a line under it. Behind an empty row
    a new table begins where the row says no figure, and the old one goes on where it does.

    Parameters
    ----------
    hidden : list of str
        Takes up what is not shown.

    Examples
    --------
    >>> from indicators.documents.grids.sheet_cells import SheetCell
    >>> told = ["时间：最近1年"], ["指标", "2024年"], ["产量(吨)", "5"], ["来源：统计局"]
    >>> cells = [SheetCell(r, c, "s", t) for r, row in enumerate(told, 1) for c, t in enumerate(row, 1)]
    >>> (block,) = blocks(Sheet("年度", "visible", "", tuple(cells)), [])
    >>> block.above, len(block.rows), block.below, block.address(1, 1)
    (['时间：最近1年'], 2, ['来源：统计局'], 'B3')
    """
    layout = SheetLayout(sheet)
    seen: dict[int, dict[int, str]] = {}
    for cell in sheet.cells:
        if text := shown_text(cell, sheet, layout, hidden):
            seen.setdefault(cell.row, {})[cell.column] = text
    if sheet.state != "visible" or not seen:
        return []
    last = max(column for row in seen.values() for column in row)
    columns = [column for column in range(1, last + 1) if column not in layout.columns]
    found = _Cutter(sheet.title, columns)
    for number in sorted({*seen, *layout.covered_rows} - layout.rows):
        row = seen.get(number, {})
        cells = [
            Cell(row.get(column, ""), *layout.spread(number, column))
            for column in columns
            if (number, column) not in layout.covered
        ]
        found.take(number, cells)
    return found.done()


class _Cutter:
    """Takes the rows of a sheet one by one and makes tables of them."""

    def __init__(self, title: str, columns: Sequence[int]) -> None:
        self._title, self._columns = title, list(columns)
        self._blocks: list[Block] = []
        self._lines: list[str] = []
        self._before = 0
        self._is_open = False

    def take(self, number: int, cells: list[Cell]) -> None:
        """Take the next row that says something, or is covered by a cell above."""
        told = [cell.text for cell in cells if cell.text.strip()]
        is_parted = number > self._before + 1
        self._before = number
        is_line = len(told) <= 1 or (not self._is_open and any(map(_LABELLED.fullmatch, told)))
        if is_line and (not self._is_open or is_parted):
            # A merged cell over the head reaches into this row: it says nothing new.
            self._lines += told
            self._is_open = self._is_open and not is_parted
        elif self._is_open and not is_parted:
            self._add(number, cells)
        elif self._blocks and any(map(is_figure, told)) and not self._lines:
            self._is_open = True
            self._add(number, cells)
        else:
            self._begin(number, cells)

    def _add(self, number: int, cells: list[Cell]) -> None:
        block = self._blocks[-1]
        if len(block.rows) == 1 and _stands_over(block.rows[0], cells):
            block.above += [cell.text for cell in block.rows.pop() if cell.text.strip()]
            block.numbers.clear()
        self._blocks[-1].rows.append(cells)
        self._blocks[-1].numbers.append(number)

    def _begin(self, number: int, cells: list[Cell]) -> None:
        self._blocks.append(Block(self._title, above=self._lines, columns=self._columns))
        self._lines, self._is_open = [], True
        self._add(number, cells)

    def done(self) -> list[Block]:
        """Give the tables; rows of one cell at the end of each are lines under it."""
        for block in self._blocks:
            block.below = list(_tail(block))
        if self._blocks:
            self._blocks[-1].below += self._lines
        return self._blocks


def _stands_over(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row is a line over a head: 鞍山市统计局 and 2025年6月, and its own first cell below."""
    told, head = ([cell.text for cell in cells if cell.text.strip()] for cells in (row, below))
    begins = all(cells and cells[0].text.strip() for cells in (row, below))
    figures = [text for text in head if is_figure(text) and not _YEAR.fullmatch(text.strip())]
    return begins and len(told) == 2 < len(head) and not figures


def _tail(block: Block) -> Iterator[str]:
    """Take the rows of one cell from the end of a table."""
    found: list[str] = []
    while len(block.rows) > 1 and sum(bool(cell.text.strip()) for cell in block.rows[-1]) <= 1:
        found += [cell.text for cell in block.rows.pop() if cell.text.strip()]
        block.numbers.pop()
    yield from reversed(found)
