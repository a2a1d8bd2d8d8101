"""Inks of their own in a PDF (Separation): what colour each comes to, if the file says so plainly."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from indicators.documents.formats import colours
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.pdf_values import attributes, colour, first_name, resolved

_INK, _NO_INK = "Separation", "None"
# A function of a power of its argument (ISO 32000-1, 7.10.3).
_POWER = 2
_TOLD = "told_ink"


def naming(method: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Keep with the space of an ink what is said of it."""
    from pdfminer.pdfcolor import PDFColorSpace

    @wraps(method)
    def init_resources(reader: Any, resources: Any) -> None:
        method(reader, resources)
        for name, told in attributes(attributes(resources).get("ColorSpace")).items():
            if first_name(told) == _INK:
                reader.csmap[name] = PDFColorSpace(_INK, 1)
                setattr(reader.csmap[name], _TOLD, resolved(told))

    return init_resources


def shown(space: Any, state: Any) -> Colour | None:
    """Tell the colour that signs are filled with; None for what is no ink of its own, or not known.

    Parameters
    ----------
    space : pdfminer.pdfcolor.PDFColorSpace
        Of the filling.
    state : pdfminer.pdfinterp.PDFGraphicState
        In which they are drawn.
    """
    told = getattr(space, _TOLD, None)
    if not isinstance(told, list) or len(told) < 4:
        return None
    if getattr(resolved(told[1]), "name", "") == _NO_INK:
        return colours.WHITE
    tints = state.ncolor if isinstance(state.ncolor, (tuple, list)) else (state.ncolor,)
    tint = min(max(float(tints[0]), 0.0), 1.0) if tints and isinstance(tints[0], (int, float)) else 1.0
    function = attributes(told[3])
    if resolved(function.get("FunctionType")) != _POWER:
        return None
    first, last = (_listed(function.get(name), usual) for name, usual in (("C0", [0.0]), ("C1", [1.0])))
    power = resolved(function.get("N"))
    if len(first) != len(last) or not isinstance(power, (int, float)) or power < 0:
        return None
    return colour([low + tint**power * (high - low) for low, high in zip(first, last, strict=True)])


def _listed(told: Any, usual: list[float]) -> list[float]:
    values = [resolved(one) for one in listed] if isinstance(listed := resolved(told), list) else usual
    return values if all(isinstance(one, (int, float)) for one in values) else []
