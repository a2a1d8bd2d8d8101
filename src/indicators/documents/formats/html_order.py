"""Where a web page shows figures in another place, order or form than its source has them.

Nothing is laid out here: digits of what a style turns round or replaces are not read, and what it moves is
marked at both ends, so that a figure which only the source puts together is not read either.
"""

from __future__ import annotations

from typing import Any

from indicators.documents.formats.css_styles import FIRST, GENERATED, Style
from indicators.documents.unread_figures import BROKEN, MOVED, unread
from indicators.storage.character_width import columns
from indicators.storage.expressions import expression

_NOUGHT = expression(r"(?:[+-]?0(?:\.0*)?[a-z%]*|auto|none|normal|static|initial|unset|inherit|\s)*")
_PLACES = ("left", "right", "top", "bottom", "inset", "inset-inline-start", "inset-inline-end")
_MARGINS = ("margin", "margin-left", "margin-right")
_DISTANCES = ("transform", "translate", "margin-left", "padding-left", "margin-right")
_SETS = ("float", "order", "grid-area", "grid-column", "grid-row", "grid-column-start", "grid-row-start")
# What a transform may do without changing what is read: move, turn a little, grow or shrink a little.
_SMALL = r"-?(?:[0-3]?\d|4[0-5])(?:\.\d+)?(?:deg)?"
_FACTOR = r"(?:0?\.[2-9]\d*|[1-9](?:\.\d+)?)(?:\s*,\s*(?:0?\.[2-9]\d*|[1-9](?:\.\d+)?))*"
# What comes nearer to the reader grows, and may pass behind them.
_NO_DEPTH = r"\s*-?0(?:\.0*)?[a-z]*\s*\)"
_HARMLESS = expression(
    rf"(?:\s*(?:translate[xy]?\([^()]*(?:\([^()]*\)[^()]*)*\)|rotatez?\({_SMALL}\)"
    rf"|translatez\({_NO_DEPTH}|translate3d\([^()]*(?:\([^()]*\)[^()]*)*,{_NO_DEPTH}"
    rf"|scale[xy]?\({_FACTOR}\)|scale3d\({_FACTOR}\)"
    r"|matrix\(\s*(?:1|0?\.[2-9]\d*)(?:\.0+)?\s*,\s*0\s*,\s*0\s*,\s*(?:1|0?\.[2-9]\d*)(?:\.0+)?\s*,[^()]*\)))*\s*"
)
_TURNED_A_LITTLE = expression(rf"(?:z\s+)?{_SMALL}")
# Of a part of the page, or of the screen: what is moved so far may stand beside all that is seen.
_FAR = expression(r"(?:.*[\s(,])?-?[1-9]\d{2,}(?:\.\d+)?(?:v[wh]|%)(?:[\s,)].*)?")
_TIGHT = expression(r"-(?:[1-9]\d*|0?\.[3-9]\d*)r?em|-(?:[5-9]|\d{2,})(?:\.\d+)?p[xt]")
_COMPUTED = expression(r"(?:counters?|attr)\(")
_ESCAPED = expression(r"\\([0-9a-f]{1,6})\s?")
# What lies over words so that no more than a part of them, or other signs, is seen.
_COVERED = (
    "-webkit-text-security", "mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "clip-path",
    "mix-blend-mode", "-webkit-line-clamp", "line-clamp", "offset", "offset-path",
)  # fmt: skip
_WHOLE = expression(r"inset\((?:\s*0[a-z%]*)+(?:\s+round[^()]*)?\)")
_FILTERED = expression(
    r"blur\(\s*0*[.]?0*[1-9]|(?:brightness|contrast)\(\s*(?!1(?:\.0*)?\s*\)|100%)"
    r"|opacity\(\s*(?:0?\.[01]|1?\d(?:\.\d+)?%)|url\(|invert\(\s*(?!0)"
)
_OVERFLOWS = ("overflow", "overflow-x", "overflow-y")
_LINES = ("br", "p", "li", "tr", "h1", "h2", "h3", "h4")
_LENGTH = expression(r"(\d{0,5}\.?\d{1,5})(px|pt|pc|r?em|ex|ch|ic|cm|mm|in)")
# The size of a letter and of a line, in pixels, where nothing is said.
_LETTER = 16.0
_PIXELS = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "em": _LETTER, "rem": _LETTER, "ic": _LETTER, "ex": _LETTER / 2,
    "ch": _LETTER / 2, "cm": 37.8, "mm": 3.78, "in": 96.0,
}  # fmt: skip
_OF_TABLES = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot"))
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
        is_moved = _is_moved(style)
        # A cell that is moved stands under another head.
        if _is_changed(element, style) or (is_moved and element.tag in _OF_TABLES):
            self._changed.append(element)
        elif is_moved:
            self._moved.append(element)
        if _turns_round(element, style):
            inside = [inner for inner in element if isinstance(inner.tag, str)]
            (self._changed if element.tag in _OF_TABLES else self._moved).extend(inside)
        if element.tag == "template" and element.get("shadowrootmode"):
            # What it holds is shown in place of what stands beside it.
            self._changed.append(element.getparent())
        if FIRST[0] in style:
            self._extended.append((element, False))
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
        or (not _NOUGHT.fullmatch(style.get("transform", "")) and not _HARMLESS.fullmatch(style["transform"]))
        or (
            not _NOUGHT.fullmatch(style.get("rotate", "")) and not _TURNED_A_LITTLE.fullmatch(style["rotate"])
        )
        or any(_FAR.fullmatch(style.get(name, "")) for name in _DISTANCES)
        # An outline drawn inwards lies over the words.
        or any(_TIGHT.fullmatch(style.get(name, "")) for name in ("letter-spacing", "outline-offset"))
        or (_TIGHT.fullmatch(style.get("word-spacing", "")) and " " in _words(element))
        or not _NOUGHT.fullmatch(style.get("content", ""))
        or any(
            not _NOUGHT.fullmatch(told := style.get(name, "")) and not _WHOLE.fullmatch(told)
            for name in _COVERED
        )
        or bool(_FILTERED.search(style.get("filter", "")))
        or style.get("z-index", "").startswith("-")
        or FIRST[1] in style
        or _is_cut(element, style)
    )


def _is_cut(element: Any, style: Style) -> bool:
    """Whether an element has no room for all of its words and does not show the rest."""
    if not any(word in ("hidden", "clip") for name in _OVERFLOWS for word in style.get(name, "").split()):
        return False
    high = _pixels(style.get("height", "") or style.get("max-height", ""))
    if high is not None:
        lines = 1 + sum(1 for inner in element.iter(*_LINES) if inner is not element)
        if high < _LETTER / 2 or (lines > 2 and (lines - 1) * _LETTER > high):
            return True
    wide = _pixels(style.get("width", "") or style.get("max-width", ""))
    return (
        wide is not None
        and "nowrap" in style.get("white-space", "")
        and columns(_words(element)) * _LETTER / 2 > wide
    )


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _pixels(told: str) -> float | None:
    match = _LENGTH.fullmatch(told)
    return float(match[1]) * _PIXELS[match[2]] if match else None


def _turns_round(element: Any, style: Style) -> bool:
    """Whether the parts of an element stand in another order than in the source."""
    is_in_line = any(word in style.get("display", "") for word in ("flex", "grid"))
    return "reverse" in style.get("flex-direction", style.get("flex-flow", "")) or (
        is_in_line and element.tag in _OF_TABLES and style.get("direction") == "rtl"
    )


def _may_extend_a_figure(content: str) -> bool:
    """Whether what a style writes beside words may be part of a figure: no bullet, bracket or icon."""
    text = _ESCAPED.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), content)
    return bool(_COMPUTED.search(content)) or any(sign.isalnum() or sign in _OF_FIGURES for sign in text)


def _is_moved(style: Style) -> bool:
    # What sticks to an edge leaves its place as the page is moved only.
    is_placed = style.get("position", "static") not in ("static", "inherit", "initial", "sticky")
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
