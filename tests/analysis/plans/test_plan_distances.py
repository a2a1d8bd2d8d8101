"""A plan's goal that is a distance from the country is judged by both figures, year by year."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.analysis.plans.plan_account import PlanGoal, plan_rows
from indicators.cli.app import app
from indicators.periods import parse
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables

PLAN = (
    "丹东市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n第一章 发展目标\n"
    "“十四五”时期主要目标：地区生产总值年均增速高于全国平均水平0.5个百分点，到2025年，城镇调查失业率低于全国平均水平0.3个百分点，"
    "常住人口城镇化率高于全国平均水平2个百分点。\n"
)


def communique(of: str, office: str, year: int, growth: float, unemployment: float, towns: float) -> str:
    return (
        f"{of}{year}年国民经济和社会发展统计公报\n{office}统计局\n{year + 1}年3月20日\n"
        f"全年生产总值比上年增长{growth}%。城镇调查失业率为{unemployment}%。年末常住人口城镇化率为{towns}%。\n"
    )


def judged(root: Path, papers: list[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, PlanGoal]:
    (root / "data/raw").mkdir(parents=True)
    monkeypatch.setenv(ROOT_VARIABLE, str(root))
    monkeypatch.chdir(root)
    for number, text in enumerate(papers):
        Path(f"{number}.txt").write_text(text, encoding="utf-8")
    names = [f"{number}.txt" for number in range(len(papers))]
    assert CliRunner().invoke(app, ["register", *names]).exit_code == 0
    assert CliRunner().invoke(app, ["build"]).exit_code == 0
    rows = plan_rows(Tables.load(Project(root)), "丹东市", parse("2021/2025"), parse("2025"))
    return {row.indicator: row for row in rows}


def both(years: range) -> list[str]:
    own = [communique("丹东市", "丹东市", year, 5.8, 5.0, 70.6) for year in years]
    return [*own, *(communique("中华人民共和国", "国家", year, 5.0, 5.2, 67.9) for year in years)]


def test_a_distance_of_the_last_year_is_met_or_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = judged(tmp_path, [PLAN, *both(range(2024, 2026))], monkeypatch)
    towns, jobs = rows["常住人口城镇化率高于全国平均水平"], rows["城镇调查失业率低于全国平均水平"]
    assert (towns.status, towns.latest, towns.gap) == ("met", 2.7, 0.7)
    assert towns.reason == "distance_of:70.6%|67.9%"
    assert (jobs.status, jobs.latest, jobs.gap) == ("missed", 0.2, -0.1)
    # Of three years nothing is known, so that there is no mean.
    mean = rows["地区生产总值年均增速高于全国平均水平"]
    assert (mean.status, mean.known_values) == ("undetermined", "0.8;0.8")
    assert mean.missing_years == "2021;2022;2023"


def test_a_distance_told_a_year_is_the_mean_of_all_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = judged(tmp_path, [PLAN, *both(range(2021, 2026))], monkeypatch)
    mean = rows["地区生产总值年均增速高于全国平均水平"]
    assert (mean.status, mean.latest, mean.gap) == ("met", 0.8, 0.3)
