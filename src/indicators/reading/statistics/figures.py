"""A statement of a statistical table → the figure as its cell prints it, and the words it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from indicators import units, vocabulary
from indicators.documents.grids.table_grid import TableCell, is_figure
from indicators.errors import UnknownUnit
from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.heads import is_noun, read_head
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.grids.units import folded, unit_in_brackets, unit_of
from indicators.reading.statement import Statement
from indicators.reading.statistics.catalogue_names import id_of, is_stock_of_done, told_apart
from indicators.reading.statistics.observed import Observed, Unclear
from indicators.reading.statistics.spans import period_in_span
from indicators.reading.statistics.surroundings import Surroundings
from indicators.reading.statistics.words import (
    in_chinese,
    index_base,
    is_foreign,
    is_own_level,
    is_year_before,
    name_times,
    span_of,
    status_of,
    unmarked,
    without_status,
)
from indicators.reading.statistics.written_table import WrittenTable
from indicators.storage.expressions import expression
from indicators.vocabulary.indicator_catalogue import Indicator

_MULTIPLIERS = {
    1: "", 10: "十", 100: "百", 1_000: "千", 10_000: "万", 100_000: "十万", 1_000_000: "百万",
    10_000_000: "千万", 100_000_000: "亿", 10**12: "万亿",
}  # fmt: skip
_SIGNS = expression(r"[\s\u3000]+|^(?:\d{1,2}[.、．)]|[#＃*＊]|其中[:：]?)+|[(（][)）]")
_BARE_YEAR = expression(r"(?:19|20)\d\d")
# (1.2) is −1.2 in accounts, and a figure of another time in reports.
_BRACKETED = expression(r"[(（][^()（）]*[)）]")
_LONGEST_LINE = 60
_LEAST_INDEX = 50
_ABBREVIATION = expression(r"(?<=[\u4e00-\u9fff])\s*[A-Z]{2,5}$")


class FigureReader:
    """Makes figures of the statements of one table."""

    def __init__(self, made: WrittenTable, around: Surroundings, places: PlaceReader) -> None:
        self._made, self._around, self._places = made, around, places
        self._periods = PeriodReader.of(made.document)
        self._grid = made.table.places()

    def read(self, said: Statement, cell: TableCell) -> Observed | Unclear:
        """Make the figure of a statement."""
        made = self._made
        where = made.block.sheet, made.address(cell)
        figures = read_cell(cell.text, cell.start).figures
        figure = next((one for one in figures if one.start <= said.start < one.end), None)
        if figure is None or figure.low != figure.high:
            return Unclear(*where, made.original(cell), "one figure is needed, not a range")
        if _BRACKETED.fullmatch(made.original(cell).strip()):
            return Unclear(*where, made.original(cell), "a figure in brackets")
        if said.role == "target":
            # 全年计划 beside 上半年完成.
            return Unclear(*where, made.original(cell), "a goal and no outcome")
        stubs, heads = self._labels(cell)
        times = [label for label in (*stubs, *heads) if self._is_time(label)]
        names = [label for label in (*stubs, *heads) if not self._is_time(label)]
        place_words = next((label for label in names if self._places.read(label)), "")
        name = self._name(said)
        kept = [self._kept(label) for label in names if label != place_words]
        if kept and not read_head(kept, self._periods).noun:
            # 比上年增长（%） beside an amount means another thing in the next table.
            kept.insert(0, name)
        written = "｜".join(dict.fromkeys(kept))
        around = "".join((self._around.title, *self._around.labels.values(), *names))
        indicator, doubt = told_apart(id_of(name, said), name, around)
        if is_stock_of_done(indicator, name, said.measure):
            indicator, doubt = "", "stock_of_done"
        one = Observed(
            *where,
            written=re.sub("｜{2,}", "｜", written).strip("｜") or self._around.caption,
            indicator=name,
            indicator_id=indicator,
            measure=said.measure,
            unit=_unit(said, figure.low),
            value=figure.low,
            comparator=said.comparator,
            place=place_words if is_own_level(place_words) else said.place,
            adcode="" if is_own_level(place_words) else said.adcode,
            place_written=place_words,
            period=self._period(said, cell, heads),
            period_written="｜".join(times),
            status=self._status(said, cell, (*stubs, *heads)),
            doubt=doubt,
        )
        above = [line for line in made.block.above if len(line) <= _LONGEST_LINE]
        return _of_index(one, "｜".join((*stubs, *heads, *above)))

    def _status(self, said: Statement, cell: TableCell, labels: Sequence[str]) -> str:
        """Tell how settled a figure is: by its own mark, then by its row and column."""
        if said.modality == "预计":
            return "estimate"
        return unmarked(self._made.original(cell))[1] or status_of(*labels)

    def _labels(self, cell: TableCell) -> tuple[list[str], list[str]]:
        """List the words of a figure's row and of its column, as the file has them."""
        depth = self._made.table.depth
        row = [one for one in self._grid[cell.row][: cell.column] if one and one is not cell]
        over = [self._grid[at][cell.column] for at in range(min(depth, len(self._grid)))]
        told: list[TableCell] = []
        is_behind_figure = False
        for one in dict.fromkeys(row):
            if self._is_value(one) or (told and read_cell(one.text, 0).state == "figures"):
                is_behind_figure = not unit_of(one.text)
            else:
                # Of two lists side by side the second has names of its own.
                told = [one] if is_behind_figure else [*told, one]
                is_behind_figure = False
        heads = [one for one in dict.fromkeys(over) if one and one not in told]
        return self._in_chinese(told), self._in_chinese(heads)

    def _in_chinese(self, cells: Sequence[TableCell]) -> list[str]:
        return [in_chinese(self._made.original(one)) for one in cells]

    def _is_value(self, cell: TableCell) -> bool:
        """Whether a cell left of a figure is one itself, or says only a unit."""
        if _BARE_YEAR.fullmatch(cell.text.strip()):
            return not self._holds_times(cell.column)
        return (is_figure(cell.text) and not self._is_time(cell.text)) or bool(unit_of(cell.text))

    def _holds_times(self, column: int) -> bool:
        """Whether a column holds times alone, and its head neither a time nor something measured."""
        depth = self._made.table.depth
        at = (row[column] if column < len(row) else None for row in self._grid)
        cells = [cell.text if cell else "" for cell in at]
        heads = list(filter(None, dict.fromkeys(cells[:depth])))
        head = read_head(heads, self._periods)
        is_of_figures = bool(head.period or head.units) or is_noun(head.noun)
        return not is_of_figures and all(self._is_time(text) for text in cells[depth:] if text.strip())

    def _is_time(self, label: str) -> bool:
        """Whether words name a time and nothing else but how settled it is."""
        period, rest = self._periods.read(re.sub(r"\s", "", without_status(label)))
        rest = re.sub(r"[()（）年度\s]", "", rest)
        return bool(period) and (not rest or bool(status_of(rest)))

    def _kept(self, label: str) -> str:
        """Leave out of a label what it says of the time: a decision holds for the next year too."""
        plain = "" if is_foreign(label) else " ".join(without_status(label).split())
        period, rest = self._periods.read(folded(plain))
        return rest.strip() if period and re.search(r"\d", plain) else plain

    def _name(self, said: Statement) -> str:
        """Give what is measured in plain words: without unit, base of an index and marks."""
        base = index_base().search(said.indicator)
        name = said.indicator[: base.start()] if base else said.indicator
        units_, bare = unit_in_brackets(name)
        bare = name_times().sub("", bare if units_ else name)
        plain = _SIGNS.sub("", bare) or said.indicator
        # 地区生产总值 GRP: an abbreviation behind what the catalogue knows is its translation.
        known = _ABBREVIATION.sub("", plain)
        return known if vocabulary.indicators().match(known) else plain

    def _period(self, said: Statement, cell: TableCell, heads: Sequence[str]) -> str:
        """Give the time that a figure is of, as the ending of its name or its head says."""
        ending = self._made.endings.get(cell.row, "") or self._ending_over(cell)
        span = span_of("".join(heads)) or span_of(self._around.title)
        span = "to_date" if ending.endswith("_to_date") else span
        return period_in_span(said.period, span)

    def _ending_over(self, cell: TableCell) -> str:
        """Give the ending of the head over a column of figures."""
        endings = self._made.endings
        depth = self._made.table.depth
        return next((endings[row] for row in range(depth) if row in endings and cell.row >= depth), "")


def _unit(said: Statement, printed: Decimal) -> str:
    """Write the unit with the multiplier that the figure was read with."""
    if not printed:
        return said.unit
    factor = round(Decimal(repr(said.low)) / printed)
    form = f"{_MULTIPLIERS.get(factor, '')}{said.unit}"
    try:
        is_known = factor in _MULTIPLIERS and units.parse_form(form).factor == factor if form else True
    except UnknownUnit:
        is_known = False
    return form if is_known else said.unit


def _of_index(one: Observed, words: str) -> Observed:
    """Turn an index of the year before into a growth where the catalogue names it; else say so."""
    base = index_base().search(words)
    name = one.indicator.removesuffix("增长").removesuffix("为")
    entry = next((e for e in vocabulary.indicators().entries if _has_index(e, name)), None)
    # CPI 100.3 is no rise of prices by 100.3 %.
    is_like_index = name.endswith("指数") or (
        one.measure == "share" and entry is not None and one.value > _LEAST_INDEX
    )
    if base is None and not (one.measure in ("level", "share") and is_like_index):
        return one
    held = base and (base["base"] or base["of"])
    if not held or not is_year_before(held, one.period) or entry is None:
        return replace(one, doubt="index_not_known")
    return replace(
        one, indicator=name, indicator_id=entry.id, measure="growth", unit="%", value=one.value - 100,
        index=f"{one.value:f} ({held}=100)",
    )  # fmt: skip


def _has_index(entry: Indicator, name: str) -> bool:
    """Whether a name is that of an index of an entry, or of the entry where it has one: 2023年为2022年%."""
    return name in entry.indices or (bool(entry.indices) and name in (entry.name, *entry.aliases))
