"""What is told as a range is shown with both ends: targets, figures, in the terminal and the explorer."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.cli.app import app
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views.explore_targets import ExploreTargetsViews

PAPERS = {
    "report": "丹东市2025年政府工作报告\n一、2024年工作回顾\n各项工作有序推进。\n二、2025年工作安排\n"
    "主要预期目标是：地区生产总值增长5%—6%，城镇新增就业2万—2.5万人。\n",
    "half": "丹东市2025年上半年经济运行情况\n上半年，地区生产总值增长5%—5.5%，城镇新增就业1.2万至1.3万人。\n",
}


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tables:
    from typer.testing import CliRunner

    (tmp_path / "data/raw").mkdir(parents=True)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name, text in PAPERS.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
        assert CliRunner().invoke(app, ["register", f"{name}.txt"]).exit_code == 0
    assert CliRunner().invoke(app, ["build"]).exit_code == 0
    return Tables.load(Project(tmp_path))


def test_the_terminal_has_both_ends(tables: Tables) -> None:
    from typer.testing import CliRunner

    told = CliRunner().invoke(app, ["track", "--place", "丹东市", "--quarter", "2025-Q2"]).output
    for words in ("增长5%—6%", "5%—5.5%", "2万—2.5万人", "1.2万—1.3万人"):
        assert words in told


def test_the_explorer_has_both_ends(tables: Tables) -> None:
    words = [cell.words for row in ExploreTargetsViews.of(tables).table().rows for cell in row]
    for told in ("增长5%—6%", "5%—5.5%", "新增（完成）数 2万—2.5万人", "1.2万—1.3万人"):
        assert told in words
    english = [cell.words for row in ExploreTargetsViews.of(tables, "en").table().rows for cell in row]
    assert "12,000 persons—13,000 persons" in english
