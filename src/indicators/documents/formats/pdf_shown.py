"""Which signs of a PDF page nobody sees: without ink, of the colour behind them, covered, cut off."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from indicators.documents.formats import colours, page_shapes
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.page_fillings import Filling, Fillings
from indicators.documents.formats.page_layout import Box, Objects, stands_on
from indicators.documents.formats.pdf_drawing import DRAWN, Drawing
from indicators.documents.formats.pdf_layers import are_on
from indicators.documents.formats.pdf_values import attributes, first_name, resolved
from indicators.documents.unread_figures import UNREAD, unread

_ONLY_STROKED = (1, 5)
_NOT_DRAWN = (3, 7)
_FILLED_AND_STROKED = (2, 6)
_MEASURED = ("", "DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased")
# Inks of their own: none of them is laid on where all are nought.
_INKS = ("Separation", "DeviceN")
# Spaces whose colours are not looked up.
_UNCLEAR = ("Indexed", "Lab")
# What is laid over a page and has looks of its own, if it is neither hidden (2) nor off the screen (32).
_LAID_OVER = frozenset((
    "Square", "Circle", "Polygon", "Stamp", "FreeText", "Redact", "Widget", "Watermark", "Line", "PolyLine",
    "Ink", "StrikeOut",
))  # fmt: skip
_NOT_SHOWN = 2 | 32
# Of the usual width of a sign, in percent.
_NARROW = 10.0
_TRANSPARENT, _OPAQUE = 0.02, 0.95
# Of a page as high as A4 in points: a sign of less is a speck, a filling of less a ruled line.
_SPECK, _STROKE, _HEIGHT = 1.2, page_shapes.BROAD, 842.0
# Of the height of a sign: a stroke there strikes it out.
_MIDDLE = (0.4, 0.7)
# In points; signs of one line stand in one row or in the next.
_ROW = 3


def marked(page: Any, signs: Objects, layers_off: frozenset[int]) -> Objects:
    """Mark the signs of a page that are drawn and not seen, for `page_layout` to set them apart.

    Parameters
    ----------
    layers_off : frozenset of int
        The layers that are not shown, as `layers_off` lists them.
    """
    shown = _overlap(page.bbox, page.cropbox)
    covers = [_box_of(note) for note in page.annots if _may_cover(note)]
    least = _SPECK * page.height / _HEIGHT
    fillings = Fillings(page.width, page.height, _fillings(page, layers_off))
    for sign in signs:
        sign["is_unseen"] = (
            not stands_on(sign, [shown])
            or sign["size"] < least
            or _is_not_drawn(sign[DRAWN], layers_off)
            or _is_hidden_by(sign, fillings)
        )
        if sign[DRAWN].is_masked or sign.get("ncs") in _UNCLEAR:
            sign["text"] = unread(sign["text"])
    rules = sorted(_level_rules(page, layers_off))
    for sign in signs:
        if (covers and stands_on(sign, covers)) or _is_struck(sign[DRAWN].box, rules):
            sign["text"] = unread(sign["text"])
    _mark_overlaid([sign for sign in signs if sign["text"].isdigit() and not sign["is_unseen"]])
    return signs


def _level_rules(page: Any, off: frozenset[int]) -> Iterator[tuple[float, float, float]]:
    """Give the thin level strokes of a page: how high each is, where it begins and ends."""
    for one in (*page.lines, *page.rects):
        drawn: Drawing = one[DRAWN]
        x0, y0, x1, y1 = drawn.box
        is_thin = y1 - y0 < _STROKE < x1 - x0 and not drawn.strokes
        if is_thin and are_on(drawn.layers, off):
            yield (y0 + y1) / 2, x0, x1


def _is_struck(box: Box, rules: list[tuple[float, float, float]]) -> bool:
    """Whether one of the sorted strokes goes through the middle of a sign."""
    x0, y0, x1, y1 = box
    low, high = (y0 + share * (y1 - y0) for share in _MIDDLE)
    near = rules[bisect_left(rules, (low,)) : bisect_right(rules, (high,))] if low < high else ()
    return any(start <= (x0 + x1) / 2 <= end for _, start, end in near)


def _mark_overlaid(digits: Objects) -> None:
    """Leave digits unread over which another digit is drawn; the same one is the way to draw it bold."""
    rows: dict[int, Objects] = {}
    for digit in sorted(digits, key=lambda one: float(one["x0"])):
        rows.setdefault(round((digit["top"] + digit["bottom"]) / 2 / _ROW), []).append(digit)
    overlaid: list[dict[str, Any]] = []
    for number, row in rows.items():
        near = sorted(row + rows.get(number + 1, []), key=lambda one: float(one["x0"]))
        for one, other in pairwise(near):
            width = min(one["x1"] - one["x0"], other["x1"] - other["x0"])
            if one["text"] != other["text"] and one["x1"] - other["x0"] > width / 2:
                overlaid += [one, other]
    for digit in overlaid:
        digit["text"] = UNREAD


def _is_not_drawn(drawn: Drawing, off: frozenset[int]) -> bool:
    x0, y0, x1, y1 = drawn.box
    return (
        drawn.render in _NOT_DRAWN
        or x0 > x1
        or y0 > y1
        or not are_on(drawn.layers, off)
        or abs(drawn.scaling) < _NARROW
        or any(not page_shapes.holds(clip, (x0 + x1) / 2, (y0 + y1) / 2) for clip in drawn.clips)
    )


def _may_cover(note: dict[str, Any]) -> bool:
    """Whether something laid over a page may cover what is under it; how it looks is not asked."""
    told = note["data"]
    flags = told.get("F")
    is_off = isinstance(flags, int) and bool(flags & _NOT_SHOWN)
    has_looks = any(attributes(told.get(name)) for name in ("AP", "MK")) or any(
        resolved(told.get(name)) for name in ("IC", "QuadPoints")
    )
    return has_looks and not is_off and first_name(told.get("Subtype")) in _LAID_OVER


def _box_of(note: dict[str, Any]) -> Box:
    return note["x0"], note["top"], note["x1"], note["bottom"]


def _fillings(page: Any, off: frozenset[int]) -> Iterable[Filling]:
    thin = _STROKE * page.height / _HEIGHT
    for one in (*page.rects, *page.curves, *page.images):
        drawn: Drawing = one[DRAWN]
        x0, y0, x1, y1 = drawn.box
        is_picture = one["object_type"] == "image"
        is_filled = is_picture or bool(one.get("fill"))
        if is_filled and min(x1 - x0, y1 - y0) >= thin and are_on(drawn.layers, off):
            covers = drawn.is_whole and drawn.cover >= _OPAQUE and not drawn.clips
            is_known = covers and not is_picture and drawn.space in _MEASURED
            color = _colour(one.get("non_stroking_color")) if is_known else None
            yield Filling(drawn.order, drawn.box, color, covers, drawn.shape if covers else ())
    for one in (*page.lines, *page.rects, *page.curves):
        yield from _of_pen(one, one[DRAWN], off)


def _of_pen(one: dict[str, Any], drawn: Drawing, off: frozenset[int]) -> Iterator[Filling]:
    """Give what a broad pen covers."""
    covers = drawn.pen_cover >= _OPAQUE and not drawn.clips
    color = _colour(one.get("stroking_color")) if covers and drawn.pen_space in _MEASURED else None
    for box, outline in drawn.strokes if are_on(drawn.layers, off) else ():
        yield Filling(drawn.order, box, color, covers, outline)


def _is_hidden_by(sign: dict[str, Any], fillings: Fillings) -> bool:
    """Whether a sign is covered by what is drawn later, or has the colour of what it lies on."""
    drawn: Drawing = sign[DRAWN]
    if drawn.cover <= _TRANSPARENT:
        return True
    x, y = (drawn.box[0] + drawn.box[2]) / 2, (drawn.box[1] + drawn.box[3]) / 2
    return fillings.hide(drawn.order, x, y, _inks(sign))


def _inks(sign: dict[str, Any]) -> list[Colour | None]:
    """List the colours that a sign is drawn with, None for one that is not known."""
    render = sign[DRAWN].render
    is_known = sign.get("ncs", "DeviceGray") in _MEASURED
    inner = _colour(sign.get("non_stroking_color")) if is_known else None
    if sign.get("ncs") in _INKS and not any(sign.get("non_stroking_color") or (1,)):
        inner = colours.WHITE
    edge = _colour(sign.get("stroking_color"))
    if render in _FILLED_AND_STROKED:
        return [inner, edge]
    return [edge] if render in _ONLY_STROKED else [inner]


def _colour(told: Any) -> Colour | None:
    """Read a grey, a red with green and blue, or the four inks of a printer."""
    values = told if isinstance(told, (tuple, list)) else (told,)
    if len(values) not in (1, 3, 4) or not all(isinstance(value, (int, float)) for value in values):
        return None
    parts = [min(max(float(value), 0.0), 1.0) for value in values]
    if len(parts) == 4:
        black = parts.pop()
        parts = [(1 - part) * (1 - black) for part in parts]
    red, green, blue = (round(part * 255) for part in (parts * 3 if len(parts) == 1 else parts))
    return red, green, blue


def _overlap(one: Box, other: Box) -> Box:
    x0, top = max(one[0], other[0]), max(one[1], other[1])
    x1, bottom = min(one[2], other[2]), min(one[3], other[3])
    # A box that shows nothing at all is a mistake, and viewers show the whole page.
    return (x0, top, x1, bottom) if x0 < x1 and top < bottom else one
