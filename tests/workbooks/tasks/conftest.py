"""A city whose list of tasks was just read, and ways to fill in its sheet of tasks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from indicators.project import ROOT_VARIABLE, Project
from indicators.workbooks.progress.progress_task_layout import task_sheet

from ...commands import succeed

TASKS = (
    "丹东市2025年政府工作报告任务分解方案\n一、主要任务\n"
    "1.新建口袋公园20个。\n牵头单位：市住房城乡建设局\n"
    "2.加强调查研究。\n牵头单位：市政府办公室\n"
    "3.6月底前完成机构改革。\n牵头单位：市委编办\n"
)
Fill = dict[str, dict[str, Any]]


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with one paper of three tasks, one of them with a number."""
    project = Project(tmp_path / "city")
    (project.root / "data" / "raw").mkdir(parents=True)
    monkeypatch.setenv(ROOT_VARIABLE, str(project.root))
    paper = tmp_path / "list.txt"
    paper.write_text(TASKS, encoding="utf-8")
    succeed("register", paper)
    succeed("build")
    return project


@pytest.fixture
def fill(city: Project, tmp_path: Path) -> Callable[..., Path]:
    """Makes a template and fills rows in by the task's number; the number "" is the first spare row."""

    def filled(rows: Fill, name: str = "w.xlsx", parks: str = "") -> Path:
        path = tmp_path / name
        succeed("progress", "template", "--place", "丹东市", "--year", 2025, "--out", path)
        book = openpyxl.load_workbook(path)
        if parks:
            book["进度"]["I2"] = parks
        sheet = book["任务"]
        columns = {column: number for number, column in enumerate(task_sheet().columns, 1)}
        for number, values in rows.items():
            line = next(row[0].row for row in sheet.iter_rows(min_row=2) if (row[0].value or "") == number)
            for column, value in values.items():
                sheet.cell(line, columns[column]).value = value
        book.save(path)
        return path

    return filled


@pytest.fixture
def track(city: Project) -> Callable[..., dict[str, dict[str, Any]]]:
    """Gives the tasks' rows of `track` by number."""

    def tracked(*options: str) -> dict[str, dict[str, Any]]:
        made = succeed("track", "--place", "丹东市", "--format", "jsonl", *options).stdout
        rows = [json.loads(line) for line in made.splitlines()]
        return {row["task"]: row for row in rows if row["aim"] == "task"}

    return tracked
