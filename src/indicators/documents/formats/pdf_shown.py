"""Which signs of a PDF page nobody sees: drawn without ink, white on white, or outside of what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, wraps
from typing import Any

from indicators.documents.formats.page_layout import Box, Objects, stands_on

_RENDER = "render"
_ONLY_STROKED = (1, 5)
_NOT_DRAWN = (3, 7)
_FILLED_AND_STROKED = (2, 6)
# By the number of their values: grey, red with green and blue, and the four inks of a printer.
_WHITE = {1: (1.0,), 3: (1.0, 1.0, 1.0), 4: (0.0, 0.0, 0.0, 0.0)}
_MEASURED = ("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased")
_NEAR = 0.03


@cache
def install() -> None:
    """Have pdfplumber tell of each sign how it is drawn, which pdfminer knows and keeps to itself."""
    import pdfplumber.page
    from pdfminer import converter, pdfdevice

    pdfplumber.page.ALL_ATTRS.add(_RENDER)
    device, layout = pdfdevice.PDFTextDevice, converter.PDFLayoutAnalyzer
    # pdfminer's classes are typed by their methods' signatures, which these keep.
    setattr(device, "render_string", _remembering(device.render_string))  # noqa: B010
    setattr(layout, "render_char", _telling(layout.render_char))  # noqa: B010


def _remembering(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def render_string(device: Any, state: Any, *values: Any) -> None:
        device.render = state.render
        method(device, state, *values)

    return render_string


def _telling(method: Callable[..., float]) -> Callable[..., float]:
    @wraps(method)
    def render_char(device: Any, *values: Any, **named: Any) -> float:
        width = method(device, *values, **named)
        signs = device.cur_item._objs
        if signs:
            signs[-1].render = getattr(device, _RENDER, 0)
        return width

    return render_char


def marked(page: Any, signs: Objects, pictures: Sequence[Box]) -> Objects:
    """Mark the signs of a page that are drawn and not seen, for `page_layout` to set them apart.

    Parameters
    ----------
    page : pdfplumber.page.Page
        With what is drawn on it.
    signs : list of dict
        Its signs.
    pictures : sequence of (float, float, float, float)
        Where its pictures stand: white words may stand on them.
    """
    dark = [*pictures, *(_box(one) for one in (*page.rects, *page.curves) if _is_dark(one))]
    shown = _overlap(page.bbox, page.cropbox)
    for sign in signs:
        sign["is_unseen"] = (
            sign.get(_RENDER) in _NOT_DRAWN
            or not stands_on(sign, [shown])
            or (_has_no_ink(sign) and not stands_on(sign, dark))
        )
    return signs


def _has_no_ink(sign: dict[str, Any]) -> bool:
    inner, edge = _is_white(sign, "non_stroking_color"), _is_white(sign, "stroking_color")
    if sign.get(_RENDER) in _FILLED_AND_STROKED:
        return inner and edge
    if sign.get(_RENDER) in _ONLY_STROKED:
        return edge
    return inner and sign.get("ncs", "DeviceGray") in _MEASURED


def _is_white(drawn: dict[str, Any], name: str) -> bool:
    color = drawn.get(name)
    values = color if isinstance(color, (tuple, list)) else (color,)
    white = _WHITE.get(len(values), ())
    return bool(white) and all(
        isinstance(value, (int, float)) and abs(value - full) <= _NEAR
        for value, full in zip(values, white, strict=True)
    )


def _is_dark(drawn: dict[str, Any]) -> bool:
    return bool(drawn.get("fill")) and not _is_white(drawn, "non_stroking_color")


def _box(drawn: dict[str, Any]) -> Box:
    return drawn["x0"], drawn["top"], drawn["x1"], drawn["bottom"]


def _overlap(one: Box, other: Box) -> Box:
    x0, top = max(one[0], other[0]), max(one[1], other[1])
    x1, bottom = min(one[2], other[2]), min(one[3], other[3])
    # A box that shows nothing at all is a mistake, and viewers show the whole page.
    return (x0, top, x1, bottom) if x0 < x1 and top < bottom else one
