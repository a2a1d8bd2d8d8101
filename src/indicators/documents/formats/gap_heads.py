"""The head of a table without rules: words over several lines, and words over several columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.documents.formats.gap_pieces import Piece, Span, text_of
from indicators.documents.grids.table_text import Cell

# Words for one column stand in the middle of all rows of the head, or at their top; those under a head lower.
_LOWER = 0.75
# A head stands over a column if it shares so much of its width.
_MOSTLY = 0.3


@dataclass(frozen=True, slots=True)
class _Head:
    """The words of a cell of the head, line by line."""

    pieces: tuple[Piece, ...]

    @property
    def x0(self) -> float:
        return min(piece.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        return max(piece.x1 for piece in self.pieces)

    @property
    def middle(self) -> float:
        return (self.pieces[0].foot + self.pieces[-1].foot) / 2

    def shared(self, span: Span) -> float:
        """Tell what share of the narrower one stands over or under the other."""
        width = min(self.x1 - self.x0, span[1] - span[0])
        return (min(self.x1, span[1]) - max(self.x0, span[0])) / width if width else 0.0

    def overlaps(self, other: Piece) -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1


def head_rows(pieces: Sequence[Piece], columns: Sequence[Span], near: float) -> list[list[Cell]]:
    """Lay the head of a table out.

    Parameters
    ----------
    columns : sequence of (float, float)
        Where the columns below it begin and end.
    near : float
        How far apart the lines of one cell lie at the most.
    """
    heads = _heads(pieces, near)
    if not heads:
        return []
    own = _own(heads, columns)
    lowest = [head for head in own if head is not None]
    bottom = max((head.middle for head in lowest), default=0.0)
    rows: list[list[_Head | None]] = []
    for row in _rows([head for head in heads if head not in lowest], near):
        middle = sum(head.middle for head in row) / len(row)
        lower = middle + _LOWER * (bottom - middle)
        rows.append(
            [
                _nearest(row, span) if head is None or head.middle > lower else head
                for span, head in zip(columns, own, strict=True)
            ]
        )
    placed = {id(head) for row in (*rows, own) for head in row}
    left = [text_of(head.pieces) for head in heads if id(head) not in placed]
    # Words that stand over no column are kept on a line of their own.
    over = [[Cell(" ".join(left), len(columns))]] if left else []
    return [*over, *_cells([*rows, own])]


def _heads(pieces: Sequence[Piece], near: float) -> list[_Head]:
    """Put the lines of a cell together: each stands right below the one before."""
    heads: list[_Head] = []
    for piece in sorted(pieces, key=lambda piece: (piece.foot, piece.x0)):
        for at, head in enumerate(heads):
            if head.overlaps(piece) and piece.foot - head.pieces[-1].foot <= near:
                heads[at] = _Head((*head.pieces, piece))
                break
        else:
            heads.append(_Head((piece,)))
    return heads


def _own(heads: Sequence[_Head], columns: Sequence[Span]) -> list[_Head | None]:
    """Find the lowest head of each column; of two on one line, the nearer one."""
    own: list[_Head | None] = []
    for span in columns:
        over = [head for head in heads if head.shared(span) > 0]
        most = [head for head in over if head.shared(span) >= _MOSTLY] or over
        own.append(max(most, key=lambda head: (head.middle, -_distance(head, span)), default=None))
    return own


def _rows(upper: Sequence[_Head], near: float) -> list[list[_Head]]:
    rows: list[list[_Head]] = []
    for head in sorted(upper, key=lambda head: head.middle):
        if rows and head.middle - rows[-1][0].middle < near:
            rows[-1].append(head)
        else:
            rows.append([head])
    return rows


def _nearest(heads: Sequence[_Head], span: Span) -> _Head:
    return min(heads, key=lambda head: _distance(head, span))


def _distance(head: _Head, span: Span) -> float:
    return abs(head.x0 + head.x1 - sum(span))


def _cells(grid: Sequence[Sequence[_Head | None]]) -> list[list[Cell]]:
    """Write a grid in which the same head may stand in several places."""
    found: list[list[Cell]] = []
    for number, row in enumerate(grid):
        cells: list[Cell] = []
        for at, head in enumerate(row):
            if head is None:
                cells.append(Cell(""))
            elif (not at or row[at - 1] is not head) and (not number or grid[number - 1][at] is not head):
                width = next((n for n, other in enumerate(row[at:]) if other is not head), len(row) - at)
                height = next(
                    (n for n, other in enumerate(grid[number:]) if other[at] is not head), len(grid) - number
                )
                cells.append(Cell(text_of(head.pieces), width, height))
        found.append(cells)
    return found
