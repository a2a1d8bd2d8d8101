"""Tables of a page without rules between their columns: gaps above each other part the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from indicators.documents.formats import page_lines
from indicators.documents.formats.page_lines import Line
from indicators.documents.grids.table_grid import is_figure
from indicators.documents.grids.table_text import Cell, lines

_GAP = 0.75
_FEWEST_ROWS = 3
_MOST_PITCH = 3.5
_LONGEST_ALONE = 24
_MOSTLY = 0.5
_LEVEL = 0.8

Signs = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two gaps of a line."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class _Row:
    signs: Signs
    pieces: list[_Piece]
    top: float
    bottom: float

    @property
    def has_figure(self) -> bool:
        return any(is_figure(piece.text) for piece in self.pieces)


def tables(signs: Signs) -> tuple[list[Line], Signs]:
    """Find the tables of a page that have no rules between their columns.

    Parameters
    ----------
    signs : list of dict
        As pdfplumber gives them, those of ruled tables left out.

    Returns
    -------
    list of Line, list of dict
        The rows of the tables, and the signs that are left.
    """
    if not signs:
        return [], signs
    size = median(sign["size"] for sign in signs)
    rows = [_row(row, size) for row in page_lines.rows(signs)]
    found: list[Line] = []
    taken: set[int] = set()
    for run in _runs(rows, size):
        texts = lines(_cells(run))
        x0, x1 = (
            min(piece.x0 for row in run for piece in row.pieces),
            max(p.x1 for row in run for p in row.pieces),
        )
        found += [Line(text, x0, x1, run[0].top, run[-1].bottom, 0.0, is_table=True) for text in texts]
        taken.update(id(sign) for row in run for sign in row.signs)
    return found, [sign for sign in signs if id(sign) not in taken]


def _row(signs: Signs, size: float) -> _Row:
    inked = [sign for sign in signs if sign["text"].strip()]
    parts: list[Signs] = [[inked[0]]]
    for sign in inked[1:]:
        if sign["x0"] - parts[-1][-1]["x1"] > _GAP * size:
            parts.append([])
        parts[-1].append(sign)
    pieces = [_Piece(page_lines.text_of(part), part[0]["x0"], part[-1]["x1"]) for part in parts]
    return _Row(signs, pieces, min(sign["top"] for sign in inked), max(sign["bottom"] for sign in inked))


def _runs(rows: Sequence[_Row], size: float) -> list[list[_Row]]:
    """Gather the lines in pieces that follow each other; heads of groups may stand between."""
    found: list[list[_Row]] = []
    run: list[_Row] = []
    waiting: list[_Row] = []
    for row in rows:
        before = (waiting or run)[-1:]
        is_near = not before or row.top - before[0].top < _MOST_PITCH * size
        if len(row.pieces) > 1 and is_near:
            run += [*waiting, row]
            waiting = []
        elif run and is_near and not waiting and len(row.pieces[0].text) <= _LONGEST_ALONE:
            waiting = [row]
        else:
            found.append(run)
            run, waiting = ([row] if len(row.pieces) > 1 else []), []
    return [run for run in [*found, run] if _is_table(run)]


def _is_table(run: Sequence[_Row]) -> bool:
    parted = [row for row in run if len(row.pieces) > 1]
    figured = sum(row.has_figure for row in parted)
    return len(parted) >= _FEWEST_ROWS and figured >= max(2, _MOSTLY * (len(parted) - 2))


def _cells(run: Sequence[_Row]) -> list[list[Cell]]:
    """Lay the pieces out in the columns that most of them stand in."""
    columns = _columns(run)
    rows: list[list[Cell]] = []
    for row in _with_level_heads(run, columns):
        at: dict[int, tuple[str, int]] = {}
        for piece in row.pieces:
            first, last = _covered(piece, columns)
            old = at.get(first)
            at[first] = (
                f"{old[0]} {piece.text}" if old else piece.text,
                max(last - first + 1, old[1] if old else 1),
            )
        cells: list[Cell] = []
        column = 0
        while column < len(columns):
            text, width = at.get(column, ("", 1))
            width = next((other for other in range(1, width) if column + other in at), width)
            cells.append(Cell(text, len(columns) if len(row.pieces) == 1 and column == 0 else width))
            column += cells[-1].columns
        rows.append(cells)
    return rows


def _with_level_heads(run: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> list[_Row]:
    """Put lines of the head together that are nearer than rows are: 指标 stands between 2023年 and 计划."""
    figured = [row for row in run if row.has_figure]
    pitch = median([b.top - a.top for a, b in pairwise(figured)] or [0.0])
    joined: list[_Row] = []
    for row in run:
        last = joined[-1] if joined else None
        if last is None or last.has_figure or row.has_figure or row.top - last.top >= _LEVEL * pitch:
            joined.append(row)
            continue
        pieces = sorted([*last.pieces, *row.pieces], key=lambda piece: piece.x0)
        covered = [_covered(piece, columns) for piece in pieces]
        if all(a[1] < b[0] for a, b in pairwise(covered)):
            joined[-1] = replace(last, signs=[*last.signs, *row.signs], pieces=pieces)
        else:
            joined.append(row)
    return joined


def _columns(run: Sequence[_Row]) -> list[tuple[float, float]]:
    """Find the columns: what the lines with the most pieces cover, taken together where they overlap."""
    most = max(len(row.pieces) for row in run)
    full = [row for row in run if len(row.pieces) == most]
    spans = sorted((piece.x0, piece.x1) for row in full for piece in row.pieces)
    columns: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _covered(piece: _Piece, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Tell the first and the last column that a piece stands over; the nearest where it is over none."""
    over = [i for i, (x0, x1) in enumerate(columns) if piece.x0 < x1 and piece.x1 > x0]
    if over:
        return over[0], over[-1]
    middle = (piece.x0 + piece.x1) / 2
    nearest = min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - middle))
    return nearest, nearest
