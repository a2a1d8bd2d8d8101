"""A table of cells → lines of text: a row a line, a tab between cells, no column lost on the way.

The lines know the cells that stand in them, so that the table is a table again once they are a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.documents import unread_figures
from indicators.documents.grids.table_grid import Table, TableCell, head_depth, laid_out
from indicators.documents.picture_lines import InnerPicture, PictureLine
from indicators.storage.expressions import expression

# As statistical tables print it: an empty cell keeps its column's place.
EMPTY = "—"
_MOST_PLACES = 2_000_000
_WIDEST = 1000
_SEPARATED = expression(r"[ \t\r\n\f\v\u3000\xa0]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, paragraphs parted by line ends, and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


class RowLine(str):
    """The line of a row: a text that knows its table, and which cell begins where in it."""

    table: object
    cells: tuple[tuple[int, TableCell], ...]

    def __new__(cls, text: str, table: object, cells: Sequence[tuple[int, TableCell]]) -> RowLine:
        """Make a line of a text and the cells in it."""
        line = super().__new__(cls, text)
        line.table, line.cells = table, tuple(cells)
        return line


@dataclass(frozen=True, slots=True)
class Written:
    """A text, the tables and names of pictures in it, and the spans that another program recognised."""

    text: str
    tables: tuple[Table, ...] = ()
    pictures: tuple[InnerPicture, ...] = ()
    recognised: tuple[tuple[int, int], ...] = ()


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
    table = object()
    written: list[str] = []
    if depth > 1:
        spanning, header = _header(places[:depth])
        written += [_line(spanning, " ", table)] if spanning else []
        written += [_line(header, "\t", table)] if any(header) else []
        places = places[depth:]
    for row in places:
        own = [cell if cell and is_start else None for cell, is_start in row]
        filled = [cell for cell in own if cell]
        if len(filled) == 1 and own[0]:
            written.append(_line(filled, "\t", table))
        elif filled:
            written.append(_line(own, "\t", table))
    return written


def _line(cells: Sequence[TableCell | None], between: str, table: object) -> RowLine:
    """Write cells on a line, with their places in it."""
    text, found = "", []
    for number, cell in enumerate(cells):
        text += between if number else ""
        if cell:
            found.append((len(text), cell))
        text += cell.text if cell else EMPTY
    return RowLine(text, table, found)


def written(lines: Iterable[str]) -> Written:
    r"""Put lines together to a text, and the cells that stand in them to tables.

    Examples
    --------
    >>> made = written(["表1", *lines([[Cell("指标"), Cell("2025年")], [Cell("产量"), Cell("120")]])])
    >>> [(cell.text, made.text[cell.start : cell.end]) for cell in made.tables[0].cells][-1]
    ('120', '120')
    """
    pieces: list[str] = []
    collected = Collected()
    at = 0
    for line in lines:
        collected.add(line, at)
        pieces += [line, "\n"]
        at += len(line) + 1
    return Written("".join(pieces), collected.tables(), tuple(collected.pictures))


def settled(written: Written) -> Written:
    """Leave the other digits of a figure unread too of which one is; every sign keeps its place.

    Examples
    --------
    >>> settled(Written("增长␦.5%")).text
    '增长␦.␦%'
    """
    text = unread_figures.settled(written.text)
    if text == written.text:
        return written
    tables = []
    for table in written.tables:
        cells = (replace(cell, text=unread_figures.settled(cell.text)) for cell in table.cells)
        tables.append(replace(table, cells=tuple(cells)))
    return replace(written, text=text, tables=tuple(tables))


class Collected:
    """The tables and pictures of a text that is put together line by line."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[tuple[int, int], TableCell]] = {}
        self._copies: dict[int, list[tuple[int, int]]] = {}
        # Kept, so that no other table is given the same identity.
        self._lines: list[RowLine] = []
        self.pictures: list[InnerPicture] = []

    def add(self, line: str, at: int) -> None:
        """Take up the cells, or the picture, of a line that begins at a place of the text."""
        if isinstance(line, PictureLine):
            self.pictures.append(InnerPicture(at, at + len(line), line.part))
        if not isinstance(line, RowLine):
            return
        self._lines.append(line)
        cells = self._cells.setdefault(id(line.table), {})
        copies = self._copies.setdefault(id(line.table), [])
        for offset, cell in line.cells:
            # A head over several columns may be written over each of them.
            here = placed(cell, at + offset)
            if cells.setdefault((cell.row, cell.column), here) is not here:
                copies.append((here.start, here.end))

    def tables(self) -> tuple[Table, ...]:
        """Give the tables, in the order of the text."""
        found = [
            replace(made(cells.values()), copies=tuple(self._copies[table]))
            for table, cells in self._cells.items()
        ]
        return tuple(sorted(found, key=lambda table: table.start))


def placed(cell: TableCell, start: int) -> TableCell:
    """Say where in its document a cell stands."""
    breaks = tuple(start + at for at in cell.breaks)
    return replace(cell, start=start, end=start + len(cell.text), breaks=breaks)


def made(cells: Iterable[TableCell], *, is_by_gaps: bool = False) -> Table:
    """Make a table of its cells."""
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    start, end = min(cell.start for cell in ordered), max(cell.end for cell in ordered)
    return Table(start, end, ordered, head_depth(laid_out(ordered)), is_by_gaps=is_by_gaps)


Place = tuple[TableCell | None, bool]


def _spread(rows: Sequence[Sequence[Cell]]) -> tuple[list[list[Place]], int]:
    """Lay the cells out: for each place its cell and whether it begins there; rows of the header."""
    covered: dict[tuple[int, int], TableCell | None] = {}
    places: list[list[Place]] = []
    budget = _MOST_PLACES
    for r, row in enumerate(rows):
        line: list[Place] = []

        def pass_covered(line: list[Place], r: int = r) -> None:
            while (r, len(line)) in covered:
                line.append((covered.pop((r, len(line))), False))

        for cell in row:
            pass_covered(line)
            at = len(line)
            # Cells that say themselves to be wide make no table wider than people make them.
            width, height = (
                min(max(cell.columns, 1), max(_WIDEST - at, 1)),
                min(max(cell.rows, 1), len(rows) - r),
            )
            budget -= width * height
            if budget < 0:
                width = height = 1
            own = _cell(cell.text, r, at, height, width)
            line.extend((own, c == 0) for c in range(width))
            covered.update(((r + down, at + c), own) for down in range(1, height) for c in range(width))
        pass_covered(line)
        places.append(line)
    width = max((len(line) for line in places), default=0)
    if width * len(places) <= _MOST_PLACES:
        for line in places:
            line.extend([(None, True)] * (width - len(line)))
    return places, _header_depth(rows)


def _cell(text: str, row: int, column: int, rows: int, columns: int) -> TableCell | None:
    """Make a cell of its words, None if it has none; its paragraphs stand on one line, a blank between."""
    paragraphs = [_SEPARATED.sub(" ", part).strip() for part in text.split("\n")]
    paragraphs = [part for part in paragraphs if part]
    if not paragraphs:
        return None
    breaks, at = [], 0
    for part in paragraphs[:-1]:
        at += len(part) + 1
        breaks.append(at)
    return TableCell(
        " ".join(paragraphs), row, column, rows, columns, breaks=tuple(breaks), indent=indent_of(text)
    )


def indent_of(text: str) -> int:
    r"""Count the wide blanks before the words of a cell, two narrow ones for one.

    Examples
    --------
    >>> indent_of("\u3000\u3000城镇"), indent_of("    城镇"), indent_of("城镇")
    (2, 2, 0)
    """
    blanks = text[: len(text) - len(text.lstrip())].lstrip("\r\n")
    return (2 * sum(c in "\u3000\u2003" for c in blanks) + sum(c in " \xa0\u2002" for c in blanks)) // 2


def _header_depth(rows: Sequence[Sequence[Cell]]) -> int:
    """Count the rows of a header: its first row has cells that go down and cells that go across."""
    first = rows[0] if rows else ()
    depth = max((cell.rows for cell in first), default=1)
    has_across = any(cell.columns > 1 and cell.rows < depth for cell in first)
    return depth if 1 < depth <= 4 and depth < len(rows) and has_across else 1


def _header(rows: list[list[Place]]) -> tuple[list[TableCell], list[TableCell | None]]:
    """Put the rows of a header into one: the lowest words of each column; above them, what spans columns."""
    spanning: dict[int, TableCell] = {}
    lowest: list[TableCell | None] = [None] * max(len(row) for row in rows)
    for row in rows:
        for c, (cell, _) in enumerate(row):
            if cell:
                above, lowest[c] = lowest[c], cell
                if above and above is not cell:
                    spanning.setdefault(id(above), above)
    return list(spanning.values()), lowest
