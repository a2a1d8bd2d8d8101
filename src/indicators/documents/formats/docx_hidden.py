"""Which text of a Word document its reader cannot see: hidden, white on white, or too small to see."""

from __future__ import annotations

import re
from typing import Any

from indicators.documents.formats.archives import attribute, child, local

_OFF = ("0", "false", "off", "none")
_WHITE = re.compile(r"f{6}", re.IGNORECASE)
_NO_FILL = frozenset(("", "auto", "ffffff", "clear"))
# Half points: a letter of less than two and a half points is a speck.
_TINY = 5
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
        size = _first(chain, "sz")
        if size is not None and re.fullmatch(r"\d", attribute(size, "val")):
            return int(attribute(size, "val")) <= _TINY
        color = _first(chain, "color")
        is_white = color is not None and bool(_WHITE.fullmatch(attribute(color, "val")))
        return is_white and self._is_white_page and not self._is_filled(run, paragraph, chain)

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


def _is_shaded(shading: Any) -> bool:
    return shading is not None and _is_fill(attribute(shading, "fill"))


def _is_fill(color: str) -> bool:
    return color.lower() not in _NO_FILL
