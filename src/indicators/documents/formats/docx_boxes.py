"""Text boxes of a Word document that nobody sees (hidden, off the page, without room), or that are turned."""

from __future__ import annotations

from functools import partial
from typing import Any

from indicators.documents.formats.archives import ancestor, attribute, child, integer, local
from indicators.storage.expressions import expression

# English metric units (DrawingML) of a point, and twentieths of it.
_EMU, _TWIP = 12_700.0, 0.05
POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
_STYLE = expression(r"\s*([\w-]+)\s*:\s*([^;]+)")
_LENGTH = expression(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|px|)")
_ON = ("1", "true")
_integer = partial(integer, digits=12, is_signed=True)
# The long side of A3, in points: what is further out than that stands on no page.
_LARGEST = 1191.0
# Points: a box that does not grow with its words shows none of them.
_SMALLEST = 2.0
# Degrees: words that stand on their heads, whose 6 is a 9; in DrawingML 60,000ths of them.
_TURNED = (135, 225)
_DEGREE = 60_000
_DEGREES = expression(r"(-?\d{1,5})(?:\.\d{1,6})?")


def is_unseen(box: Any) -> bool:
    """Whether a text box is hidden or stands off every page.

    Parameters
    ----------
    box : lxml.etree._Element
        Its `txbxContent`.
    """
    anchor, page = ancestor(box, "anchor"), _page(box)
    if anchor is not None:
        return (
            attribute(anchor, "hidden") in _ON
            or _is_marked(anchor)
            or _has_no_room(box, anchor)
            or _is_off(anchor, "positionH", "cx", page[0])
            or _is_off(anchor, "positionV", "cy", page[1])
        )
    shape = _old_shape(box)
    return shape is not None and _is_unseen_shape(_told(shape), _told(box.getparent()), page)


def is_turned(box: Any) -> bool:
    """Whether the words of a text box stand on their heads."""
    frame, body = child(ancestor(box, "wsp"), "spPr", "xfrm"), child(ancestor(box, "wsp"), "bodyPr")
    if frame is not None:
        is_upright = body is not None and attribute(body, "upright") in _ON
        turned = 0 if is_upright else _integer(attribute(frame, "rot"))
        turned += _integer(attribute(body, "rot")) if body is not None else 0
        return _is_over(turned / _DEGREE) is not (attribute(frame, "flipV") in _ON)
    told = _told(_old_shape(box))
    turn = _DEGREES.fullmatch(told.get("rotation", "0"))
    return _is_over(int(turn[1]) if turn else 0) is not ("y" in told.get("flip", ""))


def _is_over(degrees: float) -> bool:
    return _TURNED[0] <= degrees % 360 <= _TURNED[1]


def _has_no_room(box: Any, anchor: Any) -> bool:
    if (extent := child(anchor, "extent")) is None:
        return False
    body = child(ancestor(box, "wsp"), "bodyPr")
    sizes = [_integer(told) / _EMU for name in ("cx", "cy") if (told := attribute(extent, name))]
    return any(size <= _SMALLEST for size in sizes) and (body is None or child(body, "spAutoFit") is None)


def _old_shape(box: Any) -> Any:
    """Find the shape of older Word and of WPS around a text box."""
    outer = (one for one in box.iterancestors() if local(one) != "textbox")
    return next((one for one in outer if attribute(one, "style")), None)


def _told(element: Any) -> dict[str, str]:
    """Read the style of a shape or its text box."""
    style = attribute(element, "style") if element is not None else ""
    return {
        match[1].lower(): match[2].strip().lower() for match in map(_STYLE.match, style.split(";")) if match
    }


def is_off_page(frame: Any) -> bool:
    """Whether a frame, the `framePr` of a paragraph, stands off every page."""
    return frame is not None and any(
        _stands_off(_integer(attribute(frame, at)) * _TWIP, _integer(attribute(frame, size)) * _TWIP, is_page)
        for at, size, is_page in (
            ("x", "w", attribute(frame, "hAnchor") == "page"),
            ("y", "h", attribute(frame, "vAnchor") == "page"),
        )
    )


def _is_marked(anchor: Any) -> bool:
    named = child(anchor, "docPr")
    return named is not None and attribute(named, "hidden") in _ON


def _is_off(anchor: Any, position: str, size: str, page: float) -> bool:
    place, extent = child(anchor, position), child(anchor, "extent")
    offset = child(place, "posOffset")
    if offset is None:
        return False
    width = _integer(attribute(extent, size)) / _EMU if extent is not None else 0.0
    is_page = attribute(place, "relativeFrom") == "page"
    return _stands_off(_integer((offset.text or "").strip()) / _EMU, width, is_page, page)


def _page(box: Any) -> tuple[float, float]:
    """Give the width and height of the page, in points, as the last section tells them."""
    body = child(box.getroottree().getroot(), "body")
    last = body[-1] if body is not None and len(body) else None
    size = child(last, "pgSz") if last is not None and local(last) == "sectPr" else None
    if size is None:
        return _LARGEST, _LARGEST
    wide, high = (_integer(attribute(size, side)) * _TWIP or _LARGEST for side in ("w", "h"))
    return wide, high


def _stands_off(at: float, size: float, is_page: bool, page: float = _LARGEST) -> bool:
    """Whether something that begins there, from the page's edge or from within it, is off the page."""
    return at >= _LARGEST or at + size <= (0.0 if is_page and size else -page)


def _is_unseen_shape(told: dict[str, str], inside: dict[str, str], page: tuple[float, float]) -> bool:
    """Whether a shape of older Word and of WPS is not seen, by its style and that of its text box."""
    if told.get("visibility") == "hidden" or told.get("display") == "none":
        return True
    sizes = [_length(told[name]) for name in ("width", "height") if _LENGTH.fullmatch(told.get(name, ""))]
    if any(size <= _SMALLEST for size in sizes) and inside.get("mso-fit-shape-to-text") != "t":
        return True
    for names, size, relative, whole in (
        (("margin-left", "left"), "width", "mso-position-horizontal-relative", page[0]),
        (("margin-top", "top"), "height", "mso-position-vertical-relative", page[1]),
    ):
        at = sum(_length(told.get(name, "")) for name in names)
        if _stands_off(at, _length(told.get(size, "")), told.get(relative) == "page", whole):
            return True
    return False


def _length(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * POINTS[match[2]] if match else 0.0
