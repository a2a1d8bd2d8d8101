"""Shapes on a page that are no boxes: their outlines, and whether a point lies in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot
from typing import Any

Point = tuple[float, float]
# The outlines of one path, each closed.
Shape = tuple[tuple[Point, ...], ...]
# Points on a page of A4: a filling or stroke of less is a ruled line.
BROAD = 2.0
_STEPS = 8
_MOST_POINTS = 2000
_BOX = 4


def shape(path: Iterable[Sequence[Any]]) -> Shape:
    """Read a path, each step a letter of PDF (m, l, c, v, y, h) with its points; () for one that is too long.

    Examples
    --------
    >>> shape([("m", (0, 0)), ("l", (4, 0)), ("l", (4, 4)), ("h",)])
    (((0, 0), (4, 0), (4, 4), (0, 0)),)
    """
    return tuple(tuple(one) for one in _parts(path) if len(one) > 2)


def strokes(path: Iterable[Sequence[Any]], width: float) -> list[Shape]:
    """Read what a pen of some width draws along a path, as `shape` takes it: a box along each straight step.

    Examples
    --------
    >>> strokes([("m", (0, 0)), ("l", (4, 0))], 2)
    [(((0.0, 1.0), (0.0, -1.0), (4.0, -1.0), (4.0, 1.0)),)]
    """
    found: list[Shape] = []
    for part in _parts(path):
        for (x0, y0), (x1, y1) in pairwise(part):
            if length := hypot(x1 - x0, y1 - y0):
                right, up = (x1 - x0) / length * width / 2, (y1 - y0) / length * width / 2
                corners = ((x0 - up, y0 + right), (x0 + up, y0 - right), (x1 + up, y1 - right))
                found.append(((*corners, (x1 - up, y1 + right)),))
    return found


def around(outlines: Shape) -> tuple[float, float, float, float]:
    """Give the smaller and then the larger edges of a shape."""
    xs, ys = ([point[at] for part in outlines for point in part] for at in (0, 1))
    return min(xs), min(ys), max(xs), max(ys)


def _parts(path: Iterable[Sequence[Any]]) -> list[list[Point]]:
    """Read the points of each part of a path, none if they are too many; a closed one ends as it began."""
    found: list[list[Point]] = []
    count = 0
    for letter, *points in path:
        count += len(points)
        if count > _MOST_POINTS:
            return []
        if letter == "m" or not found:
            found.append([])
        if letter in "cvy" and found[-1]:
            found[-1] += _curve(found[-1][-1], letter, points)
        elif letter == "h" and found[-1]:
            found[-1].append(found[-1][0])
        else:
            found[-1] += points
    return found


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
