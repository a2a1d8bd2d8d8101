"""Tables of a page without rules between their columns: gaps above each other part the cells."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from indicators.documents.formats import page_lines
from indicators.documents.formats.gap_pieces import Level, Piece
from indicators.documents.formats.gap_rows import Layout, laid_out
from indicators.documents.formats.page_lines import Line
from indicators.documents.grids.table_text import lines

_GAP = 0.75
_FEWEST_ROWS = 3
_MOST_PITCH = 3.5
_LONGEST_ALONE = 24
# So many lines of cells may stand alone between others; more than one only where they are narrow.
_MOST_ALONE = 6
_NARROW = 0.5
_MOSTLY = 0.5

Signs = list[dict[str, Any]]


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
    found: list[Line] = []
    taken: set[int] = set()
    for layout in _layouts([_level(row, size) for row in page_lines.rows(signs)], size):
        pieces = [piece for level in layout.levels for piece in level.pieces]
        x0, x1 = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
        top, bottom = layout.levels[0].top, layout.levels[-1].bottom
        found += [Line(text, x0, x1, top, bottom, 0.0, is_table=True) for text in lines(layout.cells)]
        taken.update(id(sign) for level in layout.levels for sign in level.signs)
    return found, [sign for sign in signs if id(sign) not in taken]


def _level(signs: Signs, size: float) -> Level:
    inked = [sign for sign in signs if sign["text"].strip()]
    parts: list[Signs] = [[inked[0]]]
    for sign in inked[1:]:
        if sign["x0"] - parts[-1][-1]["x1"] > _GAP * size:
            parts.append([])
        parts[-1].append(sign)
    pieces = tuple(_piece(part) for part in parts)
    top, bottom = min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)
    return Level(pieces, top, bottom, signs)


def _piece(signs: Signs) -> Piece:
    top, feet = min(sign["top"] for sign in signs), [sign["bottom"] for sign in signs]
    return Piece(page_lines.text_of(signs), signs[0]["x0"], signs[-1]["x1"], top, max(feet), min(feet))


def _layouts(levels: Sequence[Level], size: float) -> list[Layout]:
    """Lay out the lines in pieces that follow each other; lines of one piece may stand between."""
    found: list[Layout] = []
    at = 0
    while at < len(levels):
        if len(levels[at].pieces) < 2:
            at += 1
            continue
        first, last, end = _run(levels, at, size)
        layout = laid_out(levels[first : last + 1], levels[last + 1 : end], size)
        if _is_table(layout):
            found.append(layout)
        at = max(end, last + 1)
    return found


def _run(levels: Sequence[Level], start: int, size: float) -> tuple[int, int, int]:
    """Find the lines of a table: its first, its last of several pieces, and where those alone end."""
    first = start
    while first and len(levels[first - 1].pieces) == 1 and levels[first - 1].bottom > levels[first].top:
        first -= 1
    last = at = start
    left, right = levels[start].pieces[0].x0, levels[start].pieces[-1].x1
    while at + 1 < len(levels) and levels[at + 1].top - levels[at].top < _MOST_PITCH * size:
        level = levels[at + 1]
        if len(level.pieces) > 1:
            last = at + 1
            left, right = min(left, level.pieces[0].x0), max(right, level.pieces[-1].x1)
        elif not _may_stand_alone(level, at - last, right - left):
            break
        at += 1
    return first, last, at + 1


def _may_stand_alone(level: Level, before: int, width: float) -> bool:
    (piece,) = level.pieces
    if len(piece.text) > _LONGEST_ALONE:
        return False
    return not before or (before < _MOST_ALONE and piece.x1 - piece.x0 < _NARROW * width)


def _is_table(layout: Layout) -> bool:
    parted = sum(len(level.pieces) > 1 for level in layout.levels)
    return parted >= _FEWEST_ROWS and layout.figured >= max(2, _MOSTLY * (layout.rows - 1))
