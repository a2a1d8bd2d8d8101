"""What stands on a page for the sake of the page: running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indicators.documents.faults.page_heads import BARE, page_number
from indicators.documents.formats.page_lines import Line
from indicators.storage.expressions import expression

_EDGE_LINES = 2
_EDGE = 0.12
_FEWEST_PAGES = 3
# Left and right pages may have heads of their own.
_MOST_PAGES = 0.4
_NEAR = 6.0
# What a browser prints at the edges of a page, be it the only one: day and hour, address and number.
_PRINTED = expression(
    r"\d{1,4}[/年-]\d{1,2}[/月-]\d{1,4}日?,? ?\d{1,2}:\d{2}(?: ?[AP]M)?(?:\t.*)?|(?:file|https?)://\S+\s+\d{1,4}/\d{1,4}"
)


def split(pages: Sequence[tuple[list[Line], float]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """Part the text of pages from what repeats on them.

    Parameters
    ----------
    pages : sequence of (list of Line, float)
        The lines of each page, and its height in points.

    Returns
    -------
    lists of Line, lists of Line
        Of each page what it says, and what stands on it for the page's sake.
    """
    edges = [_edges(lines, height) for lines, height in pages]
    repeated = Counter(key for found in edges for key in {_key(line) for line in found})
    offsets = Counter(
        int(match[1]) - number
        for number, found in enumerate(edges, 1)
        for line in found
        if (match := page_number(line.text))
    )
    left_out: list[list[Line]] = []
    kept: list[list[Line]] = []
    for number, ((lines, _), found) in enumerate(zip(pages, edges, strict=True), 1):
        gone = set()
        for line in found:
            match = page_number(line.text)
            # A number alone may be a figure: it is a page's if the numbers run along with the pages.
            is_number = match and (not BARE.fullmatch(line.text) or offsets[int(match[1]) - number] > 1)
            is_repeated = repeated[_key(line)] >= max(_FEWEST_PAGES, _MOST_PAGES * len(pages))
            if is_number or is_repeated or _PRINTED.fullmatch(line.text):
                gone.add(id(line))
        kept.append([line for line in lines if id(line) not in gone])
        left_out.append([line for line in lines if id(line) in gone])
    return kept, left_out


def _edges(lines: list[Line], height: float) -> list[Line]:
    plain = sorted((line for line in lines if not line.is_table), key=lambda line: line.top)
    outer = {id(line): line for line in (*plain[:_EDGE_LINES], *plain[-_EDGE_LINES:])}
    return [
        line for line in outer.values() if line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height
    ]


def _key(line: Line) -> tuple[str, int]:
    """Name the same words at the same height, whatever their figures."""
    return re.sub(r"\d+", "#", line.text.strip()), round(line.top / _NEAR)
