"""The properties of a run of a Word document: its own, its styles', and those of all text."""

from __future__ import annotations

from typing import Any

from indicators.documents.formats.archives import ancestor, attribute, child, local
from indicators.documents.formats.docx_conditions import Conditions

_OFF = ("0", "false", "off", "none")
_MOST_STYLES = 50


def is_on(element: Any) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and attribute(element, "val", "1") not in _OFF


def value(element: Any, name: str) -> str:
    """Read the value of a property, "" if it is not there."""
    found = child(element, name)
    return attribute(found, "val") if found is not None else ""


def first(chain: list[Any], name: str) -> Any:
    """Find a property in the nearest of several places that says it."""
    for properties in chain:
        if (found := child(properties, name)) is not None:
            return found
    return None


class Looks:
    """What the styles of a document say about its text.

    Parameters
    ----------
    styles : lxml.etree._Element or None
        The root of the part.
    """

    def __init__(self, styles: Any) -> None:
        known = [style for style in styles if local(style) == "style"] if styles is not None else []
        self._styles = {attribute(style, "styleId"): style for style in known}
        self._usual = next(
            (
                attribute(style, "styleId")
                for style in known
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")
            ),
            "",
        )
        self._conditions = Conditions()
        self._defaults = child(styles, "docDefaults", "rPrDefault", "rPr")
        # Of thousands of paragraphs the same few styles are asked for.
        self._known: dict[tuple[str, str], list[Any]] = {}
        # Of one run several properties are asked for, one behind the other.
        self._asked: tuple[Any, list[list[Any]]] = (None, [])

    def of_run(self, run: Any) -> list[Any]:
        """List where a run's properties may be said, the nearest first."""
        levels = self._levels(run)
        return [child(run, "rPr"), *(one for level in levels for one in level), self._defaults]

    def is_switched_on(self, run: Any, name: str) -> bool:
        """Whether a property that styles switch holds for a run."""
        if (own := child(run, "rPr", name)) is not None:
            return is_on(own)
        return is_on(child(self._defaults, name)) or bool(
            sum(is_on(first(level, name)) for level in self._levels(run)) % 2
        )

    def properties(self, style: str, name: str) -> list[Any]:
        """List the properties of a style and of those it is based on."""
        if (style, name) not in self._known:
            self._known[style, name] = [child(element, name) for element in self.chain(style)]
        return self._known[style, name]

    def chain(self, style: str) -> list[Any]:
        """List a style and those it is based on."""
        found: list[Any] = []
        while (element := self._styles.get(style)) is not None and len(found) < _MOST_STYLES:
            found.append(element)
            style = value(element, "basedOn")
        return found

    def style_of(self, paragraph: Any) -> str:
        """Name the style of a paragraph."""
        return value(child(paragraph, "pPr"), "pStyle") or self._usual

    def _levels(self, run: Any) -> list[list[Any]]:
        if self._asked[0] is not run:
            self._asked = run, self._found_levels(run)
        return self._asked[1]

    def _found_levels(self, run: Any) -> list[list[Any]]:
        names = (value(child(run, "rPr"), "rStyle"), self.style_of(ancestor(run, "p")))
        levels = [self.properties(style, "rPr") for style in names if style]
        table = ancestor(run, "tbl")
        if style := value(child(table, "tblPr"), "tblStyle"):
            told = self._conditions.properties(table, self.chain(style), run)
            levels.append([*told, *self.properties(style, "rPr")])
        return levels
