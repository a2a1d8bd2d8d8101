"""Grids of figures → statements: a row and a column say together what a cell means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.documents.grids.table_grid import TableCell, is_figure
from indicators.reading.grids import bracketed_ranks, goals_without_figures, round_brackets, stated_verdicts
from indicators.reading.grids.cell_words import tells_a_figure
from indicators.reading.grids.cells import read_cell
from indicators.reading.grids.column_roles import role_of
from indicators.reading.grids.figure_grid import FigureGrid
from indicators.reading.grids.figure_in_cell import CellReading, Figure, multiplied
from indicators.reading.grids.figure_names import caption_noun, named_by_cell, named_by_goal, names_of
from indicators.reading.grids.figure_periods import period_of
from indicators.reading.grids.instance import Instance
from indicators.reading.grids.measures import meaning_of
from indicators.reading.grids.place_shares import are_shares, shares
from indicators.reading.grids.row_names import is_category
from indicators.reading.grids.row_readings import Beside, RowReadings, row_readings
from indicators.reading.grids.row_sentence import sentence
from indicators.reading.grids.rows import Row
from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.values import Value
from indicators.reading.measurement import phrases
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.places import Place
from indicators.reading.quantities.number_fates import Excluded, Unread
from indicators.reading.statement import Statement
from indicators.reading.times.period_words import months_to_date
from indicators.storage.expressions import expression

_TELLS_MEASURE = expression(r"(?:年均)?(?:(?<!自然)增长率?|增速|增幅|涨幅|降低率?|下降率?)$")
_LONGEST_MODIFIER = 4
_RANK_IN_HEAD = expression(r"[(（](?:全[国省市]|在[^()（）]{1,6})?(?:位次|排名|名次|排位)[)）]")
Found = Statement | Unread | Excluded


def read_figures(grid: FigureGrid) -> Iterator[Found]:
    """Read the cells of figures, row by row; each is a statement, or is told as not understood."""
    named = caption_noun(grid.setting)
    places = [value.column.index for value in grid.values]
    for row in grid.rows:
        cells = {value.column.index: _reading(row, value, grid.setting) for value in grid.values}
        setting = grid.setting
        last = setting.periods.last
        readings = row_readings(grid.values, cells, is_assessment=setting.is_assessment, last=last)
        if grid.setting.periods.is_plan:
            for column, place, told in goals_without_figures.find(row, grid.values, cells):
                yield _relational(grid, row, column, place, told, names_of(row, column, named))
        for value in grid.values:
            cell = row.cells[value.column.index] if value.column.index < len(row.cells) else None
            # A cell over several rows or columns is read where it begins.
            if cell is None or cell.row != row.index:
                continue
            first, end = (bisect_left(places, at) for at in (cell.column, cell.column + cell.columns))
            if grid.values[first] is value:
                yield from _read(grid, row, grid.values[end - 1], cell, readings, named)
        for at in grid.shares:
            yield from _shares(grid, row, at, named)


def _shares(grid: FigureGrid, row: Row, at: int, named: str) -> Iterator[Found]:
    """Read what places have of the goal of a row: 元坝镇280 白果乡15."""
    goal = next((value for value in grid.values if value.role == "target"), grid.values[0])
    cell = row.cells[at]
    if cell is None or cell.row != row.index or not are_shares(cell.text):
        return
    for name, figure in shares(cell.text, cell.start):
        place = grid.setting.places.read(name) or Place(name, "")
        names = names_of(row, goal, named)
        yield _figure(grid, replace(row, place=place), goal, cell, figure, Beside(), names)


def _reading(row: Row, value: Value, setting: Setting) -> CellReading:
    cell = row.cells[value.column.index] if value.column.index < len(row.cells) else None
    if cell is None:
        return CellReading("empty")
    return bracketed_ranks.read(cell, has_ranks=_has_ranks(value, setting))


def _has_ranks(value: Value, setting: Setting) -> bool:
    """Whether the brackets behind the figures of a column are ranks: the table or its head says so."""
    return setting.has_ranks_in_brackets or bool(_RANK_IN_HEAD.search(value.head.words))


def _read(
    grid: FigureGrid,
    row: Row,
    value: Value,
    cell: TableCell,
    readings: RowReadings,
    named: str,
) -> Iterator[Found]:
    reading = readings.cells[value.column.index]
    if reading.state == "empty":
        return
    names = names_of(row, value, named)
    reason = reading.reason or _refusal(grid, row, value, names[0])
    if reading.state == "words":
        if re.search(r"\d", cell.text):
            yield Excluded(cell.start, cell.end, "rank_or_time")
    elif reading.state == "damaged" or reason:
        yield Unread(cell.start, cell.end, reason, cell.text)
    elif reading.state == "relational":
        # 全部开工 beside 改造老旧小区34个 is a step of that task and no goal of another thing.
        if not (grid.has_tasks and tells_a_figure(names[0])):
            yield _relational(grid, row, value, cell, reading, names)
    else:
        if _has_ranks(value, grid.setting) and (rank := bracketed_ranks.rank(cell)):
            yield Excluded(*rank, "rank")
        for figure in reading.figures:
            yield _figure(grid, row, value, cell, figure, readings.beside(value), names)
        if reading.reference:
            behind = _behind(grid.values, value)
            yield _relational(grid, row, behind, cell, reading, names)


def _behind(values: Sequence[Value], value: Value) -> Value:
    """Give the column of figures behind one, itself if it is the last."""
    at = bisect_right(values, value.column.index, key=lambda other: other.column.index)
    return values[min(at, len(values) - 1)]


def _refusal(grid: FigureGrid, row: Row, value: Value, name: str) -> str:
    """Say why no figure of a row and column can be read, "" if they can."""
    if not name or row.is_of_no_time:
        return "the row has no name"
    is_known = value.head.is_known or value.place is not None
    if not value.head.words and grid.has_several_without_head:
        return "head not known"
    if value.kind == "level" and not is_known and not _stands_alone(grid, row, value):
        return "head not known"
    return ""


def _stands_alone(grid: FigureGrid, row: Row, value: Value) -> bool:
    """Whether a column without a known head may be read: cells or rows say the unit, and what is measured."""
    cell = row.cells[value.column.index]
    own = [figure for figure in read_cell(cell.text, 0).figures if figure.unit] if cell else []
    if grid.setting.units and (grid.is_matrix or ((row.place or row.period) and not row.name)):
        # Of places and times the heads name what is measured, in the unit over the table.
        return True
    is_named = bool(row.units) and not indicator_id(row.name)
    return bool(own and not value.head.words) or is_named or (bool(own) and len(grid.values) == 1)


def _role(grid: FigureGrid, row: Row, value: Value) -> tuple[str, str, str]:
    head = value.head
    named = row.period
    if named.isdigit() and "-" in head.period and not re.search(r"\d{4}", head.words):
        # 3月, 上半年 over rows of 2023, 2024: of the year of the row.
        named += head.period[4:]
    elif head.period and re.search(r"\d", head.words):
        named = ""
    elif month := re.fullmatch(r"(\d{4})-(0[2-9]|1[0-2])", named):
        so_far = "total" in head.measures or "累计" in head.words
        named = months_to_date(int(month[1]), int(month[2])) if so_far else named
    if named:
        return role_of(replace(head, role=head.role or row.role), grid.setting, period=named)
    return value.role or "context", value.period, value.modality


def _figure(
    grid: FigureGrid, row: Row, value: Value, cell: TableCell, figure: Figure,
    beside: Beside, names: tuple[str, str],
) -> Found:  # fmt: skip
    figure = round_brackets.read(figure, value, beside, grid.setting)
    instance = Instance(figure, row, names[0], value, grid.setting, beside)
    meaning = meaning_of(instance)
    if isinstance(meaning, str):
        return Unread(cell.start, cell.end, meaning, cell.text)
    role, period, modality = _role(grid, row, value)
    low, high = multiplied(figure, meaning.unit)
    if figure.is_rounded:
        low, high = -high, -low
    own = (
        (named_by_cell(cell.text) or named_by_goal(row, value, meaning.unit.label))
        if grid.has_tasks
        else None
    )
    # 新增城镇就业1500人 in the row of 促进就业 says itself what it is of.
    names = (own.phrase or own.indicator, own.indicator) if own else names
    names = (figure.part, figure.part) if figure.part else names
    measure = own.measure if own else meaning.measure
    return replace(
        _draft(grid, row, value, cell, names, (figure.start, figure.end)),
        role=role, measure=measure, basis=meaning.basis,
        comparator=_comparator(figure, value.head.limit or row.limit, role),
        low=low, high=high, unit=meaning.unit.label,
        flags=stated_verdicts.joined(grid.flags.get(cell.start),
                              "downward" * (measure == "change" and figure.told == "decline"),
                              value.head.side * (role == "target"),
                              stated_verdicts.flag(row, grid.setting, role)),
        period=period_of(instance, meaning, role, period),
        modality="预计" if figure.is_estimate else modality,
    )  # fmt: skip


def _comparator(figure: Figure, limit: str, role: str) -> str:
    """Tell how a figure binds: as its cell says, else a goal as its head or the name of its row does."""
    return limit if limit and (figure.comparator, role) == ("eq", "target") else figure.comparator


def _relational(
    grid: FigureGrid, row: Row, value: Value, cell: TableCell, reading: CellReading, names: tuple[str, str]
) -> Statement:
    role, period, _ = _role(grid, row, value)
    periods = grid.setting.periods
    return replace(
        _draft(grid, row, value, cell, names, reading.referred),
        # 与经济增长同步 among results is an outcome without a figure, and no goal.
        role="context" if role in ("actual", "baseline") else "target",
        measure=goals_without_figures.measure(row, names[0], reading.reference),
        comparator="relational", reference=reading.reference,
        period=periods.plan if period[-4:] == str(periods.last) else period,
    )  # fmt: skip


def _draft(
    grid: FigureGrid, row: Row, value: Value, cell: TableCell, names: tuple[str, str], span: tuple[int, int]
) -> Statement:
    """Make a statement of what does not depend on the figure: whose it is, where it stands, what it is of."""
    document = grid.setting.document
    place = row.place or value.place
    name, full = names
    groups = [group for group in row.groups if is_category(group)]
    start, end = span
    return Statement(
        statement_id=f"{document.id}@{start}",
        document_id=document.id,
        task=row.number if grid.has_tasks else "",
        section=" > ".join([grid.setting.table.caption or grid.setting.section, *groups]).strip(" >"),
        place=place.name if place else document.place,
        adcode=place.adcode if place else document.adcode,
        role="",
        indicator=_TELLS_MEASURE.sub("", full) or full,
        indicator_id=""
        if value.kind in ("share", "ratio", "completion") or _drives(value)
        else _id(row, name),
        measure="",
        comparator="",
        nature=row.nature or ("binding" if "约束性" in grid.setting.table.caption else ""),
        quote=document.text[start:end],
        start=start,
        end=end,
        sentence=sentence(document.text, row, cell),
        origin="table",
    )


def _drives(value: Value) -> bool:
    """Whether a column tells what its rows add to a total: 拉动GDP（百分点）."""
    return value.kind == "change" and phrases.drives(value.noun, is_in_points=True)


def _id(row: Row, name: str) -> str:
    """Find the indicator that a row names: by its name, and where that only modifies it, by the whole."""
    if row.prefix:
        if len(row.name) <= _LONGEST_MODIFIER and (found := indicator_id(f"{row.name}{row.prefix}")):
            return found
        whole = indicator_id(f"{row.prefix}{name}")
        if whole and whole != indicator_id(row.prefix):
            return whole
    return indicator_id(name)


def refused(rows: Sequence[Sequence[TableCell | None]], reason: str) -> Iterator[Unread]:
    """Tell every figure of a grid that is not understood."""
    for cell in dict.fromkeys(cell for row in rows for cell in row if cell):
        if is_figure(cell.text) or read_cell(cell.text, 0).state in ("figures", "damaged"):
            yield Unread(cell.start, cell.end, reason, cell.text)
