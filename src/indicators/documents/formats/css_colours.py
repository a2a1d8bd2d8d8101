"""Colours as web pages write them."""

from __future__ import annotations

from contextlib import suppress

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
                red, green, blue = (
                    round(min(max(part, 0), 1) * 255) for part in colour.to("srgb").coordinates
                )
                return (red, green, blue), colour.alpha
    return None


def over(ink: Ink, ground: Colour) -> Colour:
    """Lay a colour over another one."""
    (red, green, blue), cover = ink

    def laid(above: int, below: int) -> int:
        return round(above * cover + below * (1 - cover))

    return laid(red, ground[0]), laid(green, ground[1]), laid(blue, ground[2])
