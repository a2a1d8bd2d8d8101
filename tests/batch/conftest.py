"""A small project whose notebooks are made here: some run, others break, hang, warn or lose their kernel."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from indicators.batch.fork_client import ForkServer
from indicators.project import Project

PARAMETERS = """place: str = "鞍山市"
year: int = 2023
quarter: int = 1
lang: str = "zh"
include_restricted: bool = False"""
FIGURE = """from indicators.charts.theme import figure
from indicators.views.display import Chart
drawn = figure(240)
drawn.add_bar(x=["甲", "乙"], y=[year, quarter])
Chart(drawn, "两根柱</script>", "甲高于乙。")"""
TABLE = """from indicators.views.display import Html
Html(f"<table><caption>{place}</caption><tr><td>{quarter}</td></tr></table>", place)"""


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


def notebook(*cells: dict[str, Any]) -> str:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


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
        "hung": [code("while True: pass")],
        "lost": [code("import os; os._exit(1)")],
        "warned": [code("import warnings\nwarnings.warn('old ways')\nplace")],
    }
    for name, cells in ends.items():
        (project.notebooks / f"{name}.ipynb").write_text(notebook(*start, *cells), encoding="utf-8")
    return project
