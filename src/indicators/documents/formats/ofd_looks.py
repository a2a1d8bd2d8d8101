"""How an object of an OFD page is drawn: by itself, by parameters kept apart, in the colours of a space."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indicators.documents.formats import colours, ofd_space
from indicators.documents.formats.archives import attribute, child
from indicators.documents.formats.colours import Colour
from indicators.storage.expressions import expression

_DEEPEST = 10
_OFF = ("false", "0")
_HEX = expression(r"#([0-9A-Fa-f]{1,2})")
_OPAQUE = 255.0  # The largest that a part of a colour may be, too.


class Looks:
    """What is said of an object's looks, by itself first.

    Parameters
    ----------
    element : lxml.etree._Element
        The object.
    layer : str
        The parameters of the layer that it is on.
    known : mapping of str to lxml.etree._Element
        Parameters and spaces of colours of the file.
    """

    def __init__(self, element: Any, layer: str, known: Mapping[str, Any]) -> None:
        self._known = known
        self._chain = [element]
        name = attribute(element, "DrawParam") or layer
        while (one := known.get(name)) is not None and len(self._chain) < _DEEPEST:
            self._chain.append(one)
            name = attribute(one, "Relative")

    def told(self, name: str, usual: str = "") -> str:
        """Read an attribute."""
        return next((value for one in self._chain if (value := attribute(one, name))), usual)

    def color(self, name: str) -> Any:
        """Find the element of a colour, None if there is none."""
        return next((found for one in self._chain if (found := child(one, name)) is not None), None)

    def colour(self, color: Any) -> Colour | None:
        """Read a colour, black where there is none; patterns and shadings are not known."""
        if color is None:
            return colours.BLACK
        space = self._known.get(attribute(color, "ColorSpace"))
        told = attribute(color, "Value")
        if index := attribute(color, "Index"):
            listed = child(space, "Palette") if space is not None else None
            at = int(ofd_space.number(index, -1.0))
            told = (listed[at].text or "") if listed is not None and 0 <= at < len(listed) else ""
        values = [_part(one) for one in told.split()]
        if len(color) or None in values:
            return None
        parts = [min(max(one, 0.0), _OPAQUE) for one in values if one is not None]
        if len(parts) == 4:
            black = parts.pop() / _OPAQUE
            parts = [(_OPAQUE - one) * (1 - black) for one in parts]
        if len(parts) not in (1, 3):
            return None
        red, green, blue = (round(one) for one in (parts * 3 if len(parts) == 1 else parts))
        return red, green, blue


def _part(told: str) -> float | None:
    """Read a part of a colour, as a number or, behind #, in hexadecimal digits; None for what is neither."""
    if match := _HEX.fullmatch(told):
        return float(int(match[1], 16))
    found = ofd_space.number(told, -1.0)
    return found if found >= 0 else None


def is_on(element: Any, name: str, usual: str) -> bool:
    """Whether an attribute that is true or false is true."""
    return attribute(element, name, usual).strip().lower() not in _OFF


def alpha(element: Any) -> float:
    """Read how much something covers, from 0 to 255."""
    return ofd_space.number(attribute(element, "Alpha"), _OPAQUE) if element is not None else _OPAQUE
