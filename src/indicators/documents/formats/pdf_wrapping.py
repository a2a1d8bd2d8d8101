"""Wraps the methods of pdfminer that come upon what it reads over: order, clipping, cover and layers.

What cuts off (`W n`, the box of a form), how much is covered (`gs`) and the layers (`/OC … BDC`) are kept for
all readers in this process; what pdfminer makes of a file stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, wraps
from typing import Any

from indicators.documents.formats import page_shapes, pdf_fonts, pdf_inks, pdf_paths, pdf_values
from indicators.documents.formats.page_shapes import Point
from indicators.documents.formats.pdf_drawing import DRAWN, STENCIL, Box, state, within
from indicators.documents.formats.pdf_layers import layer

_MOST_CLIPS = 20
_PAINTED = ("do_n", "do_S", "do_f", "do_f_a", "do_B", "do_B_a")


@cache
def install() -> None:
    """Have pdfplumber tell of whatever is drawn how it is drawn."""
    import pdfplumber.page
    from pdfminer import converter, pdfdevice, pdfinterp

    pdfplumber.page.ALL_ATTRS.add(DRAWN)
    reader, layout = pdfinterp.PDFPageInterpreter, converter.PDFLayoutAnalyzer
    wrapped: list[tuple[Any, str, Callable[..., Any]]] = [
        (reader, "do_q", _keeping), (reader, "do_Q", _bringing_back), (reader, "do_gs", _of_state),
        (reader, "do_W", _clipping), (reader, "do_W_a", _clipping), (reader, "do_Do", _inside),
        (reader, "do_BMC", _marked_plainly), (reader, "do_BDC", _marked), (reader, "do_EMC", _unmarked),
        (reader, "do_sh", _shading), (reader, "do_w", _widening),
        (reader, "init_state", _inheriting), (reader, "init_resources", pdf_inks.naming),
        (pdfdevice.PDFTextDevice, "render_string", _rendering),
        (layout, "render_char", _telling_sign), (layout, "render_image", _telling_picture),
        (layout, "paint_path", pdf_paths.telling), *pdf_fonts.wrappings(),
        *((reader, name, _cutting) for name in _PAINTED),
    ]  # fmt: skip
    for kind, name, wrapping in wrapped:
        setattr(kind, name, wrapping(getattr(kind, name)))


# pdfminer looks at how many operands an operator takes, so each of these takes as many.
def _keeping(method: Callable[[Any], None]) -> Callable[[Any], None]:
    def do_q(reader: Any) -> None:
        drawing = state(reader.device)
        drawing.kept.append(drawing.looks)
        method(reader)

    return do_q


def _bringing_back(method: Callable[[Any], None]) -> Callable[[Any], None]:
    def do_Q(reader: Any) -> None:  # noqa: N802
        drawing = state(reader.device)
        if drawing.kept:
            drawing.looks = drawing.kept.pop()
        method(reader)

    return do_Q


def _of_state(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def do_gs(reader: Any, name: Any) -> None:
        told = pdf_values.entry(reader.resources, "ExtGState", name)
        drawing = state(reader.device)
        if isinstance(cover := told.get("ca"), (int, float)):
            drawing.looks = replace(drawing.looks, cover=float(cover))
        if isinstance(cover := told.get("CA"), (int, float)):
            drawing.looks = replace(drawing.looks, pen_cover=float(cover))
        font = pdf_values.resolved(told.get("Font"))
        if isinstance(font, list) and len(font) == 2 and isinstance(font[1], (int, float)):
            reader.textstate.fontsize = font[1]
        if isinstance(width := told.get("LW"), (int, float)):
            drawing.looks = replace(drawing.looks, pen=float(width))
        if "SMask" in told:
            is_masked = pdf_values.first_name(told["SMask"]) != "None"
            drawing.looks = replace(drawing.looks, is_masked=is_masked)
        if "BM" in told:
            mode = pdf_values.first_name(told["BM"])
            drawing.looks = replace(drawing.looks, is_mixed=mode not in ("Normal", "Compatible"))
        method(reader, name)

    return do_gs


def _widening(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Keep the width of the pen: what is drawn with it tells how large that is on the page."""

    def do_w(reader: Any, width: Any) -> None:
        method(reader, width)
        if isinstance(width, (int, float)):
            state(reader.device).looks = replace(state(reader.device).looks, pen=float(width))

    return do_w


def _clipping(method: Callable[[Any], None]) -> Callable[[Any], None]:
    def do_W(reader: Any) -> None:  # noqa: N802
        state(reader.device).is_clipping = True
        method(reader)

    return do_W


def _cutting(method: Callable[[Any], None]) -> Callable[[Any], None]:
    """Cut off what comes behind a path that clips, once it is painted."""

    def paint(reader: Any) -> None:
        drawing, path = state(reader.device), reader.curpath
        method(reader)
        if drawing.is_clipping:
            drawing.is_clipping = False
            steps = [
                (step[0], *_moved([step[at : at + 2] for at in range(1, len(step) - 1, 2)], reader.ctm))
                for step in path
            ]
            points = [point for _, *points in steps for point in points]
            if points:
                looks, cut = drawing.looks, page_shapes.shape(steps)
                if cut and not page_shapes.is_box(cut) and len(looks.clips) < _MOST_CLIPS:
                    looks = replace(looks, clips=(*looks.clips, cut))
                drawing.looks = replace(looks, clip=within(looks.clip, _box(points)))

    return paint


def _around(points: list[Any], matrix: Any) -> Box:
    return _box(_moved(points, matrix))


def _moved(points: list[Any], matrix: Any) -> list[Point]:
    from pdfminer.utils import apply_matrix_pt

    return [apply_matrix_pt(matrix, point) for point in points]


def _box(points: list[Point]) -> Box:
    return page_shapes.around((tuple(points),))


def _inside(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Draw a form with what holds where it is called: its box, its layer, the colours that it takes over."""

    def do_Do(reader: Any, name: Any) -> None:  # noqa: N802
        drawing = state(reader.device)
        before = drawing.looks, drawing.kept, len(drawing.marks)
        drawn = pdf_values.attributes(reader.xobjmap.get(getattr(name, "name", name)))
        drawing.kept = []
        if "OC" in drawn:
            drawing.marks.append(layer(drawn["OC"]))
        box = pdf_values.numbers(drawn.get("BBox"), 4)
        if box:
            from pdfminer.utils import mult_matrix

            matrix = pdf_values.numbers(drawn.get("Matrix"), 6) or (1, 0, 0, 1, 0, 0)
            corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
            clip = _around(corners, mult_matrix(matrix, reader.ctm))  # type: ignore[arg-type]
            drawing.looks = replace(drawing.looks, clip=within(drawing.looks.clip, clip))
            drawing.inherited = reader.graphicstate.copy()
        method(reader, name)
        drawing.looks, drawing.kept = before[:2]
        del drawing.marks[before[2] :]

    return do_Do


def _inheriting(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    @wraps(method)
    def init_state(reader: Any, ctm: Any) -> None:
        method(reader, ctm)
        drawing = state(reader.device)
        if drawing.inherited is not None:
            reader.graphicstate, drawing.inherited = drawing.inherited, None

    return init_state


def _marked_plainly(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def do_BMC(reader: Any, tag: Any) -> None:  # noqa: N802
        state(reader.device).marks.append(None)
        method(reader, tag)

    return do_BMC


def _marked(method: Callable[[Any, Any, Any], None]) -> Callable[[Any, Any, Any], None]:
    def do_BDC(reader: Any, tag: Any, told: Any) -> None:  # noqa: N802
        mark = None
        if getattr(tag, "name", "") == "OC":
            properties = pdf_values.attributes(reader.resources.get("Properties")) if reader.resources else {}
            mark = layer(properties.get(getattr(told, "name", "")))
        state(reader.device).marks.append(mark)
        method(reader, tag, told)

    return do_BDC


def _unmarked(method: Callable[[Any], None]) -> Callable[[Any], None]:
    def do_EMC(reader: Any) -> None:  # noqa: N802
        marks = state(reader.device).marks
        if marks:
            marks.pop()
        method(reader)

    return do_EMC


def _shading(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Take a shading as a filling of all that is not cut off; its colours are not known."""

    def do_sh(reader: Any, name: Any) -> None:
        from pdfminer.layout import LTRect

        method(reader, name)
        drawing, item = state(reader.device), reader.device.cur_item
        box = within(item.bbox, drawing.looks.clip)
        if box[0] < box[2] and box[1] < box[3]:
            (x0, y0, x1, y1) = box
            path = [("m", (x0, y0)), ("l", (x1, y0)), ("l", (x1, y1)), ("l", (x0, y1)), ("h",)]
            filled = LTRect(
                0, box, stroke=False, fill=True, stroking_color=0.0, non_stroking_color=0.0,
                original_path=path,  # type: ignore[arg-type]
            )  # fmt: skip
            filled.drawn = drawing.drawing(box, is_whole=True, space="Pattern")  # type: ignore[attr-defined]
            item.add(filled)

    return do_sh


def _rendering(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def render_string(device: Any, text: Any, *values: Any) -> None:
        state(device).render = text.render
        state(device).scaling = text.scaling
        method(device, text, *values)

    return render_string


def _telling_sign(method: Callable[..., float]) -> Callable[..., float]:
    from pdfminer.pdffont import PDFType3Font

    @wraps(method)
    def render_char(device: Any, *values: Any, **named: Any) -> float:
        width = method(device, *values, **named)
        drawing, sign = state(device), device.cur_item._objs[-1:]
        reach = _reach(*values[:3]) if isinstance(values[1], PDFType3Font) else None
        ink = pdf_inks.shown(*values[-2:])
        for one in sign:
            one.drawn = drawing.drawing(
                one.bbox, render=drawing.render, scaling=drawing.scaling, reach=reach, ink=ink
            )
        return width

    return render_char


def _reach(matrix: Any, font: Any, size: float) -> Box:
    """Give the box in which a font may draw that is made of drawings of the file."""
    from pdfminer.utils import mult_matrix

    left, lower, right, upper = font.bbox
    corners = [(x, y) for x in (left, right) for y in (lower, upper)]
    return _around(corners, mult_matrix(mult_matrix(font.matrix, (size, 0, 0, size, 0, 0)), matrix))


def _telling_picture(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def render_image(device: Any, name: Any, stream: Any) -> None:
        method(device, name, stream)
        shows_through = any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
        for one in device.cur_item._objs[-1:]:
            space = STENCIL if any(stream.get(key) for key in ("ImageMask", "IM")) else ""
            one.drawn = state(device).drawing(one.bbox, is_whole=not shows_through, space=space)

    return render_image
