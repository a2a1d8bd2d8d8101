"""Text objects of an OFD page → signs with their places, as the lines of a page are made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from itertools import accumulate
from math import hypot
from typing import Any

from indicators.documents.formats import ofd_space
from indicators.documents.formats.archives import attribute, local
from indicators.documents.formats.ofd_space import Matrix
from indicators.documents.unread_figures import unread

# How far a sign goes above and below the line it stands on, in sizes.
_ABOVE, _BELOW = 0.88, 0.12
# What a sign takes where its font is not asked, in sizes, and how far what is written may be from that.
_WIDE, _CAPITAL, _NARROW, _BROAD = 1.0, 0.7, 0.5, 0.85
_BROADEST = frozenset("MWmw%@&‰")
_LEAST, _MOST = 0.4, 1.3
# Of its usual width: a sign of less is a stroke. And the directions in which words run backwards.
_THINNEST, _BACKWARDS, _UPSIDE_DOWN = 0.1, ("180", "270"), "180"
# Where signs drawn by numbers of glyphs begin and how many they are, and what holds where nothing is said.
_CODES = (("Position", 0.0), ("Count", 1.0))


def signs(element: Any, outer: Matrix, fonts: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """List the signs of a text object.

    Parameters
    ----------
    element : lxml.etree._Element
        A TextObject.
    outer : Matrix
        From the space it stands in to points on the page.
    fonts : collection of str
        Those that the file brings along. Numbers of glyphs (CGTransform) change no word in them; in a font
        of the reader's own machine they may name any sign, and digits are not read.

    Yields
    ------
    dict
        As pdfplumber gives them.
    """
    matrix = ofd_space.placed(element, outer)
    size = ofd_space.number(attribute(element, "Size"))
    scale = ofd_space.number(attribute(element, "HScale"), 1.0)
    is_readable = (
        scale >= _THINNEST
        and attribute(element, "ReadDirection", "0") not in _BACKWARDS
        and attribute(element, "CharDirection", "0") != _UPSIDE_DOWN
        and _has_room(element, size)
    )
    stretch = abs(scale) or 1.0
    glyph = ofd_space.turned(ofd_space.number(attribute(element, "CharDirection")))
    numbered = set() if attribute(element, "Font") in fonts else _numbered(element)
    before = 0
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode":
            continue
        # Where one does not begin anew, it begins where the one before did.
        x = ofd_space.number(attribute(code, "X"), x)
        y = ofd_space.number(attribute(code, "Y"), y)
        text = "".join(sign for sign in code.text or "" if sign not in "\r\n")
        text = "".join(
            unread(sign) if not is_readable or before + at in numbered else sign
            for at, sign in enumerate(text)
        )
        before += len(text)
        for sign, right, down, width in _written(code, text, size * stretch):
            own = ofd_space.times(glyph, (1.0, 0.0, 0.0, 1.0, x + right, y + down))
            yield _sign(sign, size, width, ofd_space.times(own, matrix))


def _has_room(element: Any, size: float) -> bool:
    """Whether the box of an object, which cuts it off, has room for half a sign; few are more exact."""
    _, _, *sides = ofd_space.box(attribute(element, "Boundary"))
    return not any(0 < side < size / 2 for side in sides)


def _numbered(element: Any) -> set[int]:
    """List which signs of a text object are drawn by numbers of glyphs, the first being 0."""
    found: set[int] = set()
    for one in element:
        if local(one) == "CGTransform":
            start, length = (
                int(ofd_space.number(attribute(one, f"Code{name}"), usual)) for name, usual in _CODES
            )
            found.update(range(max(start, 0), max(start, 0) + min(length, count(element))))
    return found


def count(element: Any) -> int:
    """Count the signs of a text object."""
    return sum(len(code.text or "") for code in element if local(code) == "TextCode")


def _written(code: Any, text: str, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Give each sign, how far to the right and down it stands from the first, and its width."""
    usual = [_width(sign) * size for sign in text]
    across = ofd_space.steps(attribute(code, "DeltaX"), len(text) - 1)
    down = ofd_space.steps(attribute(code, "DeltaY"), len(text) - 1)
    # Signs that are told nothing of their places stand beside each other.
    rest = [0.0] * len(usual) if down and not across else usual
    across += rest[len(across) : -1]
    down += [0.0] * (len(text) - 1 - len(down))
    places = zip(text, accumulate(across, initial=0.0), accumulate(down, initial=0.0), strict=False)
    for number, (sign, right, below) in enumerate(places):
        step = across[number] if number < len(across) else 0.0
        is_usual = _LEAST * usual[number] <= step <= _MOST * usual[number]
        yield sign, right, below, step if is_usual else usual[number]


def _width(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WFA":
        return _WIDE
    if sign in _BROADEST:
        return _BROAD
    return _CAPITAL if sign.isupper() else _NARROW


def _sign(text: str, size: float, width: float, matrix: Matrix) -> dict[str, Any]:
    corners = [(x, y) for x in (0.0, width) for y in (-_ABOVE * size, _BELOW * size)]
    x0, top, x1, bottom = ofd_space.around([ofd_space.at(matrix, *corner) for corner in corners])
    a, b, c, d, e, f = matrix
    return {
        "text": text, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "size": size * hypot(c, d),
        "upright": a * d > 0 and b * c <= 0,
        # A PDF counts upwards.
        "matrix": (a, -b, -c, d, e, f),
    }  # fmt: skip
