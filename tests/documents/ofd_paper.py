"""Writes OFD files as the programs of offices do: words with the places of their signs, strokes, pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate
from xml.sax.saxutils import escape

from .conftest import zipped

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
# A4 and 三号 (16 pt), in millimetres.
WIDTH, HEIGHT, LEFT, TOP = 210.0, 297.0, 28.0, 37.0
SIZE, PITCH, ACROSS, DOWN = 5.6444, 9.88, 27, 22
INDENT = "\u3000\u3000"


def breadth(text: str) -> float:
    """How far a text goes, in millimetres: an ideograph one size, a letter half of one."""
    return sum(SIZE if unicodedata.east_asian_width(sign) in "WFA" else SIZE / 2 for sign in text)


def words(text: str, x: float, y: float, size: float = SIZE, **attributes: str) -> str:
    """A text object whose upper left corner stands there; runs of equal steps as `g n d`."""
    steps = [breadth(sign) * size / SIZE for sign in text[:-1]]
    runs: list[list[float]] = []
    for step in steps:
        if runs and abs(runs[-1][1] - step) < 1e-6:
            runs[-1][0] += 1
        else:
            runs.append([1, step])
    delta = " ".join(
        f"g {int(n)} {step:.4f}" if n > 2 else " ".join([f"{step:.4f}"] * int(n)) for n, step in runs
    )
    code = f'<ofd:TextCode X="0" Y="{0.88 * size:.4f}" DeltaX="{delta}">{escape(text)}</ofd:TextCode>'
    return text_object(code, x, y, size, **attributes)


def text_object(inside: str, x: float, y: float, size: float = SIZE, **attributes: str) -> str:
    """A text object with this in it."""
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    box = f'Boundary="{x:.3f} {y:.3f} 100 {size:.3f}"'
    return f'<ofd:TextObject {box} Font="1" Size="{size}"{more}>{inside}</ofd:TextObject>'


def stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    """A path object that draws a straight line."""
    return (
        f'<ofd:PathObject Boundary="{x0} {y0} {x1 - x0 or 0.2} {y1 - y0 or 0.2}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ruled(rows: Sequence[Sequence[str]], y: float, size: float = 3.7) -> str:
    """A table with its strokes, each column as wide as its words, its upper edge there."""
    wide = [max(breadth(text) for text in column) * size / SIZE + 4 for column in zip(*rows, strict=True)]
    across = list(accumulate(wide, initial=LEFT))
    down = [y + PITCH * n for n in range(len(rows) + 1)]
    drawn = [stroke(across[0], at, across[-1], at) for at in down]
    drawn += [stroke(at, down[0], at, down[-1]) for at in across]
    drawn += [
        words(text, across[c] + 2, down[r] + 2, size)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    ]
    return "".join(drawn)


def page(content: str, head: str = "") -> str:
    """The part of a page: a head, such as the template that it names, and one layer."""
    layer = f'<ofd:Layer ID="100" Type="Body">{content}</ofd:Layer>'
    return f"<ofd:Page {SPACE}>{head}<ofd:Content>{layer}</ofd:Content></ofd:Page>"


def package(pages: Iterable[str], common: str = "", parts: dict[str, str] | None = None) -> bytes:
    """An OFD file with these pages, more of what they have in common, and further parts."""
    every = list(pages)
    listed = "".join(
        f'<ofd:Page ID="{n + 10}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(every))
    )
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>"
    body = "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    return zipped({
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD">{body}</ofd:OFD>',
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>{area}{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        **{f"Doc_0/Pages/Page_{n}/Content.xml": one for n, one in enumerate(every)},
        **(parts or {}),
    })  # fmt: skip


def lines(paragraph: str) -> list[str]:
    """A paragraph as the lines that a page has room for."""
    found, line = [], INDENT
    for sign in paragraph:
        if breadth(line + sign) > ACROSS * SIZE + 1e-6:
            found.append(line)
            line = ""
        line += sign
    return [*found, line]


def paper(text: str) -> bytes:
    """A paper with its pages: paragraphs moved in by two signs, a page number at the foot."""
    every = [line for paragraph in text.split("\n") if paragraph.strip() for line in lines(paragraph.strip())]
    pages = [every[at : at + DOWN] for at in range(0, len(every), DOWN)]
    return package(
        page(
            "".join(words(line, LEFT, TOP + PITCH * n) for n, line in enumerate(lines_of_page))
            + words(f"— {number} —", WIDTH / 2 - 10, HEIGHT - 25, 4.9)
        )
        for number, lines_of_page in enumerate(pages, 1)
    )
