"""A row of a table: its name, unit and nature, then cells by their marks: ≥7, 〔12〕, 6.64*, -, or words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from indicators.reading import fused, numerals
from indicators.reading.grid_layout import Grid
from indicators.reading.written_units import unit_at

_FIELD = re.compile(r"[^\t|\xa0\x07]*[^\s|\x07]")
_UNIT_BRACKET = re.compile(r"\(([^()]*)\)")
_UNIT = re.compile(rf"({numerals.MULTIPLIER})?")
_NATURE = re.compile(r"预期性|约束性|引导性")
_NATURES = {"预期性": "expected", "约束性": "binding", "引导性": "expected"}
_SERIAL = re.compile(r"^[\s|★*]*\d{0,2}[\s|.、★*]*")
_CELL = re.compile(
    r"(?P<open>[〔\[(【])?(?P<sign>≥|≤|>=|<=|>|<|超过|不低于|不高于)?(?P<number>-?\d+(?:\.\d+)?)(?:-(?P<upper>\d+(?:\.\d+)?))?(?P<close>[〕\])】])?"
    r"(?P<percent>%)?(?P<star>\*)?(?P<behind>左右|以上|以内|以下)?"
    r"|(?P<none>-+|/(?!\d))|(?P<words>[^\d\s|≥≤<>〔\[/-][^\d\s|≥≤<>〔\[-]*)"
)
_FUSED = re.compile(r"(?P<sign>[<>≤≥])?(?P<run>[\d.]+)$")
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


@dataclass(frozen=True, slots=True)
class Row:
    """A row's own words, and where it stands."""

    name: str
    unit: str
    multiplier: Decimal
    nature: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written: where it stands, its number, sign and marks."""

    start: int
    end: int
    number: str
    comparator: str = "eq"
    is_cumulative: bool = False
    is_percent: bool = False
    is_starred: bool = False
    words: str = ""
    flags: str = ""
    upper: str = ""


def figures_elsewhere(text: str, grid: Grid) -> frozenset[float]:
    """Collect the decimal figures outside a table: fused cells may be cut by them."""
    return frozenset(value for at, value in _decimals(text) if not grid.start <= at < grid.end)


@lru_cache(maxsize=1)
def _decimals(text: str) -> list[tuple[int, float]]:
    """List the decimal figures of a text with their places; its tables ask one after the other."""
    found = re.finditer(r"(?<![\d.])\d+\.\d+(?![\d.])", text)
    return [(match.start(), float(match[0])) for match in found]


def read_row(
    raw: str, text: str, start: int, end: int, grid: Grid, known: Collection[float]
) -> tuple[Row, list[Cell]]:
    """Read a row's own words and its cells, empty ones included.

    Parameters
    ----------
    raw, text : str
        The document's text as it is, where separators can be told, and of one width.
    start, end : int
        The row.
    grid : Grid
        Its table.
    known : collection of float
        Figures the paper gives elsewhere, by which fused cells are cut.
    """
    fields = [(match.start(), match.end()) for match in _FIELD.finditer(raw, start, end)]
    if len(fields) == len(grid.fields):
        return _by_position(text, start, end, grid, fields)
    # Only a row that has lost all its separators has fused cells.
    return _by_words(text, start, end, grid, known if len(fields) == 1 else None)


def _by_position(
    text: str, start: int, end: int, grid: Grid, fields: list[tuple[int, int]]
) -> tuple[Row, list[Cell]]:
    """Read a row of which every column has its field."""
    name = unit = nature = ""
    multiplier = Decimal(1)
    cells: list[Cell] = []
    for kind, (a, b) in zip(grid.fields, fields, strict=True):
        if kind == "name":
            name = text[a:b]
            unit, multiplier, name_end = (
                _unit_in_brackets(name) if not unit else (unit, multiplier, len(name))
            )
            name = name[:name_end]
        elif kind == "unit":
            unit, multiplier = unit_of(text[a:b].strip()) or (unit, multiplier)
        elif kind == "nature":
            nature = _nature(text[a:b], grid)
        elif kind != "serial":
            found = _marks(text, a, b)
            cells.append(found[0] if found else Cell(a, b, ""))
    return Row(_name(name), unit, multiplier, nature or _nature("", grid), start, end), cells


def _by_words(
    text: str, start: int, end: int, grid: Grid, known: Collection[float] | None
) -> tuple[Row, list[Cell]]:
    """Read a row by its words: the bracketed unit ends the name, the nature stands beside the cells."""
    line = text[start:end]
    unit, multiplier, name_end = _unit_in_brackets(line)
    cells_start = line.find(")", name_end) + 1 if unit else 0
    cells_end = len(line)
    if nature := _NATURE.search(line):
        name_end = name_end if unit else nature.start()
        if re.search(r"\d", line[cells_start : nature.start()]) and unit:
            cells_end = nature.start()
        else:
            cells_start = max(cells_start, nature.end())
    row = Row(_name(line[:name_end]), unit, multiplier, _nature(line, grid), start, end)
    words = line[cells_start:cells_end].strip()
    if known is not None and len(grid.columns) == 2 and (run := _FUSED.fullmatch(words)):
        candidates = fused.cuts(run["run"], is_percent=unit == "%", known=known)
        if candidates:
            return row, _cut_cells(text.index(words, start + cells_start), run["sign"] or "", candidates)
    return row, _marks(text, start + cells_start, start + cells_end)


def _unit_in_brackets(line: str) -> tuple[str, Decimal, int]:
    """Find the last bracket that holds a unit: its label, multiplier, and where the name before it ends."""
    found: tuple[str, Decimal, int] = ("", Decimal(1), len(line))
    for bracket in _UNIT_BRACKET.finditer(line):
        if parsed := unit_of(bracket[1]):
            found = (*parsed, bracket.start())
    return found


def unit_of(word: str) -> tuple[str, Decimal] | None:
    """Read a unit written alone: its label and multiplier, None if it is none.

    Examples
    --------
    >>> unit_of("万亩")
    ('亩', Decimal('10000'))
    """
    match = _UNIT.match(word)
    mult = (match[1] if match else "") or ""
    unit = unit_at(word, len(mult), len(word), has_multiplier=bool(mult))
    return (unit.label, numerals.multiplier(mult)) if unit and unit.end == len(word) else None


def _nature(words: str, grid: Grid) -> str:
    if found := _NATURE.search(words):
        return _NATURES[found[0]]
    return "binding" if "约束性" in grid.title else ""


def _name(words: str) -> str:
    return re.sub(r"[\s|]", "", _SERIAL.sub("", words))


def _marks(text: str, start: int, end: int) -> list[Cell]:
    """Read the cells of a piece of a row by their marks."""
    cells = []
    for match in _CELL.finditer(text, start, end):
        if match["none"]:
            cells.append(Cell(match.start(), match.end(), ""))
        elif match["words"]:
            cells.append(Cell(match.start(), match.end(), "", words=match["words"].strip()))
        else:
            first = match.start("sign") if match["sign"] else match.start("number")
            last = max(match.end("percent"), match.end("upper"), match.end("number"))
            bound = _SIGNS.get(match["sign"] or "") or _BEHIND.get(match["behind"] or "", "eq")
            cells.append(
                Cell(
                    first,
                    last,
                    match["number"],
                    comparator="range" if match["upper"] else bound,
                    is_cumulative=bool(match["open"]),
                    is_percent=bool(match["percent"]),
                    is_starred=bool(match["star"]),
                    upper=match["upper"] or "",
                )
            )
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
