"""The pieces of a static picture: words, lines, bars and marks in SVG."""

from __future__ import annotations

import re
from html import escape, unescape
from math import cos, pi, sin

from indicators.storage.character_width import is_wide

LINE_HEIGHT = 1.25
DASHES = {"dash": "6 4", "dot": "2 3"}


def number(value: float) -> str:
    """Write a pixel in few digits.

    Examples
    --------
    >>> number(12.04), number(0.26)
    ('12', '0.3')
    """
    return f"{value:.1f}".removesuffix(".0")


def lines_of(words: str) -> list[str]:
    """Part words as plotly writes them into lines.

    Examples
    --------
    >>> lines_of("甲&lt;乙<br>丙")
    ['甲<乙', '丙']
    """
    return [unescape(re.sub(r"<[^>]*>", "", part)) for part in str(words).split("<br>")]


def width_of(words: str, size: float) -> float:
    """Estimate the pixels that the longest line takes: a Chinese character is square, others half as wide.

    Examples
    --------
    >>> width_of("产值<br>ab", 10)
    20.0
    """
    return max(line_width(line, size) for line in lines_of(words))


def line_width(line: str, size: float) -> float:
    """Estimate the width of one line of plain text.

    Examples
    --------
    >>> line_width("<35万", 10)
    27.4
    """
    return sum(size * (1.0 if is_wide(sign) else 0.58) for sign in line)


def text(x: float, y: float, words: str, *, anchor: str = "start", size: float = 12, color: str = "") -> str:
    """Write words around a height: the lines of several are centred on it."""
    lines = lines_of(words)
    first = y - (len(lines) - 1) * size * LINE_HEIGHT / 2
    style = f' font-size="{number(size)}"' * (size != 12) + f' fill="{escape(color)}"' * bool(color)
    style += f' text-anchor="{anchor}"' * (anchor != "start")
    return "".join(
        f'<text x="{number(x)}" y="{number(first + row * size * LINE_HEIGHT)}"{style}>{escape(line)}</text>'
        for row, line in enumerate(lines)
        if line
    )


def path(points: list[tuple[float, float]], color: str, width: float = 1, dash: str = "") -> str:
    """Draw a line through points."""
    way = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{DASHES[dash]}"' if dash in DASHES else ""
    return f'<path d="M{way}" fill="none" stroke="{escape(color)}" stroke-width="{number(width)}"{dashes}/>'


def bar(x: float, y: float, width: float, height: float, color: str, *, is_hatched: bool = False) -> str:
    """Draw a bar; a hatched one is pale, with an edge."""
    style = f'fill="{escape(color)}"'
    if is_hatched:
        style += f' fill-opacity="0.2" stroke="{escape(color)}" stroke-dasharray="5 2"'
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" {style}/>'
    )


def mark(
    symbol: str, x: float, y: float, size: float, color: str, edge: str = "", edge_width: float = 0
) -> str:
    """Draw a mark of one of plotly's symbols; any other is a circle."""
    radius, name = size / 2, symbol.removesuffix("-open")
    if symbol.endswith("-open"):
        color, edge, edge_width = "none", color, edge_width or 1
    if name == "line-ns":
        return path([(x, y - radius), (x, y + radius)], edge or color, edge_width or 1)
    style = f'fill="{escape(color)}"' + (
        f' stroke="{escape(edge)}" stroke-width="{number(edge_width)}"' if edge and edge_width else ""
    )
    if name in CORNERS:
        points = " ".join(f"{number(x + radius * px)},{number(y + radius * py)}" for px, py in CORNERS[name])
        return f'<polygon points="{points}" {style}/>'
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" {style}/>'


CORNERS: dict[str, list[tuple[float, float]]] = {
    "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "triangle-up": [(0, -1.2), (1.15, 0.8), (-1.15, 0.8)],
    "star": [
        (radius * sin(pi * corner / 5), -radius * cos(pi * corner / 5))
        for corner, radius in enumerate([1.4, 0.55] * 5)
    ],
}
