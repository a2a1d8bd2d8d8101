"""Ruled tables of a page → lines of cells."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from indicators.documents.formats import page_lines
from indicators.documents.formats.page_lines import Line
from indicators.documents.grids import table_text
from indicators.documents.text_flow import joint

_TOUCHING = 3.0
_MOST_INDENT = 6
# More strokes are a drawing.
_MOST_EDGES = 6000
# Two rows of two columns, or one row of three: the end of a table of the page before.
_FEWEST_BOTH = 4


def ruled(edges: list[dict[str, Any]]) -> list[Any]:
    """Find the grids that strokes make.

    Parameters
    ----------
    edges : list of dict
        As pdfplumber gives them; none are found among more than belong to tables.

    Returns
    -------
    list of pdfplumber.table.Table
        With their cells' places.
    """
    from pdfplumber.table import TableFinder

    if len(edges) > _MOST_EDGES:
        return []
    # Of a page it asks for nothing else.
    page: Any = SimpleNamespace(edges=edges)
    return list(TableFinder(page).tables)


def is_table(table: Any, signs: list[dict[str, Any]]) -> bool:
    """Whether what pdfplumber found has rows and columns, and signs in it; the last row may stand alone."""
    columns = {round(cell[0]) for cell in table.cells}
    is_grid = len(columns) > 1 and len(table.rows) + len(columns) >= _FEWEST_BOTH
    return is_grid and any(stands_in(sign, table.bbox) for sign in signs)


def lines(table: Any, signs: list[dict[str, Any]]) -> list[str]:
    """Write a table.

    Parameters
    ----------
    table : pdfplumber.table.Table
        With its cells' places.
    signs : list of dict
        The signs in it.
    """
    return table_text.lines(_cells(table, signs))


def stands_in(sign: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    """Whether a sign stands in a box, by its middle."""
    x, y = (sign["x0"] + sign["x1"]) / 2, (sign["top"] + sign["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _cells(table: Any, signs: list[dict[str, Any]]) -> list[list[table_text.Cell]]:
    """Read the cells of a table with what they cover; a place without a cell is an empty one."""
    across = _edges([x for cell in table.cells for x in (cell[0], cell[2])])
    down = _edges([y for cell in table.cells for y in (cell[1], cell[3])])
    starts: dict[tuple[int, int], table_text.Cell] = {}
    written = _written(table, signs)
    left = _left_edges(written)
    covered: set[tuple[int, int]] = set()
    for box in sorted(set(table.cells), key=lambda box: (box[1], box[0])):
        c, r = _nearest(across, box[0]), _nearest(down, box[1])
        width, height = max(_nearest(across, box[2]) - c, 1), max(_nearest(down, box[3]) - r, 1)
        inner = written[box]
        text = "\u3000" * _indent(inner, left.get(round(box[0]), 0.0), box) if inner else ""
        for line in inner:
            # Figures on two lines are two figures.
            between = (
                " " if text[-1:].isdigit() and line.text[:1].isdigit() else joint(text.strip(), line.text)
            )
            text += between + line.text.replace("\t", " ")
        starts[r, c] = table_text.Cell(text, width, height)
        covered |= {(r + i, c + j) for i in range(height) for j in range(width) if i or j}
    places = [(r, c) for r in range(len(down) - 1) for c in range(len(across) - 1)]
    rows: list[list[table_text.Cell]] = [[] for _ in down[1:]]
    for place in places:
        if place in starts or place not in covered:
            rows[place[0]].append(starts.get(place, table_text.Cell("")))
    return rows


Box = tuple[float, float, float, float]


def _written(table: Any, signs: list[dict[str, Any]]) -> dict[Box, list[Line]]:
    return {
        box: page_lines.lines([sign for sign in signs if stands_in(sign, box)], 0) for box in set(table.cells)
    }


def _left_edges(written: dict[Box, list[Line]]) -> dict[int, float]:
    """Find for the cells that begin at the same place how far their words go to the left."""
    found: dict[int, float] = {}
    for box, inner in written.items():
        if inner and not _is_centred(inner[0], box):
            at = round(box[0])
            found[at] = min(found.get(at, inner[0].x0), inner[0].x0)
    return found


def _indent(inner: list[Line], left: float, box: Box) -> int:
    """Count by how many signs the words of a cell are moved in; those in its middle are not."""
    first = inner[0]
    if not left or len(inner) > 1 or _is_centred(first, box):
        return 0
    return min(max(round((first.x0 - left) / first.size), 0), _MOST_INDENT)


def _is_centred(line: Line, box: Box) -> bool:
    return abs((line.x0 + line.x1) / 2 - (box[0] + box[2]) / 2) < line.size / 2


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _TOUCHING:
            edges.append(value)
    return edges


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
