"""A table of cells → lines of text: a row a line, a tab between cells, no column lost on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# As statistical tables print it: an empty cell keeps its column's place.
EMPTY = "—"
_MOST_PLACES = 2_000_000
_WIDEST = 1000
_SEPARATED = re.compile(r"[ \t\r\n\f\v\u3000\xa0]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


def lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    r"""Write a table.

    A cell that covers several columns or rows stands where it begins; a header of several rows becomes
    one, under a line with the words that span its columns; a row with its first cell only is that cell.

    Examples
    --------
    >>> lines([[Cell("指标", rows=2), Cell("目标", columns=2)], [Cell("2020年"), Cell("2025年")],
    ...        [Cell("粮食产量"), Cell("120"), Cell("")]])
    ['目标', '指标\t2020年\t2025年', '粮食产量\t120\t—']
    """
    places, depth = _spread(rows)
    written: list[str] = []
    if depth > 1:
        spanning, header = _header(places[:depth])
        written += [spanning] if spanning else []
        written.append("\t".join(text or EMPTY for text in header))
        places = places[depth:]
    for row in places:
        texts = [text if is_start else "" for text, is_start in row]
        filled = [text for text in texts if text]
        if len(filled) == 1 and texts[0]:
            written.append(filled[0])
        elif filled:
            written.append("\t".join(text or EMPTY for text in texts))
    return written


def _spread(rows: Sequence[Sequence[Cell]]) -> tuple[list[list[tuple[str, bool]]], int]:
    """Lay the cells out: for each place its text and whether the cell begins there; rows of the header."""
    covered: dict[tuple[int, int], str] = {}
    places: list[list[tuple[str, bool]]] = []
    budget = _MOST_PLACES
    for r, row in enumerate(rows):
        line: list[tuple[str, bool]] = []

        def pass_covered(line: list[tuple[str, bool]], r: int = r) -> None:
            while (r, len(line)) in covered:
                line.append((covered.pop((r, len(line))), False))

        for cell in row:
            pass_covered(line)
            text = _SEPARATED.sub(" ", cell.text).strip()
            width, height = min(max(cell.columns, 1), _WIDEST), min(max(cell.rows, 1), len(rows) - r)
            budget -= width * height
            if budget < 0:
                width = height = 1
            at = len(line)
            line.extend((text, c == 0) for c in range(width))
            covered.update(((r + down, at + c), text) for down in range(1, height) for c in range(width))
        pass_covered(line)
        places.append(line)
    width = max((len(line) for line in places), default=0)
    if width * len(places) <= _MOST_PLACES:
        for line in places:
            line.extend([("", True)] * (width - len(line)))
    return places, _header_depth(rows)


def _header_depth(rows: Sequence[Sequence[Cell]]) -> int:
    """Count the rows of a header: its first row has cells that go down and cells that go across."""
    first = rows[0] if rows else ()
    depth = max((cell.rows for cell in first), default=1)
    has_across = any(cell.columns > 1 and cell.rows < depth for cell in first)
    return depth if 1 < depth <= 4 and depth < len(rows) and has_across else 1


def _header(rows: list[list[tuple[str, bool]]]) -> tuple[str, list[str]]:
    """Put the rows of a header into one: the lowest words of each column; above them, what spans columns."""
    spanning: list[str] = []
    lowest = [""] * max(len(row) for row in rows)
    for row in rows:
        for c, (text, _) in enumerate(row):
            if text:
                above, lowest[c] = lowest[c], text
                if above and above != text and above not in spanning:
                    spanning.append(above)
    return " ".join(spanning), lowest
