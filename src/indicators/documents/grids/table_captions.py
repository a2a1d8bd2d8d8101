"""What stands around a table and belongs to it: its caption, the unit of all its figures, its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from indicators.documents.grids.table_grid import UNIT, Table, TableCell, is_title, is_unit_alone
from indicators.storage.expressions import expression

CAPTION = expression(r"(?:附?表|专栏|附件)\s?[\d一二三四五六七八九十]*(?![\u4e00-\u9fff]{0,3}[:：])|[附续]表")
_NAME_BESIDE_UNIT = expression(r"[^:：]*[\u4e00-\u9fff][^:：]*")
_NOTE = expression(
    r"\s*[（(【〔\[]?(?:注|备注|说明|附注|资料来源|数据来源)\s?\d?\s?[:：)）.】〕\]]|\s*注\s*[①②1]|\s*[①-⑩]|\s*\d[.、．]“|\s*带?[*＊]+\s?[\u4e00-\u9fff]"
    r"|\s*[“\"]?[\[〔(（【]\s*[\]〕)）】][”\"]?(?:内|中|表示|为)"
)
_GOES_ON = expression(r"\s*(?:[①-⑩]|\d{1,2}[.、．)）](?!\d))")
_LONGEST_CAPTION = 60
_LONGEST_NOTE = 400
_LINES_ABOVE = 4
_MARGIN = " \t\r\n\f\u3000|"
_SENTENCE = expression(r"[。；;！!？?]|，[^，]*，")


def described(text: str, tables: Iterable[Table]) -> tuple[Table, ...]:
    r"""Add to tables what the lines around them say of them.

    Examples
    --------
    >>> from indicators.documents.grids.table_text import Cell, lines, written
    >>> rows = [[Cell("指标"), Cell("2025年")], [Cell("产量"), Cell("120")]]
    >>> made = written(["表1 主要目标", "（单位：万吨）", *lines(rows), "注：产量含远洋。", "下一节"])
    >>> (table,) = described(made.text, made.tables)
    >>> table.caption, table.unit, [made.text[a:b] for a, b in table.notes]
    ('表1 主要目标', '万吨', ['注：产量含远洋。'])
    """
    found: list[Table] = []
    before = 0
    tables = list(tables)
    for whole, next_one in zip_longest(tables, tables[1:]):
        table, own = _without_note_rows(whole)
        lines = _lines_above(text, before, table.start)
        top = next((at for at, line in lines if is_unit_alone(line)), -1)
        caption, unit = _caption([*(line for _, line in lines), *_title_rows(table)])
        notes = (*own, *_notes(text, whole.end))
        after = next_one.start if next_one else None
        unit = unit or _in_corner(table) or _unit_below(text, notes, whole.end, after)
        found.append(replace(table, caption=caption, unit=unit, notes=notes, top=top))
        before = found[-1].all_end
    return tuple(found)


def _without_note_rows(table: Table) -> tuple[Table, list[tuple[int, int]]]:
    """Take from a table the rows at its end that are notes, and give their places."""
    rows: dict[int, list[TableCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    notes: list[tuple[int, int]] = []
    for number in sorted(rows, reverse=True):
        cells = rows[number]
        text = cells[0].text
        is_below = len(cells) == 1 and number >= max(table.depth, 1)
        if not is_below or not (_NOTE.match(text) or is_unit_alone(text)):
            break
        notes.append((cells[0].start, cells[0].end))
    kept = tuple(cell for cell in table.cells if (cell.start, cell.end) not in notes)
    if not notes or not kept:
        return table, []
    return replace(table, cells=kept, end=max(cell.end for cell in kept)), notes[::-1]


def unit_of_all(line: str) -> str:
    """Read the unit that a line gives to all figures of a table.

    Examples
    --------
    >>> unit_of_all("表1 主要指标　单位：亿元、%"), unit_of_all("责任单位：市财政局")
    ('亿元、%', '')
    """
    match = UNIT.search(line)
    return re.split(r"[\s\u3000]{1,}(?=[\u4e00-\u9fff]{3})", match[1].strip(), maxsplit=1)[0] if match else ""


def _lines_above(text: str, floor: int, start: int) -> list[tuple[int, str]]:
    """List the lines over a table and where they begin, up to the table or the running text before it."""
    found: list[tuple[int, str]] = []
    end = text.rfind("\n", floor, start) + 1 or floor
    while end > floor and len(found) < _LINES_ABOVE:
        begin = text.rfind("\n", floor, end - 1) + 1 or floor
        line = text[begin:end].strip(_MARGIN)
        end = begin
        if not line:
            continue
        # 单位：亿元，个，% is no sentence.
        if len(line) > _LONGEST_CAPTION or _SENTENCE.search(UNIT.sub("", line)):
            break
        found.append((begin, line))
    return found[::-1]


def _title_rows(table: Table) -> list[str]:
    """List the cells of the rows at the top of a grid that are its title, or give the unit of its figures."""
    places = table.places()
    found = []
    for at, row in enumerate(places[: table.depth]):
        if not is_title(places, at):
            break
        cells = list(dict.fromkeys(cell for cell in row if cell))
        # 编制单位：市财政局 and English beside the unit name no table.
        found += [
            cell.text for cell in cells
            if len(cells) == 1 or is_unit_alone(cell.text) or _NAME_BESIDE_UNIT.fullmatch(cell.text)
        ]  # fmt: skip
    return found


def _in_corner(table: Table) -> str:
    """Find the unit of all figures over the names of the rows: 单位：亿元 beside 2024年, 2025年."""
    corner = [cell.text for cell in table.cells if cell.row < table.depth and cell.column == 0]
    return next((unit for text in corner if (unit := unit_of_all(text))), "")


def _unit_below(text: str, notes: Sequence[tuple[int, int]], end: int, after: int | None) -> str:
    """Find the unit of all figures among the notes of a table, or in a line below it.

    Parameters
    ----------
    after : int, optional
        Where the next table begins: the line right over that is its own.
    """
    told = [text[start:stop] for start, stop in notes]
    rest = text[max([end, *(stop for _, stop in notes)]) : after].partition("\n")[2]
    below, _, more = rest.lstrip(_MARGIN).partition("\n")
    if after is None or more.strip(_MARGIN):
        told.append(below)
    bare = (_NOTE.sub("", line, count=1).strip(_MARGIN) for line in told)
    return next((unit_of_all(line) for line in bare if is_unit_alone(line)), "")


def _caption(lines: Sequence[str]) -> tuple[str, str]:
    """Tell of the lines over a table which names it, and which unit they give."""
    unit = next((found for line in reversed(lines) if (found := unit_of_all(line))), "")
    named = [line for line in lines if not is_unit_alone(line)]
    numbered = next((line for line in reversed(named) if CAPTION.match(line)), "")
    caption = named[-1] if named else ""
    # The number of a table may stand on a line of its own over its name.
    if numbered and numbered != caption and not CAPTION.fullmatch(numbered):
        caption = numbered
    return re.sub(r"\s+", " ", caption), unit


def _notes(text: str, end: int) -> Iterable[tuple[int, int]]:
    at = text.find("\n", end) + 1
    is_open = False
    while 0 < at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        if line.strip():
            is_note = bool(_NOTE.match(line)) or (is_open and bool(_GOES_ON.match(line)))
            if not is_note or len(line) > _LONGEST_NOTE:
                return
            is_open = True
            yield at + len(line) - len(line.lstrip()), stop
        at = stop + 1
