"""The columns of a grid: what each holds, and which of them name the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.documents.grids.table_grid import TableCell
from indicators.reading.grids.cell_words import names_a_thing, tells_a_figure
from indicators.reading.grids.column_rules import kind_of
from indicators.reading.grids.heads import Head, is_noun, read_head
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.planned_steps import as_due
from indicators.reading.grids.table_places import PlaceReader
from indicators.reading.grids.words import one_of
from indicators.storage.expressions import expression

_MOST = 0.6
_MONTH = expression(r"20\d\d-\d\d")
_YEAR, _YEAR_END = expression(r"20\d\d"), expression(r"年末|期末")
_YEAR_BEFORE = expression(r"上年|去年|同期|同比")
_LAST_TIME = expression(r"上一?期(?!末)")
_NAMING = ("text", "name", "task", "told")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands, what it holds, what its head says.

    `kind` is serial, name, group, place, period, unit, nature, value, rank, task, told (running text that
    tells of a row: 进展情况), shares (places with their parts of the goal), leader, lead_office, office,
    deadline, base_year (of which year the base of a row is), note or text.
    """

    index: int
    kind: str
    head: Head


def read_columns(
    body: Sequence[Sequence[TableCell | None]],
    heads: Sequence[Sequence[str]],
    periods: PeriodReader,
    places: PlaceReader,
    caption: str = "",
) -> list[Column]:
    """Say of each column what it holds.

    Parameters
    ----------
    body : sequence of rows
        The grid below its head, groups left out.
    heads : sequence of sequence of str
        For each column the cells over it.
    caption : str
        Of the table.
    """
    columns: list[Column] = []
    before = ""
    heads = _with_times_apart(heads, periods)
    for index, over in enumerate(heads):
        cells = [cell for row in body if (cell := row[index])]
        texts = [cell.text for cell in cells if cell.column == index] or [cell.text for cell in cells]
        head = as_due(read_head(over, periods, before), caption)
        if _YEAR_END.match(head.words) and _YEAR.fullmatch(before):
            # 年末结余 behind 2024年支出 is of that year.
            head = replace(head, period=before)
        before = head.period or before
        kind = kind_of(texts, head, over[-1] if over else "", index, periods, places)
        columns.append(Column(index, kind, head))
    found = _with_stub(_in_unit_of_whole(_in_unit_of_goal(_of_named_years(columns))), body, places)
    return _with_one_serial(found, body)


def _with_one_serial(columns: list[Column], body: Sequence[Sequence[TableCell | None]]) -> list[Column]:
    """Leave one column of numbers: 一 over 1 and 2 numbers the group, and they its rows."""
    serials = [column for column in columns if column.kind == "serial"]
    if len(serials) < 2:
        return columns
    finest = max(serials, key=lambda column: _distinct(column, body))
    return [replace(c, kind="text") if c in serials and c is not finest else c for c in columns]


def _with_times_apart(heads: Sequence[Sequence[str]], periods: PeriodReader) -> Sequence[Sequence[str]]:
    """Read 上期 in a paper of a month as the month before, where another column is of the year before."""
    words = "|".join(cell for over in heads for cell in over)
    if not (_MONTH.fullmatch(periods.own) and _YEAR_BEFORE.search(words)):
        return heads
    return [[_LAST_TIME.sub("上月", cell) for cell in over] for over in heads]


def _of_named_years(columns: Sequence[Column]) -> list[Column]:
    """Take bare years behind 2023年面积（万亩） for years of the same thing, in its unit."""
    found: list[Column] = []
    named: Head | None = None
    for column in columns:
        head = column.head
        is_bare = not (head.noun or head.measures or head.units or head.upper or head.role)
        if named and column.kind == "value" and is_bare and _YEAR.fullmatch(head.period):
            column = replace(column, head=replace(head, noun=named.noun, units=named.units))
        else:
            is_of_year = column.kind == "value" and _YEAR.fullmatch(head.period) and not head.upper
            named = head if is_of_year and head.noun and head.units and not head.measures else None
        found.append(column)
    return found


def _in_unit_of_goal(columns: Sequence[Column]) -> list[Column]:
    """Give the columns of times behind 年度目标（公里） or 全年目标增速（%） its unit: they are its steps."""
    found: list[Column] = []
    goal: Head | None = None
    amount: str | None = None
    has_units = any(column.kind == "unit" for column in columns)
    for column in columns:
        head = column.head
        is_plain = not (head.noun or head.measures)
        is_goal = not head.noun and head.measures in ((), ("growth",))
        if head.role == "target" and head.upper and not head.measures:
            amount = head.upper
        # 增速 beside 总量 under 全年目标 is not what 一季度 is a step of.
        if is_goal and head.role == "target" and head.units and (not head.measures or head.upper != amount):
            goal = head
        is_step = goal and column.kind == "value" and is_plain and head.period and not head.units
        if goal and is_step and head.role in ("", "target") and not has_units:
            found.append(replace(column, head=replace(head, units=goal.units, measures=goal.measures)))
        else:
            found.append(column)
    return found


def _in_unit_of_whole(columns: Sequence[Column]) -> list[Column]:
    """Give columns under 其中 the unit of the column they are parts of: 资金规模（万元）, 其中 中央资金.

    Where they say neither role nor time they have those of the amount before: 实际面积, 完成率, 其中：良种.
    """
    found: list[Column] = []
    whole: Head | None = None
    amount: Head | None = None
    for column in columns:
        head = column.head
        lowest = head.words if one_of("part_of_column").match(head.words) else head.lowest
        part = one_of("part_of_column").match(lowest) if column.kind == "value" else None
        if part and amount and not (head.role or head.period or head.measures):
            head = replace(head, role=amount.role, period=amount.period)
            column = replace(column, head=head)
        elif column.kind == "value" and not part and not (head.is_rate or "completion" in head.measures):
            amount = head
        if part and whole and not head.units and not head.measures:
            noun = head.noun
            if not whole.units and noun and not is_noun(noun):
                # 资金来源 over 中央 and 地方 behind 总投资 in the unit over the table.
                noun = f"{lowest[part.end() :] or head.lowest}{whole.noun}"
            if whole.is_count and whole.upper and whole.upper == head.upper:
                # 其中亿元以上 beside 个数 under 签约项目 counts those of its kind.
                noun = f"{lowest[part.end() :]}{whole.noun}"
            found.append(replace(column, head=replace(head, units=whole.units, noun=noun)))
            continue
        if column.kind == "value" and not part:
            is_whole = head.units or head.is_count or one_of("sum_nouns", suffix="$").search(head.noun)
            whole = head if is_whole else None
        found.append(column)
    return found


def _with_stub(
    columns: list[Column], body: Sequence[Sequence[TableCell | None]], places: PlaceReader
) -> list[Column]:
    """Say of the columns of words which names the rows, and which only groups them."""
    first = min((column.index for column in columns if column.kind == "value"), default=-1)
    if first < 0:
        return [replace(c, kind="task") if _is_goal_of(c, columns, body) else c for c in columns]
    stubs = [c for c in columns if c.kind in (*_NAMING, "office") and c.index < first]
    stubs = stubs or [c for c in columns if c.kind in _NAMING][:1]
    if not stubs:
        return columns
    # Where merging was lost, a column without a head names the parts of what the one to its left names.
    by_name = [c for c in stubs if (c.kind == "name" and not _groups(c)) or not c.head.words]
    # Offices name the rows only where nothing else tells them apart as well.
    # 建成普惠托位300个 names nothing beside 一老一小.
    named = [c for c in by_name or stubs if not _tells_figures(c, body)]
    # 配合单位 tells rows apart no better than tasks with figures do.
    if named and all(_sorts(c, body) for c in named):
        # 教育, 交通, 水利 under 项目 sort what 内容 names.
        apart = [c for c in stubs if not (c.kind == "office" or _tells_figures(c, body) or _sorts(c, body))]
        named = apart or named
    is_left = any(c.kind != "office" for c in named)
    named = named if is_left else by_name or stubs
    name = _most_distinct(named, body)
    if name.kind == "office":
        # 市发改委 tells rows apart no better than the goals do that it is in charge of.
        as_good = [c for c in stubs if c.kind != "office" and _distinct(c, body) >= _distinct(name, body)]
        name = _most_distinct(as_good or [name], body)
    kinds = {
        column.index: "group" for column in stubs if column.index < name.index and column.kind != "office"
    }
    kinds[name.index] = "place" if name.kind == "office" and _are_places(name, body, places) else "name"
    for column in columns:
        texts = [cell.text for row in body if (cell := row[column.index])]
        if column.kind == "name" and column.index > first and any(map(tells_a_figure, texts)):
            # 绩效目标 behind the figures names no rows, it tells of them: 带动就业60人.
            kinds.setdefault(column.index, "told")
    return [replace(column, kind=kinds.get(column.index, column.kind)) for column in columns]


def _is_goal_of(
    column: Column, columns: Sequence[Column], body: Sequence[Sequence[TableCell | None]]
) -> bool:
    """Whether a column says with figures what is to be done of the tasks before it: 量化指标."""
    texts = [cell.text for row in body if (cell := row[column.index])]
    told = sum(map(tells_a_figure, texts)) >= _MOST * len(texts) > 0
    return column.kind == "name" and told and any(c.kind == "task" for c in columns[: column.index])


def _most_distinct(columns: Sequence[Column], body: Sequence[Sequence[TableCell | None]]) -> Column:
    return max(columns, key=lambda c: (_distinct(c, body), c.kind != "office", c.index))


def _tells_figures(column: Column, body: Sequence[Sequence[TableCell | None]]) -> bool:
    """Whether the cells of a column say what is to be done, with figures, and so name no rows."""
    texts = [cell.text for row in body if (cell := row[column.index])]
    told = sum(names_a_thing(text) and tells_a_figure(text) for text in texts)
    return column.kind == "task" and told >= _MOST * len(texts) > 0


def _sorts(column: Column, body: Sequence[Sequence[TableCell | None]]) -> bool:
    """Whether the cells of a column are heads of groups that only sort the rows."""
    texts = [cell.text for row in body if (cell := row[column.index])]
    sorting = one_of("categories", prefix="(?:", suffix=")+")
    return sum(sorting.fullmatch(text.strip()) is not None for text in texts) >= _MOST * len(texts) > 0


def _are_places(column: Column, body: Sequence[Sequence[TableCell | None]], places: PlaceReader) -> bool:
    """Whether the offices that alone name the rows are the governments of places: each is given its own."""
    texts = [cell.text for row in body if (cell := row[column.index])]
    known = {place.adcode for text in texts if (place := places.read(text))} - {"", places.own.adcode}
    # 海城市, 台安县, 市商务局: each row says itself whose it is.
    return len(known) > 1 or sum(places.names_one(text) for text in texts) >= _MOST * len(texts) > 0


def _groups(column: Column) -> bool:
    return bool(one_of("columns", "grouping", suffix="$").search(column.head.words))


def _distinct(column: Column, body: Sequence[Sequence[TableCell | None]]) -> int:
    return len({id(row[column.index]) for row in body if row[column.index] is not None})
