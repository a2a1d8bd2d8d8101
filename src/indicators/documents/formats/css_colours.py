"""Colours as web pages write them."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb

from indicators.documents.formats import colours
from indicators.documents.formats.colours import Colour

_NAMES = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "ghostwhite": "f8f8ff", "mintcream": "f5fffa",
    "floralwhite": "fffaf0", "whitesmoke": "f5f5f5", "black": "000000", "gray": "808080", "grey": "808080",
    "silver": "c0c0c0", "red": "ff0000", "maroon": "800000", "yellow": "ffff00", "green": "008000",
    "lime": "00ff00", "blue": "0000ff", "navy": "000080", "teal": "008080", "aqua": "00ffff",
    "fuchsia": "ff00ff", "purple": "800080", "orange": "ffa500", "pink": "ffc0cb", "darkred": "8b0000",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_NUMBER = re.compile(r"(-?\d{1,6}(?:\.\d{0,6})?|-?\.\d{1,6})(%|deg)?")
_TOKEN = re.compile(r"#[0-9a-f]+|[a-z]+\([^()]*\)|[a-z-]+")
# With how much of it a colour is laid over what lies behind it: from 0 to 1.
Ink = tuple[Colour, float]


def parse(text: str) -> Ink | None:
    """Read a colour with its cover, None if it is none that is known here.

    Examples
    --------
    >>> parse("#fff"), parse("rgb(255 0 0 / 50%)"), parse("hsl(0,0%,100%)"), parse("url(a.png)")
    (((255, 255, 255), 1.0), ((255, 0, 0), 0.5), ((255, 255, 255), 1.0), None)
    """
    text = text.strip().lower()
    if text == "transparent":
        return colours.WHITE, 0.0
    if match := _HEX.fullmatch(text):
        digits = match[1] if len(match[1]) > 4 else "".join(digit * 2 for digit in match[1])
        told = colours.of_hex(digits[:6])
        return None if told is None else (told, int(digits[6:] or "ff", 16) / 255)
    if match := _FUNCTION.fullmatch(text):
        return _of_function(match[1], [(float(n), unit) for n, unit in _NUMBER.findall(match[2])])
    told = colours.of_hex(_NAMES.get(text, ""))
    return None if told is None else (told, 1.0)


def first(text: str) -> Ink | None:
    """Find the colour among the words of a background."""
    return next((found for token in _TOKEN.findall(text.lower()) if (found := parse(token))), None)


def over(ink: Ink, ground: Colour) -> Colour:
    """Lay a colour over another one."""
    (red, green, blue), cover = ink

    def laid(above: int, below: int) -> int:
        return round(above * cover + below * (1 - cover))

    return laid(red, ground[0]), laid(green, ground[1]), laid(blue, ground[2])


def _of_function(kind: str, values: list[tuple[float, str]]) -> Ink | None:
    if len(values) not in (3, 4):
        return None
    cover = 1.0
    if len(values) == 4:
        cover = min(max(values[3][0] / (100 if values[3][1] == "%" else 1), 0.0), 1.0)
    if kind == "hsl":
        hue, saturation, light = (value for value, _ in values[:3])
        parts = hls_to_rgb(hue % 360 / 360, min(light, 100) / 100, min(saturation, 100) / 100)
        red, green, blue = (round(part * 255) for part in parts)
    else:
        red, green, blue = (
            round(min(max(value * (2.55 if unit == "%" else 1), 0), 255)) for value, unit in values[:3]
        )
    return (red, green, blue), cover
