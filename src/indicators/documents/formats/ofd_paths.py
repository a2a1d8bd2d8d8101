"""Paths of an OFD page → the strokes that run level or upright, of which tables are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicators.documents.formats import ofd_space, page_shapes
from indicators.documents.formats.archives import attribute, child
from indicators.documents.formats.ofd_space import Matrix
from indicators.documents.formats.page_shapes import Shape
from indicators.storage.expressions import expression

# How many numbers stand behind each letter, of which the last two are where the path is then.
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_LEVEL = 0.5
_SPACED = expression(r"([SMLQBAC])")


def edges(element: Any, outer: Matrix) -> Iterator[dict[str, Any]]:
    """List the level and upright strokes of a path object.

    Parameters
    ----------
    element : lxml.etree._Element
        A PathObject; one that is neither drawn nor filled has none.
    outer : Matrix
        From the space it stands in to points on the page.

    Yields
    ------
    dict
        As pdfplumber gives them.
    """
    is_drawn = attribute(element, "Stroke", "true") != "false" or attribute(element, "Fill") == "true"
    data = child(element, "AbbreviatedData")
    if data is None or not is_drawn:
        return
    matrix = ofd_space.placed(element, outer)
    for start, end in _strokes((data.text or "").split()):
        x0, top, x1, bottom = ofd_space.around([ofd_space.at(matrix, *start), ofd_space.at(matrix, *end)])
        if min(x1 - x0, bottom - top) > _LEVEL:
            continue
        yield {
            "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
            "orientation": "h" if x1 - x0 > bottom - top else "v", "object_type": "line",
        }  # fmt: skip


Point = tuple[float, float]
_LETTERS = {"S": "m", "M": "m", "L": "l", "Q": "l", "B": "c", "A": "l"}


def shape(data: str, matrix: Matrix) -> Shape:
    """Read the outline of a path on the page."""
    return page_shapes.shape(path(data, matrix))


def path(data: str, matrix: Matrix) -> list[tuple[Any, ...]]:
    """Read a path on the page, as `page_shapes` takes it; of a bow in a circle only where it ends."""
    steps: list[tuple[Any, ...]] = []
    for letter, values in _steps(_SPACED.sub(r" \1 ", data).split()):
        if values and letter in _LETTERS:
            pairs = (
                list(zip(values[::2], values[1::2], strict=False))
                if letter != "A"
                else [(values[-2], values[-1])]
            )
            steps.append((_LETTERS[letter], *(ofd_space.at(matrix, *pair) for pair in pairs)))
        elif letter == "C" and steps:
            steps.append(("h",))
    return steps


def _steps(words: list[str]) -> Iterator[tuple[str, list[float]]]:
    """Give the steps of a path with their numbers; none where they are too few."""
    at = 0
    while at < len(words):
        letter = words[at]
        count = _TAKES.get(letter, 0)
        values = [ofd_space.number(word) for word in words[at + 1 : at + 1 + count]]
        at += 1 + len(values)
        yield letter, values if len(values) == count else []


def _strokes(words: list[str]) -> Iterator[tuple[Point, Point]]:
    """Give the straight strokes of a path, first and last point of each."""
    begin = here = (0.0, 0.0)
    for letter, values in _steps(words):
        if letter == "C":
            yield here, begin
            here = begin
        elif values:
            there = (values[-2], values[-1])
            if letter == "L":
                yield here, there
            begin, here = (there if letter in "SM" else begin), there


def outline(element: Any, outer: Matrix) -> tuple[float, float, float, float]:
    """Give the edges of an object's box on the page: left, upper, right and lower."""
    x, y, width, height = ofd_space.box(attribute(element, "Boundary"))
    corners = [(x, y), (x + width, y + height)]
    return ofd_space.around([ofd_space.at(outer, *corner) for corner in corners])
