"""What stands on a paper from top to bottom, how much room it takes, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from docx.shared import Mm

from indicators.handouts import word_document, word_table
from indicators.handouts.word_document import POINTS_PER_MM, STYLES, WIDTH
from indicators.handouts.word_table import Grid, lines_in
from indicators.workbooks.sheet_layout import clean

if TYPE_CHECKING:
    from docx.document import Document as Paper


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in one of the styles of `word_document`."""

    text: str
    style: str = "Body Text"

    @property
    def heights(self) -> list[float]:
        """How high it is, in points."""
        look = STYLES[self.style]
        room = WIDTH * POINTS_PER_MM
        lines = lines_in("　" * look.indent + self.text, look.size, room)
        return [look.before + lines * look.line + look.after]


@dataclass(frozen=True, slots=True)
class Picture:
    """A metafile over the width of the paper."""

    content: bytes  # As `charts.metafile.of_svg` gives it.
    # In any unit, for their ratio.
    width: float
    height: float
    about: str  # What it shows, for those who cannot see it.
    share: float = 1.0  # Of the paper's width.

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height on the paper."""
        return WIDTH * self.share, WIDTH * self.share * self.height / self.width

    def within(self, tallest: float) -> Picture:
        """Make it smaller where it is taller than so many millimetres."""
        return replace(self, share=self.share * min(1.0, tallest / self.millimetres[1]))

    @property
    def heights(self) -> list[float]:
        """How high it is, in points."""
        return [self.millimetres[1] * POINTS_PER_MM]


@dataclass(frozen=True, slots=True)
class Table:
    """A table on its way to the paper."""

    grid: Grid

    @property
    def heights(self) -> list[float]:
        """How high its rows are, in points, the head first."""
        return self.grid.heights()


Block = Words | Picture | Table


def pages(blocks: Iterable[Block]) -> float:
    """Estimate how many pages blocks take, the last one by the part of it that is filled.

    What has to stay together does: a heading with what follows, a picture with its words, a table's head with
    its first row, which is repeated on every page.

    Examples
    --------
    >>> pages([Words("一", "Title")]) < 0.1, pages([Words("一")] * 80) > 2
    (True, True)
    """
    full, used, waiting = 0, 0.0, 0.0
    for block in blocks:
        first, *others = block.heights
        if isinstance(block, Picture) or (isinstance(block, Words) and STYLES[block.style].keeps):
            waiting += first
            continue
        pieces = [waiting + first + sum(others[:1]), *others[1:]]
        waiting = 0.0
        for number, piece in enumerate(pieces):
            if used + piece > word_document.HEIGHT:
                full += 1
                used = first if number else 0.0
            used += piece
    return full + (used + waiting) / word_document.HEIGHT


def write(paper: Paper, blocks: Sequence[Block]) -> None:
    """Write blocks behind what the paper holds."""
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Words):
            word_document.paragraph(paper, block.text, block.style)
        elif isinstance(block, Table):
            word_table.add(paper, block.grid)
        else:
            _add_picture(paper, block, number)


def _add_picture(paper: Paper, picture: Picture, number: int) -> None:
    """Put a metafile into a paragraph of its own; python-docx knows no metafiles, but takes the part."""
    name = PackURI(f"/word/media/picture{number}.emf")
    part = Part(name, "image/x-emf", picture.content, paper.part.package)
    relation = paper.part.relate_to(part, RELATION.IMAGE)
    wide, high = (Mm(size) for size in picture.millimetres)
    inline = CT_Inline.new_pic_inline(number, relation, f"picture{number}.emf", wide, high)
    inline.docPr.set("descr", clean(picture.about))
    holder = paper.add_paragraph()
    # A line of a set height would cut the picture off.
    holder.paragraph_format.line_spacing = 1.0
    holder.paragraph_format.keep_with_next = True
    holder.alignment = WD_ALIGN_PARAGRAPH.CENTER
    holder.add_run()._r.add_drawing(inline)
