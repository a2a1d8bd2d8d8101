"""How the signs, fillings and pictures of a PDF are drawn: order, clipping, cover and layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Box = tuple[float, float, float, float]
DRAWN = "drawn"
_STATE = "state_of_drawing"
_EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))


@dataclass(frozen=True, slots=True)
class Layer:
    """Layers (optional content) of which one, or all, must be shown for what is on them to be seen."""

    numbers: tuple[int, ...]
    is_any: bool = True


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


@dataclass(frozen=True, slots=True)
class Looks:
    """What `q` keeps and `Q` brings back."""

    clip: Box = _EVERYWHERE
    cover: float = 1.0
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
    inherited: Any = None
    is_clipping: bool = False

    def drawing(self, box: Box, **more: Any) -> Drawing:
        """Say of the next thing how it is drawn."""
        self.order += 1
        layers = tuple(layer for layer in self.marks if layer is not None)
        cover = 0.0 if self.looks.is_mixed else self.looks.cover
        return Drawing(
            self.order, within(box, self.looks.clip), cover, layers, is_masked=self.looks.is_masked, **more
        )


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


def layer(told: Any) -> Layer | None:
    """Read which layers something is on."""
    number = getattr(told, "objid", None)
    content = attributes(told)
    if first_name(content.get("Type")) != "OCMD":
        return None if number is None else Layer((number,))
    groups = content.get("OCGs")
    listed = _resolved(groups)
    members: list[Any] = listed if isinstance(listed, list) else [groups]
    numbers = tuple(one.objid for one in members if hasattr(one, "objid"))
    policy = first_name(content.get("P")) or "AnyOn"
    return Layer(numbers, policy == "AnyOn") if numbers and policy in ("AnyOn", "AllOn") else None


def _resolved(told: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(told)


def attributes(told: Any) -> dict[Any, Any]:
    """Read a dictionary, or that of a stream; an empty one for anything else."""
    content = _resolved(told)
    content = getattr(content, "attrs", content)
    return content if isinstance(content, dict) else {}


def entry(resources: Any, kind: str, name: Any) -> dict[Any, Any]:
    """Read a resource by its kind and name."""
    return attributes(attributes(attributes(resources).get(kind)).get(getattr(name, "name", "")))


def first_name(told: Any) -> str:
    """Read a name, or the first of several; "" for anything else."""
    value = _resolved(told)
    if isinstance(value, list) and value:
        value = _resolved(value[0])
    name = getattr(value, "name", "")
    return name if isinstance(name, str) else ""


def numbers(told: Any, count: int) -> tuple[float, ...]:
    """Read so many numbers, none for anything else."""
    values = [_resolved(one) for one in listed] if isinstance(listed := _resolved(told), list) else []
    if len(values) != count or not all(isinstance(one, (int, float)) for one in values):
        return ()
    return tuple(float(one) for one in values)
