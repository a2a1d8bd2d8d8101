"""Signs on a page → lines of text, columns one after the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from indicators.documents.normalized_text import radicals
from indicators.documents.text_flow import joint, subscript, superscript

_SAME_LINE = 0.5
_BLANK = 0.25
_TAB = 1.8
_SMALL = 0.9
_RAISED = 0.15
_LOWERED = 0.05
_GUTTER = 1.2
_FEWEST_LINES = 8
_FEWEST_SIGNS = 10
_MIDDLE = (0.35, 0.65)
# Radicals, compatibility ideographs, Latin ligatures.
_DOUBLES = (("\u2e80", "\u2fdf"), ("\uf900", "\ufaff"), ("\ufb00", "\ufb06"))


@dataclass(slots=True)
class Line:
    """A line of a page and its column, 0 for the whole width; points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_table: bool = False
    column: int = 0


def written(sign: str) -> str:
    """Give the character meant by a sign: fonts that share a shape call 一 a radical (⼀), and 年 its double.

    Examples
    --------
    >>> written("⼀"), written("⻓"), written("％")
    ('一', '长', '％')
    """
    if all(any(first <= c <= last for first, last in _DOUBLES) for c in sign):
        return unicodedata.normalize("NFKC", sign.translate(radicals()))
    return "" if sign in "\x00\ufffe\uffff" else sign


def lines(signs: Sequence[dict[str, Any]], width: float) -> list[Line]:
    """Put the signs of a page, or of a cell, into lines in reading order.

    Parameters
    ----------
    signs : sequence of dict
        As pdfplumber gives them: text, x0, x1, top, bottom, size, upright.
    width : float
        The page's width in points; 0 for a cell, which has no columns.
    """
    level = rows(signs)
    gutter = _gutter(level, width) if width else 0.0
    if not gutter:
        return _column(0, level)
    # Text over the whole width parts the columns above it from those below.
    found: list[Line] = []
    left: list[list[dict[str, Any]]] = []
    right: list[list[dict[str, Any]]] = []
    for row in level:
        if any(sign["x0"] < gutter < sign["x1"] for sign in row):
            found += [*_column(1, left), *_column(2, right), *_column(0, [row])]
            left, right = [], []
            continue
        for side, part in (
            (left, [sign for sign in row if sign["x1"] <= gutter]),
            (right, [sign for sign in row if sign["x0"] >= gutter]),
        ):
            if inked := _trim(part):
                side.append(inked)
    return [*found, *_column(1, left), *_column(2, right)]


def _column(number: int, rows: list[list[dict[str, Any]]]) -> list[Line]:
    return [replace(_line(row), column=number) for row in rows]


def text_of(row: list[dict[str, Any]]) -> str:
    """Write the signs of a row, or of a piece of one."""
    return _line(row).text


def rows(signs: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Group upright signs whose middles are level, each group from left to right."""
    found: list[list[dict[str, Any]]] = []
    middle = size = bottom = 0.0
    upright = [sign for sign in signs if sign["upright"]]
    for sign in sorted(upright, key=lambda sign: (sign["top"] + sign["bottom"]) / 2):
        at = (sign["top"] + sign["bottom"]) / 2
        is_lowered = sign["size"] < _SMALL * size and at < bottom
        if found and (is_lowered or at - middle <= _SAME_LINE * max(size, sign["size"])):
            found[-1].append(sign)
            size, bottom = max(size, sign["size"]), max(bottom, sign["bottom"])
        else:
            found.append([sign])
            middle, size, bottom = at, sign["size"], sign["bottom"]
    return [trimmed for row in found if (trimmed := _trim(sorted(row, key=lambda sign: sign["x0"])))]


def _trim(row: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Take the blanks at both ends off a row: they are no sign of how far its text goes."""
    inked = [at for at, sign in enumerate(row) if sign["text"].strip()]
    return row[inked[0] : inked[-1] + 1] if inked else []


def _gutter(rows: list[list[dict[str, Any]]], width: float) -> float:
    """Find the blank strip between two columns of running text, 0 if the page has one column."""
    if len(rows) < _FEWEST_LINES:
        return 0.0
    size = median(sign["size"] for row in rows for sign in row)
    strips: list[float] = []
    for signs in rows:
        row = [sign for sign in signs if sign["text"].strip()]
        strips += [
            (a["x1"] + b["x0"]) / 2
            for a, b in pairwise(row)
            if b["x0"] - a["x1"] >= _GUTTER * size
            and _MIDDLE[0] * width < (a["x1"] + b["x0"]) / 2 < _MIDDLE[1] * width
        ]
    if len(strips) < _FEWEST_LINES:
        return 0.0
    gutter = median(strips)
    sides = [
        (sum(sign["x1"] <= gutter for sign in row), sum(sign["x0"] >= gutter for sign in row)) for row in rows
    ]
    both = [pair for pair in sides if min(pair) >= _FEWEST_SIGNS]
    return gutter if len(both) >= max(_FEWEST_LINES, len(rows) // 2) else 0.0


def _line(row: list[dict[str, Any]]) -> Line:
    size = median(sign["size"] for sign in row)
    base = median(sign["bottom"] for sign in row)
    pieces: list[str] = []
    before: dict[str, Any] | None = None
    has_blank = False
    for sign in row:
        if not sign["text"].strip():
            has_blank = True
            continue
        text = written(sign["text"])
        if sign["size"] < _SMALL * size and base - sign["bottom"] > _RAISED * size:
            text = superscript(text)
        elif sign["size"] < _SMALL * size and sign["bottom"] - base > _LOWERED * size:
            text = subscript(text)
        if before is not None:
            gap = sign["x0"] - before["x1"]
            if gap > _TAB * size:
                pieces.append("\t")
            elif has_blank or (
                gap > _BLANK * size and _parts_words(before["text"], sign["text"], gap / size)
            ):
                pieces.append(" ")
        pieces.append(text)
        before, has_blank = sign, False
    return Line(
        "".join(pieces), row[0]["x0"], max(sign["x1"] for sign in row), min(sign["top"] for sign in row),
        max(sign["bottom"] for sign in row), size,
    )  # fmt: skip


def _parts_words(before: str, after: str, gap: float) -> bool:
    """Whether a gap is a blank: between Western words a narrow one, between ideographs a wide one."""
    return gap > 0.9 or bool(joint(before, after)) or (before + after).isascii()
