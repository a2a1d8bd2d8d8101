"""Signs turned on their page: tables printed sideways are read, marks that lie slantwise over it are not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators.documents.formats import page_lines
from indicators.documents.formats.page_lines import Line

# How much of its matrix is beside what a straight or a sideways sign has.
_SQUARE = 0.1


def turned_lines(signs: Sequence[dict[str, Any]], width: float, height: float) -> list[Line]:
    """Put the signs that stand at a right angle to the page into lines, as if the page were turned.

    Parameters
    ----------
    signs : sequence of dict
        As pdfplumber gives them, with the matrix of each.
    width, height : float
        Of the page, in points.
    """
    found: list[Line] = []
    for is_upwards in (True, False):
        turned = [
            _turned(sign, width, height, is_upwards=is_upwards)
            for sign in signs
            if _is_sideways(sign) and (sign["matrix"][1] > 0) == is_upwards
        ]
        found += page_lines.lines(turned, 0)
    # Their places are those of another page: no line of this one goes on in them.
    return [Line(line.text, 0, 0, height, height, line.size, is_table=True) for line in found]


def slanting_lines(signs: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Give the words that lie slantwise over a page, such as a stamp or a watermark."""
    text = "".join(sign["text"] for sign in signs if _lies_slantwise(sign))
    return (text.strip(),) if text.strip() else ()


def stands_straight(sign: dict[str, Any]) -> bool:
    """Whether a sign stands as the page does."""
    return not _is_sideways(sign) and not _lies_slantwise(sign)


def _is_sideways(sign: dict[str, Any]) -> bool:
    a, b = (abs(number) for number in sign["matrix"][:2])
    return bool(a < _SQUARE * b)


def _lies_slantwise(sign: dict[str, Any]) -> bool:
    a, b = (abs(number) for number in sign["matrix"][:2])
    return not _is_sideways(sign) and (b > _SQUARE * a or not sign["upright"])


def _turned(sign: dict[str, Any], width: float, height: float, *, is_upwards: bool) -> dict[str, Any]:
    """Turn a sign with its page until it stands upright."""
    x0, x1, top, bottom = sign["x0"], sign["x1"], sign["top"], sign["bottom"]
    place = (
        {"x0": height - bottom, "x1": height - top, "top": x0, "bottom": x1}
        if is_upwards
        else {"x0": top, "x1": bottom, "top": width - x1, "bottom": width - x0}
    )
    return {**sign, **place, "size": place["bottom"] - place["top"], "upright": True}
