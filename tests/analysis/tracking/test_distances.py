"""A target that is a distance from a larger place, or from GDP, is judged by both figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.analysis.tracking.tracking import track_rows
from indicators.cli.app import app
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables

REPORT = (
    "丹东市2025年政府工作报告\n一、2024年工作回顾\n各项工作有序推进。\n二、2025年工作安排\n主要预期目标是："
    "规模以上工业增加值增速高于全省平均水平2个百分点，固定资产投资增速高于全省1个百分点以上，"
    "居民人均可支配收入增速快于GDP增速1个百分点，城镇调查失业率低于全省平均水平0.5个百分点，"
    "进出口总额增速高于全省平均水平3个百分点。\n"
)
OWN = (
    "丹东市2025年上半年经济运行情况\n上半年，地区生产总值增长5.2%，规模以上工业增加值增长8%，固定资产投资增长6%，"
    "居民人均可支配收入增长5.8%，城镇调查失业率5.1%，进出口总额增长9%。\n"
)
PROVINCE = (
    "辽宁省2025年上半年经济运行情况\n上半年，全省地区生产总值增长5%，规模以上工业增加值增长5.5%，"
    "固定资产投资增长5.5%，城镇调查失业率5.5%。\n"
)

Judged = Callable[..., dict[str, tuple[str, float, str]]]


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judged:
    (tmp_path / "data/raw").mkdir(parents=True)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def rows(*papers: str) -> dict[str, tuple[str, float, str]]:
        for number, text in enumerate(papers):
            Path(f"{number}.txt").write_text(text, encoding="utf-8")
            assert CliRunner().invoke(app, ["register", f"{number}.txt"]).exit_code == 0
        assert CliRunner().invoke(app, ["build"]).exit_code == 0
        found = track_rows(Tables.load(Project(tmp_path)), "丹东市", "2025-Q2")
        return {row.indicator: (row.status, row.gap, row.reason) for row in found}

    return rows


def test_a_distance_is_worked_out_from_both_figures(judged: Judged) -> None:
    rows = judged(REPORT, OWN, PROVINCE)
    assert rows["规模以上工业增加值增速高于全省平均水平"] == ("above_target", 0.5, "distance_of:8%|5.5%")
    assert rows["固定资产投资增速高于全省"] == ("below_target", -0.5, "distance_of:6%|5.5%")
    assert rows["居民人均可支配收入增速快于GDP增速"] == ("below_target", -0.4, "distance_of:5.8%|5.2%")
    assert rows["城镇调查失业率低于全省平均水平"] == ("below_target", -0.1, "distance_of:5.1%|5.5%")
    # Of the province's trade nothing is known.
    assert rows["进出口总额增速高于全省平均水平"][0] == "no_observation"


def test_a_distance_that_a_paper_tells_is_taken_as_told(judged: Judged) -> None:
    told = OWN.replace("增长8%，", "增长8%，增速高于全省平均水平2.4个百分点，")
    rows = judged(REPORT, told, PROVINCE)
    assert rows["规模以上工业增加值增速高于全省平均水平"] == ("above_target", 0.4, "")
