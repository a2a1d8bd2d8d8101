"""What stands between the gaps of the lines of a page, and the columns that such pieces make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from indicators.documents.grids.table_grid import is_figure
from indicators.documents.text_flow import joint

Span = tuple[float, float]

# Cells side by side share so much of the height of the lower one.
_SHARED = 0.15


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two gaps of a line, in points from the page's upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    # How far down its highest sign ends: Latin signs reach lower than ideographs on the same line.
    foot: float


@dataclass(frozen=True, slots=True)
class Box:
    """The lines of a cell, and the columns that they stand in."""

    pieces: tuple[Piece, ...]
    first: int
    last: int

    @property
    def top(self) -> float:
        """Where its first line begins."""
        return self.pieces[0].top

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return self.pieces[-1].bottom

    @property
    def foot(self) -> float:
        """Where its last line stands."""
        return self.pieces[-1].foot

    def with_(self, other: Box) -> Box:
        """Put the lines of another below."""
        return Box((*self.pieces, *other.pieces), min(self.first, other.first), max(self.last, other.last))

    def shared(self, other: Box) -> float:
        """Tell how much of their heights stands side by side."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def is_beside(self, other: Box) -> bool:
        """Whether two stand side by side for a part of the lower one's height."""
        return self.shared(other) > _SHARED * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True)
class Level:
    """A line of a page in pieces, and the signs that they are of."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    signs: list[dict[str, Any]] = field(default_factory=list, repr=False)

    @cached_property
    def has_figure(self) -> bool:
        """Whether one of its pieces is a figure and nothing else."""
        return any(is_figure(piece.text) for piece in self.pieces)


def text_of(pieces: Iterable[Piece]) -> str:
    """Write the pieces of a cell, which follow each other from above; two figures stay two."""
    text = ""
    for piece in pieces:
        is_new_figure = text[-1:].isdigit() and piece.text[:1].isdigit()
        text += (" " if is_new_figure else joint(text, piece.text)) + piece.text
    return text


def united(spans: Iterable[Span]) -> list[Span]:
    """Put together what overlaps, from the left."""
    found: list[Span] = []
    for x0, x1 in sorted(spans):
        if found and x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def under(x0: float, x1: float, columns: Sequence[Span]) -> tuple[int, int]:
    """Tell the first and the last column that something stands over; the nearest where it is over none."""
    over = [at for at, (left, right) in enumerate(columns) if x0 < right and x1 > left]
    if over:
        return over[0], over[-1]
    nearest = min(range(len(columns)), key=lambda at: abs(sum(columns[at]) - x0 - x1))
    return nearest, nearest
