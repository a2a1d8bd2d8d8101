"""What a PDF says of how its signs, fillings and pictures are drawn, which pdfminer reads over.

The order in which they are drawn, what cuts them off (`W n`, the box of a form), how much they cover (`gs`),
and the layers they are on (`/OC … BDC`). The methods of pdfminer that come upon these are wrapped, for all
readers in this process; what pdfminer makes of a file stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, wraps
from typing import Any

Box = tuple[float, float, float, float]
DRAWN = "drawn"
_STATE = "state_of_drawing"
_EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))
_MOST_PARTS = 50
_PAINTED = ("do_n", "do_S", "do_f", "do_f_a", "do_B", "do_B_a")


@dataclass(frozen=True, slots=True)
class Layer:
    """Layers (optional content) of which one, or all, must be shown for what is on them to be seen."""

    numbers: tuple[int, ...]
    is_any: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """How something is drawn.

    Attributes
    ----------
    order : int
        What is drawn later lies over what is drawn before.
    box : (float, float, float, float)
        Where it is seen: left, lower, right and upper edge, in the space of the page.
    cover : float
        How much of what lies behind it is covered, from 0 to 1.
    layers : tuple of Layer
        Those it is on.
    render : int
        How a sign is drawn: 3 and 7 without ink.
    is_whole : bool
        Whether it fills its whole box.
    space : str
        The colour space of its filling.
    """

    order: int
    box: Box
    cover: float
    layers: tuple[Layer, ...]
    render: int = 0
    is_whole: bool = False
    space: str = ""


@dataclass(frozen=True, slots=True)
class _Looks:
    """What `q` keeps and `Q` brings back."""

    clip: Box = _EVERYWHERE
    cover: float = 1.0
    # Colours that are mixed with what lies behind cover nothing.
    is_mixed: bool = False


@dataclass(slots=True)
class _State:
    """How a device draws now."""

    looks: _Looks = field(default_factory=_Looks)
    kept: list[_Looks] = field(default_factory=list)
    marks: list[Layer | None] = field(default_factory=list)
    order: int = 0
    render: int = 0
    inherited: Any = None
    is_clipping: bool = False

    def drawing(self, box: Box, **more: Any) -> Drawing:
        self.order += 1
        layers = tuple(layer for layer in self.marks if layer is not None)
        cover = 0.0 if self.looks.is_mixed else self.looks.cover
        return Drawing(self.order, within(box, self.looks.clip), cover, layers, **more)


def within(one: Box, other: Box) -> Box:
    """Give what two boxes share; its edges lie the wrong way round if that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _state(device: Any) -> _State:
    found = getattr(device, _STATE, None)
    if found is None:
        found = _State()
        setattr(device, _STATE, found)
    return found


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
        (reader, "init_state", _inheriting), (pdfdevice.PDFTextDevice, "render_string", _rendering),
        (layout, "render_char", _telling_sign), (layout, "render_image", _telling_picture),
        (layout, "paint_path", _telling_path), *((reader, name, _cutting) for name in _PAINTED),
    ]  # fmt: skip
    for kind, name, wrapping in wrapped:
        setattr(kind, name, wrapping(getattr(kind, name)))


# pdfminer looks at how many operands an operator takes, so each of these takes as many.
def _keeping(method: Callable[[Any], None]) -> Callable[[Any], None]:
    def do_q(reader: Any) -> None:
        state = _state(reader.device)
        state.kept.append(state.looks)
        method(reader)

    return do_q


def _bringing_back(method: Callable[[Any], None]) -> Callable[[Any], None]:
    def do_Q(reader: Any) -> None:  # noqa: N802
        state = _state(reader.device)
        if state.kept:
            state.looks = state.kept.pop()
        method(reader)

    return do_Q


def _of_state(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def do_gs(reader: Any, name: Any) -> None:
        told = _entry(reader.resources, "ExtGState", name)
        state = _state(reader.device)
        if isinstance(cover := told.get("ca"), (int, float)):
            state.looks = replace(state.looks, cover=float(cover))
        if "BM" in told:
            mode = _first_name(told["BM"])
            state.looks = replace(state.looks, is_mixed=mode not in ("Normal", "Compatible"))
        method(reader, name)

    return do_gs


def _clipping(method: Callable[[Any], None]) -> Callable[[Any], None]:
    def do_W(reader: Any) -> None:  # noqa: N802
        _state(reader.device).is_clipping = True
        method(reader)

    return do_W


def _cutting(method: Callable[[Any], None]) -> Callable[[Any], None]:
    """Cut off what comes behind a path that clips, once it is painted."""

    def paint(reader: Any) -> None:
        state, path = _state(reader.device), reader.curpath
        method(reader)
        if state.is_clipping:
            state.is_clipping = False
            points = [tuple(step[at : at + 2]) for step in path for at in range(1, len(step) - 1, 2)]
            if points:
                state.looks = replace(state.looks, clip=within(state.looks.clip, _around(points, reader.ctm)))

    return paint


def _around(points: list[Any], matrix: Any) -> Box:
    from pdfminer.utils import apply_matrix_pt

    moved = [apply_matrix_pt(matrix, point) for point in points]
    xs, ys = [x for x, _ in moved], [y for _, y in moved]
    return min(xs), min(ys), max(xs), max(ys)


def _inside(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Draw a form with what holds where it is called: its box, its layer, the colours that it takes over."""

    def do_Do(reader: Any, name: Any) -> None:  # noqa: N802
        state = _state(reader.device)
        before = state.looks, state.kept, len(state.marks)
        drawn = _attributes(reader.xobjmap.get(getattr(name, "name", name)))
        state.kept = []
        if "OC" in drawn:
            state.marks.append(_layer(drawn["OC"]))
        box = _numbers(drawn.get("BBox"), 4)
        if box:
            from pdfminer.utils import mult_matrix

            matrix = _numbers(drawn.get("Matrix"), 6) or (1, 0, 0, 1, 0, 0)
            corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
            clip = _around(corners, mult_matrix(matrix, reader.ctm))  # type: ignore[arg-type]
            state.looks = replace(state.looks, clip=within(state.looks.clip, clip))
            state.inherited = reader.graphicstate.copy()
        method(reader, name)
        state.looks, state.kept = before[:2]
        del state.marks[before[2] :]

    return do_Do


def _inheriting(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    @wraps(method)
    def init_state(reader: Any, ctm: Any) -> None:
        method(reader, ctm)
        state = _state(reader.device)
        if state.inherited is not None:
            reader.graphicstate, state.inherited = state.inherited, None

    return init_state


def _marked_plainly(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def do_BMC(reader: Any, tag: Any) -> None:  # noqa: N802
        _state(reader.device).marks.append(None)
        method(reader, tag)

    return do_BMC


def _marked(method: Callable[[Any, Any, Any], None]) -> Callable[[Any, Any, Any], None]:
    def do_BDC(reader: Any, tag: Any, told: Any) -> None:  # noqa: N802
        layer = None
        if getattr(tag, "name", "") == "OC":
            properties = _attributes(reader.resources.get("Properties")) if reader.resources else {}
            layer = _layer(properties.get(getattr(told, "name", "")))
        _state(reader.device).marks.append(layer)
        method(reader, tag, told)

    return do_BDC


def _unmarked(method: Callable[[Any], None]) -> Callable[[Any], None]:
    def do_EMC(reader: Any) -> None:  # noqa: N802
        marks = _state(reader.device).marks
        if marks:
            marks.pop()
        method(reader)

    return do_EMC


def _rendering(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def render_string(device: Any, text: Any, *values: Any) -> None:
        _state(device).render = text.render
        method(device, text, *values)

    return render_string


def _telling_sign(method: Callable[..., float]) -> Callable[..., float]:
    @wraps(method)
    def render_char(device: Any, *values: Any, **named: Any) -> float:
        width = method(device, *values, **named)
        state, sign = _state(device), device.cur_item._objs[-1:]
        for one in sign:
            one.drawn = state.drawing(one.bbox, render=state.render)
        return width

    return render_char


def _telling_picture(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def render_image(device: Any, name: Any, stream: Any) -> None:
        method(device, name, stream)
        shows_through = any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
        for one in device.cur_item._objs[-1:]:
            one.drawn = _state(device).drawing(one.bbox, is_whole=not shows_through)

    return render_image


def _telling_path(method: Callable[..., None]) -> Callable[..., None]:
    @wraps(method)
    def paint_path(device: Any, looks: Any, *values: Any, **named: Any) -> None:
        painted, before = device.cur_item._objs, len(device.cur_item._objs)
        method(device, looks, *values, **named)
        parts = painted[before:]
        space = getattr(getattr(looks, "ncs", None), "name", "")
        for one in parts:
            is_whole = _is_filled_box(one) and not _is_cut_out(one, parts)
            one.drawn = _state(device).drawing(one.bbox, is_whole=is_whole, space=space)

    return paint_path


def _is_filled_box(one: Any) -> bool:
    if not one.fill or not isinstance(one.non_stroking_color, (tuple, list, int, float)):
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


def _layer(told: Any) -> Layer | None:
    """Read which layers something is on."""
    number = getattr(told, "objid", None)
    content = _attributes(told)
    if _first_name(content.get("Type")) != "OCMD":
        return None if number is None else Layer((number,))
    groups = content.get("OCGs")
    listed = _resolved(groups)
    members = listed if isinstance(listed, list) else [groups]
    numbers = tuple(one.objid for one in members if hasattr(one, "objid"))
    policy = _first_name(content.get("P")) or "AnyOn"
    return Layer(numbers, policy == "AnyOn") if numbers and policy in ("AnyOn", "AllOn") else None


def _resolved(told: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(told)


def _attributes(told: Any) -> dict[Any, Any]:
    content = _resolved(told)
    content = getattr(content, "attrs", content)
    return content if isinstance(content, dict) else {}


def _entry(resources: Any, kind: str, name: Any) -> dict[Any, Any]:
    return _attributes(_attributes(_attributes(resources).get(kind)).get(getattr(name, "name", "")))


def _first_name(told: Any) -> str:
    value = _resolved(told)
    if isinstance(value, list) and value:
        value = _resolved(value[0])
    name = getattr(value, "name", "")
    return name if isinstance(name, str) else ""


def _numbers(told: Any, count: int) -> tuple[float, ...]:
    values = [_resolved(one) for one in listed] if isinstance(listed := _resolved(told), list) else []
    if len(values) != count or not all(isinstance(one, (int, float)) for one in values):
        return ()
    return tuple(float(one) for one in values)
