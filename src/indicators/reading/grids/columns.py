"""What each column of a grid holds, by its head and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from indicators.documents.table_grid import TableCell
from indicators.reading.deadlines import is_deadline
from indicators.reading.grids.cells import comparators, read_cell
from indicators.reading.grids.heads import Head, read_head
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.grids.units import units_of
from indicators.reading.grids.words import one_of, words
from indicators.reading.prose import one_width

_MOST = 0.6
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_MOST_WORDS = 2
_FEWEST_OF_A_THING = 2
_MOST_WORDS_OF_FIGURE = 7
_LONGEST_CELL = 30
_SOME = 0.34
_PROSE_LENGTH = 14
_SENTENCE = re.compile(r"[，,。；;、：:]")
_PLACE_END = re.compile(r"^.{2,}[省市县区旗盟州镇乡]$|街道$|全[省市县区国]$|合计$|总计$")
_CLAUSE = re.compile(r"[，；。;]")
_OFFICE = re.compile(
    r"(?:局|委|办|厅|院|部|署|政府|公司|中心|集团|银行|管委会|单位|部门|街道|镇|乡|学校|法院|检察院|总队|支队|大队|所|会|社|办公室|处|科|站)(?:等|[(（][^()（）]*[)）])?$"
)
_NOT_IN_FIGURES = frozenset(("leader", "lead_office", "office", "note", "task", "place", "name"))
# A name of works may hold commas; a text of tasks is longer than a name.
_BODY_KINDS = ("unit", "office")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands, what it holds, what its head says.

    `kind` is serial, name, group, place, period, unit, nature, value, rank, task, leader, lead_office, office,
    deadline, note or text.
    """

    index: int
    kind: str
    head: Head


def read_columns(
    body: Sequence[Sequence[TableCell | None]],
    heads: Sequence[Sequence[str]],
    periods: PeriodReader,
    places: PlaceReader,
) -> list[Column]:
    """Say of each column what it holds.

    Parameters
    ----------
    body : sequence of rows
        The grid below its head, groups left out.
    heads : sequence of sequence of str
        For each column the cells over it.
    periods, places
        Of the paper.
    """
    columns: list[Column] = []
    for index, texts in enumerate(heads):
        cells = [cell for row in body if (cell := row[index] if index < len(row) else None)]
        own = [cell.text for cell in cells if cell.column == index]
        head = read_head(texts, periods)
        columns.append(
            Column(index, _kind(own or [cell.text for cell in cells], head, texts, periods, places), head)
        )
    return _with_stub(columns, body)


def _kind(
    texts: list[str], head: Head, heads: Sequence[str], periods: PeriodReader, places: PlaceReader
) -> str:
    """Tell the kind of a column by its head where the content does not speak against it, else by content."""
    by_head = _head_kind(heads[-1] if heads else "")
    filled = [text for text in texts if read_cell(text, 0).state != "empty"]
    if by_head == "serial" or (not head.words and _is_counting(filled)):
        return "serial"
    if not filled:
        return by_head or ("value" if head.is_known and head.words else "text")
    if _share(filled, _is_nature) >= _MOST:
        return "nature"
    if _share(filled, lambda text: bool(units_of(text))) >= _MOST and not _share(filled, _has_digit):
        return "unit"
    if by_head in ("rank", "deadline", "period") and (
        by_head == "rank" or not _share(filled, _is_value) >= _MOST
    ):
        return (
            by_head
            if by_head != "period" or _share(filled, lambda t: _is_period(t, periods)) >= _MOST
            else "deadline"
        )
    if by_head == "task" and _share(filled, _is_worded) >= _SOME:
        return "task"
    if _share(filled, _is_clause) >= _SOME:
        return (
            "task"
            if by_head in ("", "unit", "name", "task") and (by_head or head.role)
            else by_head or "text"
        )
    if _share(filled, _names_a_thing) >= _SOME and not _is_sure_head(head):
        return by_head if by_head not in ("", "unit") else "text"
    figures = _share(filled, _is_value)
    if _share(filled, lambda text: _is_period(text, periods)) >= _MOST and not head.role:
        return "period" if not (head.period or head.noun) or by_head == "period" else "value"
    if figures >= _MOST or (figures >= _SOME and (head.is_known and by_head not in _NOT_IN_FIGURES)):
        return "value"
    if by_head == "unit":
        return "office" if _share(filled, _is_office) >= _SOME else "text"
    if _share(filled, lambda text: places.read(text) is not None) >= _MOST and by_head not in (
        "office",
        "lead_office",
    ):
        return "place"
    if by_head == "place":
        return "place" if _share(filled, _is_place_name) >= _SOME else "name"
    if by_head:
        return by_head
    if (head.role or head.period) and figures > 0:
        return "value"
    return "deadline" if _share(filled, is_deadline) >= _MOST else "text"


def _head_kind(head: str) -> str:
    """Tell the kind of a column by the lowest cell of its head, "" if that says nothing."""
    plain = re.sub(r"[\s\u3000]|[(（][^()（）]*[)）]", "", one_width(head))
    for name in words()["columns"]["exact"]:
        if plain in words()["columns"]["exact"][name]:
            return str(name)
    found, length = "", 0
    for name in words()["columns"]["ends"]:
        match = _ending(name).search(plain)
        if match and len(match[0]) > length:
            found, length = str(name), len(match[0])
    return found


@cache
def _ending(name: str) -> re.Pattern[str]:
    return one_of("columns", "ends", name, suffix="(?:名称|及要求|和要求)?$")


def _share(texts: list[str], test: object) -> float:
    assert callable(test)
    return sum(bool(test(text)) for text in texts) / len(texts) if texts else 0.0


def _is_counting(texts: list[str]) -> bool:
    """Whether a column without a head numbers its rows: 1, 2, 3."""
    numbers = [int(text) for text in texts if re.fullmatch(r"\d{1,3}", text.strip())]
    is_running = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return is_running and len(numbers) == len(texts) and numbers[0] == 1


def _is_nature(text: str) -> bool:
    return any(word in text for listed in words()["natures"].values() for word in listed) and len(text) <= 8


def _has_digit(text: str) -> bool:
    return bool(re.search(r"\d", text))


def _is_value(text: str) -> bool:
    state = read_cell(text, 0).state
    if state == "damaged":
        return len(_WORDS.findall(text)) <= _MOST_WORDS
    is_clause = len(text) > _PROSE_LENGTH and bool(_SENTENCE.search(text))
    return state in ("figures", "relational") and len(text) <= _LONGEST_CELL and not is_clause


def _names_a_thing(text: str) -> bool:
    """Whether a cell says itself what its figure measures (新建学校3所), and is prose."""
    before = re.split(r"[\d零一二三四五六七八九十百千万亿]", one_width(text), maxsplit=1)
    rest = one_of("cell_verbs", "growth").sub("", before[0])
    for name in ("decline", "level"):
        rest = one_of("cell_verbs", name).sub("", rest)
    rest = comparators().sub("", rest)
    return len(before) > 1 and len(_WORDS.findall(rest)) >= _FEWEST_OF_A_THING


def _is_clause(text: str) -> bool:
    """Whether a cell is running text: 改造老旧小区75个，惠及居民3万户。"""
    return bool(_CLAUSE.search(text)) and len(_WORDS.findall(text)) > _MOST_WORDS_OF_FIGURE


def _is_sure_head(head: Head) -> bool:
    return bool(head.period and head.role) or bool(head.units)


def _is_worded(text: str) -> bool:
    return len(_WORDS.findall(text)) > _MOST_WORDS_OF_FIGURE


def _is_period(text: str, periods: PeriodReader) -> bool:
    plain = re.sub(r"\s", "", one_width(text))
    if not re.search(r"(?:19|20)\d\d|月|季度|半年|十[一二三四五六]五", plain):
        return False
    period, _, rest = periods.read(plain)
    return bool(period) and len(rest) <= 2


def _is_place_name(text: str) -> bool:
    return bool(_PLACE_END.search(text.strip()))


def _is_office(text: str) -> bool:
    return bool(_OFFICE.search(re.split(r"[、,，;；\s]", text.strip())[-1]))


def _with_stub(columns: list[Column], body: Sequence[Sequence[TableCell | None]]) -> list[Column]:
    """Say of the columns of words which names the rows, and which only groups them."""
    values = [column.index for column in columns if column.kind == "value"]
    first = min(values, default=len(columns))
    if not values:
        return columns
    stubs = [c for c in columns if c.kind in ("text", "name", "task", "office") and c.index < first]
    if not stubs:
        stubs = [c for c in columns if c.kind in ("text", "name", "task")][:1]
    if not stubs:
        return columns
    # Where merging was lost, a column without a head names the parts of what the one to its left names.
    by_name = [c for c in stubs if (c.kind == "name" and not _groups(c)) or not c.head.words]
    name = max(by_name or stubs, key=lambda column: (_distinct(column, body), column.index))
    changed = {
        column.index: "group" for column in stubs if column.index < name.index and column.kind != "office"
    }
    changed[name.index] = "name"
    return [Column(column.index, changed.get(column.index, column.kind), column.head) for column in columns]


def _groups(column: Column) -> bool:
    return bool(one_of("columns", "grouping", suffix="$").search(column.head.words))


def _distinct(column: Column, body: Sequence[Sequence[TableCell | None]]) -> int:
    return len({id(row[column.index]) for row in body if row[column.index] is not None})
