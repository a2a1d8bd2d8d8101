"""The cells of a workbook → text: a sheet's name on a line, then its rows, numbers as cells show them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from indicators.documents.faults import unsupported
from indicators.documents.faults.lost_pictures import names_picture
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats.number_formats import shown
from indicators.documents.grids import table_text
from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell, column_letters
from indicators.documents.grids.table_text import Cell, Written
from indicators.documents.picture_lines import PictureLine

_MOST_CELLS = 1_000_000
_MOST_COVERED = 500_000
_FAR = 50
_HIDDEN = ("hidden", "veryHidden")


def written(book: Book, where: str, pictures: Collection[str] = ()) -> tuple[Written, tuple[Aside, ...]]:
    """Write the tables of a workbook, sheet by sheet, and the names of its pictures behind them.

    Parameters
    ----------
    pictures : collection of str
        The parts of the file in which pictures may be.

    Returns
    -------
    Written, tuple of Aside
        The text with its tables; what hidden sheets, rows, columns and cells say.

    Raises
    ------
    UnreadableDocument
        If formulas stand there whose results were never computed, or there are more cells than a person
        reads.
    """
    lines: list[str] = []
    hidden: list[str] = []
    for sheet in book.sheets:
        _check_computed(sheet, where)
        lines += _lines(sheet, hidden, where)
    names = [(part.rpartition("/")[2], part) for part in sorted(pictures)]
    lines += [PictureLine(name, part) for name, part in names if names_picture(name)]
    aside = Aside("hidden_text", "Hidden sheets, rows, columns and cells", tuple(hidden))
    return table_text.written(lines), (aside,)


def _check_computed(sheet: Sheet, where: str) -> None:
    uncomputed = [cell for cell in sheet.cells if cell.is_formula and not cell.text and cell.kind == "n"]
    if uncomputed:
        first = f"{column_letters(uncomputed[0].column)}{uncomputed[0].row}"
        raise unsupported.unsafe(
            f"{len(uncomputed)} formulas without results, the first in {sheet.part} {first}",
            where,
            "Open it in Excel, WPS or LibreOffice, let it compute, and save it.",
        )


class SheetLayout:
    """Where the cells of a sheet stand that a person sees."""

    def __init__(self, sheet: Sheet) -> None:
        self.rows = set(sheet.hidden_rows)
        self.columns = {column for first, last in sheet.hidden_columns for column in range(first, last + 1)}
        last_row = max((cell.row for cell in sheet.cells), default=0)
        used = sorted({cell.column for cell in sheet.cells})
        # A single cell far out moves nothing there: the empty columns before it are no columns of a table.
        for before, behind in pairwise([0, *used]):
            if behind - before > _FAR:
                self.columns.update(range(before + 1, behind))
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        self.covered: set[tuple[int, int]] = set()
        for top, left, bottom, right in sheet.merged:
            height = min(bottom, max(last_row, top)) - top + 1
            width = min(right, max([left, *used[-1:]])) - left + 1
            if min(height, width) < 1 or len(self.covered) + height * width > _MOST_COVERED:
                continue
            self.merged[top, left] = (height, width)
            self.covered.update(
                (top + down, left + across)
                for down in range(height)
                for across in range(width)
                if down or across
            )
        self.covered_rows = {row for row, _ in self.covered}

    def spread(self, row: int, column: int) -> tuple[int, int]:
        """Tell how many columns and rows that are seen a cell covers."""
        height, width = self.merged.get((row, column), (1, 1))
        columns = sum(at not in self.columns for at in range(column, column + width))
        return columns, sum(at not in self.rows for at in range(row, row + height))

    def is_parted(self, before: int, row: int) -> bool:
        """Whether an empty row is seen between two rows."""
        return any(at not in self.rows and at not in self.covered_rows for at in range(before + 1, row))


def _lines(sheet: Sheet, hidden: list[str], where: str) -> Iterator[str]:
    """Write a sheet, the tables on it apart; what is hidden goes to the hidden lines."""
    layout = SheetLayout(sheet)
    seen: dict[int, dict[int, str]] = {}
    for cell in sheet.cells:
        text = shown_text(cell, sheet, layout, hidden)
        if text:
            seen.setdefault(cell.row, {})[cell.column] = text
    if sheet.state in _HIDDEN:
        return
    tables: list[list[list[Cell]]] = [[]]
    before = count = 0
    for r in sorted({*seen, *layout.covered_rows} - layout.rows):
        if tables[-1] and layout.is_parted(before, r):
            tables.append([])
        row = list(_row(seen.get(r, {}), layout, r))
        count += len(row)
        if count > _MOST_CELLS:
            raise unsupported.unsafe(
                f"a sheet of more than {_MOST_CELLS} cells ({sheet.title})", where,
                "Keep the sheets that belong to the document, and their used cells.",
            )  # fmt: skip
        tables[-1].append(row)
        before = r
    if any(tables) and sheet.title:
        yield sheet.title
    for rows in tables:
        yield from _table(rows)


def _row(texts: dict[int, str], layout: SheetLayout, r: int) -> Iterator[Cell]:
    for c in range(1, max(texts, default=0) + 1):
        if (r, c) not in layout.covered and c not in layout.columns:
            yield Cell(texts.get(c, ""), *layout.spread(r, c))


def shown_text(cell: SheetCell, sheet: Sheet, layout: SheetLayout, hidden: list[str]) -> str:
    """Give what a cell shows, "" if it shows nothing; what it hides goes to the hidden lines."""
    value = cell.value
    if cell.unseen:
        hidden.append(re.sub(r"\s+", " ", cell.unseen))
    if value is None:
        return ""
    text = shown(value, cell.form)
    is_hidden = (
        sheet.state in _HIDDEN
        or cell.row in layout.rows
        or cell.column in layout.columns
        or (cell.row, cell.column) in layout.covered
    )
    if is_hidden or not text or cell.is_unseen:
        hidden.append(re.sub(r"\s+", " ", text or str(value)))
        return ""
    return "\u3000" * cell.indent + text


def _table(rows: list[list[Cell]]) -> Iterator[str]:
    """Write the rows of one table; a title over it is a line, the table begins below."""
    first = 0
    while first < len(rows) and sum(bool(cell.text.strip()) for cell in rows[first]) <= 1:
        yield from (re.sub(r"\s+", " ", cell.text.strip()) for cell in rows[first] if cell.text.strip())
        first += 1
    yield from table_text.lines([_without_tail(row) for row in rows[first:]])


def _without_tail(row: list[Cell]) -> list[Cell]:
    while row and not row[-1].text and row[-1].columns == 1:
        row = row[:-1]
    return row
