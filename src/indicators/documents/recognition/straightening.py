"""A page that was laid askew or on its side: by how much its lines lean, how high they are, turned back."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, radians, sin
from statistics import median

from indicators.documents.recognition.ocr_engine import Corner, Quad

# Lines so long for their height tell an angle; less than this needs no turning.
_LONG = 6.0
_LEAST, _MOST = 0.08, 20.0
_LINE = 1.5


def slant(quads: Sequence[Quad]) -> float:
    """Tell by how many degrees the lines of a page go down to the right; 0 if they are straight.

    Examples
    --------
    >>> slant([((0, 0), (1000, 20), (1000, 50), (0, 30))])
    1.145...
    """
    angles = []
    for a, b, c, d in quads:
        wide, high = hypot(b[0] - a[0], b[1] - a[1]), hypot(d[0] - a[0], d[1] - a[1])
        if wide > _LONG * high > 0:
            over, under = atan2(b[1] - a[1], b[0] - a[0]), atan2(c[1] - d[1], c[0] - d[0])
            angles.append(degrees((over + under) / 2))
    angle = median(angles) if angles else 0.0
    return angle if _LEAST < abs(angle) < _MOST else 0.0


def lies_on_its_side(quads: Sequence[Quad]) -> bool:
    """Whether the lines of a page run down or up it: most of what they are long together.

    Examples
    --------
    >>> level, upright = ((0, 0), (90, 0), (90, 9), (0, 9)), ((0, 0), (9, 0), (9, 90), (0, 90))
    >>> [lies_on_its_side(lines) for lines in ([upright] * 3, [level] * 2 + [upright], [])]
    [True, False, False]
    """
    level = upright = 0.0
    for a, b, _, d in quads:
        wide, high = hypot(b[0] - a[0], b[1] - a[1]), hypot(d[0] - a[0], d[1] - a[1])
        # A single sign is as wide as high, and tells nothing.
        if wide > _LINE * high:
            level += wide
        elif high > _LINE * wide:
            upright += high
    return upright > level


def line_height(quads: Sequence[Quad]) -> float:
    """Tell how high the lines of a page are, in dots; 0 if there are none.

    Examples
    --------
    >>> line_height([((0, 0), (1000, 20), (1000, 50), (0, 30))]), line_height([])
    (30.0, 0.0)
    """
    return median(hypot(d[0] - a[0], d[1] - a[1]) for a, _, _, d in quads) if quads else 0.0


def turned(quads: Sequence[Quad], angle: float, size: tuple[int, int]) -> list[Quad]:
    """Turn lines about the middle of their page, as PIL turns the page by the same angle.

    Examples
    --------
    >>> turned([((50, 0), (100, 50), (50, 100), (0, 50))], 90, (100, 100))[0][0]
    (0.0, 50.0)
    """
    x, y = size[0] / 2, size[1] / 2
    across, down = cos(radians(angle)), sin(radians(angle))

    def at(corner: Corner) -> Corner:
        right, below = corner[0] - x, corner[1] - y
        return round(x + right * across + below * down, 3), round(y - right * down + below * across, 3)

    return [(at(a), at(b), at(c), at(d)) for a, b, c, d in quads]
