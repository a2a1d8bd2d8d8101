"""A project to import into, and a way to fill in its progress workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from indicators.project import Project
from indicators.tables.store import Tables
from indicators.workbooks.progress import progress_import
from indicators.workbooks.progress.progress_layout import words
from indicators.workbooks.progress.progress_template import template

PLACE, YEAR = "锦州市", 2025


@pytest.fixture
def empty_project(tmp_path: Path) -> Project:
    """A project whose data/raw holds nothing yet."""
    project = Project(tmp_path / "project")
    project.observations.mkdir(parents=True)
    return project


@pytest.fixture(scope="session")
def blank_workbook(built: Tables) -> bytes:
    """The template of a real place and year, all rows on one sheet."""
    return template(built, PLACE, YEAR)


def cell_of(sheet: Any, indicator: str, column: str) -> Any:
    """The cell of an indicator's first row."""
    names = list(words().columns)
    row = next(row for row in sheet.iter_rows(min_row=2) if row[names.index("indicator")].value == indicator)
    return row[names.index(column)]


@pytest.fixture
def fill(blank_workbook: bytes, tmp_path: Path) -> Callable[..., Path]:
    """Fills in cells by indicator and column: fill({"地区生产总值": {"q1": "5.7%"}})."""

    def filled(
        rows: dict[str, dict[str, Any]],
        name: str = "filled.xlsx",
        change: Callable[[Any], None] | None = None,
    ) -> Path:
        book = openpyxl.load_workbook(io.BytesIO(blank_workbook))
        for indicator, values in rows.items():
            for column, value in values.items():
                cell_of(book[words().all_sheet], indicator, column).value = value
        if change is not None:
            change(book)
        path = tmp_path / name
        book.save(path)
        return path

    return filled


@pytest.fixture
def take_over(built: Tables, empty_project: Project) -> Callable[..., progress_import.Imported]:
    """Imports a workbook into the project."""
    return lambda path, **options: progress_import.take_over(path, built, empty_project, **options)
