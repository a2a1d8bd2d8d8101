"""What styles of an OpenDocument workbook say: what is not seen, raised, moved in or shown as other words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from indicators.documents.formats import colours, ods_conditions, sheet_styles
from indicators.documents.formats.archives import attribute, child, local
from indicators.storage.expressions import expression

NUMBER_STYLES = ("number-style", "percentage-style", "currency-style")
# One with conditions leads to other formats.
_WRITES_NUMBERS = ("number", "scientific-number", "fraction", "map")
# A step inwards is as wide as in a workbook of Excel.
_STEP = 0.353
_LENGTH = expression(r"(\d{1,4}(?:\.\d{1,6})?)(cm|mm|in|pt)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_POINT, _DIGIT = _CENTIMETRES["pt"], 0.2


@dataclass(slots=True)
class Looks:
    """What the styles of a file say: words not seen, raised, lowered, moved in; what is not shown as a whole.

    Attributes
    ----------
    hidden : set of str
        Styles of tables that are not shown, of rows and columns too small for words.
    """

    unseen: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)
    lowered: set[str] = field(default_factory=set)
    indents: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    conditions: dict[str, list[ods_conditions.Rule]] = field(default_factory=dict)
    # The format of a style, and what formats write that write no number.
    formats: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def replace(self, style: str, text: str) -> bool:
        """Whether a number of a style is shown as other words than these."""
        return self.words.get(self.formats.get(style, ""), text).strip() != text.strip()

    def hide(self, style: str, text: str) -> bool:
        """Whether a cell of a style is not seen that shows this."""
        return style in self.unseen or any(
            applied in self.unseen and ods_conditions.may_hold(condition, text)
            for condition, applied in self.conditions.get(style, ())
        )


def take_style(looks: Looks, element: Any) -> None:
    """Take up what a style of cells or sheets means, or the format of a number."""
    name = attribute(element, "name")
    if local(element) in NUMBER_STYLES:
        parts = [local(one) for one in element]
        if not any(part in _WRITES_NUMBERS for part in parts):
            looks.words[name] = "".join(one.text or "" for one in element if local(one) == "text")
    if local(element) != "style":
        return
    looks.formats[name] = attribute(element, "data-style-name")
    letters, cell = child(element, "text-properties"), child(element, "table-cell-properties")
    told = attribute(letters, "color") if letters is not None else ""
    filled = attribute(cell, "background-color", "transparent") if cell is not None else "transparent"
    ink = colours.of_hex(told.removeprefix("#")) if told else colours.BLACK
    ground = colours.WHITE if filled == "transparent" else colours.of_hex(filled.removeprefix("#"))
    is_struck = letters is not None and any(
        attribute(letters, f"text-line-through-{name}", "none") != "none" for name in ("style", "type")
    )
    is_speck = letters is not None and (
        attribute(letters, "display") == "none"
        or _is_at_most(attribute(letters, "font-size"), sheet_styles.SMALLEST * _POINT)
    )
    if is_struck or is_speck or sheet_styles.is_alike(ink, ground):
        looks.unseen.add(name)
    if conditions := ods_conditions.of_style(element):
        looks.conditions[name] = conditions
    position = attribute(letters, "text-position") if letters is not None else ""
    if position.startswith("super") or re.match(r"[1-9]\d?%", position):
        looks.raised.add(name)
    elif position.startswith(("sub", "-")):
        looks.lowered.add(name)
    paragraph = child(element, "paragraph-properties")
    margin = _length(attribute(paragraph, "margin-left")) if paragraph is not None else None
    if margin is not None:
        looks.indents[name] = min(round(margin / _STEP), 10)
    if _hides_whole(element):
        looks.hidden.add(name)


def _hides_whole(style: Any) -> bool:
    """Whether a style hides a table, or makes a row or a column too small for words."""
    table = child(style, "table-properties")
    if table is not None and attribute(table, "display") == "false":
        return True
    for kind, most in (
        ("row-height", sheet_styles.LOWEST * _POINT),
        ("column-width", sheet_styles.NARROWEST * _DIGIT),
    ):
        told = child(style, f"table-{kind.partition('-')[0]}-properties")
        if told is not None and _is_at_most(attribute(told, kind), most):
            return attribute(told, f"use-optimal-{kind}") != "true"
    return False


def _length(told: str) -> float | None:
    """Read a length in centimetres."""
    match = _LENGTH.fullmatch(told)
    return float(match[1]) * _CENTIMETRES[match[2]] if match else None


def _is_at_most(told: str, most: float) -> bool:
    length = _length(told)
    return length is not None and length <= most
