"""Parts of a web page that a style lays over others, so that nobody sees what is under them.

Nothing is laid out here: a part that fills the whole of what it stands in covers all of it, and one without
words, of the colour behind it, serves for nothing but to cover. Digits under either are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from indicators.documents.formats import colours, css_colours
from indicators.documents.formats.colours import Colour
from indicators.documents.formats.css_styles import Style
from indicators.storage.expressions import expression

_SIDES = ("top", "right", "bottom", "left")
_NOUGHT = expression(r"[+-]?0(?:\.0*)?[a-z%]*")
_WHOLE = expression(r"100(?:\.0*)?%|1\d\d%|calc\(100%.*|100v[wh]")
# Of a part without words: what is smaller is a line or a dot.
_LARGE = expression(
    r"(?:[89]|\d{2,4})(?:\.\d+)?p[xt]|(?:[1-9]\d?)(?:\.\d+)?r?em|[1-9]\d*(?:\.\d+)?(?:%|v[wh])"
)
# The lengths of a shadow: to the right, down, how blurred, how far it spreads.
_LENGTHS = expression(r"(?<![\w#.-])-?\d{1,5}(?:\.\d{1,4})?(?:p[xt]|r?em|v[wh])?(?![\w%.])")
_OPAQUE = 0.95
_PICTURES = ("img", "canvas", "video", "embed", "object")
_TAKEN_OUT = ("absolute", "fixed")


class Covers:
    """The parts of a page that lie over others.

    Parameters
    ----------
    root : lxml.etree._Element
        Of the page.
    """

    def __init__(self, root: Any) -> None:
        self._placed: dict[Any, Style] = {}
        self._covers: list[tuple[Any, Style, Any]] = []
        # What stands in one place of a grid: the last of them lies over the others.
        self._places: dict[tuple[Any, ...], list[Any]] = {}
        # What its scripts take away when they are done lies over pages that wait for them.
        self._has_scripts = next(root.iter("script"), None) is not None

    def take(self, element: Any, style: Style, behind: Colour | None, beside: dict[str, Style]) -> None:
        """Take up an element with what is said about it and beside its words, and the colour behind it."""
        if style.get("position", "static") != "static" or "transform" in style:
            self._placed[element] = style
        # One that has a column alone is set below those before it.
        row, column, area = (style.get(f"grid-{name}", "auto") for name in ("row", "column", "area"))
        if area != "auto" or "auto" not in (row, column):
            self._places.setdefault((element.getparent(), row, column, area), []).append(element)
        if _lies_over(element, style, behind):
            self._covers.append((element, style, element.getparent()))
        for name, told in beside.items():
            if name in ("::before", "::after") and told.get("content", "none") != "none":
                within = {"position": style.get("position", "")} | told
                if _spans(told) and _is_filled(told) and _is_over(within):
                    self._covers.append((None, told, element))

    def covered(self) -> Iterator[Any]:
        """List the elements whose own words are covered."""
        for stacked in self._places.values():
            for one in stacked[:-1]:
                yield from one.iter("*")
        for element, style, around in self._covers:
            if style.get("position", "static") not in _TAKEN_OUT:
                before = element.getprevious() if element is not None else None
                if before is not None:
                    yield from self._under(before, None)
                continue
            while around is not None and around not in self._placed and around.tag != "body":
                around = around.getparent()
            if around is None or (
                around.tag == "body" and style["position"] == "fixed" and self._has_scripts
            ):
                continue
            yield from self._under(around, element)

    def _under(self, around: Any, cover: Any) -> Iterator[Any]:
        """List an element and those in it that lie under another one."""
        todo, is_behind = [around], False
        while todo:
            one = todo.pop()
            if one is cover:
                is_behind = True
                continue
            # What has a place of its own lies over what came before.
            raised = self._placed.get(one, {}) if one is not around else {}
            if raised and (is_behind or raised.get("z-index", "0").strip("0").isdigit()):
                continue
            yield one
            todo += reversed([inner for inner in one if isinstance(inner.tag, str)])


def _lies_over(element: Any, style: Style, behind: Colour | None) -> bool:
    if element.tag in ("html", "body") or not _is_over(style):
        return False
    if element.tag in _PICTURES:
        return _spans(style)
    if not _is_filled(style):
        return _casts(style, behind)
    if _spans(style) or (_begins(style) and "".join(element.itertext()).strip()):
        return True
    is_bare = next(element.iter(*_PICTURES, "input", "select", "iframe", "svg"), None) is None
    return (
        is_bare and not "".join(element.itertext()).strip() and _is_large(style) and _is_same(style, behind)
    )


def _casts(style: Style, behind: Colour | None) -> bool:
    """Whether a shadow of the colour behind an element, as broad as a line of words, lies over them."""
    told = style.get("box-shadow", "")
    spread = _LENGTHS.findall(told)[3:4]
    ink = css_colours.first(told) if spread and _LARGE.fullmatch(spread[0]) else None
    return ink is not None and ink[1] >= _OPAQUE and behind is not None and colours.are_alike(ink[0], behind)


def _is_over(style: Style) -> bool:
    """Whether an element leaves its place, and not to the back."""
    if style.get("z-index", "0").startswith("-"):
        return False
    return style.get("position", "static") in _TAKEN_OUT or any(
        re.search(r"(?:^|\s)-\d", style.get(name, "")) for name in ("margin", "margin-top", "margin-bottom")
    )


def _fills(style: Style) -> list[str]:
    return [
        told for name in ("background-color", "background", "background-image") if (told := style.get(name))
    ]


def _is_filled(style: Style) -> bool:
    """Whether nothing is seen through an element."""
    told = _fills(style)
    inks = [css_colours.first(one) for one in told]
    return any(ink is not None and ink[1] >= _OPAQUE for ink in inks) or any(
        "url(" in one or css_colours.of_gradient(one) for one in told
    )


def _is_same(style: Style, behind: Colour | None) -> bool:
    """Whether an element is filled with the colour behind it."""
    inks = [ink for one in _fills(style) if (ink := css_colours.first(one) or css_colours.of_gradient(one))]
    return bool(inks) and behind is not None and colours.are_alike(inks[0][0], behind)


def _spans(style: Style) -> bool:
    """Whether an element fills all of what it stands in."""
    sides = style.get("inset", "").split() or [style.get(side, "") for side in _SIDES]
    if all(_NOUGHT.fullmatch(side) for side in sides):
        return True
    return all(_WHOLE.fullmatch(style.get(name, "")) for name in ("width", "height"))


def _begins(style: Style) -> bool:
    return all(_NOUGHT.fullmatch(style.get(side, "")) for side in ("left", "top"))


def _is_large(style: Style) -> bool:
    is_wide = _LARGE.fullmatch(style.get("width", "100%")) is not None
    return is_wide and _LARGE.fullmatch(style.get("height", style.get("min-height", ""))) is not None
