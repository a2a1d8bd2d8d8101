"""Words read in pieces of a picture → signs with places, as the lines of a page are made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from indicators.documents.recognition.ocr_engine import ReadSign

# The box that is found round a line, in sizes of its letters.
_BOX = 1.4
_WIDE, _NARROW = 1.0, 0.5
# Signs farther from each other than this, in sizes, do not touch.
_APART = 1.7
# Lines whose letters differ by less are of one size.
_SAME = 0.2
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its box in dots, and what was read in it."""

    x0: float
    top: float
    x1: float
    bottom: float
    signs: tuple[ReadSign, ...]


@dataclass(frozen=True, slots=True)
class PlacedSign:
    """A sign on a page, in points from its upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def placed(pieces: Sequence[Piece], points: float) -> list[PlacedSign]:
    """Give each sign its place.

    Parameters
    ----------
    points : float
        How many points a dot measures.

    Examples
    --------
    >>> piece = Piece(0, 0, 24, 14, (ReadSign("增", 0.25, 1.0), ReadSign("长", 0.75, 1.0)))
    >>> [(sign.text, sign.x0, sign.x1) for sign in placed([piece], 1.0)]
    [('增', 1.0, 12.0), ('长', 12.0, 23.0)]
    """
    sizes = [_size(piece) for piece in pieces]
    own = [size for piece, size in zip(pieces, sizes, strict=True) for _ in piece.signs]
    usual = median(own) if own else 1.0
    found: list[PlacedSign] = []
    for piece, size in zip(pieces, sizes, strict=True):
        snapped = usual if abs(size - usual) < _SAME * usual else size
        found += _of_piece(piece, snapped, points)
    return found


def _size(piece: Piece) -> float:
    """Tell the size of letters by how far ideographs stand from each other, or by the height of the box."""
    high = (piece.bottom - piece.top) / _BOX
    steps = [
        (b.at - a.at) * (piece.x1 - piece.x0)
        for a, b in pairwise(piece.signs)
        if _is_wide(a.text) and _is_wide(b.text)
    ]
    if len(steps) < _FEWEST:
        return high
    step = median(steps)
    return step if high / 2 < step < high * 2 else high


def _of_piece(piece: Piece, size: float, points: float) -> list[PlacedSign]:
    middles = [piece.x0 + sign.at * (piece.x1 - piece.x0) for sign in piece.signs]
    widths = [size * (_WIDE if _is_wide(sign.text) else _NARROW) for sign in piece.signs]
    edges = [
        [max(middle - width / 2, piece.x0), min(middle + width / 2, piece.x1)]
        for middle, width in zip(middles, widths, strict=True)
    ]
    for at in range(1, len(edges)):
        if middles[at] - middles[at - 1] < _APART * size:
            edges[at - 1][1] = edges[at][0] = (middles[at - 1] + middles[at]) / 2
    level, half = (piece.top + piece.bottom) / 2, size / 2
    upright = [round(dots * points, 2) for dots in (level - half, level + half, size)]
    return [
        PlacedSign(sign.text, round(x0 * points, 2), round(max(x1, x0) * points, 2), *upright)
        for sign, (x0, x1) in zip(piece.signs, edges, strict=True)
    ]


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"
