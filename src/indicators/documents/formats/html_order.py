"""Where a web page shows figures in another place, order or form than its source has them.

Nothing is laid out here: digits of what a style turns round or replaces are not read, and what it moves is
marked at both ends, so that a figure which only the source puts together is not read either.
"""

from __future__ import annotations

from typing import Any

from indicators.documents.formats.css_styles import GENERATED, Style
from indicators.documents.unread_figures import BROKEN, MOVED, unread
from indicators.storage.expressions import expression

_NOUGHT = expression(r"(?:[+-]?0(?:\.0*)?[a-z%]*|auto|none|normal|static|initial|unset|inherit|\s)*")
_PLACES = ("left", "right", "top", "bottom", "inset", "inset-inline-start", "inset-inline-end")
_MARGINS = ("margin", "margin-left", "margin-right")
_SETS = ("float", "order", "grid-area", "grid-column", "grid-row", "grid-column-start", "grid-row-start")
_TURNED = expression(r"rotate(?:3d|[xyz])?\(.*1[2-9]\ddeg.*|scale(?:3d|[xy])?\(.*-.*|matrix\(\s*-.*")
_TIGHT = expression(r"-(?:[1-9]\d*|0?\.[3-9]\d*)r?em|-(?:[5-9]|\d{2,})(?:\.\d+)?p[xt]")
_COMPUTED = expression(r"(?:counters?|attr)\(")
_ESCAPED = expression(r"\\([0-9a-f]{1,6})\s?")
# What lies over words so that no more than a part of them, or other signs, is seen.
_COVERED = ("-webkit-text-security", "mask", "mask-image", "-webkit-mask", "-webkit-mask-image")
_BLURRED = expression(r"blur\(\s*0*[.]?0*[1-9]")
_OF_FIGURES = frozenset(".,%％‰+-−±≥≤<>~～—")
_CONTROLS = frozenset(("input", "select", "textarea", "output"))
_VALUELESS = frozenset(
    ("hidden", "submit", "button", "reset", "image", "checkbox", "radio", "file", "password")
)


class Order:
    """The elements of a page whose words are seen elsewhere or otherwise."""

    def __init__(self) -> None:
        self._changed: list[Any] = []
        self._moved: list[Any] = []
        self._extended: list[tuple[Any, bool]] = []

    def take(self, element: Any, style: Style) -> None:
        """Take up an element with what is said about it."""
        if _is_changed(element, style):
            self._changed.append(element)
        if _is_moved(style):
            self._moved.append(element)
        if "reverse" in style.get("flex-direction", style.get("flex-flow", "")):
            self._moved += [inner for inner in element if isinstance(inner.tag, str)]
        self._extended += [
            (element, name == "::after") for name in GENERATED if _may_extend_a_figure(style.get(name, ""))
        ]

    def mark(self) -> None:
        """Mark their words in the page, where they are still in it."""
        for element in self._changed:
            _change(element)
        for element, is_behind in self._extended:
            if is_behind and len(element):
                element[-1].tail = (element[-1].tail or "") + BROKEN
            elif is_behind:
                element.text = (element.text or "") + BROKEN
            else:
                element.text = BROKEN + (element.text or "")
        for element in self._moved:
            _surround(element)


def shown_value(element: Any) -> str | None:
    """Give what a control of a form shows, its digits unread; None for what is no control.

    Examples
    --------
    >>> from lxml import etree
    >>> shown_value(etree.HTML("<input value=6.5>")[0][0]), shown_value(etree.HTML("<p>")[0][0])
    ('␦.␦', None)
    """
    if element.tag not in _CONTROLS:
        return None
    if element.tag == "input":
        told = "" if element.get("type", "").lower() in _VALUELESS else element.get("value", "")
    elif element.tag == "select":
        options = list(element.iter("option"))
        chosen = next((one for one in options if "selected" in one.attrib), options[0] if options else None)
        told = "" if chosen is None else "".join(chosen.itertext())
    else:
        told = "".join(element.itertext())
    hidden = unread(told.strip())
    return hidden if hidden != told.strip() else ""


def _is_changed(element: Any, style: Style) -> bool:
    if element.tag == "bdo" and element.get("dir", "").lower() == "rtl":
        return True
    return (
        ("override" in style.get("unicode-bidi", "") and style.get("direction") != "ltr")
        or bool(_TURNED.fullmatch(style.get("transform", "")))
        or bool(_TIGHT.fullmatch(style.get("letter-spacing", "")))
        or not _NOUGHT.fullmatch(style.get("content", ""))
        or any(not _NOUGHT.fullmatch(style.get(name, "")) for name in _COVERED)
        or bool(_BLURRED.search(style.get("filter", "")))
    )


def _may_extend_a_figure(content: str) -> bool:
    """Whether what a style writes beside words may be part of a figure: no bullet, bracket or icon."""
    text = _ESCAPED.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), content)
    return bool(_COMPUTED.search(content)) or any(sign.isalnum() or sign in _OF_FIGURES for sign in text)


def _is_moved(style: Style) -> bool:
    is_placed = style.get("position", "static") not in ("static", "inherit", "initial")
    return (
        any(not _NOUGHT.fullmatch(style.get(name, "")) for name in _SETS)
        or (is_placed and any(not _NOUGHT.fullmatch(style.get(name, "")) for name in _PLACES))
        or any("-" in style.get(name, "") for name in _MARGINS)
        or any(not _NOUGHT.fullmatch(style.get(name, "")) for name in ("transform", "translate"))
    )


def _change(element: Any) -> None:
    for inner in element.iter("*"):
        inner.text = unread(inner.text or "")
        if inner is not element:
            inner.tail = unread(inner.tail or "")
    _surround(element)


def _surround(element: Any) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + MOVED
    else:
        parent.text = (parent.text or "") + MOVED
    element.tail = MOVED + (element.tail or "")
