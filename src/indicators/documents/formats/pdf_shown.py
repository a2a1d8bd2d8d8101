"""Which signs of a PDF page nobody sees: without ink, of the colour behind them, covered, cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from indicators.documents.formats import colours, page_overdrawn, page_shapes
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.page_fillings import Filling, Fillings
from indicators.documents.formats.page_layout import Box, Objects, stands_on
from indicators.documents.formats.pdf_drawing import DRAWN, STENCIL, Drawing
from indicators.documents.formats.pdf_layers import are_on
from indicators.documents.formats.pdf_values import attributes, colour, first_name, resolved
from indicators.documents.unread_figures import unread

_ONLY_STROKED = (1, 5)
_NOT_DRAWN = (3, 7)
_FILLED_AND_STROKED = (2, 6)
_MEASURED = ("", "DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased")
# Inks of their own: none of them is laid on where all are nought.
_INKS = ("Separation", "DeviceN")
# Spaces whose colours are not looked up.
_UNCLEAR = ("Indexed", "Lab", "Pattern")
# What may be seen through: patterns, pictures that are no more than where to lay on ink.
_VEILING = ("Pattern", STENCIL)
# Points: the drawings that stand for signs (Type 3) are seldom larger, and such may cover others.
_LARGE_SIGN = 24.0
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
    veils = Fillings(page.width, page.height, _veils(page, signs, layers_off))
    for sign in signs:
        x0, y0, x1, y1 = sign[DRAWN].box
        if (
            (covers and stands_on(sign, covers))
            or page_overdrawn.is_struck(sign[DRAWN].box, rules)
            or veils.may_cover(sign[DRAWN].order, (x0 + x1) / 2, (y0 + y1) / 2)
        ):
            sign["text"] = unread(sign["text"])
    page_overdrawn.mark_overlaid(signs)
    return signs


def _veils(page: Any, signs: Objects, off: frozenset[int]) -> Iterator[Filling]:
    """Give what may cover what is drawn before it, though nobody can tell here what is seen through it."""
    for one in (*page.rects, *page.curves, *page.images, *signs):
        drawn: Drawing = one[DRAWN]
        x0, y0, x1, y1 = drawn.reach or drawn.box
        is_painted = one["object_type"] == "image" or bool(one.get("fill"))
        is_veil = is_painted and drawn.space in _VEILING and not drawn.is_whole
        is_large_sign = drawn.reach is not None and max(x1 - x0, y1 - y0) >= _LARGE_SIGN
        if (is_veil or is_large_sign) and x0 < x1 and y0 < y1 and are_on(drawn.layers, off):
            yield Filling(drawn.order, (x0, y0, x1, y1), None, covers=False)


def _level_rules(page: Any, off: frozenset[int]) -> Iterator[page_overdrawn.Rule]:
    """Give the thin level strokes of a page: how high each is, where it begins and ends."""
    for one in (*page.lines, *page.rects):
        drawn: Drawing = one[DRAWN]
        x0, y0, x1, y1 = drawn.box
        is_thin = y1 - y0 < _STROKE < x1 - x0 and not drawn.strokes
        if is_thin and are_on(drawn.layers, off):
            yield (y0 + y1) / 2, x0, x1


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
            color = colour(one.get("non_stroking_color")) if is_known else None
            yield Filling(drawn.order, drawn.box, color, covers, drawn.shape if covers else ())
    for one in (*page.lines, *page.rects, *page.curves):
        yield from _of_pen(one, one[DRAWN], off)


def _of_pen(one: dict[str, Any], drawn: Drawing, off: frozenset[int]) -> Iterator[Filling]:
    """Give what a broad pen covers."""
    covers = drawn.pen_cover >= _OPAQUE and not drawn.clips
    color = colour(one.get("stroking_color")) if covers and drawn.pen_space in _MEASURED else None
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
    inner = colour(sign.get("non_stroking_color")) if is_known else None
    if sign.get("ncs") in _INKS and not any(sign.get("non_stroking_color") or (1,)):
        inner = colours.WHITE
    inner = sign[DRAWN].ink or inner
    edge = colour(sign.get("stroking_color"))
    if render in _FILLED_AND_STROKED:
        return [inner, edge]
    return [edge] if render in _ONLY_STROKED else [inner]


def _overlap(one: Box, other: Box) -> Box:
    x0, top = max(one[0], other[0]), max(one[1], other[1])
    x1, bottom = min(one[2], other[2]), min(one[3], other[3])
    # A box that shows nothing at all is a mistake, and viewers show the whole page.
    return (x0, top, x1, bottom) if x0 < x1 and top < bottom else one
