"""The rows of a grid by their stub: name, group, unit, nature, place, time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indicators.documents.grids.table_grid import TableCell, is_figure, is_single
from indicators.reading.grids import numbered_groups
from indicators.reading.grids.cell_words import is_office, nature_of
from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.columns import Column
from indicators.reading.grids.compared_years import compared_with, without_comparison
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.row_name_goals import stated
from indicators.reading.grids.row_names import (
    NUMBERING,
    PART,
    clean_name,
    is_category,
    is_said_in,
    without_limit,
    without_marks,
)
from indicators.reading.grids.table_places import PlaceReader, adds_up, names_a_whole
from indicators.reading.grids.units import Unit, folded, unit_in_brackets, units_without_remark
from indicators.reading.grids.words import kinds_in, one_of
from indicators.reading.places import Place
from indicators.storage.expressions import expression

# Below a total a sector has the unit of the total: 第一产业, 批发和零售业.
_SECTOR = expression(r"第[一二三]产业(?:增加值)?$|[^（()）]{1,18}业$")
_SPLITS = expression(r"按.+分")
_PART_INDENT = 3
_DASHES = expression(r"\s*[-—–－]+\s*")
# Numbers of rows that count anew in each group and name it: 1-2, 一-1, A-3, A3, 2.1.
_IN_GROUP = expression(
    r"\s*((?:[A-Za-z]{0,2}\d{1,2}|[A-Za-z]{1,2}|[一二三四五六七八九十]{1,3})(?:\s*[-—–－]+\s*\d{1,3}){1,2}"
    r"|[A-Za-z]{1,2}\d{1,3}|\d{1,2}(?:[.．]\d{1,2}){1,2})\s*[.．、]?\s*"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid."""

    index: int  # In the grid.
    cells: Sequence[TableCell | None]  # What covers its places.
    # What it is called, and the whole or group that it is a part of.
    name: str = ""
    prefix: str = ""
    groups: tuple[str, ...] = ()  # The heads of the groups it stands in.
    # Of a column of units, else those in brackets behind its name.
    units: list[Unit] = field(default_factory=list)
    unit_words: str = ""  # What the column of units says, where that is no unit.
    # binding or expected; its number in the paper; the time it is of.
    nature: str = ""
    number: str = ""
    period: str = ""
    role: str = ""  # actual, estimate, target or baseline where the time says so, else "".
    place: Place | None = None  # The place it is of.
    stated: Unit | None = None  # That of the things which its name counts: 张 of 新增800张养老床位.
    is_of_no_time: bool = False  # Whether it says what is measured where the other rows say when.
    limit: str = ""  # The comparator that its name ends in, "" if it ends in none: 城镇登记失业率低于.
    compared: int = 0  # The year that its name holds the figures against, 0 if it names none.
    base_year: str = ""  # Of which year its base is, where a column says that.
    # Where it stands in the document; asked for with each of its cells.
    span: tuple[int, int] = field(init=False, repr=False, compare=False)

    @property
    def own(self) -> list[TableCell]:
        """The cells that begin in it."""
        return [cell for cell in dict.fromkeys(cell for cell in self.cells if cell) if cell.row == self.index]

    def __post_init__(self) -> None:
        own = self.own
        span = (min(cell.start for cell in own), max(cell.end for cell in own)) if own else (0, 0)
        object.__setattr__(self, "span", span)


def read_rows(
    places: Sequence[Sequence[TableCell | None]],
    depth: int,
    columns: Sequence[Column],
    periods: PeriodReader,
    gazetteer: PlaceReader,
) -> Iterator[Row]:
    """Read the rows below the head.

    Parameters
    ----------
    depth : int
        How many rows the head has.
    """
    stub = [column.index for column in columns if column.kind == "place"]
    cells = [cell.text for row in places[depth:] for at in stub if (cell := row[at])]
    reader = _Reader(columns, periods, gazetteer, has_whole=any(map(_is_whole, cells)))
    head = [_texts(row) for row in places[:depth]]
    groups, wholes = numbered_groups.find(places, columns), numbered_groups.wholes(places, columns)
    for index in range(depth, len(places)):
        row = places[index]
        if index in groups:
            continue
        if _texts(row) in head or not any(row):
            continue
        if is_single(row) and reader.take_group(row, index):
            continue
        if any(cell is not None and cell.row == index for cell in row):
            yield reader.row(row, index, wholes.get(index))


def _is_whole(text: str) -> bool:
    """Whether a cell names all of the paper's place, and not only what its own offices do."""
    return names_a_whole(text) and not one_of("parts_of_place").fullmatch(clean_name(text))


def _texts(row: Sequence[TableCell | None]) -> list[str]:
    return [cell.text if cell else "" for cell in row]


class _Reader:
    """Carries groups and wholes down from row to row."""

    def __init__(
        self, columns: Sequence[Column], periods: PeriodReader, places: PlaceReader, *, has_whole: bool
    ) -> None:
        self._columns, self._periods, self._places = columns, periods, places
        self._has_whole = has_whole
        self._of: dict[str, list[int]] = {}
        for column in columns:
            self._of.setdefault(column.kind, []).append(column.index)
        self._group = ""
        self._group_place: Place | None = None
        self._group_units: list[Unit] = []
        self._total_units: list[Unit] = []
        self._is_part_of_last = False
        self._wholes: list[tuple[int, str, list[Unit]]] = []
        self._carried: dict[int, TableCell] = {}
        self._last = self._period = self._total = ""

    def take_group(self, row: Sequence[TableCell | None], index: int) -> bool:
        """Take a row of one cell for the head of a group, if it is one."""
        cell = next(cell for cell in row if cell)
        if cell.row != index or is_figure(cell.text):
            return cell.row != index
        name = clean_name(cell.text)
        if re.fullmatch(r"其中[:：]?", name):
            self._is_part_of_last = True
            return True
        place = self._places.read(cell.text)
        is_named = bool(NUMBERING.match(re.sub(r"\s", "", cell.text))) or cell.text.rstrip().endswith(
            ("：", ":")
        )
        is_head = cell.columns > 1 or place is not None or is_named or is_category(name)
        if is_head and cell.column == 0:
            units, bare = unit_in_brackets(name)
            self._group, self._group_place = ("" if place else bare if units else name), place
            # 按性别分 below 总人口（人） parts that.
            self._group_units = units or (self._total_units if _SPLITS.match(name) else [])
            self._wholes, self._carried, self._is_part_of_last = [], {}, False
        return True

    def row(self, row: Sequence[TableCell | None], index: int, above: TableCell | None = None) -> Row:
        """Read a row with all that is carried down to it; `above` names what it is numbered as a part of."""
        named = self._cell(row, "name") or self._beside_places(row)
        groups = [self._group] if self._group else []
        place = self._place(row)
        for at in self._of.get("group", ()):
            cell = row[at] if row[at] is not None else (self._carried.get(at) if named else None)
            if cell is None:
                continue
            if named is None:
                named = cell
            elif cell is not named:
                self._carry(at, cell)
                found = self._places.read(cell.text)
                place = place or found
                groups += [] if found else [clean_name(cell.text)]
        units, unit_words = self._units(row)
        name, whole, of_whole = self._named(named, units)
        if above is not None:
            of_whole, whole = unit_in_brackets(clean_name(above.text))
        compared, name = compared_with(name), without_comparison(name)
        in_brackets, bare = unit_in_brackets(name)
        name = self._with_thing(without_marks(bare) if in_brackets else name)
        prefix = next((group for group in reversed([*groups, whole]) if group and not is_category(group)), "")
        of_prefix, prefix = unit_in_brackets(prefix)
        outer = of_whole or self._group_units or of_prefix
        in_brackets = in_brackets or ([] if units or unit_words else outer)
        counted, name = stated(name)
        limit, name = without_limit(name, "")
        if prefix and one_of("bare_amounts").fullmatch(name):
            name, prefix = prefix, ""
        elif one_of("bare_rates").fullmatch(name):
            name, prefix = f"{prefix}{name}", ""
        return Row(
            index, row, name, prefix if prefix != name else "", tuple(groups),
            units or in_brackets, unit_words,
            nature_of(self._text(row, "nature")), self._number(row), *self._time(row), place, counted,
            self._is_of_no_time(row), limit, compared, self._periods.read(self._text(row, "base_year"))[0],
        )  # fmt: skip

    def _with_thing(self, name: str) -> str:
        """Name a rate by the row above it where its own name says nothing else: 增速（%）."""
        if self._last and one_of("bare_rates").fullmatch(name):
            # Below 总量 what it is of is named by the group of both.
            return name if one_of("bare_amounts").fullmatch(self._last) else f"{self._last}{name}"
        self._last = name
        return name

    def _carry(self, at: int, cell: TableCell) -> None:
        if self._carried.get(at) is not cell:
            self._carried[at] = cell
            for below in [other for other in self._carried if other > at]:
                del self._carried[below]

    def _cell(self, row: Sequence[TableCell | None], kind: str) -> TableCell | None:
        return next((row[at] for at in self._of.get(kind, ()) if row[at] is not None), None)

    def _beside_places(self, row: Sequence[TableCell | None]) -> TableCell | None:
        """Find what names a row among places, and is none: 市商务局, 县区小计, #过夜游客."""
        cell = self._cell(row, "place")
        if cell is None or self._places.names_one(PART.sub("", cell.text.strip())):
            return None
        is_thing = is_office(cell.text) or adds_up(cell.text) or PART.match(cell.text.strip())
        return cell if is_thing else None

    def _text(self, row: Sequence[TableCell | None], kind: str) -> str:
        cell = self._cell(row, kind)
        return cell.text if cell else ""

    def _named(self, cell: TableCell | None, beside: list[Unit]) -> tuple[str, str, list[Unit]]:
        """Give the name of a row, the whole that it is a part of, and the units behind or beside that."""
        if cell is None:
            return "", "", []
        has_serial = bool(self._of.get("serial"))
        text = re.sub(r"^[\s\u3000]+", "", cell.text)
        part = PART.match(re.sub(r"\s", "", text))
        name = clean_name(PART.sub("", re.sub(r"\s", "", text)), has_number=not has_serial)
        is_sector = bool(_SECTOR.match(name)) and bool(self._wholes)
        is_said = is_said_in(name, self._total)
        before = self._wholes[-1][2] if is_sector else self._total_units if is_said else []
        level = cell.indent + (_PART_INDENT if part or self._is_part_of_last else 0)
        self._wholes = [above for above in self._wholes if above[0] < level]
        _, whole, units = self._wholes[-1] if self._wholes and level else (0, "", before)
        own = unit_in_brackets(name)[0]
        if own and not _SPLITS.match(self._group):
            self._total, self._total_units = name, own
        self._wholes.append((level, name, own or beside or units))
        return name, whole, units

    def _units(self, row: Sequence[TableCell | None]) -> tuple[list[Unit], str]:
        text = self._text(row, "unit")
        return units_without_remark(text), "" if not text or read_cell(text, 0).state == "empty" else text

    def _number(self, row: Sequence[TableCell | None]) -> str:
        """Give the number that a row has in the paper: 1-2 and A3 whole, of 1、 and 第1项 the digits."""
        text = folded(self._text(row, "serial"))
        if in_group := _IN_GROUP.fullmatch(text):
            return _DASHES.sub("-", in_group[1])
        digits = re.search(r"\d{1,4}", text)
        return str(int(digits[0])) if digits else ""

    def _time(self, row: Sequence[TableCell | None]) -> tuple[str, str]:
        """Give the time that a row names, and the role of its figures: 2020年（实际）."""
        text = re.sub(r"\s", "", folded(self._text(row, "period")))
        period, rest = self._periods.read_below(text, self._period) if text else ("", "")
        self._period = period or self._period
        roles = kinds_in("roles", rest) if period else []
        return period, roles[-1] if roles else ""

    def _is_of_no_time(self, row: Sequence[TableCell | None]) -> bool:
        """Whether a row names a rate or an amount where the others name their times: 增长（%）."""
        text = folded(self._text(row, "period"))
        return bool(unit_in_brackets(text)[0]) and not self._periods.read(text)[0]

    def _place(self, row: Sequence[TableCell | None]) -> Place | None:
        # 镇平县 beside 南阳市 is the place of its row.
        named = [cell.text for at in self._of.get("place", ()) if (cell := row[at]) and cell.text.strip()]
        text = "" if self._beside_places(row) else named[-1] if named else self._sum(row)
        found = self._places.read(text) if text else None
        # Beside 合计 what the place's own offices do is a part of it: 市直.
        is_part = self._has_whole and one_of("parts_of_place").fullmatch(clean_name(text)) is not None
        if text and (found is None or is_part):
            return Place(clean_name(text), "")
        return found or self._group_place

    def _sum(self, row: Sequence[TableCell | None]) -> str:
        """Find 合计 or 全市 where the numbers of the rows stand: merging with the cell beside it was lost."""
        text = "" if self._cell(row, "name") else self._text(row, "serial")
        return text if self._places.read(text) else ""
