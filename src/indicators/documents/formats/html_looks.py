"""How the words of a web page look: their colours, sizes and fonts, as far as they are passed on."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from indicators.documents.formats import colours, css_colours, page_fonts
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.css_colours import Ink
from indicators.documents.formats.css_styles import Style
from indicators.storage.expressions import expression

_LENGTH = expression(r"(\d{0,5}\.?\d{1,5})(px|pt|em|rem|%|ex|vw|cm|mm)?")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, "cm": 37.8, "mm": 3.78, "vw": 14.4, "": 1.0}
_USUAL_SIZE, _SMALLEST, _FAINTEST = 16.0, 1.0, 0.02
# The attributes that say the colour of letters.
_INKS = {"font": "color", "body": "text"}
_SHARE = expression(r"(\d{0,3}\.?\d{1,9})(%)?")


@dataclass(frozen=True, slots=True)
class Look:
    """How the words that stand in an element look, as far as that is passed on to what is in it."""

    ink: Ink | None  # The colour of its letters, None for one that is seen.
    ground: Colour | None  # What lies behind them, None if that is not known.
    size: float  # Of its letters, in pixels.
    is_visible: bool  # Whether they are drawn.
    variables: Style  # Custom properties.
    cover: float = 1.0  # How much of what lies behind them they cover, from 0 to 1.
    # Whether their colours are known, and that their font draws the signs that it names.
    is_clear: bool = True
    is_told: bool = True

    @property
    def shows(self) -> bool:
        """Whether words are seen."""
        if not self.is_visible or self.size <= _SMALLEST or self.cover < _FAINTEST:
            return False
        if self.ink is None:
            return True
        if self.ground is None:
            return self.ink[1] > 0
        return not colours.are_alike(css_colours.over(self.ink, self.ground), self.ground)


PAGE = Look(None, colours.WHITE, _USUAL_SIZE, is_visible=True, variables={})


def changed(element: Any, style: Style, before: Look, own_fonts: Collection[str]) -> Look:
    """Give the look of the words in an element, by its style and the look around it.

    Parameters
    ----------
    own_fonts : collection of str
        Those that the page brings along.
    """
    told = style.get("-webkit-text-fill-color") or style.get("color", "")
    named = css_colours.of_attribute(element.get(_INKS[element.tag], "") if element.tag in _INKS else "")
    ink = before.ink
    if told and told not in ("inherit", "currentcolor"):
        ink = css_colours.first(told)
    elif not told and named is not None:
        ink = named
    elif not told and element.tag == "a":
        # A link has a colour of its own, which the page may say.
        links = (one.get("link", "") for one in element.iterancestors("body"))
        ink = css_colours.of_attribute(next(links, ""))
    visibility = style.get("visibility", "")
    is_visible = before.is_visible if visibility in ("", "inherit") else visibility == "visible"
    if element.tag == "details" and element.get("open") is None:
        # Its summary alone is seen until somebody opens it.
        is_visible = False
    families = page_fonts.named(style, element)
    fills = [
        "" if told == "currentcolor" else told,
        *(style.get(name, "") for name in ("background-color", "background")),
    ]
    return replace(
        before, ink=ink, ground=_ground(element, style, before.ground), size=_size(style, before.size),
        is_visible=is_visible, cover=before.cover * _cover(style.get("opacity", "")),
        is_told=page_fonts.are_told(families, own_fonts) if families else before.is_told,
        is_clear=(before.is_clear or bool(told or named)) and not any(map(css_colours.is_unclear, fills)),
    )  # fmt: skip


def _cover(told: str) -> float:
    match = _SHARE.fullmatch(told)
    return min(float(match[1]) / (100 if match[2] else 1), 1.0) if match else 1.0


def _ground(element: Any, style: Style, before: Colour | None) -> Colour | None:
    """Tell the colour behind the words of an element; a picture may be any."""
    fills = [style.get(name, "") for name in ("background-image", "background", "background-color")]
    fills.append("url()" if element.get("background") else "")
    named = css_colours.of_attribute(element.get("bgcolor", ""))
    ground = before if named is None or any(fills[1:3]) else named[0]
    for fill in fills:
        if not fill or fill in ("none", "inherit", "initial", "unset"):
            continue
        if "url(" in fill:
            return None
        if (ink := css_colours.of_gradient(fill) if "gradient(" in fill else css_colours.first(fill)) is None:
            # A colour whose name is not known here.
            return None
        if ink[1] > 0:
            ground = css_colours.over(ink, before) if before is not None else ink[0]
    return ground


def _size(style: Style, before: float) -> float:
    told = style.get("font-size", "")
    if not told and (shorthand := style.get("font", "")):
        told = next((word.partition("/")[0] for word in shorthand.split() if word[:1] in "0123456789."), "")
    if match := _LENGTH.fullmatch(told):
        return _pixels(match, before)
    # Of a computed size the smallest or largest that it may be.
    sizes = [_pixels(one, before) for one in _LENGTH.finditer(told.partition("(")[2])]
    return (min if told.startswith("min(") else max)(sizes) if sizes else before


def _pixels(match: re.Match[str], before: float) -> float:
    number, unit = float(match[1]), match[2] or ""
    if unit in ("em", "ex"):
        return number * before
    return number * before / 100 if unit == "%" else number * _PIXELS[unit]
