"""Text whose cells commas, semicolons or tabs part (CSV) → a sheet of cells, or a paper with its table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from indicators.documents.faults import unsupported
from indicators.documents.faults.margin_text import Aside
from indicators.documents.formats import sheet_text
from indicators.documents.grids.sheet_cells import Book, Sheet, SheetCell
from indicators.documents.grids.table_text import Written
from indicators.errors import UnreadableDocument
from indicators.storage.expressions import expression

SEPARATORS = (",", "\t", ";")
_MOST_CELLS = 1_000_000
_MOST_COLUMNS = 1 << 14
_THOUSANDS = expression(r"[+-]?\d{1,3}(?:,\d{3})*")
_BEHIND_THOUSANDS = expression(r"\d{3}(?:\.\d+)?%?")


def decode(text: str, where: str) -> tuple[Written, tuple[Aside, ...]]:
    r"""Read a paper that is a table, with lines over and below it.

    Raises
    ------
    UnreadableDocument
        If quotes are wrong, or which commas part cells and which thousands cannot be told.

    Examples
    --------
    >>> decode("主要目标\n指标,目标\n产量,1,234\n游客,65\n", "a.csv")[0].text
    '主要目标\n指标\t目标\n产量\t1,234\n游客\t65\n'
    """
    rows = _rows(text, where)
    width = next((len(row) for row in rows if sum(map(bool, row)) > 1), 0)
    rows = [row if len(row) <= width else _with_thousands(row, width, where) for row in rows]
    return sheet_text.written(Book((replace(_sheet(rows, where), title=""),)), where)


def read_sheet(text: str, where: str) -> Sheet:
    """Part the lines of a CSV at the sign that parts most of them; raises UnreadableDocument."""
    return _sheet(_rows(text, where), where)


def _rows(text: str, where: str) -> list[list[str]]:
    lines = text.splitlines()
    separator = max(SEPARATORS, key=lambda sign: (sum(sign in line for line in lines), sign == ","))
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return [[cell.strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise UnreadableDocument(
            expected="a CSV with double quotes around cells that need them",
            found=str(error),
            where=where,
            remedy="Open it in Excel, WPS or LibreOffice, and save it as .xlsx.",
        ) from error


def _sheet(rows: Sequence[Sequence[str]], where: str) -> Sheet:
    cells = tuple(
        SheetCell(r, c, "s", cell) for r, row in enumerate(rows, 1) for c, cell in enumerate(row, 1) if cell
    )
    if len(cells) > _MOST_CELLS or any(cell.column > _MOST_COLUMNS for cell in cells):
        raise unsupported.unsafe(
            f"a table of more than {_MOST_CELLS} cells", where, "Cut it into several files."
        )
    return Sheet("CSV", "visible", "", cells)


def _with_thousands(row: Sequence[str], width: int, where: str) -> list[str]:
    """Put 1 | 234 of 1,234 together again, where that is all by which a row is longer than the head."""
    joined = [row[0]]
    for cell in row[1:]:
        if _THOUSANDS.fullmatch(joined[-1]) and _BEHIND_THOUSANDS.fullmatch(cell):
            joined[-1] += f",{cell}"
        else:
            joined.append(cell)
    if len(joined) != width and any(row[width:]):
        raise unsupported.separated(where)
    return joined if len(joined) == width else list(row)
