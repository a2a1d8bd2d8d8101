"""Which text of a Word document its reader cannot see: hidden, white on white, or too small to see."""

from __future__ import annotations

import re
from typing import Any

from indicators.documents.formats.archives import attribute, child, local

_OFF = ("0", "false", "off", "none")
# White, and what nobody can tell from it.
_WHITE = re.compile(r"(?:f[8-f]){3}", re.IGNORECASE)
# The colour of the page by a theme, which counts before a colour that stands beside it.
_PAGE = frozenset(("background1", "light1", "bg1"))
_NO_FILL = frozenset(("", "auto", "ffffff", "clear"))
# Half points: a letter of less than two and a half points is a speck.
_TINY = 5
# In hundredths of a letter's own width.
_NARROW = 10
_MOST_STYLES = 50


def is_on(element: Any) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and attribute(element, "val", "1") not in _OFF


class Visibility:
    """What the styles and the page of a document say about the looks of its text.

    Parameters
    ----------
    styles, document : lxml.etree._Element or None
        The roots of its parts.
    """

    def __init__(self, styles: Any, document: Any) -> None:
        known = [style for style in styles if local(style) == "style"] if styles is not None else []
        self._styles = {attribute(style, "styleId"): style for style in known}
        background = child(document, "background")
        self._is_white_page = background is None or not _is_fill(attribute(background, "color"))

    def hides(self, run: Any) -> bool:
        """Whether the text of a run is not seen."""
        own = child(run, "rPr")
        chain = [own, *self._properties(attribute_of(own, "rStyle"), "rPr")]
        paragraph = _ancestor(run, "p")
        chain += self._properties(attribute_of(child(paragraph, "pPr"), "pStyle"), "rPr")
        if is_on(_first(chain, "vanish")):
            return True
        if _is_at_most(_first(chain, "sz"), _TINY) or _is_at_most(_first(chain, "w"), _NARROW):
            return True
        return (
            _is_white(_first(chain, "color"))
            and self._is_white_page
            and not self._is_filled(run, paragraph, chain)
        )

    def _is_filled(self, run: Any, paragraph: Any, chain: list[Any]) -> bool:
        """Whether something dark lies behind a run."""
        if _first(chain, "highlight") is not None or _is_shaded(_first(chain, "shd")):
            return True
        properties = child(paragraph, "pPr")
        styles = self._properties(attribute_of(properties, "pStyle"), "pPr")
        if _is_shaded(_first([properties, *styles], "shd")):
            return True
        for outer in run.iterancestors():
            name = local(outer)
            if name == "txbxContent" or _is_shaded(child(outer, f"{name}Pr", "shd")):
                return True
            if name == "tbl" and self._has_filled_style(attribute_of(child(outer, "tblPr"), "tblStyle")):
                return True
        return False

    def _has_filled_style(self, style: str) -> bool:
        return any(
            _is_shaded(inner)
            for element in self._chain(style)
            for inner in element.iter()
            if local(inner) == "shd"
        )

    def _properties(self, style: str, name: str) -> list[Any]:
        """List the properties of a style and of those it is based on."""
        return [child(element, name) for element in self._chain(style)]

    def _chain(self, style: str) -> list[Any]:
        chain: list[Any] = []
        while (element := self._styles.get(style)) is not None and len(chain) < _MOST_STYLES:
            chain.append(element)
            style = attribute_of(element, "basedOn")
        return chain


def attribute_of(element: Any, name: str) -> str:
    """Read the value of a property, "" if it is not there."""
    found = child(element, name)
    return attribute(found, "val") if found is not None else ""


def _first(chain: list[Any], name: str) -> Any:
    """Find a property in the nearest of several places that says it."""
    for properties in chain:
        if (found := child(properties, name)) is not None:
            return found
    return None


def _ancestor(element: Any, name: str) -> Any:
    return next((outer for outer in element.iterancestors() if local(outer) == name), None)


def _is_at_most(measure: Any, most: int) -> bool:
    return measure is not None and bool(
        re.fullmatch(r"\d{1,3}", attribute(measure, "val")) and int(attribute(measure, "val")) <= most
    )


def _is_white(color: Any) -> bool:
    if color is None:
        return False
    # A theme's colour may be made darker.
    is_shade = attribute(color, "themeShade") not in ("", "FF")
    return (attribute(color, "themeColor") in _PAGE and not is_shade) or bool(
        _WHITE.fullmatch(attribute(color, "val"))
    )


def _is_shaded(shading: Any) -> bool:
    return shading is not None and _is_fill(attribute(shading, "fill"))


def _is_fill(color: str) -> bool:
    return color.lower() not in _NO_FILL
