"""A table on a paper: set widths, a head that is repeated, rows that stay whole, words for the blind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from indicators.charts.svg_marks import line_width
from indicators.handouts.word_document import POINTS_PER_MM, STYLES, WIDTH
from indicators.workbooks.sheet_layout import clean

if TYPE_CHECKING:
    from docx.document import Document as Paper

CELL_SIDE, CELL_TOP = 1.2, 1.5
HEAD_FILL = "E8EEF4"
# The lights as pages print them; a word stands beside every colour.
INKS = {"good": "00634A", "watch": "7A4A00", "bad": "A13200", "none": "444444"}
SHADES = {"good": "EAF5F0", "watch": "FFF4DC", "bad": "FDEAE2", "none": ""}
SMALL = 1.0
# Words are seldom broken where a line is full: so much of it counts.
FULL = 0.96


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell."""

    text: str
    light: str = ""  # ``good``, ``watch``, ``bad`` or ``none`` for a state, else "".
    # Smaller than the table's letters; bold.
    is_small: bool = False
    is_strong: bool = False
    marks: str = ""  # What stands raised behind it: numbers of sources.


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is written."""

    heads: tuple[str, ...]
    widths: tuple[float, ...]  # In millimetres; they are scaled to the width of the paper.
    rows: tuple[tuple[tuple[Line, ...], ...], ...]  # Rows of cells of lines.
    numbers: frozenset[int] = frozenset()  # The columns that are aligned right.
    about: str = ""  # What the table shows, for those who cannot see it.
    least: float = 0  # How high a row is at least, in points: room to write.
    lights: tuple[str, ...] = ()  # Of heads that are states, the light of each.

    @property
    def without_empty(self) -> Grid:
        """Leave out the columns in which nothing stands, and give their room to the others.

        Of a table without columns of numbers.
        """
        kept = [
            number
            for number in range(len(self.heads))
            if any(line.text for row in self.rows for line in row[number])
        ]
        rows = tuple(tuple(row[number] for number in kept) for row in self.rows)
        heads = tuple(self.heads[number] for number in kept)
        widths = tuple(self.widths[number] for number in kept)
        return replace(self, heads=heads, widths=widths, rows=rows)

    @property
    def millimetres(self) -> tuple[float, ...]:
        """The widths, which fill the paper's."""
        return tuple(width * WIDTH / sum(self.widths) for width in self.widths)

    def heights(self) -> list[float]:
        """Estimate the heights of the rows in points, the head first."""
        head = tuple((Line(word, is_strong=True),) for word in self.heads)
        return [self._height(head), *map(self._height, self.rows)]

    def _height(self, row: Sequence[Sequence[Line]]) -> float:
        look = STYLES["Table Text"]
        tallest = max(
            sum(lines_in(line.text + line.marks, look.size - SMALL * line.is_small, room) for line in cell)
            for cell, width in zip(row, self.millimetres, strict=True)
            for room in [(width - 2 * CELL_SIDE) * POINTS_PER_MM]
        )
        return max(self.least, tallest * look.line) + 2 * CELL_TOP + 0.5


def lines_in(text: str, size: float, room: float) -> int:
    """Estimate how many lines a text takes.

    Examples
    --------
    >>> lines_in("一二三四五六七八九十", 10, 60), lines_in("", 10, 60)
    (2, 1)
    """
    return max(1, ceil(line_width(text, size) / (room * FULL)))


def add(paper: Paper, grid: Grid) -> Any:
    """Write a table behind what the paper holds."""
    table = paper.add_table(rows=1 + len(grid.rows), cols=len(grid.heads))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(width) for width in grid.millimetres]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _describe(table, grid.about)
    lights = grid.lights or ("",) * len(grid.heads)
    head = tuple((Line(word, light, is_strong=True),) for word, light in zip(grid.heads, lights, strict=True))
    # Reading the table's cells anew for every one of them would take as long as all of them together.
    for number, (element, row) in enumerate(zip(table._tbl.tr_lst, (head, *grid.rows), strict=True)):
        _keep_whole(element, is_head=number == 0, least=grid.least if number else 0)
        for column, (own, lines) in enumerate(zip(element.tc_lst, row, strict=True)):
            cell = _Cell(own, table)
            cell.width = widths[column]
            _fill(cell, lines, is_right=column in grid.numbers and number > 0, is_head=number == 0)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return table


def _fill(cell: Any, lines: Sequence[Line], *, is_right: bool, is_head: bool) -> None:
    light = next((line.light for line in lines if line.light), "")
    shade = SHADES.get(light, "") or (HEAD_FILL if is_head else "")
    if shade:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{shade}"/>')
        )
    for number, line in enumerate(lines or (Line(""),)):
        holder = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        holder.style = "Table Text"
        if is_head:
            holder.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif is_right:
            holder.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = holder.add_run(clean(line.text))
        run.bold = line.is_strong or bool(line.light) or None
        if line.is_small:
            run.font.size = Pt(STYLES["Table Text"].size - SMALL)
        if line.light:
            run.font.color.rgb = RGBColor.from_string(INKS[line.light])
        if line.marks:
            holder.add_run(line.marks).font.superscript = True


def _keep_whole(row: Any, *, is_head: bool, least: float) -> None:
    """Keep a row on one page; repeat the head on every page; leave room to write."""
    properties = row.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if least:
        height = round(20 * least)
        properties.append(parse_xml(f'<w:trHeight {nsdecls("w")} w:val="{height}" w:hRule="atLeast"/>'))
    if is_head:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _describe(table: Any, about: str) -> None:
    """Set the room in the cells, and say what the table shows."""
    properties = table._tbl.tblPr
    side, top = round(CELL_SIDE * POINTS_PER_MM * 20), round(CELL_TOP * 20)
    margins = "".join(
        f'<w:{edge} w:w="{room}" w:type="dxa"/>'
        for edge, room in (("top", top), ("left", side), ("bottom", top), ("right", side))
    )
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    properties.append(
        parse_xml(
            f'<w:tblLook {nsdecls("w")} w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
    )
    if about:
        caption = parse_xml(f"<w:tblCaption {nsdecls('w')}/>")
        caption.set(qn("w:val"), clean(about))
        properties.append(caption)
