"""Text as the reading sees it: one width, no stray spaces, no line broken inside a phrase.

Offsets matter more than looks: every character of the prose knows the character of the document it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# One character for one character, so that offsets stay.
_ONE_WIDTH = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i) not in ",:;"},
    **dict.fromkeys("\u3000\xa0\t\u2002\u2003\u2009\u200b\ufeff\x07\x0b\x0c", " "),
    **dict.fromkeys("—–―−～~﹣‐‑〜", "-"),
    "〇": "零", "○": "零", "﹪": "%", "﹒": ".", "．": ".", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤",
    "∶": ":", "：": ":", "；": ";", "﹤": "<", "﹥": ">",
}  # fmt: skip

# Between full-width digits the full-width comma groups thousands: ５，２００.
_WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3})")
_BLANK = re.compile(r"(?<![A-Za-z]) +| +(?![A-Za-z(])")
_END_OF_PARAGRAPH = frozenset('。!?;:”"』》>…')
_OPENS_PARAGRAPH = re.compile(
    r"第[一二三四五六七八九十百]+[篇章节条部]|[一二三四五六七八九十]{1,3}[、.,]|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|(?:\d{1,3}[.、．]|\d{4,5}\.)(?!\d)|[(（]\d{1,2}[)）]|[①-⑳]|专栏|表\s?\d|图\s?\d|附件|注[:：]|牵头|责任|目\s*录|[★●•◆■▪▲◇□➢►▶◎]|各位代表"
)
_IS_WHOLE = re.compile(r"(?:牵头|责任|分管|配合)(?:领导|单位|部门|人)[:：]|★")
# A lowered figure set on a line of its own: PM / 2.5 / 年平均浓度.
_IS_BROKEN_NAME = re.compile(r"(?:PM|CO|SO|NO|O)$|^(?:2\.5|10)$")
_SHORT_LINE = 16


def one_width(text: str) -> str:
    """Fold full-width signs to half-width, one character for one.

    Examples
    --------
    >>> one_width("１２．５％—１５％")
    '12.5%-15%'
    """
    text = _WIDE_THOUSANDS.sub(",", text)
    # Sign by sign, which is several times faster than str.translate: most signs stand nowhere in a text.
    for sign, plain in _ONE_WIDTH.items():
        text = text.replace(sign, plain)
    return text


@dataclass(frozen=True, slots=True)
class Prose:
    """A text ready to be read, and the way back.

    Attributes
    ----------
    text : str
        One width, without blanks inside phrases; a line is a paragraph.
    positions : list of int
        For each character of `text`, and one past the end, its offset in the document.
    """

    text: str
    positions: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""Tell where a piece of the prose stands in the document.

        Examples
        --------
        >>> prose = prepare("增长 6 %")
        >>> prose.text, prose.span(2, 4)
        ('增长6%\n', (3, 6))
        """
        return self.positions[start], self.positions[end - 1] + 1 if end > start else self.positions[start]


def _is_wrapped(line: str, following: str, blank_between: bool) -> bool:
    """Whether a line goes on in the following one.

    Examples
    --------
    >>> _is_wrapped("新建公园3个，其中城区公园(含街道)", "1001.新建泵站2座", blank_between=False)
    False
    """
    if line[-1] in _END_OF_PARAGRAPH or _OPENS_PARAGRAPH.match(following) or _IS_WHOLE.match(line):
        return False
    if line[-1] in "，,、(（“" or _IS_BROKEN_NAME.search(line):
        return True
    if (
        blank_between
        or len(line) < _SHORT_LINE
        or (_OPENS_PARAGRAPH.match(line) and len(line) < 2 * _SHORT_LINE)
    ):
        return False
    return line.count("，") + line.count(",") + line.count("。") > 0


@dataclass(frozen=True, slots=True)
class LinesOf:
    """A span of a text, such as a table, and the pieces of it that are prose."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...] = ()


def _lines(
    source: str, start: int, end: int, tables: Sequence[LinesOf]
) -> tuple[list[tuple[int, int]], set[int]]:
    """Cut a text into lines; of tables only their pieces, whose numbers are given as well."""
    lines: list[tuple[int, int]] = []
    whole: set[int] = set()
    waiting = iter(tables)
    table = next(waiting, None)
    at = start
    while at < end:
        stop = source.find("\n", at, end)
        stop = end if stop < 0 else stop
        while table and table.end <= at:
            table = next(waiting, None)
        if table and table.start < stop:
            whole.update(range(len(lines), len(lines) + len(table.pieces)))
            lines += table.pieces
            stop = source.find("\n", table.end - 1, end) if table.end > at else stop
            stop = end if stop < 0 else stop
        else:
            lines.append((at, stop))
        at = stop + 1
    return lines, whole


def prepare(text: str, start: int = 0, end: int | None = None, tables: Sequence[LinesOf] = ()) -> Prose:
    r"""Make a text ready to be read.

    Parameters
    ----------
    text : str
        The document's text.
    start, end : int
        The part to take.
    tables : sequence of LinesOf
        Spans of the text of which only some pieces are prose, each a line of its own; in order.

    Examples
    --------
    >>> prepare("新建高标准农田8万亩，改造农村公路７２０\n公里。").text
    '新建高标准农田8万亩，改造农村公路720公里。\n'
    """
    source = one_width(text)
    end = len(text) if end is None else end
    lines, whole = _lines(source, start, end, tables)
    pieces: list[str] = []
    positions: list[int] = []
    stripped = [source[a:b].strip(" ") for a, b in lines]
    filled = [i for i, line in enumerate(stripped) if line]
    for n, i in enumerate(filled):
        a, b = lines[i]
        begin = a + len(source[a:b]) - len(source[a:b].lstrip(" "))
        stop = begin + len(stripped[i])
        at = begin
        for blank in _BLANK.finditer(source, begin, stop):
            pieces.append(source[at : blank.start()])
            positions.extend(range(at, blank.start()))
            at = blank.end()
        pieces.append(source[at:stop])
        positions.extend(range(at, stop))
        following = filled[n + 1] if n + 1 < len(filled) else None
        if (
            following is None
            or i in whole
            or following in whole
            or not _is_wrapped(stripped[i], stripped[following], following > i + 1)
        ):
            pieces.append("\n")
            positions.append(stop)
    positions.append(end)
    return Prose("".join(pieces), positions)
