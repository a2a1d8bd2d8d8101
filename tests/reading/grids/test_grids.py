"""Every kind of table in every format: the rows that must come out of it, and what must be told as unread."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from indicators.documents.decoding import decode
from indicators.documents.document import Document
from indicators.documents.faults.text_faults import find_faults
from indicators.reading import grids, statements
from indicators.reading.quantities.number_fates import Unread
from indicators.reading.statement import Statement
from indicators.reading.tasks.tasks import tasks
from indicators.vocabulary.yaml_nodes import Loader

from .writing import FORMS

HERE = Path(__file__).parent
SCALES = {"万": 10**4, "亿": 10**8}
FIELDS = ("indicator", "value", "unit", "role", "period")


def cases() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        table = yaml.load(path.read_text("utf-8"), Loader)
        found += [(case, table["papers"][case["paper"]]) for case in table["grids"]]
    return found


CASES = cases()
RUNS = [
    pytest.param(case, form, id=f"{case['name']}-{form}")
    for case, _ in CASES
    for form in case.get("forms", FORMS)
    if form in FORMS
]


def number(value: Any) -> float:
    text = str(value)
    return float(Decimal(text.rstrip("万亿")) * SCALES.get(text[-1:], 1))


def wanted(row: list[Any]) -> dict[str, Any]:
    indicator, value, unit, role, period, *more = row
    low, high = value if isinstance(value, list) else (value, value)
    row = {"low": None if low is None else number(low), "high": None if high is None else number(high)}
    row |= {"unit": unit, "role": role, "period": period, "indicator": indicator, **(more[0] if more else {})}
    return {name: value for name, value in row.items() if name in ("low", "high") or value is not None}


def shown(row: Statement, fields: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in fields}


def read(case: dict[str, Any], paper: dict[str, Any], data: bytes) -> tuple[Document, statements.Reading]:
    decoded = decode(data, case["name"])
    faults = find_faults(decoded.text, decoded.faults)
    document = Document("paper", decoded.text, faults=faults, file_tables=decoded.tables, **paper)
    return document, statements.read_all(document)


@cache
def _read_as(name: str, form: str) -> tuple[Document, statements.Reading]:
    case, paper = next((case, paper) for case, paper in CASES if case["name"] == name)
    return read(case, paper, FORMS[form](case))


def read_as(case: dict[str, Any], form: str) -> tuple[Document, statements.Reading]:
    """Read a case in a form once for all tests that ask."""
    return _read_as(case["name"], form)


def unread(reading: statements.Reading) -> list[Unread]:
    """The cells that are told as unread; what stands around the cells is told for itself."""
    found = [one for one in reading.passed if isinstance(one, Unread)]
    return [one for one in found if one.reason != "table_note"]


def check(case: dict[str, Any], document: Document, reading: statements.Reading) -> None:
    rows, expected = reading.statements, [wanted(row) for row in case["expect"]]
    if len(rows) == len(expected):
        found = [shown(row, want) for row, want in zip(rows, expected, strict=True)]
    else:
        found = [shown(row, ("low", "high", "unit", "role", "period", "indicator")) for row in rows]
    assert found == expected
    assert [cell.text for cell in unread(reading)] == case.get("unread", [])
    assert all(document.text[row.start : row.end] == row.quote for row in rows)
    assert all(document.text[cell.start : cell.end] == cell.text for cell in unread(reading))


@pytest.mark.parametrize(("case", "form"), RUNS)
def test_a_table(case: dict[str, Any], form: str) -> None:
    check(case, *read_as(case, form))


@pytest.mark.parametrize("case", [case for case, _ in CASES], ids=lambda case: case["name"])
def test_every_cell_with_digits_has_a_fate(case: dict[str, Any]) -> None:
    document, reading = read_as(case, "docx")
    found = grids.understood(document)
    prose = [(a, b) for grid in found for a, b, _ in grid.prose]
    told = [(row.start, row.end) for row in (*reading.statements, *reading.passed)]
    for grid in found:
        for cell in grid.table.cells:
            if re.search(r"\d", cell.text):
                assert any(a < cell.end and cell.start < b for a, b in (*told, *prose)), cell.text


@pytest.mark.parametrize("case", [case for case, _ in CASES], ids=lambda case: case["name"])
def test_no_figure_reaches_over_two_cells(case: dict[str, Any]) -> None:
    document, reading = read_as(case, "html")
    cells = [(cell.start, cell.end) for table in document.tables for cell in table.cells]
    for row in reading.statements:
        inside = [(a, b) for a, b in cells if a < row.end and row.start < b]
        assert len(inside) <= 1
        assert all(a <= row.start and row.end <= b for a, b in inside)


def test_names_are_told_apart() -> None:
    names = [case["name"] for case, _ in CASES]
    assert len(names) == len(set(names)) >= 60


TASK_FIELDS = (
    "number", "text", "lead_leaders", "lead_units", "responsible_units", "deadline", "due", "steps",
)  # fmt: skip


@pytest.mark.parametrize(("case", "form"), [run for run in RUNS if "tasks" in run.values[0]])
def test_the_tasks_of_a_table(case: dict[str, Any], form: str) -> None:
    document, _ = read_as(case, form)
    found = tasks(document)
    # A case names steps only where its table has some.
    wanted = [[*row, *[""][: len(TASK_FIELDS) - len(row)]] for row in case["tasks"]]
    assert [[getattr(task, name) for name in TASK_FIELDS] for task in found] == wanted
    assert all(task.text.split()[0][:6] in document.text[task.start : task.end] for task in found)
