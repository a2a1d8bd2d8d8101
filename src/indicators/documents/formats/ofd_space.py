"""Where the objects of an OFD page stand: their numbers, boxes and matrices, from millimetres to points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from indicators.documents.formats.archives import attribute
from indicators.storage.expressions import expression

Matrix = tuple[float, float, float, float, float, float]

POINTS = 72 / 25.4
PAGE: Matrix = (POINTS, 0.0, 0.0, POINTS, 0.0, 0.0)
_NUMBER = expression(r"[+-]?(?:\d{1,12}(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?")
_MOST = 1e7


def number(text: str, default: float = 0.0) -> float:
    """Read a number; what is none, or beyond any page, is the default.

    Examples
    --------
    >>> number("5.25"), number("-.5"), number("x", 1.0), number("1e99")
    (5.25, -0.5, 1.0, 0.0)
    """
    if not _NUMBER.fullmatch(text.strip()):
        return default
    value = float(text)
    return value if abs(value) <= _MOST else default


def numbers(text: str) -> list[float]:
    """Read numbers parted by blanks.

    Examples
    --------
    >>> numbers("0 0 210 297")
    [0.0, 0.0, 210.0, 297.0]
    """
    return [number(one) for one in text.split()]


def steps(text: str, most: int) -> list[float]:
    """Read the distances from sign to sign, `g n d` standing for n times d.

    Parameters
    ----------
    text : str
        As DeltaX and DeltaY have it.
    most : int
        How many are needed.

    Examples
    --------
    >>> steps("g 3 5.5 2", 9), steps("g 999999 1", 2)
    ([5.5, 5.5, 5.5, 2.0], [1.0, 1.0])
    """
    found: list[float] = []
    words = iter(text.split())
    for word in words:
        if len(found) >= most:
            break
        if word == "g":
            count, step = number(next(words, "")), number(next(words, ""))
            found += [step] * max(min(int(count), most - len(found)), 0)
        else:
            found.append(number(word))
    return found[:most]


def box(text: str) -> tuple[float, float, float, float]:
    """Read left and upper edge, width and height; noughts where there are none.

    Examples
    --------
    >>> box("10 20 30")
    (10.0, 20.0, 30.0, 0.0)
    """
    found = numbers(text)[:4]
    x, y, width, height = [*found, *[0.0] * (4 - len(found))]
    return x, y, width, height


def placed(element: object, outer: Matrix) -> Matrix:
    """Give the matrix from an object's own space to the page: its CTM, its place, what it stands in."""
    x, y, _, _ = box(attribute(element, "Boundary"))
    own = numbers(attribute(element, "CTM"))
    inner: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    if len(own) == len(inner):
        inner = (own[0], own[1], own[2], own[3], own[4], own[5])
    return times(inner, times((1.0, 0.0, 0.0, 1.0, x, y), outer))


def times(first: Matrix, then: Matrix) -> Matrix:
    """Put two matrices together.

    Examples
    --------
    >>> times((1, 0, 0, 1, 2, 3), (2, 0, 0, 2, 0, 0))
    (2, 0, 0, 2, 4, 6)
    """
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Take a point from an object's own space to the page."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Give left, upper, right and lower edge of points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def turned(degrees: float) -> Matrix:
    """Give the matrix that turns clockwise, y growing downwards.

    Examples
    --------
    >>> [round(value) for value in turned(90)]
    [0, 1, -1, 0, 0, 0]
    """
    angle = math.radians(degrees)
    sine, cosine = math.sin(angle), math.cos(angle)
    return (cosine, sine, -sine, cosine, 0.0, 0.0)
