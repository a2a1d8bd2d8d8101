"""Which signs of an OFD page nobody sees: not drawn, of the colour they lie on, covered, off the page."""

from __future__ import annotations

from typing import Any

from indicators.documents.formats import colours, ofd_paths, ofd_space, page_shapes
from indicators.documents.formats.archives import attribute, child, local
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.ofd_space import Matrix
from indicators.documents.formats.page_fillings import Filling, Fillings
from indicators.documents.formats.page_layout import Objects
from indicators.documents.formats.page_shapes import Shape

# Of 255: what is fainter is not seen, what is stronger covers.
_FAINT, _STRONG = 5, 243
# Points: a sign of less is a speck, a filling of less a ruled line.
_SPECK, _STROKE = 1.2, 2.0
ORDER, INKS, CLIPS = "order", "inks", "clips"


def inks(element: Any) -> list[Colour | None] | None:
    """List the colours that a text object is drawn with, None for one not known; None if it is not drawn.

    Parameters
    ----------
    element : lxml.etree._Element
        A TextObject.
    """
    found: list[Colour | None] = []
    for kind, usual in (("Fill", "true"), ("Stroke", "false")):
        color = child(element, f"{kind}Color")
        if attribute(element, kind, usual) == "true" and _alpha(color) > _FAINT:
            found.append(_colour(color))
    return found or None


def filling(element: Any, outer: Matrix, order: int) -> Filling | None:
    """Read what a path or a picture fills, None if it fills nothing that signs could lie on."""
    box = ofd_paths.outline(element, outer)
    if min(box[2] - box[0], box[3] - box[1]) < _STROKE:
        return None
    data = child(element, "AbbreviatedData")
    if data is None:
        # A picture may let something show through.
        return Filling(order, box, None, covers=False)
    color = child(element, "FillColor")
    if attribute(element, "Fill") != "true" or _alpha(color) <= _FAINT:
        return None
    if color is None:
        # Without a colour nothing is seen (GB/T 33190, 9.1), unless parameters kept apart say one.
        return Filling(order, box, None, covers=False) if attribute(element, "DrawParam") else None
    outline = ofd_paths.shape(data.text or "", ofd_space.placed(element, outer))
    covers = (
        min(_alpha(color), _alpha(element)) >= _STRONG and bool(outline) and child(element, "Clips") is None
    )
    return Filling(order, box, _colour(color) if covers else None, covers, outline if covers else ())


def clips(element: Any, outer: Matrix) -> list[Shape]:
    """List the paths in each of which alone a text object is seen; an area of words is not looked at."""
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
        if paths:
            found.append(tuple(outline for shape in shapes for outline in shape))
    return found


def mark(signs: Objects, fillings: list[Filling], width: float, height: float) -> None:
    """Mark the signs of a page that nobody sees, for `page_layout` to set them apart."""
    found = Fillings(width, height, fillings)
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


def _alpha(element: Any) -> float:
    return ofd_space.number(attribute(element, "Alpha"), 255.0) if element is not None else 255.0


def _colour(color: Any) -> Colour | None:
    """Read a colour, black where there is none; shadings and spaces of colours of their own are not known."""
    if color is None:
        return colours.BLACK
    values = ofd_space.numbers(attribute(color, "Value"))
    if len(values) != 3 or attribute(color, "ColorSpace") or len(color):
        return None
    red, green, blue = (round(min(max(value, 0.0), 255.0)) for value in values)
    return red, green, blue
