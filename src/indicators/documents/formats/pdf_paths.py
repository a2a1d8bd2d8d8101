"""How the paths of a PDF are drawn: what they fill, and what a pen draws along them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import hypot
from typing import Any

from indicators.documents.formats import page_shapes
from indicators.documents.formats.pdf_drawing import Box, state, within

_MOST_PARTS = 50


def telling(method: Callable[..., None]) -> Callable[..., None]:
    """Tell of each part of a path that is painted how it is drawn."""

    @wraps(method)
    def paint_path(device: Any, looks: Any, *values: Any, **named: Any) -> None:
        painted, before = device.cur_item._objs, len(device.cur_item._objs)
        method(device, looks, *values, **named)
        parts = painted[before:]
        space, pen_space = (getattr(getattr(looks, name, None), "name", "") for name in ("ncs", "scs"))
        width = _width(state(device).looks.pen, device.ctm)
        for one in parts:
            outline = page_shapes.shape(one.original_path or ()) if _is_filled(one) else ()
            is_box = _is_filled_box(one)
            is_whole = (is_box or bool(outline)) and not _is_cut_out(one, parts)
            shape = () if is_box else outline
            # Its own box has the ends of curves only.
            box = page_shapes.around(shape) if shape else one.bbox
            strokes = _strokes(one, width, state(device).looks.clip) if len(parts) <= _MOST_PARTS else ()
            one.drawn = state(device).drawing(
                box, is_whole=is_whole, space=space, shape=shape, strokes=strokes, pen_space=pen_space
            )

    return paint_path


def _width(told: float, matrix: Any) -> float:
    """Give the width of a pen on the page, where it is broadest."""
    a, b, c, d = matrix[:4]
    return told * max(hypot(a, b), hypot(c, d))


def _strokes(one: Any, width: float, clip: Box) -> tuple[tuple[Box, page_shapes.Shape], ...]:
    """List what a pen draws that is broad enough for words to lie under it."""
    if not one.stroke or width < page_shapes.BROAD:
        return ()
    found = page_shapes.strokes(one.original_path or (), width)
    return tuple((within(page_shapes.around(shape), clip), shape) for shape in found)


def _is_filled(one: Any) -> bool:
    return one.fill and isinstance(one.non_stroking_color, (tuple, list, int, float))


def _is_filled_box(one: Any) -> bool:
    if not _is_filled(one):
        return False
    x0, y0, x1, y1 = one.bbox
    return len(one.pts) >= 4 and {(x0, y0), (x0, y1), (x1, y0), (x1, y1)} == set(one.pts)


def _is_cut_out(one: Any, parts: list[Any]) -> bool:
    """Whether other parts of a path lie over one: of a frame the inner part is not filled."""
    if len(parts) > _MOST_PARTS:
        return True
    for other in parts:
        x0, y0, x1, y1 = within(one.bbox, other.bbox)
        if other is not one and x0 < x1 and y0 < y1:
            return True
    return False
