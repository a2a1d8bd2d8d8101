"""A static picture as a metafile (EMF): lines and words that Word, WPS and LibreOffice draw by themselves.

The format is that of [MS-EMF], Enhanced Metafile Format, of Microsoft's Open Specifications. It is made of
the SVG of `static_svg`, so that both pictures are one drawing. Words stay words: the program that opens the
paper draws them in a face it has, and no face is needed where the paper is made.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil

from lxml import etree

from indicators.storage.character_width import is_wide

SVG = "{http://www.w3.org/2000/svg}"
PIXELS_PER_INCH = 96
# The device: 80 units a millimetre, so that both of its sizes are whole numbers.
UNITS_PER_MM, DEVICE_MM = 80, 200
SCALE = UNITS_PER_MM * 25.4 / PIXELS_PER_INCH
# The faces of the words, each with the number of its set of signs: one that every Chinese program has, and
# Arial or one as wide. Chinese signs are square; the others, from the blank to the tilde, as wide as Arial's.
CHINESE, LATIN = ("黑体", 134), ("Arial", 0)
USUAL_WIDTH = 556
WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
BASELINE = 24
# What stands beneath a colour that lets some of it through.
WHITE = 255
SIZE = 12.0
PEN_STYLES = {"6 4": 1, "5 2": 1, "2 3": 2}
NUMBER = re.compile(r"-?[\d.]+")
NO_PEN, NO_BRUSH = 0x80000008, 0x80000005
HEADER, POLYGON, POLYLINE, END = 1, 3, 4, 14
BACK, ALIGN, COLOR, SELECT, PEN, BRUSH, DELETE = 18, 22, 24, 37, 38, 39, 40
ELLIPSE, RECTANGLE, FONT, WORDS = 42, 43, 82, 84
Point = tuple[float, float]


def of_svg(svg: str) -> bytes:
    """Write a picture that `static_svg.draw` made as a metafile.

    Parameters
    ----------
    svg : str
        Boxes, circles, polygons, straight lines and words.

    Examples
    --------
    >>> from indicators.charts import static_svg, theme
    >>> drawn = static_svg.draw(theme.figure(200).add_bar(x=[1, 2], y=["甲", "乙"], orientation="h"))
    >>> picture = of_svg(drawn)
    >>> picture[40:44], "甲".encode("utf-16-le") in picture, of_svg(drawn) == picture
    (b' EMF', True, True)
    """
    root = etree.fromstring(svg)
    width, height = (float(root.get(name)) for name in ("width", "height"))
    writer = _Writer()
    writer.put(BACK, struct.pack("<I", 1))
    writer.draw(root, (0.0, 0.0), False)
    return writer.whole(width, height)


@dataclass
class _Writer:
    records: list[bytes] = field(default_factory=list)

    def put(self, kind: int, content: bytes) -> None:
        """Add a record, filled up to whole words of four bytes."""
        padded = content + bytes(-len(content) % 4)
        self.records.append(struct.pack("<II", kind, 8 + len(padded)) + padded)

    def draw(self, parent: etree._Element, shift: Point, is_turned: bool) -> None:
        """Draw what a group holds; a turned one stands on its end."""
        for element in parent:
            kind = str(element.tag).removeprefix(SVG)
            if kind == "g":
                x, y = _numbers(element.get("transform", ""))[:2]
                self.draw(element, (x, y), True)
            elif kind == "text":
                self._text(element, shift, is_turned)
            else:
                self._shape(element, kind)

    def _shape(self, element: etree._Element, kind: str) -> None:
        with_pen, with_brush = self._pen(element), self._brush(element)
        if kind == "rect" and element.get("width") != "100%":
            x, y, wide, high = (float(element.get(name)) for name in ("x", "y", "width", "height"))
            self.put(RECTANGLE, _box((x, y), (x + wide, y + high)))
        elif kind == "circle":
            x, y, radius = (float(element.get(name)) for name in ("cx", "cy", "r"))
            self.put(ELLIPSE, _box((x - radius, y - radius), (x + radius, y + radius)))
        elif kind == "polygon":
            self.put(POLYGON, _points(_numbers(element.get("points", ""))))
        elif kind == "path":
            self.put(POLYLINE, _points(_numbers(element.get("d", ""))))
        for is_made in (with_pen, with_brush):
            if is_made:
                self.put(DELETE, struct.pack("<I", is_made))

    def _pen(self, element: etree._Element) -> int:
        """Take up the pen of an edge; give its number, 0 if there is no edge."""
        color = element.get("stroke", "")
        if color in ("", "none"):
            self.put(SELECT, struct.pack("<I", NO_PEN))
            return 0
        width = round(float(element.get("stroke-width", "1")) * SCALE)
        style = PEN_STYLES.get(element.get("stroke-dasharray", ""), 0)
        self.put(PEN, struct.pack("<IIiiI", 1, style, width, 0, _color(color)))
        self.put(SELECT, struct.pack("<I", 1))
        return 1

    def _brush(self, element: etree._Element) -> int:
        """Take up the brush of a filling; give its number, 0 if nothing is filled."""
        color = element.get("fill", "")
        if color in ("", "none"):
            self.put(SELECT, struct.pack("<I", NO_BRUSH))
            return 0
        shade = _color(color, float(element.get("fill-opacity", "1")))
        self.put(BRUSH, struct.pack("<IIII", 2, 0, shade, 0))
        self.put(SELECT, struct.pack("<I", 2))
        return 2

    def _text(self, element: etree._Element, shift: Point, is_turned: bool) -> None:
        """Write words run by run: Chinese signs in one face, all others in another."""
        words, size = "".join(element.itertext()), float(element.get("font-size", SIZE))
        color = _color(element.get("fill", "#1c2733"))
        whole = sum(width_of(sign) for sign in words) * size
        along = {"start": 0.0, "middle": -whole / 2, "end": -whole}[element.get("text-anchor", "start")]
        x, y = float(element.get("x")) + shift[0], float(element.get("y")) + shift[1]
        for is_chinese, run in groupby(words, is_wide):
            own = "".join(run)
            place = (x, y - along) if is_turned else (x + along, y)
            self._run(own, place, size, color, is_chinese=is_chinese, is_turned=is_turned)
            along += sum(width_of(sign) for sign in own) * size

    def _run(
        self, words: str, place: Point, size: float, color: int, *, is_chinese: bool, is_turned: bool
    ) -> None:
        name, charset = CHINESE if is_chinese else LATIN
        turn = 900 if is_turned else 0
        font = struct.pack(
            "<IiiiiiBBBBBBBB", 3, -round(size * SCALE), 0, turn, turn, 400, 0, 0, 0, charset, 0, 0, 0, 0
        )
        # The rest tells the face's full name and numbers, all unknown.
        self.put(FONT, (font + name.encode("utf-16-le")).ljust(4 + 320, b"\0"))
        self.put(SELECT, struct.pack("<I", 3))
        self.put(COLOR, struct.pack("<I", color))
        self.put(ALIGN, struct.pack("<I", BASELINE))
        # Signs outside of the basic plane are two units, of which the second has no width.
        steps = [step for sign in words for step in _steps(sign, size)]
        content = words.encode("utf-16-le")
        padded = content + bytes(-len(content) % 4)
        start = 76
        told = struct.pack("<iiiiIff", 0, 0, -1, -1, 1, 1.0, 1.0) + struct.pack(
            "<iiIII4iI", *(round(part * SCALE) for part in place), len(content) // 2, start, 0,
            0, 0, -1, -1, start + len(padded),
        )  # fmt: skip
        self.put(WORDS, told + padded + struct.pack(f"<{len(steps)}I", *steps))
        self.put(DELETE, struct.pack("<I", 3))

    def whole(self, width: float, height: float) -> bytes:
        """Put the head before the records and the end behind them."""
        self.put(END, struct.pack("<III", 0, 16, 20))
        right, below = round(width * SCALE), round(height * SCALE)
        frame = (ceil(right * 100 / UNITS_PER_MM), ceil(below * 100 / UNITS_PER_MM))
        device = UNITS_PER_MM * DEVICE_MM
        size = 88 + sum(map(len, self.records))
        head = struct.pack(
            "<IIiiiiiiii4sIIIHHIIIiiii", HEADER, 88, 0, 0, right, below, 0, 0, *frame, b" EMF", 0x10000, size,
            len(self.records) + 1, 4, 0, 0, 0, 0, device, device, DEVICE_MM, DEVICE_MM,
        )  # fmt: skip
        return head + b"".join(self.records)


def width_of(sign: str) -> float:
    """Give the width of a sign as a share of its size.

    Examples
    --------
    >>> width_of("产"), width_of("%"), width_of("é")
    (1.0, 0.889, 0.556)
    """
    if is_wide(sign):
        return 1.0
    place = ord(sign) - ord(" ")
    return (WIDTHS[place] if 0 <= place < len(WIDTHS) else USUAL_WIDTH) / 1000


def _steps(sign: str, size: float) -> Iterator[int]:
    yield round(width_of(sign) * size * SCALE)
    if ord(sign) > 0xFFFF:
        yield 0


def _color(written: str, opacity: float = 1.0) -> int:
    """Give a colour as the format has it; what lets some of the white ground through is mixed with it.

    Examples
    --------
    >>> hex(_color("#0f7ab8")), hex(_color("#fff")), hex(_color("rgba(0,0,0,0.5)"))
    ('0xb87a0f', '0xffffff', '0x7f7f7f')
    """
    if written.startswith("#"):
        digits = written[1:] if len(written) == 7 else "".join(2 * sign for sign in written[1:])
        parts: Sequence[float] = [int(digits[place : place + 2], 16) for place in (0, 2, 4)]
    else:
        *parts, alpha = _numbers(written)
        opacity *= alpha
    red, green, blue = (int(part * opacity + WHITE * (1 - opacity)) for part in parts)
    return red | green << 8 | blue << 16


def _numbers(written: str) -> list[float]:
    return list(map(float, NUMBER.findall(written)))


def _box(first: Point, last: Point) -> bytes:
    return struct.pack("<iiii", *(round(part * SCALE) for part in (*first, *last)))


def _points(numbers: Sequence[float]) -> bytes:
    """Give the points of a line, with the box around them and their number."""
    scaled = [round(number * SCALE) for number in numbers]
    xs, ys = scaled[::2], scaled[1::2]
    box = (min(xs), min(ys), max(xs), max(ys))
    return struct.pack(f"<iiiiI{len(scaled)}i", *box, len(xs), *scaled)
