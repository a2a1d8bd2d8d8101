from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.cli.app import app
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables

PLACE = "丹东市"
PLAN = f"{PLACE}国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n一、主要目标\n"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Tables]:
    """Makes tables of a plan's text, reports of years (of_2024) and whole papers, by commands alone."""
    from typer.testing import CliRunner

    def run(*words: str) -> None:
        done = CliRunner().invoke(app, [*words])
        assert done.exit_code == 0, done.output

    def make(plan: str, **reports: str) -> Tables:
        (tmp_path / "data/raw").mkdir(parents=True)
        monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
        monkeypatch.chdir(tmp_path)
        Path("plan.txt").write_text(PLAN + plan + "\n", encoding="utf-8")
        run("register", "plan.txt")
        for name, text in reports.items():
            year = name.removeprefix("of_")
            # A name without a year is that of a paper with a title of its own.
            head = f"{PLACE}{year}年政府工作报告\n一、工作回顾\n" if year != name else ""
            Path(f"{name}.txt").write_text(head + text + "\n", encoding="utf-8")
            run("register", f"{name}.txt")
        run("build")
        return Tables.load(Project(tmp_path))

    return make
