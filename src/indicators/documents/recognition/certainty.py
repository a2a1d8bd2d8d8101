"""How certain a recognised figure is: by its signs, and by whether a second look sees the same.

What a page says is put into lines and tables before its figures are told apart from the rest. So that each
keeps its certainty on the way, the digits of a doubtful one are written in another alphabet of digits, one
for each band of certainty, and written back when the text is whole. Every step between takes them for digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from indicators.documents.recognition.ocr_engine import ReadSign, Recogniser
from indicators.storage.expressions import expression

if TYPE_CHECKING:
    from indicators.documents.recognition.ocr_engine import Dots

# A figure below is not read; how it was found: docs/decisions/0015-recognition.md.
LEAST = 0.95
# The bands below, by their upper end, each with the first digit of its alphabet; the last is of numerals.
BANDS = ((0.3, 0x1D7CE), (0.5, 0x1D7D8), (0.7, 0x1D7E2), (0.85, 0x1D7EC), (LEAST, 0x1D7F6))
_NUMERALS, _FIRST_NUMERAL = "一二三四五六七八九十", 0x3280
# A figure with what may change it: a sign before it, a multiplier or a mark behind.
_FIGURE = expression(
    r"[-+−－—≥≤<>〔\[(（]?\d(?:[\d.,，．·:：/]*\d)?[.,，．]?[百千万亿%％‰]*|[零〇一二两三四五六七八九十百千万亿]+"
)
_DASH = "一"
# A page that leaves more of its figures doubtful is not vouched for at all, if it has this many.
_MOST_DOUBTFUL, _FEW = 0.25, 8


def look(recogniser: Recogniser, dots: Dots, box: tuple[int, int, int, int]) -> tuple[ReadSign, ...]:
    """Read a line, its figures twice, and mark those that are doubtful.

    Parameters
    ----------
    dots : ndarray
        The page, in grey.
    box : (int, int, int, int)
        Left, upper, right and lower edge of the line.
    """
    x0, top, x1, bottom = box
    signs = recogniser.read(dots[top:bottom, x0:x1])
    text = "".join(sign.text for sign in signs)
    if text == _DASH:
        # Alone in its place it is the dash of an empty cell.
        return (replace(signs[0], text="—"),)
    if not re.search(r"\d", text):
        return marked(signs)
    return marked(signs, _second_look(recogniser, dots, box))


def _second_look(recogniser: Recogniser, dots: Dots, box: tuple[int, int, int, int]) -> str:
    """Read a line again, from a picture with a little more round it."""
    x0, top, x1, bottom = box
    more = max((bottom - top) // 10, 1)
    wider = dots[max(top - more, 0) : bottom + more, max(x0 - 2 * more, 0) : x1 + 2 * more]
    return "".join(sign.text for sign in recogniser.read(wider))


def marked(signs: Sequence[ReadSign], again: str | None = None) -> tuple[ReadSign, ...]:
    """Write the doubtful figures of a line in the digits of their band.

    Parameters
    ----------
    again : str, optional
        What a second look saw of it.

    Examples
    --------
    >>> line = [ReadSign("增", 0.2, 1.0), ReadSign("6", 0.6, 0.4), ReadSign("%", 0.8, 1.0)]
    >>> read_back("".join(sign.text for sign in marked(line)))
    ('增6%', [(1, 2, 0.5)])
    """
    text = "".join(sign.text for sign in signs)
    found = list(signs)
    seen = None if again is None else [match[0] for match in _FIGURE.finditer(again)]
    for match in _FIGURE.finditer(text):
        certainty = min(sign.certainty for sign in signs[match.start() : match.end()])
        if seen is not None and re.search(r"\d", match[0]):
            if match[0] not in seen:
                certainty = 0.0
            else:
                del seen[: seen.index(match[0]) + 1]
        band = next((first for end, first in BANDS if certainty < end), 0)
        if band:
            for at in range(match.start(), match.end()):
                found[at] = replace(found[at], text=_in_band(found[at].text, band))
    return tuple(found)


def of_page(lines: Sequence[tuple[ReadSign, ...]]) -> list[tuple[ReadSign, ...]]:
    """Mark every figure of a page that leaves too many doubtful: its other signs may be wrong alike.

    Examples
    --------
    >>> sure, doubtful = [ReadSign("6", 0.5, 1.0)], marked([ReadSign("5", 0.5, 0.9)])
    >>> ["".join(sign.text for sign in line) in "56" for line in of_page([*[tuple(sure)] * 8, doubtful])]
    [True, True, True, True, True, True, True, True, False]
    >>> any(line[0].text.isascii() for line in of_page([*[tuple(sure)] * 6, *[doubtful] * 3]))
    False
    """
    texts = ["".join(sign.text for sign in line) for line in lines]
    found = [match[0] for text in texts for match in re.finditer(r"\d+", text)]
    doubtful = sum(not figure.isascii() for figure in found)
    if len(found) < _FEW or doubtful <= _MOST_DOUBTFUL * len(found):
        return list(lines)
    _, first = BANDS[0]
    return [tuple(replace(sign, text=_in_band(sign.text, first)) for sign in line) for line in lines]


def _in_band(sign: str, first: int) -> str:
    if sign in _NUMERALS:
        return chr(_FIRST_NUMERAL + _NUMERALS.index(sign))
    return chr(first + int(sign)) if sign.isascii() and sign.isdigit() else sign


_BACK = {first + digit: str(digit) for _, first in BANDS for digit in range(10)} | {
    _FIRST_NUMERAL + at: numeral for at, numeral in enumerate(_NUMERALS)
}
_MARKED = expression("[" + "".join(map(chr, _BACK)) + "]+(?:[.,，．][" + "".join(map(chr, _BACK)) + "]+)*")
_UPPER = {chr(first + digit): end for end, first in BANDS for digit in range(10)}


def plain(text: str) -> str:
    """Write the digits of every band as digits; each stands where it stood.

    Examples
    --------
    >>> plain("增长" + chr(BANDS[0][1] + 6) + "%")
    '增长6%'
    """
    return text.translate(_BACK)


def read_back(text: str) -> tuple[str, list[tuple[int, int, float]]]:
    """Give a text with plain digits, and where its doubtful figures stand: start, end, certain below what."""
    return plain(text), list(_doubtful(text))


def _doubtful(text: str) -> Iterator[tuple[int, int, float]]:
    for match in _MARKED.finditer(text):
        yield match.start(), match.end(), min(_UPPER.get(sign, LEAST) for sign in match[0])
