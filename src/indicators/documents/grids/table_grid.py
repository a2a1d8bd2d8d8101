"""A table of a document as a grid: what its cells say, what they cover, where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.storage.expressions import expression

# Of a head: a year, a part of a year, a span of years. They are no figures.
_PERIOD = expression(
    r"(?:(?:19|20)\d\d|\d{1,2}月|\d[-至]\d{1,2}月|\d季度|Q\d).*|\d{1,2}[-至]\d{1,2}月.*|[前上下第]?[一二三四]?季度"
)
_FIGURE = expression(
    r"[〔\[(（【≥≤<>＞＜≧≦=+±约-]*[\d０-９][\d０-９,，.．]*(?:[ \xa0]\d{3}(?!\d)(?:\.\d+)?)*"
    r"(?:[-–—~～至][\d.]+)?[%％‰]?(?:左右|以上|以内|以下)?[〕\])）】]*[%％‰]?[*＊①-⑳]*"
)
# What gives the unit of all figures of a table: （单位：万元）.
UNIT = expression(
    r"(?<![\u4e00-\u9fff])(?:计量|数据|金额|货币|数量)?单\s?位"
    r"(?:\s*[:：]|[ \u3000](?=[^()（）]{1,4}[、,，]))\s*([^()（）]+)"
)
_DASHES = expression(r"[-—–―－−/…·.]+")
_NUMBERED = expression(r"[(（]?(?:\d{1,2}|[甲乙丙丁戊A-H])[)）]?")
_CHINESE = expression(r"[\u4e00-\u9fff]")
_MOST_BESIDE_UNIT = 2
_MOST_HEAD_ROWS = 6
_LONGEST_HEAD = 30
# More places than any table that people read; a grid of more is not laid out.
_MOST_PLACES = 2_000_000


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that says something."""

    text: str  # Its words, as they stand in the document's text at `start` to `end`.
    # Where it begins in the grid, and how many rows and columns it covers.
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    # Its place in the decoded text of its document.
    start: int = 0
    end: int = 0
    breaks: tuple[int, ...] = ()  # Where in that text a paragraph of the cell begins, the first left out.
    indent: int = 0  # How many wide blanks stand before its words: parts of a whole stand below it, moved in.

    @property
    def paragraphs(self) -> list[tuple[int, int]]:
        """The places of its paragraphs."""
        starts = [self.start, *self.breaks]
        return list(zip(starts, [*self.breaks, self.end], strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a document.

    Examples
    --------
    >>> cells = (TableCell("指标", 0, 0), TableCell("2025年", 0, 1), TableCell("120", 1, 1, rows=2))
    >>> table = Table(0, 9, cells, depth=1)
    >>> [[cell.text if cell else "" for cell in row] for row in table.places()]
    [['指标', '2025年'], ['', '120'], ['', '120']]
    """

    # From its first cell to its last, in the document's text.
    start: int
    end: int
    cells: tuple[TableCell, ...]  # Those that are not empty, row by row.
    depth: int = 0  # How many rows at its top are title and head.
    # The line that names it, and what stands behind 单位: for the whole of it; "" if nothing does.
    caption: str = ""
    unit: str = ""
    notes: tuple[tuple[int, int], ...] = ()  # The places of the notes below it.
    top: int = -1  # Where the line over it begins that says nothing but their unit, -1 if there is none.
    is_by_gaps: bool = False  # Whether nothing but gaps in lines of text tells its cells apart.
    copies: tuple[tuple[int, int], ...] = ()  # Where a head over several columns is written again.

    @property
    def all_start(self) -> int:
        """Where the line of its unit begins, or it itself."""
        return self.top if self.top >= 0 else self.start

    @property
    def all_end(self) -> int:
        """Where its last note ends, or it itself."""
        return max([self.end, *(end for _, end in self.notes)])

    def places(self) -> list[list[TableCell | None]]:
        """Lay it out: for each row and column the cell that covers it."""
        return laid_out(self.cells)


def laid_out(cells: Sequence[TableCell]) -> list[list[TableCell | None]]:
    """Lay cells out: for each row and column the cell that covers it, None where none does."""
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    if height * width > _MOST_PLACES:
        return []
    places: list[list[TableCell | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        for row in places[cell.row : cell.row + cell.rows]:
            row[cell.column : cell.column + cell.columns] = [cell] * cell.columns
    return places


def head_depth(places: Sequence[Sequence[TableCell | None]]) -> int:
    """Count the rows at the top that are title and head: they hold no figure but years.

    Examples
    --------
    >>> rows = [["表1 主要指标"], ["指标", "2020年", "2025年"], ["粮食产量", "120", "130"]]
    >>> cells = [TableCell(t, r, c, columns=3 if len(row) == 1 else 1)
    ...     for r, row in enumerate(rows) for c, t in enumerate(row)]
    >>> head_depth(laid_out(cells))
    2
    """
    depth = 0
    while depth < len(places) and is_title(places, depth):
        depth += 1
    titles = depth
    if depth >= len(places) or _has_figure(places[depth]):
        return titles if depth < len(places) else 0
    depth += 1
    while depth < min(len(places), titles + _MOST_HEAD_ROWS) and _goes_on(places, depth):
        depth += 1
    if depth < len(places) and _is_numbering(places[depth]):
        depth += 1
    return depth


def is_single(row: Sequence[TableCell | None]) -> bool:
    """Whether a row has no more than one cell that says something."""
    return len({id(cell) for cell in row if cell}) <= 1


def is_unit_alone(line: str) -> bool:
    """Whether words only give the unit of a table: （单位：万元）."""
    return bool(UNIT.fullmatch(line.strip("()（） ")))


def is_title(places: Sequence[Sequence[TableCell | None]], at: int) -> bool:
    """Whether a row at the top of a grid is no head: one cell, or the unit beside a title or a date.

    Parameters
    ----------
    at : int
        The number of the row.

    Examples
    --------
    >>> rows = [["2025年6月", "", "单位：万元"], ["项目", "预算", "完成"], ["税收", "120", "60"]]
    >>> places = laid_out([
    ...     TableCell(t, r, c) for r, row in enumerate(rows) for c, t in enumerate(row) if t])
    >>> is_title(places, 0), is_title(places, 1)
    (True, False)
    """
    row = places[at]
    if is_single(row):
        return True
    cells = list(dict.fromkeys(cell for cell in row if cell))
    rest = [cell.text for cell in cells if not is_unit_alone(cell.text)]
    if len(rest) != len(cells) - 1 or len(rest) > _MOST_BESIDE_UNIT or at + 1 == len(places):
        return False
    below = [cell for cell in dict.fromkeys(places[at + 1]) if cell]
    is_over = len(cells) < len(below) and below[0] is places[at + 1][0] and {c.row for c in below} == {at + 1}
    # In the corner of a head stands the unit as well: 单位：亿元 beside 2024年 and 2025年.
    is_corner = is_unit_alone(cells[0].text) and any(_CHINESE.search(t) or is_period(t) for t in rest)
    return is_over and not is_corner and not any(is_figure(text) for text in rest)


def is_figure(text: str) -> bool:
    """Whether a cell says a figure and nothing else, a year or month not counted.

    Examples
    --------
    >>> [is_figure(text) for text in ("1,738.8", "≥7", "〔12〕", "2025年", "2025", "3家", "—")]
    [True, True, True, False, False, False, False]
    """
    plain = re.sub(r"\s", "", text)
    return bool(_FIGURE.fullmatch(plain)) and not is_period(plain)


def is_period(plain: str) -> bool:
    """Whether words begin with a year or a part of one, as heads do.

    Examples
    --------
    >>> is_period("2025年目标"), is_period("1-6月"), is_period("3所")
    (True, True, False)
    """
    return bool(_PERIOD.fullmatch(plain)) and not (len(plain) > 4 and plain.isdigit()) and "." not in plain


def _has_figure(row: Sequence[TableCell | None]) -> bool:
    return any(cell is not None and is_figure(cell.text) for cell in row)


def _goes_on(places: Sequence[Sequence[TableCell | None]], at: int) -> bool:
    """Whether a row belongs to the head above it: a cell from there reaches into it or spreads over it."""
    row, above = places[at], places[at - 1]
    own = [cell for cell in row if cell is not None and cell.row == at]
    if not own or _has_figure(row) or any(_DASHES.fullmatch(cell.text.strip()) for cell in own):
        return False
    if max(len(cell.text) for cell in own) > _LONGEST_HEAD:
        return False
    comes_down = any(cell is not None and cell.row < at for cell in row)
    # What stands alone where all others come down, or over all they leave, belongs to their head.
    fills_all = None not in row[1:] and comes_down and (row[0] not in own or at == 1)
    spreads = any(
        cell is not None and cell.columns > 1 and len({id(below) for below in row[c : c + cell.columns]}) > 1
        for c, cell in enumerate(above)
        if cell is not None and cell.column == c
    )
    # Where merging was lost, the places it covered are empty, in the row above or in this one.
    fills = row[0] is None and any(cell is not None and above[c] is None for c, cell in enumerate(row))
    is_of_times = None in above and None not in row and _names_times(own) and not _names_times(above)
    is_of_groups = above[0] is None and None in above[1:] and None not in row
    return (
        fills_all
        or (comes_down and (spreads or not is_single([c for c in row if c and c.row == at])))
        or spreads or fills or is_of_times or is_of_groups
    )  # fmt: skip


def _names_times(row: Sequence[TableCell | None]) -> bool:
    """Whether several cells of a row begin with times, as those of a head do."""
    return sum(cell is not None and is_period(re.sub(r"\s", "", cell.text)) for cell in row) > 1


def _is_numbering(row: Sequence[TableCell | None]) -> bool:
    """Whether a row only numbers the columns: 甲 乙 1 2 3."""
    texts = [cell.text.strip() for cell in row if cell is not None]
    if len(texts) < 3 or not all(_NUMBERED.fullmatch(text) for text in texts):
        return False
    numbers = [int(digits) for text in texts if (digits := re.sub(r"\D", "", text))]
    return (
        len(numbers) >= 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] <= 2
    )
