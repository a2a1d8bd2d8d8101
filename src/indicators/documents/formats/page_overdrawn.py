"""Digits of a page that other digits lie over, or strokes go through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Any

from indicators.documents.formats.page_layout import Box, Objects
from indicators.documents.unread_figures import UNREAD

# Of the height of a sign, from below: a stroke there strikes it out.
_MIDDLE = (0.4, 0.7)
# In points; signs of one line stand in one row or in the next.
_ROW = 3
# Of its size: signs that begin nearer to each other lie over each other, however wide they are said to be.
_BESIDE = 0.15
# How high a level stroke is, where it begins and ends.
Rule = tuple[float, float, float]


def is_struck(box: Box, rules: list[Rule]) -> bool:
    """Whether one of the sorted strokes goes through the middle of a sign; heights are counted upwards.

    Examples
    --------
    >>> is_struck((0, 0, 5, 10), [(5, 0, 9)]), is_struck((0, 0, 5, 10), [(0, 0, 9)])
    (True, False)
    """
    x0, y0, x1, y1 = box
    low, high = (y0 + share * (y1 - y0) for share in _MIDDLE)
    near = rules[bisect_left(rules, (low,)) : bisect_right(rules, (high,))] if low < high else ()
    return any(start <= (x0 + x1) / 2 <= end for _, start, end in near)


def mark_overlaid(signs: Objects) -> None:
    """Leave digits unread over which another digit is drawn; the same one is the way to draw it bold."""
    rows: dict[int, Objects] = {}
    digits = [sign for sign in signs if sign["text"].isdigit() and not sign["is_unseen"]]
    for digit in sorted(digits, key=lambda one: float(one["x0"])):
        rows.setdefault(round((digit["top"] + digit["bottom"]) / 2 / _ROW), []).append(digit)
    overlaid: list[dict[str, Any]] = []
    for number, row in rows.items():
        near = sorted(row + rows.get(number + 1, []), key=lambda one: float(one["x0"]))
        for one, other in pairwise(near):
            width = min(one["x1"] - one["x0"], other["x1"] - other["x0"])
            is_over = one["x1"] - other["x0"] > width / 2 or other["x0"] - one["x0"] < _BESIDE * one["size"]
            if one["text"] != other["text"] and is_over:
                overlaid += [one, other]
    for digit in overlaid:
        digit["text"] = UNREAD
