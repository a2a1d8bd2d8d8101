"""A small project whose notebooks are made here: some run, others break, hang, warn or lose their kernel."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators.batch import report_kinds
from indicators.batch.fork_client import ForkServer
from indicators.batch.report_kinds import ReportKinds
from indicators.project import Project
from indicators.tables.store import Tables

ROOT_NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PARAMETERS = """place: str = "鞍山市"
quarter: str = "2023-Q1"
lang: str = "zh"
include_restricted: bool = False"""
FIGURE = """from indicators.charts.theme import figure
from indicators.views.display import Chart
drawn = figure(240)
drawn.add_bar(x=["甲", "乙"], y=[2023, int(quarter[-1])])
Chart(drawn, "两根柱</script>", "甲高于乙。")"""
TABLE = """from indicators.views.cells import lines
from indicators.views.table import Column, Table
Table.of([quarter], [Column("季度", lambda one: lines(str(one)))], place)"""


def code(source: str, *tags: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": f"c{abs(hash(source)) % 10**8}",
        "metadata": {"tags": list(tags)},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def words(source: str, english: str = "") -> dict[str, Any]:
    metadata = {"en": english} if english else {}
    return {
        "cell_type": "markdown",
        "id": f"m{abs(hash(source)) % 10**8}",
        "metadata": metadata,
        "source": source,
    }


def notebook(*cells: dict[str, Any], indicators: object = None) -> str:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata: dict[str, Any] = {"kernelspec": kernel, "language_info": {"name": "python"}}
    metadata |= {} if indicators is None else {"indicators": indicators}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def tables_of(targets: list[tuple[Any, ...]], documents: list[tuple[Any, ...]]) -> Tables:
    """Tables with nothing but what jobs are taken from."""
    held = {
        "targets": pd.DataFrame(
            targets, columns=["document_id", "place", "adcode", "horizon", "period"]
        ).assign(indicator_id=""),
        "documents": pd.DataFrame(documents, columns=["document_id", "place", "kind", "period"]),
    }
    return replace(Tables.empty(), **held)


@pytest.fixture(scope="session")
def kinds(project: Project) -> ReportKinds:
    """The kinds of reports of the committed notebooks."""
    found = report_kinds.load(project.notebooks)
    assert found.faults == ()
    return found


@pytest.fixture
def declaring(tmp_path: Path) -> Callable[..., Path]:
    """Writes a notebook of one cell with tags."""

    def write(source: str, *tags: str) -> Path:
        path = tmp_path / "n.ipynb"
        path.write_text(notebook(code(source, *(tags or ("parameters",)))), encoding="utf-8")
        return path

    return write


@pytest.fixture
def noted(tmp_path: Path) -> Callable[[list[str]], Path]:
    """Writes a notebook of code cells."""

    def write(cells: list[str]) -> Path:
        path = tmp_path / "cells.ipynb"
        path.write_text(notebook(*map(code, cells)), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def server() -> Iterator[ForkServer]:
    """A process that forks kernels, the same for all tests."""
    process = ForkServer(["indicators.views.quarterly_report"])
    yield process
    process.close()


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A project with notebooks and no data."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    project = Project(tmp_path)
    project.notebooks.mkdir()
    start = [words("# 题\n\n一句话。", "# Title\n\nOne sentence."), code(PARAMETERS, "parameters")]
    ends = {
        "good": [
            words("## 图\n\n看图。", "## Figure\n\nLook."),
            code(FIGURE),
            words("## 表", "## Table"),
            code(TABLE),
        ],
        "broken": [code("open_heart = 1 / 0")],
        "hung": [code("import time; time.sleep(600)")],
        "lost": [code("import os; os._exit(1)")],
        "warned": [code("import warnings\nwarnings.warn('old ways')\nplace")],
    }
    for name, cells in ends.items():
        (project.notebooks / f"{name}.ipynb").write_text(notebook(*start, *cells), encoding="utf-8")
    return project
