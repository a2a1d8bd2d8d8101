"""Finds tables in a text and takes them apart: columns from the header, rows a line, cells by their marks.

The header says what each column is, even where its cells are glued; a row is a name with its unit in
brackets, then the cells: numbers with their signs, 〔12〕 for a sum over the span, - for nothing, or words.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from indicators.reading import fused, numerals
from indicators.reading.prose import one_width
from indicators.reading.timing import PLAN_YEARS
from indicators.reading.written_units import unit_at

_HEADER = re.compile(
    r"(?P<serial>序号)|(?P<unit>(?:计量)?单位)|(?P<nature>指标属性|属性|指标类型|类型|性质)|(?P<name>(?:主要)?指标(?:名称|内容)?|类别)"
    r"|(?P<goal>“?十[一二三四五六]五”?(?:规划)?(?:目标|期末目标)|规划目标|目标值|目标)"
    r"|(?P<year>20\d\d年(?:\([^)]*\))?(?:目标值?|实际值?|完成值?|基数|预计|实绩)?)"
    r"|(?P<rate>\[?累计\]?(?:或|/|、)?(?:年均)?(?:增速|增长|增幅|增减)?(?:\(%\))?|年均(?:或累计)?(?:增速|增长|增幅)(?:\(%\))?|五年累计(?:增长)?)"
)
_UNIT_BRACKET = re.compile(r"\(([^()]*)\)")
_NATURE = re.compile(r"预期性|约束性|引导性")
_CELL = re.compile(
    r"(?P<open>[〔\[(（【])?(?P<sign>≥|≤|>=|<=|>|<|超过|不低于|不高于)?(?P<number>-?\d+(?:\.\d+)?)(?P<close>[〕\])）】])?(?P<percent>%)?"
    r"(?P<star>\*)?(?P<behind>左右|以上|以内|以下)?"
    r"|(?P<none>-+|/|—)(?!\d)|(?P<words>[^\d\s\t| \xa0≥≤<>〔\[-]+)"
)
_FUSED = re.compile(r"(?P<sign>[<>≤≥])?(?P<run>[\d.]+)$")
_NOTE = re.compile(r"\s*注[:：]?|\s*[①②③④⑤]|\s*\d[.、]“|\s*说明[:：]")
_STAR_YEAR = re.compile(r"带\*(?:号)?(?:的)?指标(?:为|是)?(20\d\d)年")
_SIGNS = {
    "≥": "ge",
    ">=": "ge",
    "不低于": "ge",
    "≤": "le",
    "<=": "le",
    "不高于": "le",
    ">": "gt",
    "超过": "gt",
    "<": "lt",
}
_BEHIND = {"左右": "approx", "以上": "ge", "以内": "le", "以下": "le"}
_NATURES = {"预期性": "expected", "约束性": "binding", "引导性": "expected"}
_LONGEST_HEADER = 80


@dataclass(frozen=True, slots=True)
class Column:
    """A column of cells: kind (year, goal or rate) and the period it speaks of."""

    kind: str
    period: str


@dataclass(slots=True)
class Grid:
    """A table found in a text: its span, title, columns, rows as line spans, and what its notes say."""

    start: int
    end: int
    title: str
    columns: list[Column]
    rows: list[tuple[int, int]] = field(default_factory=list)
    star_year: str = ""

    @property
    def has_outcomes(self) -> bool:
        """Whether it sets the goals of a past plan beside what came of them."""
        goals = {column.period[-4:] for column in self.columns if column.kind == "goal" and column.period}
        return any(column.kind == "year" and column.period in goals for column in self.columns)


@dataclass(frozen=True, slots=True)
class Row:
    """A row's own words."""

    name: str
    unit: str
    multiplier: Decimal
    nature: str
    start: int
    end: int


def find(text: str, end: int) -> list[Grid]:
    r"""Find the tables of a text.

    Parameters
    ----------
    text : str
        The document's text.
    end : int
        Where the reading stops.

    Examples
    --------
    >>> table = "表2 主要目标\n指标\t属性\t2020年\t2025年\n粮食产量(万吨)\t约束性\t120\t130\n"
    >>> [(c.kind, c.period) for c in find(table, len(table))[0].columns]
    [('year', '2020'), ('year', '2025')]
    """
    source = one_width(text[:end])
    grids: list[Grid] = []
    grid: Grid | None = None
    at, title = 0, ""
    while at < end:
        stop = source.find("\n", at)
        stop = end if stop < 0 else stop
        line = source[at:stop].strip()
        if grid is not None and line:
            if _NOTE.match(line):
                if year := _STAR_YEAR.search(line):
                    grid.star_year = year[1]
                grid.end = stop
            elif _is_row(line):
                grid.rows.append((at, stop))
                grid.end = stop
            elif len(re.sub(r"\s", "", line)) > 14 or line.endswith("。"):
                grid = None
        if grid is None and line and (columns := _columns(line)):
            grid = Grid(at, stop, title, columns)
            grids.append(grid)
        if line:
            title = line
        at = stop + 1
    return [grid for grid in grids if grid.rows]


def _columns(line: str) -> list[Column]:
    """List the cell columns a header line names, none if it is no header."""
    if len(line) > _LONGEST_HEADER or "。" in line or "," in line:
        return []
    kinds = [(match.lastgroup or "", match[0]) for match in _HEADER.finditer(line)]
    names = [kind for kind, _ in kinds]
    if "name" not in names or not ({"year", "rate", "goal"} & set(names)) or len(kinds) < 3:
        return []
    if len(re.sub(r"\s", "", _HEADER.sub("", line))) > 8:
        return []
    columns = []
    for kind, words in kinds:
        if kind == "year":
            columns.append(Column("year", words[:4]))
        elif kind == "goal":
            plan = re.search("十[一二三四五六]五", words)
            first = PLAN_YEARS[plan[0]] if plan else 0
            columns.append(Column("goal", f"{first}/{first + 4}" if first else ""))
        elif kind == "rate" and words != "[累计]":
            columns.append(Column("rate", ""))
    return columns


def _is_row(line: str) -> bool:
    return bool(_NATURE.search(line)) or bool(
        _UNIT_BRACKET.search(line) and re.search(r"[\d\]〕]\s*\*?$|-$", line)
    )


def figures_elsewhere(text: str, grid: Grid) -> frozenset[float]:
    """Decimal figures outside a table: fused cells may be cut by them."""
    outside = text[: grid.start] + "\n" + text[grid.end :]
    return frozenset(float(found) for found in re.findall(r"(?<![\d.])\d+\.\d+(?![\d.])", outside))


def row_of(text: str, start: int, end: int, grid: Grid) -> tuple[Row, int]:
    """Read a row's name, unit and nature, and where its cells begin."""
    line = text[start:end]
    unit, multiplier, name_end, cells_start = "", Decimal(1), 0, 0
    for bracket in _UNIT_BRACKET.finditer(line):
        found = re.match(rf"({numerals.MULTIPLIER})?", bracket[1])
        mult = found[1] or "" if found else ""
        parsed = unit_at(bracket[1], len(mult), len(bracket[1]), has_multiplier=bool(mult))
        if parsed and parsed.end == len(bracket[1]):
            unit, multiplier = parsed.label, numerals.multiplier(mult)
            name_end, cells_start = bracket.start(), bracket.end()
    nature = _NATURE.search(line)
    if nature:
        name_end = name_end or nature.start()
        cells_start = nature.end() if nature.start() >= cells_start else cells_start
    name = re.sub(r"^[\s★*]*\d{0,2}[\s.、★*]*", "", line[:name_end]).strip()
    kind = _NATURES[nature[0]] if nature else ""
    if not nature and "约束性" in grid.title:
        kind = "binding"
    return Row(re.sub(r"\s", "", name), unit, multiplier, kind, start, end), start + cells_start


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written: where, its number, sign and marks."""

    start: int
    end: int
    number: str
    comparator: str = "eq"
    is_cumulative: bool = False
    is_percent: bool = False
    is_starred: bool = False
    words: str = ""
    flags: str = ""


def cells_of(text: str, start: int, end: int, grid: Grid, row: Row, known: Collection[float]) -> list[Cell]:
    """Read the cells of a row, empty ones included.

    Parameters
    ----------
    text : str
        The document's text, of one width.
    start, end : int
        Where the row's cells begin and end.
    grid, row
        The table and the row's own words.
    known : collection of float
        Figures the paper gives elsewhere, by which fused cells are cut.
    """
    words = text[start:end].strip()
    if len(grid.columns) == 2 and (run := _FUSED.fullmatch(words)):
        begin = text.index(words, start)
        candidates = fused.cuts(run["run"], is_percent=row.unit == "%", known=known)
        if candidates:
            return _cut_cells(begin, run["sign"] or "", candidates)
    cells = []
    for match in _CELL.finditer(text, start, end):
        if match["none"]:
            cells.append(Cell(match.start(), match.end(), ""))
        elif match["words"]:
            if words := match["words"].strip():
                cells.append(Cell(match.start(), match.end(), "", words=words))
        else:
            first = match.start("sign") if match["sign"] else match.start("number")
            last = match.end("percent") if match["percent"] else match.end("number")
            comparator = _SIGNS.get(match["sign"] or "", "") or _BEHIND.get(match["behind"] or "", "eq")
            is_sum, is_percent, is_starred = (bool(match[mark]) for mark in ("open", "percent", "star"))
            cells.append(Cell(first, last, match["number"], comparator, is_sum, is_percent, is_starred))
    return cells


def _cut_cells(begin: int, sign: str, candidates: list[fused.Cut]) -> list[Cell]:
    """Build the two cells of a fused run; what is not certain is flagged with its candidates."""
    best = candidates[0]
    flags = ""
    if not fused.is_certain(candidates):
        others = ",".join(f"{cut.first}|{cut.second}" for cut in candidates[:4])
        flags = f"fused_cells:{others}"
    middle = begin + len(sign) + len(best.first)
    return [
        Cell(begin, middle, best.first, _SIGNS.get(sign, "eq"), flags=flags),
        Cell(middle, middle + len(best.second), best.second, flags=flags),
    ]
