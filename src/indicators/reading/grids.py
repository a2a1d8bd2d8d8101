"""Tables inside documents → statements: base, goal and rate of an indicator, one row a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indicators.documents.document import Document
from indicators.documents.text_faults import readable
from indicators.reading import relational
from indicators.reading.grid_layout import Column, Grid, find, plain
from indicators.reading.grid_rows import Cell, Row, figures_elsewhere, read_row, unit_of
from indicators.reading.indicator_ids import indicator_id
from indicators.reading.measured import is_decline_name, is_growth_name, is_work_name
from indicators.reading.prose import one_width
from indicators.reading.statement import Statement
from indicators.reading.timing import Horizon

_TELLS_MEASURE = re.compile(r"(?:增长率?|降低率?|下降率?)$")


def find_grids(document: Document) -> list[Grid]:
    """Find the tables of a document, notes included; the prose reading passes them over."""
    return find(readable(document))


def read(document: Document, grids: list[Grid], horizon: Horizon) -> Iterator[Statement]:
    """Read the tables of a document.

    Parameters
    ----------
    document : Document
        With the plan's years in `horizon`.
    grids : list of Grid
        As `find_grids` gives them.
    """
    if not grids:
        return
    raw = plain(document.text)
    text = one_width(raw)
    for grid in grids:
        others = figures_elsewhere(text, grid)
        for start, end in grid.rows:
            row, cells = read_row(raw, text, start, end, grid, others)
            yield from _read_row(document, grid, row, cells, horizon)


def _read_row(
    document: Document, grid: Grid, row: Row, cells: list[Cell], horizon: Horizon
) -> Iterator[Statement]:
    for column, cell in zip(grid.columns, cells, strict=False):
        if cell.number:
            yield _figure(document, grid, row, column, cell, horizon)
        elif cell.words and (reference := relational.reference_of(cell.words)):
            is_growth = is_growth_name(row.name) or reference == "own_gdp_growth"
            yield _statement(
                document, grid, row, cell, role="target", measure="growth" if is_growth else "level",
                comparator="relational", reference=reference, period=_plan(horizon),
            )  # fmt: skip


def _plan(horizon: Horizon) -> str:
    return f"{horizon.first}/{horizon.last}" if horizon.first != horizon.last else str(horizon.year)


def _figure(
    document: Document, grid: Grid, row: Row, column: Column, cell: Cell, horizon: Horizon
) -> Statement:
    role, period = _role_and_period(column, horizon, has_outcomes=grid.has_outcomes)
    measure, basis = _measure(row, column, cell, role)
    star = grid.star_year if cell.is_starred else ""
    is_sum = cell.is_cumulative or (measure == "increment" and role != "baseline")
    if column.kind != "rate" and is_sum:
        first = horizon.first if int(period[-4:]) >= horizon.first else horizon.review_first
        period = f"{first}/{star or period[-4:]}"
    elif star:
        period = star
    unit, multiplier = _unit(grid, row, column, cell)
    low, high = (Decimal(number) * multiplier for number in (cell.number, cell.upper or cell.number))
    return _statement(
        document, grid, row, cell, role=role, measure=measure, basis=basis, comparator=cell.comparator,
        low=float(low), high=float(high), unit=unit, period=period,
    )  # fmt: skip


def _unit(grid: Grid, row: Row, column: Column, cell: Cell) -> tuple[str, Decimal]:
    """Take the unit of a cell: its own sign, a rate column's, the row's, the column's, the table's."""
    if cell.is_percent or (column.kind == "rate" and column.unit == "%"):
        return "%", Decimal(1)
    if row.unit:
        return row.unit, row.multiplier
    return unit_of(column.unit) or unit_of(grid.unit) or ("", Decimal(1))


def _role_and_period(column: Column, horizon: Horizon, *, has_outcomes: bool) -> tuple[str, str]:
    if column.kind == "rate":
        return "target", _plan(horizon)
    if column.kind == "goal":
        return "target", (column.period or _plan(horizon))[-4:]
    year = int(column.period)
    if has_outcomes:
        return "actual", column.period
    if year >= horizon.first:
        return "target", column.period
    return "baseline" if year == horizon.first - 1 else "actual", column.period


def _measure(row: Row, column: Column, cell: Cell, role: str) -> tuple[str, str]:
    """Tell measure and basis of a cell by the row's name, its unit and its column."""
    is_percent = "%" in (row.unit, column.unit) or cell.is_percent
    if is_decline_name(row.name) and is_percent:
        rate_basis = "cagr" if column.kind == "rate" else ""
        return "decline", "cumulative" if cell.is_cumulative else rate_basis
    if column.kind == "rate":
        if is_percent:
            return "growth", "cumulative" if cell.is_cumulative else "cagr"
        return "increment", "cumulative" if cell.is_cumulative else "annual"
    if is_growth_name(row.name) and is_percent:
        return "growth", "yoy" if role != "target" else "cagr"
    if is_percent:
        return "share", ""
    return ("increment" if is_work_name(row.name) or cell.is_cumulative else "level"), ""


def _statement(
    document: Document,
    grid: Grid,
    row: Row,
    cell: Cell,
    *,
    role: str,
    measure: str,
    comparator: str,
    period: str,
    basis: str = "",
    reference: str = "",
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
) -> Statement:
    return Statement(
        statement_id=f"{document.id}@{cell.start}",
        document_id=document.id,
        section=_one_line(grid.title),
        place=document.place,
        adcode=document.adcode,
        role=role,
        indicator=_TELLS_MEASURE.sub("", row.name),
        indicator_id=indicator_id(row.name),
        measure=measure,
        basis=basis,
        comparator=comparator,
        reference=reference,
        low=low,
        high=high,
        unit=unit,
        period=period,
        nature=row.nature,
        quote=document.text[cell.start : cell.end],
        start=cell.start,
        end=cell.end,
        sentence=_one_line(document.text[row.start : row.end]),
        origin="table",
        flags=cell.flags,
    )


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
