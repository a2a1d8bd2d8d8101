"""Paragraphs of a Word document that a drawing in front of the text may cover.

Nothing is laid out here: a drawing that is filled and lies in front of the words may stand on the lines of
the paragraph that it belongs to, and a high one on those around it. Digits there are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from indicators.documents.formats.archives import attribute, child, local
from indicators.documents.formats.docx_looks import ancestor
from indicators.storage.expressions import expression

_OFF = ("0", "false", "f")
_EMU = 12_700.0
# Points: what is less is a ruled line, and a line of words.
_LEAST, _LINE = 6.0, 12.0
_MOST_LINES = 200
_SIDE = expression(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,6})?)(pt|in|cm|mm|px|)\s*(?=;|$)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}


def covered(root: Any) -> set[Any]:
    """List the paragraphs that may lie under drawings.

    Parameters
    ----------
    root : lxml.etree._Element
        Of the part with the document's words.
    """
    covers = list(_covers(root))
    if not covers:
        return set()
    paragraphs = [one for one in root.iter() if local(one) == "p" and ancestor(one, "txbxContent") is None]
    number = {one: at for at, one in enumerate(paragraphs)}
    found: set[Any] = set()
    for drawing, lines in covers:
        own = next((one for one in drawing.iterancestors() if one in number), None)
        if own is not None:
            found.update(paragraphs[max(number[own] - lines, 0) : number[own] + lines + 1])
    return found


def _covers(root: Any) -> Iterator[tuple[Any, int]]:
    """Give the drawings that may cover words, with the number of lines around their own on which they may."""
    for one in root.iter():
        name = local(one)
        if name == "anchor" and attribute(one, "behindDoc") in ("", *_OFF):
            height = _height(one)
            if height >= _LEAST and any(map(_is_filled, one.iter())):
                # A picture may be a seal, through which words are seen.
                is_picture = any(local(inner) == "pic" for inner in one.iter())
                yield one, 0 if is_picture else min(int(height / _LINE), _MOST_LINES)
        elif name in ("rect", "roundrect", "oval", "shape") and _is_in_front(attribute(one, "style")):
            told = {match[1]: float(match[2]) * _POINTS[match[3]] for match in _sides(one)}
            is_filled = attribute(one, "filled", "t") not in _OFF and not _has_words(one)
            if is_filled and len(told) == 2 and min(told.values()) >= _LEAST:
                yield one, min(int(told["height"] / _LINE), _MOST_LINES)


def _height(anchor: Any) -> float:
    """Give the points that a drawing in front of words is high; 0 for one as narrow as a line."""
    extent = child(anchor, "extent")
    if extent is None or child(anchor, "wrapNone") is None:
        return 0.0
    width, height = (_number(attribute(extent, side)) / _EMU for side in ("cx", "cy"))
    return height if width >= _LEAST else 0.0


def _is_filled(element: Any) -> bool:
    """Whether a part of a drawing is filled so that nothing is seen through it; one with words is a label."""
    if local(element) == "pic":
        return True
    if local(element) != "wsp" or _has_words(element):
        return False
    colour = child(element, "spPr", "solidFill")
    return colour is not None and not any(local(inner) == "alpha" for inner in colour.iter())


def _has_words(element: Any) -> bool:
    return any(local(inner) == "t" and (inner.text or "").strip() for inner in element.iter())


def _is_in_front(style: str) -> bool:
    told = style.replace(" ", "").lower()
    return "position:absolute" in told and "z-index:-" not in told and "hidden" not in told


def _sides(shape: Any) -> Iterator[re.Match[str]]:
    return _SIDE.finditer(attribute(shape, "style").lower())


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 13 else 0
