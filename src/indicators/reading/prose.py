"""Text as the reading sees it: one width, simplified, no stray blanks, no line broken inside a phrase.

Offsets matter more than looks: every character of the prose knows the character of the document it is.
Cells, and numbers with a blank or a line between them, stay apart.
"""

from __future__ import annotations

import string
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.reading.lexicon import pattern
from indicators.reading.quantities.full_width import one_width, one_width_of_all
from indicators.reading.quantities.unseen_characters import has_unseen, seen
from indicators.reading.text_offsets import Offsets
from indicators.storage.expressions import expression

__all__ = ["Prose", "one_width", "prepare"]

_BLANK = expression(" +")
_LETTERS = frozenset(string.ascii_letters)
_THREE_DIGITS = expression(r"\d{3}")
_POINTS = frozenset(".,，")
# 745 000吨, 745 000 吨: thousands set apart by a single blank, in running text and with their unit behind.
_THOUSANDS = expression(r"(?<![\d.,，\s%/-])[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?(?= ?[\u4e00-\u9fff%])")
_END_OF_PARAGRAPH = frozenset('。!?;:”"』》>…')
_OPENS_PARAGRAPH = pattern("prose.opens_paragraph_patterns")
_IS_WHOLE = pattern("prose.whole_line_patterns")
# 改造老旧小区58个。（市住建局牵头） ends a paragraph.
_ENDS_IN_BRACKET = expression(r"[。；;][(][^()]*[)]$")
# A lowered figure set on a line of its own: PM / 2.5 / 年平均浓度.
_IS_BROKEN_NAME = expression(r"(?:PM|CO|SO|NO|O)$|^(?:2\.5|10)$")
# Behind the number of a heading or an item, a tab parts no cells.
_LABEL = pattern("prose.label_patterns")
# 3⇥项目建设 is no 3项: what a tab parts from the number of an item is never joined to it.
_AFTER_NUMBER = expression(r"(?m)(?:(?<=^\d)|(?<=^\d\d)|(?<=^\d{3}))\t(?=[^\d\s])")
_SHORT_LINE = 16
# A line that was broken where the page ends is about as long as the next one.
_WIDER = 1.8
_LONGEST_NUMBER = 20
_LONGEST_CELL = 2000
_MOST_PIECES = 50_000


@dataclass(frozen=True, slots=True)
class Prose:
    """A text ready to be read, and the way back."""

    text: str  # One width, without blanks inside phrases; a line is a paragraph.
    positions: Offsets  # For each character of `text`, and one past the end, its offset in the document.

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""Tell where a piece of the prose stands in the document.

        Examples
        --------
        >>> prose = prepare("增长 6 %")
        >>> prose.text, prose.span(2, 4)
        ('增长6%\n', (3, 6))
        """
        return self.positions[start], self.positions[end - 1] + 1 if end > start else self.positions[start]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line or a cell of one: where it stands without the blanks around it, and whether it is a cell."""

    start: int
    end: int
    is_cell: bool
    has_gap_before: bool


@dataclass(frozen=True, slots=True)
class LinesOf:
    """A span of a text, such as a table, and the pieces of it that are prose."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...] = ()


def prepare(text: str, start: int = 0, end: int | None = None, tables: Sequence[LinesOf] = ()) -> Prose:
    r"""Make a text ready to be read.

    Parameters
    ----------
    start, end : int
        The part to take.
    tables : sequence of LinesOf
        Spans of the text of which only some pieces are prose, each a line of its own; in order.

    Examples
    --------
    >>> prepare("新建高标准农田8万亩，改造农村公路７２０\n公里。").text
    '新建高标准农田8万亩，改造农村公路720公里。\n'
    >>> prepare("新建学校3\u00ad0所\t改造管网210公里").text
    '新建学校30所\n改造管网210公里\n'
    """
    end = len(text) if end is None else end
    if not has_unseen(text):
        return _prepared(text, start, end, tables)
    shown, back = seen(text)

    def at(offset: int) -> int:
        return bisect_left(back, offset)

    moved = [LinesOf(at(t.start), at(t.end), tuple((at(a), at(b)) for a, b in t.pieces)) for t in tables]
    prose = _prepared(shown, at(start), at(end), moved)
    return Prose(prose.text, prose.positions.through(back))


def _prepared(text: str, start: int, end: int, tables: Sequence[LinesOf]) -> Prose:
    apart = _AFTER_NUMBER.sub("、", text) if "\t" in text else text
    source = one_width_of_all(apart) if len(text) > _LONGEST_CELL else one_width(apart)
    lines = _lines(text, source, start, end, tables)
    joined: list[str] = []
    pieces: list[str] = []
    positions = Offsets()
    line = next(lines, None)
    while line is not None:
        for a, b in _filled(source, line):
            pieces.append(source[a:b])
            positions.add(a, b - a)
        following = next(lines, None)
        if following is None or not _is_wrapped(source, line, following):
            pieces.append("\n")
            positions.add(line.end)
        elif source[line.end - 1].isdigit() and source[following.start].isdigit():
            pieces.append(" ")
            positions.add(line.end)
        if len(pieces) > _MOST_PIECES:
            # A piece takes as much beside its characters as they take.
            joined.append("".join(pieces))
            pieces.clear()
        line = following
    positions.add(end)
    del source
    return Prose("".join([*joined, *pieces]), positions)


def _lines(text: str, source: str, start: int, end: int, tables: Sequence[LinesOf]) -> Iterator[_Line]:
    """Yield the lines that hold something, cell by cell; of tables only their pieces of prose."""
    at, has_gap = start, False
    waiting = iter(tables)
    table = next(waiting, None)
    while at < end:
        stop = source.find("\n", at, end)
        stop = end if stop < 0 else stop
        while table and table.end <= at:
            table = next(waiting, None)
        if table and table.start < stop:
            parts, is_cut = list(table.pieces), True
            stop = source.find("\n", table.end - 1, end) if table.end > at else stop
            stop = end if stop < 0 else stop
        else:
            parts = _cells(text, at, stop) if text.find("\t", at, stop) >= 0 else [(at, stop)]
            is_cut = len(parts) > 1
        is_filled = False
        for a, b in parts:
            a += len(source[a:b]) - len(source[a:b].lstrip(" "))
            b = a + len(source[a:b].rstrip(" "))
            if b > a:
                yield _Line(a, b, is_cut, has_gap)
                is_filled, has_gap = True, False
        has_gap = has_gap or not is_filled
        at = stop + 1


def _cells(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Part a line at its tabs; the number of a heading or item stays with its words."""
    cells: list[tuple[int, int]] = []
    at = start
    while at <= stop:
        tab = text.find("\t", at, stop)
        tab = stop if tab < 0 else tab
        if text[at:tab].strip():
            if len(cells) == 1 and _LABEL.fullmatch(text[cells[0][0] : cells[0][1]].strip()):
                cells[0] = (cells[0][0], tab)
            else:
                cells.append((at, tab))
        at = tab + 1
    return cells


def _filled(source: str, line: _Line) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a line that stay, in order."""
    at = line.start
    if source.find(" ", at, line.end) < 0:
        yield at, line.end
        return
    for blank in _BLANK.finditer(source, at, line.end):
        start, end = blank.span()
        if _parts(source, start, end) and not _is_thousands(source, line, start, end):
            continue
        yield at, start
        at = end
    yield at, line.end


def _parts(source: str, start: int, end: int) -> bool:
    """Whether a blank parts two words of letters or two numbers; inside a phrase it is none."""
    before, behind = source[start - 1], source[end]
    if before in _LETTERS:
        return behind in _LETTERS or behind == "("
    if before.isdigit():
        return behind.isdigit() or (behind == "." and source[end + 1 : end + 2].isdigit())
    # 1， 236 might be taken for one number without the blank.
    is_open = before in _POINTS and source[start - 2 : start - 1].isdigit()
    return is_open and behind.isdigit() and (before != "，" or _THREE_DIGITS.match(source, end) is not None)


def _is_thousands(source: str, line: _Line, start: int, end: int) -> bool:
    """Whether a single blank sets thousands apart: 745 000吨."""
    if end - start > 1 or not source[start - 1].isdigit() or start <= line.start:
        return False
    first = max(line.start, start - _LONGEST_NUMBER)
    return any(
        number.start() < start < number.end()
        for number in _THOUSANDS.finditer(source, first, min(line.end, end + _LONGEST_NUMBER))
    )


def _is_wrapped(source: str, line: _Line, following: _Line) -> bool:
    """Whether a line goes on in the following one.

    Examples
    --------
    >>> text = "新建公园3个，其中城区公园(含街道)1001.新建泵站2座"
    >>> _is_wrapped(text, _Line(0, 18, False, False), _Line(18, 30, False, False))
    False
    """
    if line.is_cell or following.is_cell:
        return False
    words, behind = source[line.start : line.end], source[following.start : following.end]
    if words[-1] in _END_OF_PARAGRAPH or _OPENS_PARAGRAPH.match(behind) or _IS_WHOLE.match(words):
        return False
    if _ENDS_IN_BRACKET.search(words):
        return False
    if words[-1] in "，,、(（“" or _is_open(words) or _IS_BROKEN_NAME.search(words):
        return True
    is_short = len(words) < _SHORT_LINE or (_OPENS_PARAGRAPH.match(words) and len(words) < 2 * _SHORT_LINE)
    is_much_shorter = len(words) * _WIDER < len(behind)
    if following.has_gap_before or is_short or is_much_shorter:
        return False
    return any(mark in words for mark in "，,。")


def _is_open(words: str) -> bool:
    """Whether a line ends inside a quotation or a title: 喜获“八连, 丰”."""
    return any(words.rfind(begin) > words.rfind(end) for begin, end in ("“”", "《》"))
