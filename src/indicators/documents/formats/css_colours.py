"""Colours as web pages write them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from math import cos, radians, sin
from typing import Any

import tinycss2
from tinycss2.color4 import Color, parse_color

from indicators.documents.formats import colours
from indicators.documents.formats.colours import Colour
from indicators.storage.expressions import expression

# With how much of it a colour is laid over what lies behind it: from 0 to 1.
Ink = tuple[Colour, float]
# Those that tinycss2 turns into red, green and blue.
_SPACES = ("srgb", "hsl", "hwb")


_SYSTEM = {
    "canvas": colours.WHITE, "field": colours.WHITE, "window": colours.WHITE,
    "canvastext": colours.BLACK, "fieldtext": colours.BLACK, "windowtext": colours.BLACK,
}  # fmt: skip
# Functions that stand beside colours in a value and are none.
_OTHERS = ("url", "var", "calc")
_GRADIENT = "gradient"
_DEEPEST = 20
# What an attribute may say.
_SHORT, _NO_DIGIT, _LONGEST = expression(r"#[0-9a-fA-F]{3}"), expression(r"[^0-9a-fA-F]"), 128


def first(text: str) -> Ink | None:
    """Find the first colour among the words of a value, with its cover; None if there is none.

    Examples
    --------
    >>> first("#fff"), first("rgb(255 0 0 / 50%)"), first("no-repeat hsl(0,0%,100%)"), first("url(a.png)")
    (((255, 255, 255), 1.0), ((255, 0, 0), 0.5), ((255, 255, 255), 1.0), None)
    >>> first("color-mix(in srgb, white 75%, black)"), first("light-dark(#fff, #000)")
    (((191, 191, 191), 1.0), ((255, 255, 255), 1.0))
    """
    return _first(_tokens(text), 0)


def of_attribute(text: str) -> Ink | None:
    """Read a colour as an attribute names it; whatever stands there is one to browsers (HTML, 2.4.6).

    Examples
    --------
    >>> of_attribute("#FFFFFG"), of_attribute("white"), of_attribute("chucknorris"), of_attribute("")
    (((255, 255, 240), 1.0), ((255, 255, 255), 1.0), ((192, 0, 0), 1.0), None)
    """
    text = text.strip()
    if not text or text.lower() == "transparent":
        return None
    if text.isalpha() and (named := first(text)):
        return named
    if _SHORT.fullmatch(text):
        return first(text)
    digits = _NO_DIGIT.sub("0", text[:_LONGEST].removeprefix("#"))
    size = max(-(-len(digits) // 3), 1)
    parts = [digits.ljust(3 * size, "0")[at * size : (at + 1) * size][-8:] for at in range(3)]
    while len(parts[0]) > 2 and all(part[0] == "0" for part in parts):
        parts = [part[1:] for part in parts]
    red, green, blue = (int(part[:2], 16) for part in parts)
    return (red, green, blue), 1.0


def of_gradient(text: str) -> Ink | None:
    """Give the colour of a gradient that is the same throughout; None for any other, or none.

    Examples
    --------
    >>> of_gradient("linear-gradient(#fff, white)"), of_gradient("linear-gradient(#fff, #000)")
    (((255, 255, 255), 1.0), None)
    """
    for token in _tokens(text):
        if token.type == "function" and _GRADIENT in token.lower_name:
            found = {ink for one in token.arguments if (ink := _first([one], 0))}
            return found.pop() if len(found) == 1 else None
    return None


def is_unclear(text: str) -> bool:
    """Whether a value may be a colour that is not understood here, so that anything may be seen of it.

    Examples
    --------
    >>> [is_unclear(text) for text in ("lab(100 0 0)", "currentcolor", "url(a.png) red", "inherit", "#036")]
    [True, True, False, False, False]
    """
    tokens = _tokens(text)
    return _first(tokens, 0) is None and any(
        (token.type == "ident" and token.lower_value == "currentcolor")
        or (
            token.type == "function" and token.lower_name not in _OTHERS and _GRADIENT not in token.lower_name
        )
        for token in tokens
    )


def _tokens(text: str) -> list[Any]:
    found: list[Any] = tinycss2.parse_component_value_list(text, skip_comments=True)
    return found


def _first(tokens: Iterable[Any], depth: int) -> Ink | None:
    for token in tokens:
        # It takes a color() without arguments for a mistake of its caller's.
        with suppress(ValueError):
            colour = parse_color(token)
            if isinstance(colour, Color) and colour.space in _SPACES:
                return _of_parts(colour.to("srgb").coordinates), colour.alpha
            if isinstance(colour, Color) and colour.space in ("oklab", "oklch"):
                return _of_parts(_of_oklab(*_oklab(colour))), colour.alpha
        if token.type == "ident" and token.lower_value in _SYSTEM:
            return _SYSTEM[token.lower_value], 1.0
        if token.type == "function" and depth < _DEEPEST:
            if token.lower_name == "light-dark":
                return _first(token.arguments, depth + 1)
            if token.lower_name == "color-mix":
                return _mixed(token.arguments, depth + 1)
    return None


def _mixed(arguments: list[Any], depth: int) -> Ink | None:
    """Mix two colours part by part, in whatever space is named: near enough to tell whether it is seen."""
    parts: list[list[Any]] = [[]]
    for token in arguments:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    inks = [_first(part, depth) for part in parts[1:]]
    told = [next((one.value / 100 for one in part if one.type == "percentage"), None) for part in parts[1:]]
    if len(inks) != 2 or inks[0] is None or inks[1] is None:
        return None
    (one, over), (other, under) = inks[0], inks[1]
    first_part, second_part = told
    if first_part is None:
        first_part = 0.5 if second_part is None else 1 - second_part
    whole = first_part + (1 - first_part if second_part is None else second_part)
    if whole <= 0:
        return None
    share = first_part / whole
    cover = over * share + under * (1 - share)
    weight = over * share / cover if cover else 0.0
    mixed = [round(a * weight + b * (1 - weight)) for a, b in zip(one, other, strict=True)]
    return (mixed[0], mixed[1], mixed[2]), cover * min(whole, 1.0)


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
