"""How the signs, fillings and pictures of a PDF are drawn: order, clipping, cover and layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from indicators.documents.formats.colours import Colour
from indicators.documents.formats.page_shapes import Shape
from indicators.documents.formats.pdf_layers import Layer

Box = tuple[float, float, float, float]
DRAWN = "drawn"
# In the place of a colour space: pictures that say no more than where to lay on ink.
STENCIL = "stencil"
_STATE = "state_of_drawing"
_EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """How something is drawn."""

    order: int  # What is drawn later lies over what is drawn before.
    box: Box  # Where it is seen: left, lower, right and upper edge, in the space of the page.
    cover: float  # How much of what lies behind it is covered, from 0 to 1.
    layers: tuple[Layer, ...]  # Those it is on.
    render: int = 0  # How a sign is drawn: 3 and 7 without ink.
    is_whole: bool = False  # Whether it fills its whole box.
    space: str = ""  # The colour space of its filling.
    is_masked: bool = False  # Whether another drawing (a soft mask) says how much of it is seen.
    shape: Shape = ()  # What it fills of its box, if that is not all of it.
    clips: tuple[Shape, ...] = ()  # The paths, other than boxes, in each of which alone it is seen.
    scaling: float = 100.0  # Of a sign: its width in percent of the usual one.
    strokes: tuple[tuple[Box, Shape], ...] = ()  # Where it is drawn with a pen, each step in its box.
    pen_cover: float = 1.0  # How much of what lies behind the pen covers.
    pen_space: str = ""  # The colour space of the pen.
    ink: Colour | None = None  # What an ink of its own comes to, if that is known.
    reach: Box | None = None  # Of a sign that the file draws itself (Type 3): where it may draw.


@dataclass(frozen=True, slots=True)
class Looks:
    """What `q` keeps and `Q` brings back."""

    clip: Box = _EVERYWHERE
    clips: tuple[Shape, ...] = ()
    cover: float = 1.0
    pen_cover: float = 1.0
    pen: float = 1.0  # Its width, as it is told.
    # Colours that are mixed with what lies behind cover nothing.
    is_mixed: bool = False
    # How much of it is seen depends on another drawing.
    is_masked: bool = False


@dataclass(slots=True)
class State:
    """How a device draws now."""

    looks: Looks = field(default_factory=Looks)
    kept: list[Looks] = field(default_factory=list)
    marks: list[Layer | None] = field(default_factory=list)
    order: int = 0
    render: int = 0
    scaling: float = 100.0
    inherited: Any = None
    is_clipping: bool = False

    def drawing(self, box: Box, **more: Any) -> Drawing:
        """Say of the next thing how it is drawn."""
        self.order += 1
        layers = tuple(layer for layer in self.marks if layer is not None)
        looks = self.looks
        cover, pen = (0.0, 0.0) if looks.is_mixed else (looks.cover, looks.pen_cover)
        return Drawing(
            self.order, within(box, looks.clip), cover, layers, is_masked=looks.is_masked, clips=looks.clips,
            pen_cover=pen, **more,
        )  # fmt: skip


def within(one: Box, other: Box) -> Box:
    """Give what two boxes share; its edges lie the wrong way round if that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def state(device: Any) -> State:
    """Give the state of a device, a new one at its beginning."""
    found = getattr(device, _STATE, None)
    if found is None:
        found = State()
        setattr(device, _STATE, found)
    return found
