"""Lines of a table without rules → its rows: figures side by side, and the words that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.documents.formats.gap_heads import head_rows
from indicators.documents.formats.gap_pieces import Box, Level, Span, text_of, under, united
from indicators.documents.grids.table_grid import is_figure
from indicators.documents.grids.table_text import Cell

# Lines further apart, by the size of their signs, are of no one cell; those of a label are nearer.
_APART = 2.2
_LABEL = 1.6
# Cells are cut where their lines lie furthest apart, and wherever they do nearly so.
_AS_FAR = 0.93
# So many rows at least have words in the column of their names.
_NAMED = 0.85

Row = list[Box]
Words = dict[int, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a table, how many stand below its head and how many say figures, and its lines."""

    cells: list[list[Cell]]
    rows: int
    figured: int
    levels: tuple[Level, ...]


def laid_out(levels: Sequence[Level], tail: Sequence[Level], size: float) -> Layout:
    """Lay the lines of a table out in rows and columns.

    Parameters
    ----------
    levels : sequence of Level
        Its lines, from above.
    tail : sequence of Level
        Lines right below, of which those belong to it that go on with one of its cells.
    size : float
        Of its signs.
    """
    columns = _columns(levels)
    # A column may have nothing but its head: 备注.
    right = columns[-1][1]
    columns += united((one.x0, one.x1) for level in levels for one in level.pieces if one.x0 >= right)
    boxes = [
        Box((piece,), *under(piece.x0, piece.x1, columns))
        for level in [*levels, *tail]
        for piece in level.pieces
    ]
    rows = _components([box for box in boxes if is_figure(box.pieces[0].text)])
    labels, words, cut = _words([box for box in boxes if not is_figure(box.pieces[0].text)], rows, size)
    alone = _put_words(rows, words)
    top, bottom = rows[0][0].top if rows else 0.0, levels[-1].bottom
    above = _components([box for box in alone if box.top < top])
    between = _components([box for box in alone if top <= box.top < bottom])
    while len(above) > 1 and _is_group_name(above, cut):
        between.insert(0, above.pop())
    body = sorted([*rows, *between], key=lambda row: min(box.top for box in row))
    in_body = {piece for row in [*body, labels] for box in row for piece in box.pieces}
    head = [piece for level in levels for piece in level.pieces if piece not in in_body]
    lines = [_line(row, len(columns)) for row in body]
    for column in sorted({label.first for label in labels}):
        _put_labels(lines, body, [label for label in labels if label.first == column])
    cells = [*head_rows(head, columns, _LABEL * size), *(_cells(line, len(columns)) for line in lines)]
    used = tuple(
        level for level in [*levels, *tail] if level in levels or not in_body.isdisjoint(level.pieces)
    )
    return Layout(cells, len(body), len(rows), used)


def _columns(levels: Sequence[Level]) -> list[Span]:
    figured = [level for level in levels if level.has_figure] or list(levels)
    most = max(len(level.pieces) for level in figured)
    full = [level for level in figured if len(level.pieces) == most]
    columns = united((piece.x0, piece.x1) for level in full for piece in level.pieces)
    first = next((at for at, level in enumerate(levels) if level.has_figure), 0)
    beside = [
        (piece.x0, piece.x1)
        for level in levels[first:]
        for piece in level.pieces
        if all(piece.x1 <= left or piece.x0 >= right for left, right in columns)
    ]
    return united([*columns, *beside])


def _components(boxes: Sequence[Box]) -> list[Row]:
    rows: list[Row] = []
    for box in sorted(boxes, key=lambda box: box.top):
        if rows and any(box.is_beside(other) for other in rows[-1]):
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def _words(boxes: Sequence[Box], rows: Sequence[Row], size: float) -> tuple[list[Box], list[Box], float]:
    """Put the lines of words together.

    Returns
    -------
    list of Box, list of Box, float
        What names several rows each, what stands in a row, and how far apart cells lie at the least.
    """
    columns: dict[int, list[Box]] = {}
    for box in boxes:
        columns.setdefault(box.first, []).append(box)
    shares = {column: _share(found, rows) for column, found in columns.items()}
    names = next((column for column, share in sorted(shares.items()) if share >= _NAMED), 0)
    labels: list[Box] = []
    cells: list[list[Box]] = []
    for column, found in columns.items():
        ordered = sorted(found, key=lambda box: box.foot)
        if column < names and rows:
            begins, ends = rows[0][0].top, rows[-1][0].bottom
            labels += [
                box for box in _chained(ordered, _LABEL * size) if box.bottom > begins and box.top < ends
            ]
            continue
        cells.append([])
        for chain in _chained(ordered, _APART * size):
            cells[-1] += _cut(chain, rows)
    cut = [
        b.pieces[0].foot - a.foot for found in cells for a, b in pairwise(found) if a.foot < b.pieces[0].foot
    ]
    limit = min(cut, default=float("inf")) * _AS_FAR
    return labels, [part for found in cells for box in found for part in _parted(box, limit)], limit


def _share(boxes: Sequence[Box], rows: Sequence[Row]) -> float:
    """Tell how many of the rows have words in a column: nearer to them than to the rows above and below."""
    feet = [min(box.foot for box in row) for row in rows]
    near = {min(range(len(feet)), key=lambda at: abs(feet[at] - box.foot)) for box in boxes if feet}
    return len(near) / len(rows) if rows else 0.0


def _chained(boxes: Sequence[Box], near: float) -> list[Box]:
    chains: list[Box] = []
    for box in boxes:
        if chains and box.foot - chains[-1].foot <= near:
            chains[-1] = chains[-1].with_(box)
        else:
            chains.append(box)
    return chains


def _cut(box: Box, rows: Sequence[Row]) -> Iterator[Box]:
    """Cut words that stand beside several rows where their lines lie furthest apart, until none does."""
    touched = sum(any(box.is_beside(other) for other in row) for row in rows)
    if touched < 2 or len(box.pieces) == 1:
        yield box
        return
    widest = max(b.foot - a.foot for a, b in pairwise(box.pieces))
    for part in _parted(box, widest * _AS_FAR):
        yield from _cut(part, rows)


def _parted(box: Box, limit: float) -> list[Box]:
    parts = [[box.pieces[0]]]
    for before, piece in pairwise(box.pieces):
        if piece.foot - before.foot >= limit:
            parts.append([])
        parts[-1].append(piece)
    return [Box(tuple(part), box.first, box.last) for part in parts]


def _put_words(rows: Sequence[Row], words: Sequence[Box]) -> list[Box]:
    """Put words to the figures beside them; give those that stand beside none."""
    figures = [list(row) for row in rows]
    alone: list[Box] = []
    for box in words:
        shared = [max(box.shared(other) for other in row) for row in figures]
        best = max(range(len(rows)), key=lambda at: shared[at], default=-1)
        if best >= 0 and any(box.is_beside(other) for other in figures[best]):
            rows[best].append(box)
        else:
            alone.append(box)
    return alone


def _is_group_name(rows: Sequence[Row], apart: float) -> bool:
    """Whether the last line above the first row is no head but the name of the rows below it."""
    (*_, before, last) = rows
    return len(last) == 1 and last[0].first == 0 and last[0].foot - max(box.foot for box in before) >= apart


def _line(row: Row, width: int) -> Words:
    """Write a row: for the columns where its cells begin, their words and how many columns they cover."""
    at: dict[int, list[Box]] = {}
    for box in sorted(row, key=lambda box: box.top):
        at.setdefault(box.first, []).append(box)
    line = {
        first: (
            text_of(piece for box in boxes for piece in box.pieces),
            max(box.last for box in boxes) - first + 1,
        )
        for first, boxes in at.items()
    }
    if set(line) == {0} and not any(is_figure(box.pieces[0].text) for box in row):
        line[0] = (line[0][0], width)
    return line


def _put_labels(lines: Sequence[Words], rows: Sequence[Row], labels: Sequence[Box]) -> None:
    """Put words before each of the rows that they stand beside: in their middle, or beside the first."""
    middles = [(min(box.top for box in row) + max(box.bottom for box in row)) / 2 for row in rows]
    start = 0
    for number, label in enumerate(labels):
        if start >= len(rows):
            break
        last = len(rows) - 1
        if number + 1 < len(labels):
            mirrored = label.top + label.bottom - middles[start]
            last = min(range(start, len(rows)), key=lambda at: abs(middles[at] - mirrored))
            below = labels[number + 1].top
            while last + 1 < len(rows) and middles[last + 1] < label.bottom:
                last += 1
            while last > start and middles[last] > below:
                last -= 1
        for line in lines[start : last + 1]:
            line.setdefault(label.first, (text_of(label.pieces), 1))
        start = last + 1


def _cells(line: Words, width: int) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    while column < width:
        text, columns = line.get(column, ("", 1))
        columns = next((other for other in range(1, columns) if column + other in line), columns)
        cells.append(Cell(text, columns))
        column += columns
    return cells
