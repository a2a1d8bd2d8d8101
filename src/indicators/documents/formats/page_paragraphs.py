"""Lines of pages → text: those of one paragraph on one line, a form feed between pages."""

from __future__ import annotations

from itertools import pairwise

from indicators.documents.formats.page_lines import Line
from indicators.documents.grids.table_text import Collected, Written
from indicators.documents.text_flow import joint
from indicators.storage.expressions import expression

_FULL = 2.7
_INDENT = 0.8
_ENOUGH_LINES = 4
_PITCH = 1.3
_SAME_SIZE = 0.12
_OPENS = expression(
    r"第[一二三四五六七八九十百]+[篇章节条部]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,3}[.、．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]|专栏|附件"
)
# These stand nowhere but at the head of a line.
_HEADS_A_LINE = expression(
    r"★|[(（]?单位[:：]|注[:：]|附?表\s?\d|(?:牵头|责任|分管|配合)(?:领导|单位|部门|人)[:：]"
)
# 65. before 2025年 is the end of a sentence, or of an item: no decimal goes on with a year.
_FULL_STOP, _YEAR = expression(r"\d\.$"), expression(r"(?:19|20)\d\d年")
# A line with so many gaps is a row of cells.
_CELLS = 2
_ENDS = frozenset("。！？；：!?;:”")


def joined(pages: list[list[Line]]) -> Written:
    """Put the lines of all pages together, those of one paragraph on one line."""
    pieces: list[str] = []
    at, tables = 0, Collected()

    def add(piece: str) -> None:
        nonlocal at
        tables.add(piece, at)
        pieces.append(piece)
        at += len(piece)

    before: Line | None = None
    pitch, full = _pitch(pages), 0.0
    for number, lines in enumerate(pages):
        is_first = True
        margins = _margins(lines)
        for line in lines:
            left, right = margins.get(line.column, (0.0, 0.0))
            goes_on = before is not None and _goes_on(before, line, left, full, 0.0 if is_first else pitch)
            if before is not None:
                add(joint(before.text, line.text) if goes_on else "\n")
            if is_first and number:
                add("\f")
            add(line.text)
            before, full, is_first = line, right, False
        if is_first and number:
            add("\f")
    return Written("".join(pieces) + "\n", tables.tables(), tuple(tables.pictures))


def _margins(lines: list[Line]) -> dict[int, tuple[float, float]]:
    """Find how far the text of each column goes to the left and to the right."""
    columns: dict[int, list[Line]] = {}
    for line in lines:
        if not line.is_table:
            columns.setdefault(line.column, []).append(line)
    # One line may go beyond its column, a head that is not known as one.
    return {
        number: (
            min(line.x0 for line in column),
            sorted(line.x1 for line in column)[-2 if len(column) >= _ENOUGH_LINES else -1],
        )
        for number, column in columns.items()
    }


def _pitch(pages: list[list[Line]]) -> float:
    """Tell the distance from line to line inside a paragraph, in sizes: between paragraphs it may be more."""
    gaps = sorted(
        (b.top - a.top) / a.size
        for lines in pages
        for a, b in pairwise(line for line in lines if not line.is_table)
        if a.size < b.top - a.top < 5 * a.size
    )
    return gaps[len(gaps) // 20] if gaps else 0.0


def _goes_on(before: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Whether a line goes on in the next one, by where they stand on the page."""
    if before.is_table or line.is_table or before.text.count("\t") >= _CELLS:
        return False
    is_full = before.x1 >= right - _FULL * before.size
    is_indented = line.x0 > left + _INDENT * line.size
    is_other_size = abs(line.size - before.size) > _SAME_SIZE * before.size
    is_apart = pitch > 0 and line.top - before.top > _PITCH * pitch * before.size
    opens = (not pitch or before.text[-1:] in _ENDS) and bool(_OPENS.match(line.text))
    is_sentence = bool(_YEAR.match(line.text) and _FULL_STOP.search(before.text))
    return is_full and not (
        is_sentence or is_indented or is_other_size or is_apart or opens or _HEADS_A_LINE.match(line.text)
    )
