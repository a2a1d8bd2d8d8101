"""Finds tables in a text: the header says what each column is, even where its cells are glued."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from indicators.reading.prose import one_width
from indicators.reading.timing import PLAN_YEARS

_HEADER = re.compile(
    r"(?P<serial>序号)|(?P<unit>(?:计量)?单位)|(?P<nature>指标属性|属性|指标类型|类型|性质)"
    r"|(?P<name>(?:主要)?指标(?:名称|内容)?|类别)"
    r"|(?P<goal>“?十[一二三四五六]五”?(?:规划)?(?:目标|期末目标)|规划目标|目标值|目标)"
    r"|(?P<year>20\d\d年(?:\([^)]*\))?(?:目标值?|实际值?|完成值?|基数|预计|实绩)?)"
    r"|(?P<mark>\[累计\])"
    r"|(?P<rate>累计(?:或|/|、)?(?:年均)?(?:增速|增长|增幅|增减)?(?:\(%\))?|年均(?:或累计)?(?:增速|增长|增幅)(?:\(%\))?)"
)
_PLAN = re.compile(r"十[一二三四五六]五")
_CELL_KINDS = ("year", "goal", "rate")
_NATURE = re.compile(r"预期性|约束性|引导性")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_UNIT_OF_ALL = re.compile(r"单位:\s*([^\s()]+)")
_UNIT_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ENDS_LIKE_A_CELL = re.compile(r"[\d\]〕]\s*\*?$|-$|\|$")
_RULE = re.compile(r"[-|:\s]+")
_NOTE = re.compile(r"\s*注:|\s*[①②③④⑤]|\s*\d[.、]“|\s*说明:")
_OTHER_PART = re.compile(r"第[一二三四五六七八九十百]+[篇章节]|表\s?\d|专栏")
_STAR_YEAR = re.compile(r"带\*号?的?指标[为是]?(20\d\d)年")
_TAG = re.compile(r"<[^<>\n]*>")
_LONGEST_HEADER = 100
_LONGEST_REST = 8
_LONGEST_GROUP_HEAD = 14


@dataclass(frozen=True, slots=True)
class Column:
    """A column of cells: its kind (year, goal, rate), its period, the unit its head gives."""

    kind: str
    period: str
    unit: str = ""


@dataclass(slots=True)
class Grid:
    """A table found in a text.

    Attributes
    ----------
    start, end : int
        Its span, notes included.
    title : str
        The line above it.
    fields : tuple of str
        What each column is: serial, name, unit, nature, year, goal or rate.
    columns : list of Column
        The columns with figures.
    rows : list of (int, int)
        The spans of its rows.
    star_year : str
        The year that its notes give to figures marked *.
    """

    start: int
    end: int
    title: str
    fields: tuple[str, ...]
    columns: list[Column]
    rows: list[tuple[int, int]] = field(default_factory=list)
    star_year: str = ""

    @property
    def unit(self) -> str:
        """The unit that the title gives to all figures (单位：万亩), "" if none."""
        found = _UNIT_OF_ALL.search(self.title)
        return found[1] if found else ""

    @property
    def has_outcomes(self) -> bool:
        """Whether it sets the goals of a past plan beside what came of them."""
        goals = {column.period[-4:] for column in self.columns if column.kind == "goal" and column.period}
        return any(column.kind == "year" and column.period in goals for column in self.columns)


def plain(text: str) -> str:
    r"""Blank out the tags of saved web pages, one character for one, so that cells stay apart.

    Examples
    --------
    >>> plain("<td>96</td>")
    '\t\t\t\t96\t\t\t\t\t'
    """
    return _TAG.sub(lambda tag: "\t" * len(tag[0]), text) if "<t" in text else text


def find(text: str) -> list[Grid]:
    r"""Find the tables of a text.

    Parameters
    ----------
    text : str
        The document's text, blanks for what is left out.

    Examples
    --------
    >>> table = "表2 主要目标\n指标\t属性\t2020年\t2025年\n粮食产量(万吨)\t约束性\t120\t130\n"
    >>> [(c.kind, c.period) for c in find(table)[0].columns]
    [('year', '2020'), ('year', '2025')]
    """
    source = one_width(plain(text))
    end = len(source)
    grids: list[Grid] = []
    grid: Grid | None = None
    at, title = 0, ""
    while at < end:
        stop = source.find("\n", at)
        stop = end if stop < 0 else stop
        line = source[at:stop].strip()
        if line and (header := _header(line)):
            grid = Grid(at, stop, title, *header)
            grids.append(grid)
        elif grid is not None and line and not _goes_on(grid, line, at, stop):
            grid = None
        title = line or title
        at = stop + 1
    return [grid for grid in grids if grid.rows]


def _goes_on(grid: Grid, line: str, start: int, stop: int) -> bool:
    """Take a line into a table as row, note, rule or head of a group; tell whether it belongs to it."""
    if _NOTE.match(line):
        if year := _STAR_YEAR.search(line):
            grid.star_year = year[1]
        grid.end = stop
    elif _is_row(line):
        grid.rows.append((start, stop))
        grid.end = stop
    elif _OTHER_PART.match(line):
        return False
    elif not _RULE.fullmatch(line):
        return len(re.sub(r"\s", "", line)) <= _LONGEST_GROUP_HEAD and not line.endswith("。")
    return True


def _is_row(line: str) -> bool:
    has_unit = bool(_UNIT_IN_BRACKETS.search(line) and _ENDS_LIKE_A_CELL.search(line))
    return bool(_NATURE.search(line)) or has_unit


def _header(line: str) -> tuple[tuple[str, ...], list[Column]] | None:
    """Read what the columns of a header line are, None if the line is no header."""
    if len(line) > _LONGEST_HEADER or "。" in line or "，" in line:
        return None
    found = [match for match in _HEADER.finditer(line) if match.lastgroup != "mark"]
    kinds = tuple(match.lastgroup or "" for match in found)
    if "name" not in kinds or not set(_CELL_KINDS) & set(kinds) or len(kinds) < 3:
        return None
    if len(re.sub(r"[\s|]", "", _HEADER.sub("", line))) > _LONGEST_REST:
        return None
    return kinds, [_column(match.lastgroup, match[0]) for match in found if match.lastgroup in _CELL_KINDS]


def _column(kind: str, words: str) -> Column:
    if kind == "year":
        return Column("year", words[:4], unit[1] if (unit := _IN_BRACKETS.search(words)) else "")
    if kind == "goal":
        plan = _PLAN.search(words)
        first = PLAN_YEARS[plan[0]] if plan else 0
        return Column("goal", f"{first}/{first + 4}" if first else "")
    return Column("rate", "", "%" if "%" in words else "")
