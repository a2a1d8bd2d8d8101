"""A block of a sheet → a document with one table for the grid reading, and the way back to its cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.documents.document import Document
from indicators.documents.grids.sheet_blocks import Block
from indicators.documents.grids.table_captions import described
from indicators.documents.grids.table_grid import Table, TableCell, is_figure
from indicators.documents.grids.table_text import Cell, lines, written
from indicators.reading.statistics.surroundings import Surroundings
from indicators.reading.statistics.words import (
    in_chinese,
    is_foreign,
    is_no_figure,
    parted,
    plain_head,
    unmarked,
    without_status,
)
from indicators.storage.expressions import expression

KIND = "statistical_communique"
_MOST_HEAD_ROWS = 4
_YEAR_OF_ROW = expression(r"^((?:19|20)\d\d)年?(?=\t)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table as a document, and where its cells stand on the sheet."""

    document: Document  # One line a row, in Chinese, endings of names taken off.
    table: Table  # The table in it.
    block: Block  # Where it comes from.
    endings: dict[int, str]  # By row of the block: what the ending of its name said.
    placed: list[list[tuple[int, Cell]]]  # The cells of each row of the block with the columns they begin in.

    def cell_at(self, offset: int) -> TableCell | None:
        """Give the cell that a place of the document lies in."""
        ordered = sorted(self.table.cells, key=lambda cell: cell.start)
        at = bisect_right([cell.start for cell in ordered], offset) - 1
        return ordered[at] if at >= 0 and offset < ordered[at].end else None

    def address(self, cell: TableCell) -> str:
        """Name a cell as the sheet does."""
        return self.block.address(cell.row, cell.column)

    def original(self, cell: TableCell) -> str:
        """Give the words of a cell as the file has them, on one line."""
        own = (one for column, one in self.placed[cell.row] if column == cell.column)
        return next((" ".join(one.text.split()) for one in own), cell.text)


def written_table(block: Block, around: Surroundings) -> WrittenTable | None:
    r"""Write a block as a document; None if nothing of it can be laid out.

    Examples
    --------
    >>> rows = [[Cell("指标"), Cell("2024年")], [Cell("税收_累计增长(%)"), Cell("5.1")]]
    >>> made = written_table(Block("年度", rows=rows, numbers=[1, 2], columns=[1, 2]), Surroundings())
    >>> made.document.text, made.endings, made.address(made.cell_at(18))
    ('指标\t2024年\n税收增长(%)\t5.1\n', {1: 'growth_to_date'}, 'B2')
    """
    endings: dict[int, str] = {}
    rows = []
    placed = _placed(block.rows)
    foreign = _columns_of_translation(placed)
    for number, row in enumerate(placed):
        is_translation = number < _MOST_HEAD_ROWS and _is_translation(block.rows[number])
        cells = [_plain(cell, is_translation or column in foreign) for column, cell in row]
        for at, cell in enumerate(cells):
            name, ending = parted(cell.text)
            if ending and not is_figure(cell.text):
                endings.setdefault(number, ending)
                cells[at] = replace(cell, text=name)
        rows.append(cells)
    above = [line for line in (around.caption, around.unit and f"单位：{around.unit}") if line]
    made = written([*above, *lines(rows), *block.below])
    tables = described(made.text, made.tables)
    if not tables:
        return None
    place = around.place
    document = Document(
        id="table",
        text=made.text,
        place=place.name if place else "",
        adcode=place.adcode if place else "",
        kind=KIND,
        period=around.period or _last_year(made.text),
        file_tables=tables,
    )
    return WrittenTable(document, tables[0], block, endings, placed)


def _last_year(text: str) -> str:
    """Give the latest year of rows that are years: 上半年 over them needs one to be read as a time."""
    return max((match[1] for match in _YEAR_OF_ROW.finditer(text)), default="")


def _placed(rows: Sequence[Sequence[Cell]]) -> list[list[tuple[int, Cell]]]:
    """Give each cell with the column it begins in: cells that reach down take the place of others."""
    taken: set[tuple[int, int]] = set()
    found: list[list[tuple[int, Cell]]] = []
    for number, row in enumerate(rows):
        column = 0
        found.append([])
        for cell in row:
            while (number, column) in taken:
                column += 1
            found[-1].append((column, cell))
            taken |= {
                (number + down, column + across)
                for down in range(1, cell.rows)
                for across in range(cell.columns)
            }
            column += cell.columns
    return found


def _columns_of_translation(placed: Sequence[Sequence[tuple[int, Cell]]]) -> set[int]:
    """Find the columns that only say in English what the names beside them say: Item."""
    told: dict[int, list[str]] = {}
    for row in placed:
        for column, cell in row:
            if cell.text.strip() and cell.columns == 1:
                told.setdefault(column, []).append(cell.text)
    return {column for column, texts in told.items() if len(texts) > 1 and all(map(is_foreign, texts))}


def _is_translation(row: Sequence[Cell]) -> bool:
    """Whether a row of the head says in English what the one above says."""
    told = [cell.text for cell in row if cell.text.strip()]
    return len(told) > 1 and all(map(is_foreign, told))


def _plain(cell: Cell, is_translation: bool) -> Cell:
    is_empty = is_translation or is_no_figure(cell.text)
    if is_empty:
        return replace(cell, text="")
    figure, mark = unmarked(cell.text)
    return replace(cell, text=figure if mark else plain_head(without_status(in_chinese(cell.text))))
