"""`indicators export`: what it says of what it wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.batch import new_project
from indicators.project import Project

from .. import commands

PAPER = "鞍山市2025年政府工作报告\n\n一、2024年工作回顾\n\n{done}。\n\n二、2025年重点工作\n\n今年{words}。\n"


def project_with(folder: Path, words: str, done: str = "") -> Project:
    """Begin a project with one paper."""
    made = new_project.create(folder / "项目")
    paper = folder / "鞍山市2025年政府工作报告.txt"
    paper.write_text(PAPER.format(words=words, done=done or "工作取得进展"), encoding="utf-8")
    run(made, "register", paper)
    return made


def run(project: Project, *words: object) -> str:
    return commands.succeed("--project", project.root, *words, "--lang", "zh").stderr


@pytest.mark.parametrize(("form", "told"), [("opensdg", "没有可发布的数列："), ("growth", "没有增长目标，")])
def test_an_export_without_a_figure_says_so(tmp_path: Path, form: str, told: str) -> None:
    made = project_with(tmp_path, "新建5G基站120个")
    assert told in run(made, "export", "--to", form, tmp_path / "out")


@pytest.mark.parametrize("form", ["opensdg", "growth"])
def test_an_export_with_figures_says_nothing_of_it(tmp_path: Path, form: str) -> None:
    made = project_with(tmp_path, "地区生产总值增长5%左右", "全年地区生产总值增长4.6%")
    told = run(made, "export", "--to", form, tmp_path / "out")
    assert "已写出" in told
    assert "没有" not in told
