"""Paragraphs of a Word document that a drawing in front of the text may cover.

Nothing is laid out here: a drawing that is filled and lies in front of the words may stand on the lines of
the paragraph that it belongs to, and a high one on those around it, unless it says that it stands beside the
words, or below where it belongs. Digits there are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from indicators.documents.formats.archives import ancestor, attribute, child, integer, local
from indicators.documents.formats.docx_boxes import POINTS
from indicators.storage.expressions import expression

_OFF = ("0", "false", "f")
_EMU, _TWIPS = 12_700.0, 20.0
_OF_PARAGRAPH = ("paragraph", "line")
# What says that a drawing has another size than its extent.
_RESIZED = ("sizeRelH", "sizeRelV")
# Points: what is less is a ruled line, and a line of words.
_LEAST, _LINE = 6.0, 12.0
_MOST_LINES = 200
_number = partial(integer, digits=12)
_SIDE = expression(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,6})?)(pt|in|cm|mm|px|)\s*(?=;|$)")


def covered(root: Any) -> set[Any]:
    """List the paragraphs that may lie under drawings.

    Parameters
    ----------
    root : lxml.etree._Element
        Of the part with the document's words.
    """
    covers = list(_covers(root))
    if not covers:
        return set()
    paragraphs = [one for one in root.iter() if local(one) == "p" and ancestor(one, "txbxContent") is None]
    number = {one: at for at, one in enumerate(paragraphs)}
    found: set[Any] = set()
    for drawing, above, below in covers:
        own = next((one for one in drawing.iterancestors() if one in number), None)
        if own is not None:
            found.update(paragraphs[max(number[own] - above, 0) : number[own] + below + 1])
    return found


def _covers(root: Any) -> Iterator[tuple[Any, int, int]]:
    """Give the drawings that may cover words, with the numbers of lines above and below their own."""
    area = _text_area(root)
    for one in root.iter():
        name = local(one)
        if name == "anchor" and attribute(one, "behindDoc") in ("", *_OFF):
            height = _height(one)
            if height >= _LEAST and any(map(_is_filled, one.iter())) and not _is_beside(one, area):
                # A picture may be a seal, through which words are seen.
                is_picture = any(local(inner) == "pic" for inner in one.iter())
                yield one, *((0, 0) if is_picture else _lines(one, height))
        elif name in ("rect", "roundrect", "oval", "shape") and _is_in_front(attribute(one, "style")):
            told = {match[1]: float(match[2]) * POINTS[match[3]] for match in _sides(one)}
            is_filled = attribute(one, "filled", "t") not in _OFF and not _has_words(one)
            if is_filled and len(told) == 2 and min(told.values()) >= _LEAST:
                lines = min(int(told["height"] / _LINE), _MOST_LINES)
                yield one, lines, lines


def _height(anchor: Any) -> float:
    """Give the points that a drawing in front of words is high; 0 for one as narrow as a line."""
    extent = child(anchor, "extent")
    if extent is None or child(anchor, "wrapNone") is None:
        return 0.0
    width, height = (_number(attribute(extent, side)) / _EMU for side in ("cx", "cy"))
    return height if width >= _LEAST else 0.0


def _lines(anchor: Any, height: float) -> tuple[int, int]:
    """Give on how many lines above and below its own a drawing may stand."""
    above = below = height
    where = child(anchor, "positionV")
    is_near = where is not None and attribute(where, "relativeFrom") in _OF_PARAGRAPH
    down = _offset(where) if is_near else None
    if down is not None and not any(local(one) in _RESIZED for one in anchor.iter()):
        above, below = max(-down, 0.0), max(down + height, 0.0)
    return _count(above), _count(below)


def _count(points: float) -> int:
    return min(int(points / _LINE), _MOST_LINES)


def _text_area(root: Any) -> tuple[float, float] | None:
    """Give where words begin and end across all pages, in points from the left; None if nothing says so."""
    found = []
    for section in root.iter("{*}sectPr"):
        size, margin, columns = (child(section, name) for name in ("pgSz", "pgMar", "cols"))
        is_parted = columns is not None and attribute(columns, "num", "1") != "1"
        if size is None or margin is None or is_parted:
            return None
        width, left, right = (
            _number(attribute(one, name)) / _TWIPS
            for one, name in ((size, "w"), (margin, "left"), (margin, "right"))
        )
        found.append((left, width - right))
    return (min(left for left, _ in found), max(right for _, right in found)) if found else None


def _is_beside(anchor: Any, area: tuple[float, float] | None) -> bool:
    """Whether a drawing says that it stands in the margin or off the page."""
    where, extent = child(anchor, "positionH"), child(anchor, "extent")
    is_plain = not any(local(one) in _RESIZED or attribute(one, "rot", "0") != "0" for one in anchor.iter())
    if not is_plain or where is None or area is None or (right := _offset(where)) is None:
        return False
    origin = {"page": 0.0, "column": area[0], "margin": area[0]}.get(attribute(where, "relativeFrom"))
    if origin is None or ancestor(anchor, "tbl") is not None:
        return False
    begin = origin + right
    return begin >= area[1] or begin + _number(attribute(extent, "cx")) / _EMU <= area[0]


def _offset(position: Any) -> float | None:
    """Read how many points a drawing is moved; None if it is lined up with something."""
    offset = child(position, "posOffset")
    told = (offset.text or "").strip() if offset is not None else ""
    return _number(told, is_signed=True) / _EMU if told else None


def _is_filled(element: Any) -> bool:
    """Whether a part of a drawing is filled so that nothing is seen through it; one with words is a label."""
    if local(element) == "pic":
        return True
    if local(element) != "wsp" or _has_words(element):
        return False
    colour = child(element, "spPr", "solidFill")
    return colour is not None and not any(local(inner) == "alpha" for inner in colour.iter())


def _has_words(element: Any) -> bool:
    return any(local(inner) == "t" and (inner.text or "").strip() for inner in element.iter())


def _is_in_front(style: str) -> bool:
    told = style.replace(" ", "").lower()
    return "position:absolute" in told and "z-index:-" not in told and "hidden" not in told


def _sides(shape: Any) -> Iterator[re.Match[str]]:
    return _SIDE.finditer(attribute(shape, "style").lower())
