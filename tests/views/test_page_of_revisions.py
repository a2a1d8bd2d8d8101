"""Goals that a later paper changes, from the papers' words to what is judged and shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from indicators.analysis.select import annual_targets, plan_goals
from indicators.analysis.tracking import Tracked, track_rows
from indicators.cli.app import app
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.matching import answers
from indicators.tables.records import Target, records
from indicators.tables.store import Tables
from indicators.views.display import NOTHING
from indicators.views.quarterly_report import QuarterlyReportViews

PLACE = "丹东市"
TASKS = f"""{PLACE}2025年政府工作报告任务分解方案
一、主要任务
1.地区生产总值增长6%，一般公共预算收入增长5%。
牵头单位：市发展改革委
2.加强调查研究。
牵头单位：市政府办公室
3.做好新闻宣传。
牵头单位：市政府新闻办
"""
NOTICE = f"{PLACE}人民政府关于调整2025年地区生产总值预期目标的通知\n"
PLAN = f"{PLACE}国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n一、主要目标\n"
ASSESSMENT = f"{PLACE}“十四五”规划纲要实施情况中期评估报告\n"


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Tables]:
    """Makes tables of papers, each with the day it was issued, by the commands alone."""

    def run(*words: str) -> None:
        done = CliRunner().invoke(app, [*words])
        assert done.exit_code == 0, done.output

    def make(*papers: tuple[str, str]) -> Tables:
        (tmp_path / "data/raw").mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
        monkeypatch.chdir(tmp_path)
        register = tmp_path / "data/raw/documents.yaml"
        for number, (text, issued) in enumerate(papers):
            Path(f"{number}.txt").write_text(text, encoding="utf-8")
            run("register", f"{number}.txt")
            entries = yaml.safe_load(register.read_text(encoding="utf-8"))
            entries[-1]["issued"] = issued
            register.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
        run("build")
        return Tables.load(Project(tmp_path))

    return make


def row(tables: Tables, quarter: str, indicator_id: str = "gdp") -> Tracked:
    (found,) = (r for r in track_rows(tables, PLACE, quarter) if r.indicator_id == indicator_id)
    return found


def test_the_old_target_is_judged_until_the_notice_and_both_are_shown(tables) -> None:
    made = tables(
        (TASKS, "2025-01-20"),
        (f"{NOTICE}将2025年地区生产总值预期目标由增长6%调整为增长5%左右。\n", "2025-08-15"),
    )
    before, since = row(made, "2025-Q2"), row(made, "2025-Q3")
    assert (before.target, before.replaced) == ("增长6%", "")
    assert (since.target, since.replaced, since.in_force_from) == ("增长5%左右", "增长6%", "2025-08-15")
    assert since.task == before.task == "1"
    assert row(made, "2025-Q4").target == "增长5%左右"
    # A revision is no outcome and no contradiction.
    assert made.observations.empty
    assert not made.targets["flags"].str.contains("contradicts").any()
    html = QuarterlyReportViews.of(made, PLACE, "2025-Q3").key_indicators().html
    assert "增长5%左右" in html
    assert "原目标增长6%，2025-08-15调整" in html
    assert "原目标" not in QuarterlyReportViews.of(made, PLACE, "2025-Q1").key_indicators().html
    changes = QuarterlyReportViews.of(made, PLACE, "2025-Q3").changes().html
    assert "目标调整" in changes
    assert "当时目标增长6%" in changes


def test_a_notice_alone_has_both_values(tables) -> None:
    made = tables((f"{NOTICE}将2025年地区生产总值预期目标由增长6%调整为增长5%左右。\n", "2025-08-15"))
    assert row(made, "2025-Q1").target == "增长6%"
    assert (row(made, "2025-Q4").target, row(made, "2025-Q4").replaced) == ("增长5%左右", "增长6%")


def test_a_second_change_replaces_the_first(tables) -> None:
    made = tables(
        (TASKS, "2025-01-20"),
        (f"{NOTICE}将地区生产总值预期目标调整为增长5%左右（原目标为6%）。\n", "2025-05-10"),
        (
            f"{PLACE}关于再次调整2025年主要指标的通知\n地区生产总值预期目标由增长5%左右下调至增长4%以上。\n",
            "2025-11-03",
        ),
    )
    told = [row(made, f"2025-Q{quarter}").target for quarter in (1, 2, 3, 4)]
    assert told == ["增长6%", "增长5%左右", "增长5%左右", "增长4%以上"]
    last = row(made, "2025-Q4")
    assert (last.replaced, last.task) == ("增长5%左右", "1")
    assert len(annual_targets(made, PLACE, 2025)) == 2
    assert [
        t.low for t in annual_targets(made, PLACE, 2025, date(2025, 3, 31)) if t.indicator_id == "gdp"
    ] == [6]


def test_a_count_changed_keeps_its_terms_and_the_quarters_before_their_figures(
    tables, tmp_path: Path
) -> None:
    made = tables(
        (
            TASKS.replace("一般公共预算收入增长5%", "改造老旧小区40个，居民消费价格涨幅控制在6%左右"),
            "2025-01-20",
        ),
        (
            f"{NOTICE}改造老旧小区任务由40个调整为52个。将地区生产总值增长目标由6%调增至7%。\n",
            "2025-08-20",
        ),
    )
    told = {quarter: row(made, quarter, "old_housing") for quarter in ("2025-Q2", "2025-Q4")}
    assert [one.target for one in told.values()] == ["40个", "52个"]
    assert {one.aim for one in told.values()} == {"flow"}
    assert told["2025-Q4"].replaced == "40个"
    assert row(made, "2025-Q4").target == "7%"
    # The figure of the growth is its own, not the one 左右 stands behind.
    assert (row(made, "2025-Q2").target, row(made, "2025-Q2", "cpi").target) == ("增长6%", "6%左右")
    # What a unit fills in for the target in force speaks to the quarters before it was changed.
    late = told["2025-Q4"].target_id.replace("@", ".")
    figure = f"progress@{late}.2025-H1"
    by_id = {target.target_id: target for target in records(made.targets, Target)}
    assert all(answers(figure, one.target_id, by_id[one.target_id].flags) for one in told.values())
    for quarter in ("2025-Q2", "2025-Q3", "2025-Q4"):
        views = QuarterlyReportViews.of(made, PLACE, quarter)
        assert views.status_by_quarter() is NOTHING
        assert "新增目标" not in views.changes().html
        assert "replaced" not in views.unseen().html


def test_a_plans_goal_is_changed_at_mid_term(tables) -> None:
    made = tables(
        (f"{PLAN}到2025年，高新技术企业达到600家。常住人口城镇化率达到75%。\n", "2021-03-01"),
        (f"{ASSESSMENT}一、调整建议\n将高新技术企业由600家调整为700家。\n", "2023-08-01"),
    )
    assert [goal.target.low for goal in plan_goals(made, PLACE, 2022)] == [600, 75]
    assert sorted(goal.target.low for goal in plan_goals(made, PLACE, 2023)) == [75, 700]
    (new,) = (one for one in records(made.targets, Target) if one.revises)
    assert (new.horizon, new.in_force_from) == ("plan", "2023-08-01")
