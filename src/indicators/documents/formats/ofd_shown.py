"""Which signs of an OFD page nobody sees: not drawn, of the colour they lie on, covered, off the page."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import Any

from indicators.documents.formats import ofd_looks, ofd_paths, ofd_space, page_overdrawn, page_shapes
from indicators.documents.formats.archives import child, local
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.ofd_looks import Looks
from indicators.documents.formats.ofd_space import Matrix
from indicators.documents.formats.page_fillings import Filling, Fillings
from indicators.documents.formats.page_layout import Objects
from indicators.documents.formats.page_shapes import Shape
from indicators.documents.unread_figures import unread

# Of 255: what is fainter is not seen, what is stronger covers.
_FAINT, _STRONG = 5, 243
# Points: a sign of less is a speck, a filling of less a ruled line.
_SPECK, _STROKE = 1.2, page_shapes.BROAD
_USUAL_WIDTH = 0.353
ORDER, INKS, CLIPS = "order", "inks", "clips"


def is_seen(element: Any) -> bool:
    """Whether an object is drawn, as far as its own attributes say."""
    return ofd_looks.is_on(element, "Visible", "true") and ofd_looks.alpha(element) > _FAINT


def inks(element: Any, looks: Looks) -> list[Colour | None] | None:
    """List the colours that a text object is drawn with, None for one not known; None if it is not drawn.

    Parameters
    ----------
    element : lxml.etree._Element
        A TextObject.
    """
    found: list[Colour | None] = []
    for kind, usual in (("Fill", "true"), ("Stroke", "false")):
        color = looks.color(f"{kind}Color")
        if ofd_looks.is_on(element, kind, usual) and ofd_looks.alpha(color) > _FAINT:
            found.append(looks.colour(color))
    return found or None


def fillings(element: Any, looks: Looks, outer: Matrix, order: int) -> Iterator[Filling]:
    """Give what a path fills and what a broad pen draws along it, for signs to lie on or under."""
    data, color = child(element, "AbbreviatedData"), looks.color("FillColor")
    if data is None:
        return
    matrix = ofd_space.placed(element, outer)
    path = ofd_paths.path(data.text or "", matrix)
    is_whole = child(element, "Clips") is None and ofd_looks.alpha(element) >= _STRONG
    # Without a colour nothing is filled (GB/T 33190, 9.1).
    if color is not None and ofd_looks.is_on(element, "Fill", "false") and ofd_looks.alpha(color) > _FAINT:
        box, outline = ofd_paths.outline(element, outer), page_shapes.shape(path)
        covers = is_whole and ofd_looks.alpha(color) >= _STRONG and bool(outline)
        if min(box[2] - box[0], box[3] - box[1]) >= _STROKE:
            yield Filling(
                order, box, looks.colour(color) if covers else None, covers, outline if covers else ()
            )
    pen = looks.color("StrokeColor")
    width = ofd_space.number(looks.told("LineWidth"), _USUAL_WIDTH) * max(
        hypot(*matrix[:2]), hypot(*matrix[2:4])
    )
    if width >= _STROKE and ofd_looks.is_on(element, "Stroke", "true") and ofd_looks.alpha(pen) > _FAINT:
        covers = is_whole and ofd_looks.alpha(pen) >= _STRONG
        for outline in page_shapes.strokes(path, width):
            yield Filling(
                order, page_shapes.around(outline), looks.colour(pen) if covers else None, covers, outline
            )


def clips(element: Any, outer: Matrix) -> list[Shape]:
    """List the paths in each of which alone a text object is seen; of an area of words nothing is."""
    found: list[Shape] = []
    told = child(element, "Clips")
    within = ofd_space.placed(element, outer)
    for one in told if told is not None else ():
        paths = [path for area in one for path in area if local(path) == "Path"]
        shapes = [
            ofd_paths.shape(data.text or "", ofd_space.placed(path, within))
            for path in paths
            if (data := child(path, "AbbreviatedData")) is not None
        ]
        found.append(tuple(outline for shape in shapes for outline in shape))
    return found


def mark(
    signs: Objects,
    fillings: list[Filling],
    veils: list[Filling],
    edges: Objects,
    width: float,
    height: float,
) -> None:
    """Mark the signs of a page that nobody sees, for `page_layout` to set them apart.

    Parameters
    ----------
    veils : list of Filling
        The pictures, that may let something show through: digits under one are not read.
    edges : list of dict
        The strokes: digits through which one goes are not read.
    """
    found, pictures = Fillings(width, height, fillings + veils), Fillings(width, height, veils)
    rules = sorted((-one["top"], one["x0"], one["x1"]) for one in edges if one["orientation"] == "h")
    for sign in signs:
        x, y = (sign["x0"] + sign["x1"]) / 2, (sign["top"] + sign["bottom"]) / 2
        drawn = sign[INKS]
        sign["is_unseen"] = (
            drawn is None
            or sign["x1"] < 0
            or sign["x0"] > width
            or sign["bottom"] < 0
            or sign["top"] > height
            or sign["size"] < _SPECK
            or any(not page_shapes.holds(clip, x, y) for clip in sign[CLIPS])
            or found.hide(sign[ORDER], x, y, drawn)
        )
        upwards = (sign["x0"], -sign["bottom"], sign["x1"], -sign["top"])
        if not sign["is_unseen"] and (
            None in (drawn or ())
            or pictures.may_cover(sign[ORDER], x, y)
            or page_overdrawn.is_struck(upwards, rules)
        ):
            sign["text"] = unread(sign["text"])
    page_overdrawn.mark_overlaid(signs)
