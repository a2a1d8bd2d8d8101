"""Shapes on a page that are no boxes: their outlines, and whether a point lies in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Point = tuple[float, float]
# The outlines of one path, each closed.
Shape = tuple[tuple[Point, ...], ...]
_STEPS = 8
_MOST_POINTS = 2000
_BOX = 4


def shape(path: Iterable[Sequence[Any]]) -> Shape:
    """Read a path, each step a letter of PDF (m, l, c, v, y, h) with its points; () for one that is too long.

    Examples
    --------
    >>> shape([("m", (0, 0)), ("l", (4, 0)), ("l", (4, 4)), ("h",)])
    (((0, 0), (4, 0), (4, 4)),)
    """
    found: list[list[Point]] = []
    count = 0
    for letter, *points in path:
        count += len(points)
        if count > _MOST_POINTS:
            return ()
        if letter == "m" or not found:
            found.append([])
        if letter in "cvy" and found[-1]:
            found[-1] += _curve(found[-1][-1], letter, points)
        else:
            found[-1] += points
    return tuple(tuple(one) for one in found if len(one) > 2)


def _curve(start: Point, letter: str, points: list[Point]) -> list[Point]:
    """Go along a curve of Bézier in short straight steps."""
    if letter != "c":
        points = [start, *points] if letter == "v" else [*points, points[-1]]
    (x1, y1), (x2, y2), (x3, y3) = points
    made = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        u = 1 - t
        a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        made.append((a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3))
    return made


def holds(outlines: Shape, x: float, y: float) -> bool:
    """Whether a point lies in a shape; where outlines lie over each other in turn, in every second.

    Examples
    --------
    >>> triangle = (((0, 0), (4, 0), (0, 4)),)
    >>> holds(triangle, 1, 1), holds(triangle, 3, 3)
    (True, False)
    """
    is_in = False
    for points in outlines:
        for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                is_in = not is_in
    return is_in


def is_box(outlines: Shape) -> bool:
    """Whether a shape is one box that stands upright.

    Examples
    --------
    >>> is_box((((0, 0), (4, 0), (4, 4), (0, 4), (0, 0)),)), is_box((((0, 0), (4, 0), (0, 4)),))
    (True, False)
    """
    if len(outlines) != 1:
        return False
    points = {(round(x, 2), round(y, 2)) for x, y in outlines[0]}
    across, down = {x for x, _ in points}, {y for _, y in points}
    return len(points) == _BOX and len(across) == len(down) == 2
