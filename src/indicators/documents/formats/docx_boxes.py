"""Text boxes of a Word document that nobody sees: hidden ones, and those that stand off the page."""

from __future__ import annotations

from typing import Any

from indicators.documents.formats.archives import attribute, child
from indicators.documents.formats.docx_looks import ancestor
from indicators.storage.expressions import expression

# English metric units (DrawingML) of a point, and twentieths of it.
_EMU, _TWIP = 12_700.0, 0.05
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
_STYLE = expression(r"\s*([\w-]+)\s*:\s*([^;]+)")
_LENGTH = expression(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|px|)")
_INTEGER = expression(r"-?\d{1,12}")
_ON = ("1", "true")
# The long side of A3, in points: what is further out than that stands on no page.
_LARGEST = 1191.0


def is_unseen(box: Any) -> bool:
    """Whether a text box is hidden or stands off every page.

    Parameters
    ----------
    box : lxml.etree._Element
        Its `txbxContent`.
    """
    anchor = ancestor(box, "anchor")
    if anchor is not None:
        return (
            attribute(anchor, "hidden") in _ON
            or _is_marked(anchor)
            or any(_is_off(anchor, *names) for names in (("positionH", "cx"), ("positionV", "cy")))
        )
    shape = next((one for one in box.iterancestors() if attribute(one, "style")), None)
    return shape is not None and _is_unseen_shape(attribute(shape, "style"))


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


def _is_off(anchor: Any, position: str, size: str) -> bool:
    place, extent = child(anchor, position), child(anchor, "extent")
    offset = child(place, "posOffset")
    if offset is None:
        return False
    width = _integer(attribute(extent, size)) / _EMU if extent is not None else 0.0
    is_page = attribute(place, "relativeFrom") == "page"
    return _stands_off(_integer((offset.text or "").strip()) / _EMU, width, is_page)


def _stands_off(at: float, size: float, is_page: bool) -> bool:
    """Whether something that begins there, from the page's edge or from within it, is off the page."""
    return at >= _LARGEST or at + size <= (0.0 if is_page and size else -_LARGEST)


def _is_unseen_shape(style: str) -> bool:
    """Read the style of a shape of older Word and of WPS."""
    told = {
        match[1].lower(): match[2].strip().lower() for match in map(_STYLE.match, style.split(";")) if match
    }
    if told.get("visibility") == "hidden" or told.get("display") == "none":
        return True
    for names, size, relative in (
        (("margin-left", "left"), "width", "mso-position-horizontal-relative"),
        (("margin-top", "top"), "height", "mso-position-vertical-relative"),
    ):
        at = sum(_length(told.get(name, "")) for name in names)
        if _stands_off(at, _length(told.get(size, "")), told.get(relative) == "page"):
            return True
    return False


def _length(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _POINTS[match[2]] if match else 0.0


def _integer(text: str) -> int:
    return int(text) if _INTEGER.fullmatch(text) else 0
