"""Both cities' progress workbooks, filled in for the whole year at 110, 100, 90 and 50 percent."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor, isnan

import openpyxl
import pytest

from indicators import units
from indicators.analysis.tracking.tracking import Tracked, track_rows
from indicators.documents.register import register
from indicators.project import Project
from indicators.tables.contract.records import Target
from indicators.tables.reported import observations
from indicators.tables.reported.observations_table import observations as observation_table
from indicators.tables.store import Tables
from indicators.workbooks.progress.progress_import import figure_of
from indicators.workbooks.progress.progress_layout import Line, lines, words
from indicators.workbooks.progress.progress_sheets import read_book
from indicators.workbooks.progress.progress_template import template
from indicators.workbooks.safe_open import read_workbook

YEARS = (("锦州市", 2025), ("鞍山市", 2023))
LEVELS = (110, 100, 90, 50)
COLUMN = {"Q1": "q1", "H1": "q2", "Q1/Q3": "q3"}
DIGEST = "0" * 64


def typed(line: Line, pct: int) -> str:
    """Say what stands in the cell of a target at a percentage of its lower end, "" where it has no number."""
    target = line.target_row
    if isnan(target.low):
        return ""
    # 翻番 and N倍 are asked for in percent.
    value = target.canonical_low if target.unit == "倍" else _in_unit(target, line.unit)
    value *= pct / 100
    if line.measure == "share":
        value = min(value, 100.0)
    if units.parse_form(line.unit).kind in ("count", "person") if line.unit else True:
        value = (ceil if pct > 100 else floor)(round(value, 6)) if line.is_whole else value
    return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"


def _in_unit(target: Target, unit: str) -> float:
    return float(units.convert(target.low, target.unit, unit)) if unit else target.low


def filled(tables: Tables, place: str, year: int, pct: int) -> bytes:
    """Fill the workbook of a city in, every target in the column of its own period."""
    book = openpyxl.load_workbook(io.BytesIO(template(tables, place, year)))
    sheet, names = book[words().all_sheet], list(words().columns)
    for number, line in enumerate(lines(tables, place, year), 2):
        assert sheet.cell(number, names.index("target_id") + 1).value == line.target_id
        part = line.target_row.period.partition("-")[2]
        column = COLUMN.get(part, "q4")
        sheet.cell(number, names.index(column) + 1).value = typed(line, pct)
        if part == "H2":
            sheet.cell(number, names.index("q2") + 1).value = "0"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="session")
def tracked(built: Tables, project: Project) -> Callable[[str, int, int], list[Tracked]]:
    """Tracks a city's year at its end, filled in at a percentage."""
    papers, gathered = register.entries(project), observations.read(project)

    def rows(place: str, year: int, pct: int) -> list[Tracked]:
        own = {line.target_id: line for line in lines(built, place, year)}
        book = read_workbook(filled(built, place, year, pct), "filled.xlsx")
        read = read_book(book, "filled.xlsx", own)
        assert not read.faults, "\n".join(map(str, read.faults))
        told = [figure_of(entry, own[entry.target_id], year, DIGEST) for entry in read.entries]
        known = observation_table(built.statements, [*gathered, *told], papers).assign(goal_id="")
        return track_rows(replace(built, observations=known), place, f"{year}-Q4")

    return rows


def red(rows: list[Tracked]) -> list[Tracked]:
    """Choose what is red."""
    return [row for row in rows if row.light == "red"]


@pytest.mark.parametrize(("place", "year"), YEARS)
def test_a_tenth_more_is_judged_and_red_only_where_a_limit_was_passed(tracked, place, year):
    rows = tracked(place, year, 110)
    assert not [row for row in rows if row.status == "undetermined" and row.aim != "relational"]
    # 城镇居民收入 has a figure of its own, and economic growth a tenth more leaves it behind.
    assert not [row for row in red(rows) if row.aim not in ("ceiling", "band", "relational")]


@pytest.mark.parametrize(("place", "year"), YEARS)
def test_what_is_done_in_full_is_never_red(tracked, place, year):
    rows = tracked(place, year, 100)
    # 超过240个 is not met by 240.
    assert not [row for row in red(rows) if row.target[:2] not in ("超过", "突破")]
    assert not [row for row in rows if row.status == "undetermined" and row.aim != "relational"]


@pytest.mark.parametrize(("place", "year"), YEARS)
def test_half_of_what_was_promised_is_red(tracked, place, year):
    asked = ("flow", "stock", "rate", "keep", "milestone")
    rows = [row for row in tracked(place, year, 50) if row.aim in asked and row.value > 0]
    assert len(rows) > 20
    assert not [row for row in rows if row.light != "red"]


@pytest.mark.parametrize(("place", "year"), YEARS)
def test_a_tenth_less_is_missed_but_for_limits(tracked, place, year):
    rows = tracked(place, year, 90)
    assert not [row for row in rows if row.aim == "ceiling" and row.light == "red"]
    assert {row.status for row in rows if row.aim in ("flow", "stock") and row.value > 0} <= {"missed"}
