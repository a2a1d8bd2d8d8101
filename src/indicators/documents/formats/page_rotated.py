"""Signs turned on their page: sideways and upside down they are read, marks lying slantwise are not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators.documents.formats import page_lines
from indicators.documents.formats.page_lines import Line

# How much of its matrix is beside what a straight or a sideways sign has.
_SQUARE = 0.1
# How a sign stands on its page: to be read from below, from above, or from the far side of it.
_STRAIGHT, _UPWARDS, _DOWNWARDS, _OVER, _SLANTWISE = range(5)


def turned_lines(signs: Sequence[dict[str, Any]], width: float, height: float) -> list[Line]:
    """Put the signs that stand sideways or upside down on a page into lines, as if it were turned.

    Parameters
    ----------
    signs : sequence of dict
        As pdfplumber gives them, with the matrix of each.
    width, height : float
        Of the page, in points.
    """
    found: list[Line] = []
    for turn in (_UPWARDS, _DOWNWARDS, _OVER):
        turned = [_turned(sign, width, height, turn) for sign in signs if _turn(sign) == turn]
        found += page_lines.lines(turned, 0)
    # Their places are those of another page: no line of this one goes on in them.
    return [Line(line.text, 0, 0, height, height, line.size, is_table=True) for line in found]


def slanting_lines(signs: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Give the words that lie slantwise over a page, such as a stamp or a watermark."""
    text = "".join(sign["text"] for sign in signs if _turn(sign) == _SLANTWISE)
    return (text.strip(),) if text.strip() else ()


def stands_straight(sign: dict[str, Any]) -> bool:
    """Whether a sign stands as the page does."""
    return _turn(sign) == _STRAIGHT


def _turn(sign: dict[str, Any]) -> int:
    a, b = sign["matrix"][:2]
    if abs(a) < _SQUARE * abs(b):
        return _UPWARDS if b > 0 else _DOWNWARDS
    if abs(b) > _SQUARE * abs(a) or not sign["upright"]:
        return _SLANTWISE
    return _OVER if a < 0 else _STRAIGHT


def _turned(sign: dict[str, Any], width: float, height: float, turn: int) -> dict[str, Any]:
    """Turn a sign with its page until it stands upright."""
    x0, x1, top, bottom = sign["x0"], sign["x1"], sign["top"], sign["bottom"]
    if turn == _UPWARDS:
        place = {"x0": height - bottom, "x1": height - top, "top": x0, "bottom": x1}
    elif turn == _DOWNWARDS:
        place = {"x0": top, "x1": bottom, "top": width - x1, "bottom": width - x0}
    else:
        place = {"x0": width - x1, "x1": width - x0, "top": height - bottom, "bottom": height - top}
    return {**sign, **place, "size": place["bottom"] - place["top"], "upright": True}
