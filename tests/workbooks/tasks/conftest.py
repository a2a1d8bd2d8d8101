"""A city whose list of tasks was just read, and ways to fill in its sheet of tasks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from indicators.project import ROOT_VARIABLE, Project
from indicators.storage.kept_results import FOLDER
from indicators.workbooks.progress.progress_task_layout import task_sheet

from ...commands import succeed

TASKS = (
    "丹东市2025年政府工作报告任务分解方案\n一、主要任务\n"
    "1.新建口袋公园20个。\n牵头单位：市住房城乡建设局\n"
    "2.加强调查研究。\n牵头单位：市政府办公室\n"
    "3.6月底前完成机构改革。\n牵头单位：市委编办\n"
)
TEMPLATE = ("progress", "template", "--place", "丹东市", "--year", 2025)
Fill = dict[str, dict[str, Any]]


Stamps = dict[str, tuple[int, int]]


def stamps(data: Path) -> Stamps:
    """What tells whether a file was written since it was copied, by its path."""
    files = (path for path in data.rglob("*") if path.is_file() and not path.is_relative_to(data / FOLDER))
    return {str(path.relative_to(data)): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


@pytest.fixture(scope="session")
def new_city(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A project with one paper of three tasks, one of them with a number, and the template of its sheet."""

    def fill(folder: Path) -> None:
        home = Project(folder / "city")
        (home.data / "raw").mkdir(parents=True)
        paper = folder / "list.txt"
        paper.write_text(TASKS, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(ROOT_VARIABLE, str(home.root))
            succeed("register", paper)
            succeed("build")
            succeed(*TEMPLATE, "--out", folder / "template.xlsx")

    return made_once("task-city", fill)


@pytest.fixture
def city(new_city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of its own with one paper of three tasks, one of them with a number."""
    project = Project(tmp_path / "city")
    shutil.copytree(new_city / "city", project.root, ignore=shutil.ignore_patterns(FOLDER))
    monkeypatch.setenv(ROOT_VARIABLE, str(project.root))
    return project


@pytest.fixture
def fill(city: Project, new_city: Path, tmp_path: Path) -> Callable[..., Path]:
    """Makes a template and fills rows in by the task's number; the number "" is the first spare row."""

    def filled(rows: Fill, name: str = "w.xlsx", parks: str = "") -> Path:
        path = tmp_path / name
        if stamps(city.data) == stamps(new_city / "city" / "data"):
            shutil.copy(new_city / "template.xlsx", path)
        else:
            succeed(*TEMPLATE, "--out", path)
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
