"""Running text put together piece by piece, the way a page shows it."""

from __future__ import annotations

import re

from indicators.documents.picture_lines import PictureLine
from indicators.documents.unread_figures import settled
from indicators.storage.expressions import expression

_BLANKS = expression(r"[ \t\r\n\f]+")
_LINE_END = expression(r"\r\n?|\n|\f")
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_EDGE = expression(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_PICTURE = expression(r"[^\w()（）.-]+")


def superscript(text: str) -> str:
    """Write raised figures as raised signs: 6%¹ must not become 6%1, and m² is a unit.

    Examples
    --------
    >>> superscript("2"), superscript("[1]")
    ('²', '[¹]')
    """
    return text.translate(_RAISED)


def subscript(text: str) -> str:
    """Write lowered figures as lowered signs: CO₂12.5万吨 must not become CO212.5万吨.

    Examples
    --------
    >>> subscript("2"), subscript("2.5")
    ('₂', '₂.₅')
    """
    return text.translate(_LOWERED)


def joint(before: str, after: str) -> str:
    """Give what stands between two lines that are one: a blank in Western words, nothing in Chinese.

    Examples
    --------
    >>> joint("改造", "老旧小区"), joint("Digital", "Twin")
    ('', ' ')
    """
    if not before or not after or _EDGE.match(before[-1]) or _EDGE.match(after[0]):
        return ""
    return " " if before[-1].isalpha() and after[0].isalpha() else ""


class Flow:
    """Lines of text; blanks and line ends of the source count as a browser counts them."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._last = ""

    def text(self, text: str, *, is_kept: bool = False) -> None:
        """Add text to the line; with `is_kept` its own line ends stay."""
        if is_kept:
            for number, line in enumerate(_LINE_END.split(text)):
                if number:
                    self.line()
                self._add(line)
            return
        at = 0
        for blank in _BLANKS.finditer(text):
            self._add(text[at : blank.start()])
            after = text[blank.end() : blank.end() + 1]
            is_inside = self._last and after and "\n" in blank[0]
            if not is_inside or joint(self._last, after) or not _EDGE.match(self._last):
                self._add(" ")
            at = blank.end()
        self._add(text[at:])

    def _add(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)
            self._last = settled(piece)[-1:] or self._last

    def line(self) -> None:
        """End the line, if there is one."""
        if line := re.sub(r" {2,}", " ", settled("".join(self._pieces))).strip(" "):
            self._lines.append(line)
        self._pieces, self._last = [], ""

    def whole(self, line: str) -> None:
        """Add a line as it is."""
        self.line()
        self._lines.append(line)

    def picture(self, name: str, part: str) -> None:
        """Leave a picture's name on a line of its own: figures may be lost with it."""
        told = _PICTURE.sub("-", name)[-60:] if re.search(r"\.\w{3,4}$", name) else "图片.png"
        self.whole(PictureLine(told, part) if part else told)

    def lines(self) -> list[str]:
        """Give the lines of the text."""
        self.line()
        return self._lines
