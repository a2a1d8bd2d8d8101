"""The layers (optional content) of a PDF: which are shown on opening it, and what is on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from indicators.documents.formats.pdf_values import attributes, first_name, resolved

# Of terms within terms, as many as nobody writes; and of terms in all.
_DEEPEST, _MOST = 20, 1000
_POLICIES = {"AnyOn": (False, "Or"), "AllOn": (False, "And"), "AnyOff": (True, "And"), "AllOff": (True, "Or")}


@dataclass(frozen=True, slots=True)
class Layer:
    """What must be shown for something on it to be seen.

    Attributes
    ----------
    members : tuple of int or Layer
        Layers by their numbers, and terms of them.
    is_any : bool
        Whether one of them is enough.
    is_negated : bool
        Whether it is seen where that does not hold.
    """

    members: tuple[int | Layer, ...]
    is_any: bool = True
    is_negated: bool = False

    def is_on(self, off: frozenset[int]) -> bool:
        """Whether it is seen while these layers are not shown."""
        told = (one not in off if isinstance(one, int) else one.is_on(off) for one in self.members)
        return (any if self.is_any else all)(told) is not self.is_negated


def are_on(layers: Iterable[Layer], off: frozenset[int]) -> bool:
    """Whether something on all these layers is seen."""
    return all(layer.is_on(off) for layer in layers)


def layer(told: Any) -> Layer | None:
    """Read which layers something is on, None if that says nothing."""
    content = attributes(told)
    if first_name(content.get("Type")) != "OCMD":
        return None if (number := _number(told)) is None else Layer((number,))
    if (term := _term(content.get("VE"), 0, [])) is not None:
        return term
    groups = content.get("OCGs")
    listed = resolved(groups)
    numbers = _numbers(listed if isinstance(listed, list) else [groups])
    policy = _POLICIES.get(first_name(content.get("P")) or "AnyOn")
    return Layer(numbers, policy[1] == "Or", policy[0]) if numbers and policy else None


def _term(told: Any, depth: int, seen: list[None]) -> Layer | None:
    """Read a term of `VE`, such as [/And 9 0 R [/Not 10 0 R]]; None if any of it is something else."""
    listed = resolved(told)
    seen.append(None)
    if not isinstance(listed, list) or len(listed) < 2 or depth > _DEEPEST or len(seen) > _MOST:
        return None
    name = first_name(listed[0])
    members: list[int | Layer] = []
    for one in listed[1:]:
        member = _term(one, depth + 1, seen) if isinstance(resolved(one), list) else _number(one)
        if member is None:
            return None
        members.append(member)
    if name not in ("And", "Or", "Not") or (name == "Not" and len(members) != 1):
        return None
    return Layer(tuple(members), name == "Or", name == "Not")


def layers_off(catalog: Any) -> frozenset[int]:
    """List the layers that a file does not show when it is opened."""
    properties = attributes(attributes(catalog).get("OCProperties"))
    usual = attributes(properties.get("D"))
    off = set(_numbers(resolved(usual.get("OFF"))))
    if first_name(usual.get("BaseState")) == "OFF":
        off |= {*_numbers(resolved(properties.get("OCGs")))} - {*_numbers(resolved(usual.get("ON")))}
    told = resolved(usual.get("AS"))
    for one in map(attributes, told if isinstance(told, list) else []):
        if first_name(one.get("Event")) == "View" and first_name(one.get("Category")) == "View":
            _switch(off, resolved(one.get("OCGs")))
    return frozenset(off)


def _switch(off: set[int], groups: Any) -> None:
    """Let layers be shown or not as each says of itself for looking at it on a screen."""
    for group in groups if isinstance(groups, list) else []:
        state = first_name(
            attributes(attributes(attributes(group).get("Usage")).get("View")).get("ViewState")
        )
        number = _number(group)
        if number is not None and state in ("ON", "OFF"):
            (off.add if state == "OFF" else off.discard)(number)


def _number(told: Any) -> int | None:
    number = getattr(told, "objid", None)
    return number if isinstance(number, int) else None


def _numbers(listed: Any) -> tuple[int, ...]:
    numbers = map(_number, listed if isinstance(listed, list) else [])
    return tuple(number for number in numbers if number is not None)
