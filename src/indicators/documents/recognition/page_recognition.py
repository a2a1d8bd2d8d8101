"""The picture of a page → its signs with their certainty, and its ruled lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.documents.recognition import certainty, straightening, strokes
from indicators.documents.recognition.ocr_engine import Quad, Recogniser
from indicators.documents.recognition.signs import Piece, PlacedSign, placed
from indicators.documents.recognition.strokes import Stroke

if TYPE_CHECKING:
    from PIL import Image

# A page of any size is laid out as one of this height or width: A4, in points.
_LONG_SIDE = 842.0
_MOST_PIECES = 3000
_LEAST = 4
# Signs of an upright page are more certain than that in the mean, those of one upside down less.
_UPRIGHT = 0.8


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, in points."""

    x0: float
    top: float
    x1: float
    bottom: float
    is_level: bool


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What was recognised on a page, in points from its upper left corner."""

    signs: tuple[PlacedSign, ...]  # Digits of figures that are not certain are those of `certainty.BANDS`.
    rules: tuple[Rule, ...]  # Of which tables are made.
    # Of the page.
    width: float
    height: float


def read(picture: Image.Image, recogniser: Recogniser) -> ReadPage:
    """Read the picture of a page, however it was laid down.

    Parameters
    ----------
    picture : PIL.Image.Image
        In grey.
    """
    from PIL import Image

    quads = _found(picture, recogniser)
    if straightening.lies_on_its_side(quads):
        picture = picture.transpose(Image.Transpose.ROTATE_90)
        quads = _found(picture, recogniser)
    page, certain = _straight(picture, quads, recogniser)
    if quads and certain <= _UPRIGHT * len(page.signs):
        # Upside down a line looks like one that is upright, and cannot be read.
        picture = picture.transpose(Image.Transpose.ROTATE_180)
        other, more = _straight(picture, _found(picture, recogniser), recogniser)
        return other if more > certain else page
    return page


def _found(picture: Image.Image, recogniser: Recogniser) -> list[Quad]:
    import numpy as np

    return recogniser.find(np.asarray(picture))[:_MOST_PIECES]


def _straight(picture: Image.Image, quads: list[Quad], recogniser: Recogniser) -> tuple[ReadPage, float]:
    """Read a page that stands upright; give it with the certainty of all its signs together."""
    import numpy as np
    from PIL import Image

    if angle := straightening.slant(quads):
        paper = int(np.median(np.asarray(picture)))
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=paper)
        quads = straightening.turned(quads, angle, picture.size)
    dots = np.asarray(picture)
    ruled = strokes.find(dots, straightening.line_height(quads))
    plain = strokes.without(dots, ruled)
    points = _LONG_SIDE / max(picture.size)
    places = list(boxes(quads, ruled, picture.size))
    lines = certainty.of_page([certainty.look(recogniser, plain, box) for box in places])
    pieces = [Piece(*box, line) for box, line in zip(places, lines, strict=True)]
    rules = tuple(
        Rule(one.x0 * points, one.top * points, one.x1 * points, one.bottom * points, one.is_level)
        for one in ruled
    )
    width, height = picture.size
    page = ReadPage(tuple(placed(pieces, points)), rules, width * points, height * points)
    return page, sum(sign.certainty for line in lines for sign in line)


Edges = tuple[int, int, int, int]


def boxes(quads: Sequence[Quad], ruled: Sequence[Stroke], size: tuple[int, int]) -> Iterator[Edges]:
    """Give the boxes of the lines, cut where a ruled line goes through them."""
    upright = [one for one in ruled if not one.is_level]
    for quad in quads:
        xs, ys = sorted(x for x, _ in quad), sorted(y for _, y in quad)
        # Of a line that leans the outer corners reach into its neighbours.
        top, bottom = max(round((ys[0] + ys[1]) / 2), 0), min(round((ys[2] + ys[3]) / 2), size[1])
        x0, x1 = max(round(xs[0]), 0), min(round(xs[3]), size[0])
        cuts = sorted(
            {
                (one.x0 + one.x1) // 2
                for one in upright
                if x0 < one.x0 and one.x1 < x1 and one.top < (top + bottom) / 2 < one.bottom
            }
        )
        for left, right in zip([x0, *cuts], [*cuts, x1], strict=True):
            if right - left >= _LEAST and bottom - top >= _LEAST:
                yield left, top, right, bottom
