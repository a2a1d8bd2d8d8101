"""Finds a figure in the sentence it was read from, also where its digits stand there more than once."""

from __future__ import annotations

import re

from indicators.reading.prose import one_width


def locate(sentence: str, quote: str, text: str, start: int) -> tuple[int, int] | None:
    """Find where a quote stands in its sentence.

    The sentence has one width and no stray blanks, so offsets into the paper do not help: the place whose
    neighbours are most like those in the paper is taken.

    Parameters
    ----------
    sentence : str
        As a statement has it.
    start : int
        Where the quote stands in the paper.

    Returns
    -------
    tuple of int or None
        Start and end in the sentence, None if the quote is not in it.

    Examples
    --------
    >>> locate("甲5个，乙5个", "５个", "甲 ５个，乙 ５个", 7)
    (5, 7)
    >>> locate("甲五个", "5个", "甲5个", 1) is None
    True
    """
    shown = quote if quote in sentence else _bare(quote)
    places = [match.start() for match in re.finditer(re.escape(shown), sentence)]
    before = _bare(text[max(0, start - 2 * len(sentence)) : start])[::-1]
    behind = _bare(text[start + len(quote) : start + len(quote) + 2 * len(sentence)])

    def likeness(place: int) -> int:
        left, right = _bare(sentence[:place])[::-1], _bare(sentence[place + len(shown) :])
        return _shared(left, before) + _shared(right, behind)

    best = max(places, key=likeness, default=None)
    return None if best is None else (best, best + len(shown))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", one_width(text))


def _shared(one: str, other: str) -> int:
    """Count the characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))
