"""Conditions of a style sheet (`@media`): whether one holds for a reader at a screen."""

from __future__ import annotations

import re

from indicators.storage.expressions import expression

# A reader's screen, in pixels.
_WIDE, _HIGH = 1440, 900
_SIZE = expression(r"(min-|max-)?(?:device-)?(width|height)\s*(:|[<>]=?)\s*(\d{1,6})(?:px|em|rem)?")
_TURNED_SIZE = expression(r"(\d{1,6})(?:px|em|rem)?\s*([<>]=?)\s*(width|height)")
_BRACKETS = expression(r"\(([^()]*)\)")
_SIGNS = {"<": ">", ">": "<"}
# What a screen with a mouse says of itself.
_HOLDING = frozenset((
    "color", "hover", "any-hover", "pointer", "any-pointer", "width", "height", "scripting", "update",
    "hover:hover", "any-hover:hover", "pointer:fine", "any-pointer:fine", "orientation:landscape",
    "prefers-color-scheme:light", "prefers-contrast:no-preference", "prefers-reduced-motion:no-preference",
    "display-mode:browser", "scripting:enabled", "update:fast", "color-gamut:srgb", "dynamic-range:standard",
    "min-resolution:1dppx", "min-color:8", "forced-colors:none", "inverted-colors:none", "grid:0",
))  # fmt: skip
_NAMES = frozenset(feature.partition(":")[0] for feature in _HOLDING)


def holds(media: str) -> bool:
    """Whether one of several conditions holds.

    Examples
    --------
    >>> [holds(one) for one in ("screen and (min-width: 9px)", "print", "(width >= 9px)", "not (hover)", "")]
    [True, False, True, False, True]
    """
    return any(_holds_one(one.strip().lower()) for one in media.split(","))


def is_known(media: str) -> bool:
    """Whether all that a condition asks is known here.

    Examples
    --------
    >>> is_known("screen and (min-width: 9px)"), is_known("(min-aspect-ratio: 1/2)")
    (True, False)
    """
    return all(
        _SIZE.fullmatch(feature) or _TURNED_SIZE.fullmatch(feature) or feature.partition(":")[0] in _NAMES
        for one in _BRACKETS.findall(media.lower())
        for feature in [re.sub(r"\s*(:|[<>]=?)\s*", r"\1", one).strip()]
    )


def _holds_one(condition: str) -> bool:
    if not condition:
        return True
    is_turned = condition.startswith("not ")
    kinds = set(re.findall(r"\b(print|speech|screen|all)\b", _BRACKETS.sub("", condition)))
    told = [_is_so(re.sub(r"\s+", " ", feature).strip()) for feature in _BRACKETS.findall(condition)]
    does_hold = kinds.isdisjoint(("print", "speech")) and (any if " or " in condition else all)(
        told or [True]
    )
    return does_hold != is_turned


def _is_so(feature: str) -> bool:
    if match := _SIZE.fullmatch(feature):
        limit, what, sign, number = match.groups()
        sign = sign if sign != ":" else {"min-": ">=", "max-": "<="}.get(limit or "", "=")
    elif match := _TURNED_SIZE.fullmatch(feature):
        number, sign, what = match.groups()
        sign = _SIGNS[sign[0]] + sign[1:]
    else:
        return feature.replace(" ", "") in _HOLDING
    size, told = (_WIDE if what == "width" else _HIGH), int(number)
    return (size > told if ">" in sign else size < told if "<" in sign else False) or (
        "=" in sign and size == told
    )
