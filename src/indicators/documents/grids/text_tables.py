"""Finds the tables that stand in a text as lines: cells parted by tabs, strokes or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.documents.grids.grouped_heads import Field, laid_over
from indicators.documents.grids.table_captions import CAPTION, described
from indicators.documents.grids.table_grid import Table, TableCell, is_figure, is_period, is_unit_alone
from indicators.documents.grids.table_text import made
from indicators.storage.expressions import expression

_TAG = expression(r"<[^<>\n]*>")
_CELL_END = expression(r"</t[dh]\b", re.IGNORECASE)
_ROW_TAG = expression(r"<tr\b", re.IGNORECASE)
_TABBED = expression(r"[\t\x07]")
_STROKES = expression(r"[|│｜]")
_GAP = expression(r"\xa0+|[ \u3000]{2,}|\u3000")
_MAY_PART = expression(r"[|│｜]|(?<=\S)(?:[\t\x07\xa0\u3000]| {2})")
# What each of its alternatives begins with.
_PARTS = expression(r"[|│｜\t\x07\xa0\u3000 ]")
_RULE = expression(r"[-|:+=\s│—─┼├┤┌┐└┘]+")
_BLANKS = " \r\f\u3000"
# Between the parts of one table.
_CONTINUED = expression(r"\s*[(（]?[续接][上前]?表[^\n。；;]{0,30}$")
_NUMBERING = expression(r"(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[●•◆■▪▲★-])")
# 1⇥引进人才30人: with no head over such lines they are a list.
_ITEM = expression(r"[ \u3000]*\d{1,3}\t\s*[^\t\n]*[\u4e00-\u9fff]{4}[^\t\n]*")
_ENDS_LABEL = ("：", ":")
_LONGEST_GROUP_HEAD = 24
_FEWEST_GAP_ROWS = 3
_FEWEST_FIGURES = 2
# A head, a row and a line of words stand above another head.
_FEWEST_ABOVE = 3
_SENTENCE = expression(r"[。；;！？]")


@dataclass(slots=True)
class _Line:
    """A line with cells: their places, what parts them, and an empty one before a stroke at its head."""

    start: int
    end: int
    fields: list[Field]
    kind: str
    lead: tuple[Field, ...] = ()


def plain(text: str) -> str:
    r"""Blank out the tags of saved web pages, one character for one, so that rows and cells stay apart.

    Examples
    --------
    >>> plain("<tr><td>指标</td><td>96</td>")
    '\n       指标\t        96\t    '
    """

    def blanked(tag: re.Match[str]) -> str:
        first = "\t" if _CELL_END.match(tag[0]) else "\n" if _ROW_TAG.match(tag[0]) else " "
        return first + " " * (len(tag[0]) - 1)

    return _TAG.sub(blanked, text) if "<t" in text else text


def with_text_tables(text: str, known: Sequence[Table]) -> tuple[Table, ...]:
    r"""Add to the tables of a file those that stand in its text as lines.

    Parameters
    ----------
    text : str
        As the reading sees it, blanks for what is left out.
    known : sequence of Table
        What the file marks as tables; nothing is looked for in them.

    Examples
    --------
    >>> text = "| 指标 | 2025年 |\n| --- | --- |\n| 产量 | 120 |"
    >>> [cell.text for cell in with_text_tables(text, ())[0].cells]
    ['指标', '2025年', '产量', '120']
    """
    source = plain(text)
    found = [table for block in _blocks(source, known) for table in _tables(source, block)]
    if not found:
        return tuple(known)
    both = sorted([*known, *described(text, found)], key=lambda table: table.start)
    return tuple(both)


def _blocks(text: str, known: Sequence[Table]) -> Iterator[list[_Line]]:
    """Gather the lines with cells that follow each other, heads of groups among them."""
    block: list[_Line] = []
    waiting: list[_Line] = []
    spans = iter(known)
    span = next(spans, None)
    at = 0
    while at < len(text):
        if not block:
            # Most lines of most texts have one cell.
            signs = (sign for sign in _PARTS.finditer(text, at) if _MAY_PART.match(text, sign.start()))
            if (sign := next(signs, None)) is None:
                return
            at = _first_line(text, at, sign.start())
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        while span and span.end <= at:
            span = next(spans, None)
        line = None if span and span.start < stop else _line(text, at, stop)
        if line and line.kind:
            block += [*waiting, line]
            waiting = []
        elif block and _CONTINUED.match(text, at, stop):
            waiting = []
        elif line and block and line.fields and _may_head_group(text, line):
            waiting.append(line)
        elif (line is None or line.fields) and block:
            yield block
            block, waiting = [], []
        at = stop + 1
    if block:
        yield block


def _first_line(text: str, floor: int, at: int) -> int:
    """Find where the line of a place begins, or the one before it if that begins with an empty cell."""
    start = max(floor, text.rfind("\n", floor, at) + 1)
    before = max(floor, text.rfind("\n", floor, max(start - 1, floor)) + 1)
    return before if text.startswith("\t", before) else start


def _may_head_group(text: str, line: _Line) -> bool:
    words = text[slice(*line.fields[0])]
    return (
        len(re.sub(r"\s", "", words)) <= _LONGEST_GROUP_HEAD
        and not _SENTENCE.search(words)
        and not CAPTION.match(words)
        and not words.startswith(("注", "备注", "说明"))
    )


def _line(text: str, start: int, stop: int) -> _Line:
    """Part a line into its cells; its kind says by what, "" if it has but one or is no row."""
    begin, end = start, stop
    while begin < end and text[begin] in _BLANKS:
        begin += 1
    while end > begin and text[end - 1] in _BLANKS:
        end -= 1
    if begin >= end or _RULE.fullmatch(text, begin, end):
        return _Line(start, stop, [], "")
    whole = _Line(start, stop, [(begin, end)], "")
    if CAPTION.match(text, begin, end):
        return whole
    if len(_STROKES.findall(text, begin, end)) >= 2 or (
        _STROKES.search(text, begin, end) and not _SENTENCE.search(text, begin, end)
    ):
        return _parted(text, start, stop, begin, end, _STROKES, "stroke") or whole
    if _TABBED.search(text, begin, end):
        return _parted(text, start, stop, begin, end, _TABBED, "tab") or whole
    if _GAP.search(text, begin, end) and not _SENTENCE.search(text, begin, end):
        return _parted(text, start, stop, begin, end, _GAP, "gap") or whole
    return whole


def _parted(
    text: str, start: int, stop: int, begin: int, end: int, by: re.Pattern[str], kind: str
) -> _Line | None:
    """Cut a line where a sign stands; None if what comes of it is no row of cells."""
    fields, at = [], begin
    for mark in by.finditer(text, begin, end):
        fields.append(_trimmed(text, at, mark.start()))
        at = mark.end()
    fields.append(_trimmed(text, at, end))
    lead: tuple[Field, ...] = ()
    if kind == "stroke":
        lead, fields = (tuple(fields[:1]), fields[1:]) if fields[0][0] == fields[0][1] else ((), fields)
        fields = fields[:-1] if fields and fields[-1][0] == fields[-1][1] else fields
    filled = [text[a:b] for a, b in fields if a < b]
    if kind == "stroke" and len(filled) == 1 and fields[0][0] < fields[0][1]:
        # Strokes cannot spread a cell: the head of a group stands alone in its row.
        return _Line(start, stop, fields[:1], "")
    if len(filled) < 2 and kind != "stroke":
        return None
    # 1.⇥稳增长 is a numbered line, 牵头单位：⇥市财政局 a line of offices.
    if len(filled) == 2 and (_NUMBERING.fullmatch(filled[0]) or filled[0].endswith(_ENDS_LABEL)):
        return None
    if len(filled) == 2 and is_unit_alone(filled[1]):
        # The name of a table with its unit at the margin.
        return None
    return _Line(start, stop, fields, kind, lead)


def _trimmed(text: str, start: int, end: int) -> Field:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _tables(text: str, block: list[_Line]) -> Iterator[Table]:
    lines = _evened(text, block)
    run: list[_Line] = []
    width = 0
    for line in lines:
        count = len(line.fields)
        is_even = count == width or _is_short(line, width)
        fits = not run or not line.kind or (is_even and line.kind == run[0].kind)
        if not fits or _is_another_head(text, run, line):
            yield from _table(text, run)
            run = []
        run.append(line)
        width = max(width, count) if len(run) > 1 else count
    yield from _table(text, run)


def _is_another_head(text: str, run: Sequence[_Line], line: _Line) -> bool:
    """Whether behind a line of words a row begins like the head of the table above and goes on otherwise."""
    if len(run) < _FEWEST_ABOVE or run[-1].kind or not line.kind or len(line.fields) != len(run[0].fields):
        return False
    head, row = ([text[a:b] for a, b in one.fields] for one in (run[0], line))
    same = [words for words, other in zip(head, row, strict=True) if words == other]
    is_head = head[0] == row[0] and head != row and sum(map(bool, same)) >= 1
    return is_head and not _figures(text, line)


def _is_short(line: _Line, width: int) -> bool:
    """Whether a row has lost cells at its end."""
    return 1 < len(line.fields) < width and line.kind != "gap"


def _evened(text: str, block: list[_Line]) -> list[_Line]:
    """Bring rows to one width where that is clear: several tabs are one, a stroke at a head parts cells."""
    stroked = [line for line in block if line.kind == "stroke"]
    bare = [len(line.fields) for line in stroked if not line.lead]
    for line in stroked:
        # Where no stroke stands before the other rows, one at a head leaves its first cell empty.
        missing = max(bare, key=bare.count) - len(line.fields) if line.lead and bare else 0
        if missing == 1 or (missing > 1 and 2 * len(bare) > len(stroked)):
            line.fields = [*line.lead, *line.fields]
    tabbed = [line for line in block if line.kind == "tab"]
    if len({len(line.fields) for line in tabbed}) > 1:
        filled = {len([f for f in line.fields if f[0] < f[1]]) for line in tabbed}
        if len(filled) == 1:
            for line in tabbed:
                line.fields = [f for f in line.fields if f[0] < f[1]]
    for at in (*range(len(block) - 1, 0, -1), *range(1, len(block))):
        # Wide blanks part the head, tabs the rows.
        upper, lower = block[at - 1 : at + 1]
        if {upper.kind, lower.kind} == {"gap", "tab"} and len(upper.fields) == len(lower.fields):
            upper.kind = lower.kind = "tab"
    for upper, lower, below in zip(block, block[1:], block[2:], strict=False):
        if upper.kind and upper.kind == lower.kind == below.kind:
            laid = laid_over(text, upper.fields, lower.fields, below.fields)
            upper.fields, lower.fields = laid or (upper.fields, lower.fields)
    return block


def _table(text: str, lines: list[_Line]) -> Iterator[Table]:
    while lines and not lines[-1].kind:
        lines = lines[:-1]
    while lines and not lines[0].kind:
        lines = lines[1:]
    if not lines or not _is_table(text, lines):
        return
    width = max(len(line.fields) for line in lines)
    cells = [
        # A line of one cell alone spreads over the table, as the head of a group.
        TableCell(
            text[a:b], r, c, columns=1 if line.kind else width, start=a, end=b, indent=_indent(text, a, line)
        )
        for r, line in enumerate(lines)
        for c, (a, b) in enumerate(line.fields)
        if a < b
    ]
    yield made(cells, is_by_gaps=lines[0].kind == "gap")


def _indent(text: str, start: int, line: _Line) -> int:
    """Count the wide blanks before a cell; narrow ones only fill its place, and so do those of a gap."""
    before = start
    while before and line.kind != "gap" and text[before - 1] in "\u3000\u2003":
        before -= 1
    return start - before


def _is_table(text: str, lines: list[_Line]) -> bool:
    """Whether lines with cells are a table: several of them, or figures in several cells of one."""
    rows = [line for line in lines if line.kind]
    if rows[0].kind == "gap":
        has_figures = sum(_figures(text, line) > 0 for line in rows) >= _FEWEST_FIGURES
        return len(rows) >= _FEWEST_GAP_ROWS and has_figures
    told = [text[a:b] for a, b in rows[0].fields]
    figured = sum(bool(re.search(r"\d", words)) and not is_period(words) for words in told)
    are_items = all(_ITEM.fullmatch(text, line.start, line.end) for line in rows)
    return not are_items and (len(rows) > 1 or figured >= _FEWEST_FIGURES)


def _figures(text: str, line: _Line) -> int:
    return sum(is_figure(text[a:b]) for a, b in line.fields)
