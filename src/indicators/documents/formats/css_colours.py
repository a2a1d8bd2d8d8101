"""Colours as web pages write them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from math import cos, radians, sin

import tinycss2
from tinycss2.color4 import Color, parse_color

from indicators.documents.formats.colours import Colour

# With how much of it a colour is laid over what lies behind it: from 0 to 1.
Ink = tuple[Colour, float]
# Those that tinycss2 turns into red, green and blue.
_SPACES = ("srgb", "hsl", "hwb")


def first(text: str) -> Ink | None:
    """Find the first colour among the words of a value, with its cover; None if there is none.

    Examples
    --------
    >>> first("#fff"), first("rgb(255 0 0 / 50%)"), first("no-repeat hsl(0,0%,100%)"), first("url(a.png)")
    (((255, 255, 255), 1.0), ((255, 0, 0), 0.5), ((255, 255, 255), 1.0), None)
    """
    for token in tinycss2.parse_component_value_list(text, skip_comments=True):
        # It takes a color() without arguments for a mistake of its caller's.
        with suppress(ValueError):
            colour = parse_color(token)
            if isinstance(colour, Color) and colour.space in _SPACES:
                return _of_parts(colour.to("srgb").coordinates), colour.alpha
            if isinstance(colour, Color) and colour.space in ("oklab", "oklch"):
                return _of_parts(_of_oklab(*_oklab(colour))), colour.alpha
    return None


def _of_parts(parts: Iterable[float]) -> Colour:
    red, green, blue = (round(min(max(part, 0), 1) * 255) for part in parts)
    return red, green, blue


def _oklab(colour: Color) -> tuple[float, float, float]:
    """Give the three parts of Oklab, whose hue and chroma (oklch) are an angle and a distance."""
    light, one, other = (part or 0.0 for part in colour.coordinates)
    if colour.space == "oklab":
        return light, one, other
    return light, one * cos(radians(other)), one * sin(radians(other))


def _of_oklab(light: float, a: float, b: float) -> tuple[float, ...]:
    """Turn a colour of Oklab into red, green and blue, by the matrices of its author (B. Ottosson, 2020)."""
    long, medium, short = (
        max(part, 0) ** 3
        for part in (
            light + 0.3963377774 * a + 0.2158037573 * b,
            light - 0.1055613458 * a - 0.0638541728 * b,
            light - 0.0894841775 * a - 1.2914855480 * b,
        )
    )
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return tuple(12.92 * part if part < 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in linear)


def over(ink: Ink, ground: Colour) -> Colour:
    """Lay a colour over another one."""
    (red, green, blue), cover = ink

    def laid(above: int, below: int) -> int:
        return round(above * cover + below * (1 - cover))

    return laid(red, ground[0]), laid(green, ground[1]), laid(blue, ground[2])
