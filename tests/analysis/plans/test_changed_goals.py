"""Goals of a plan that an assessment changes on the way."""

from __future__ import annotations

from pathlib import Path

import yaml
from typer.testing import CliRunner

from indicators import periods
from indicators.analysis.plans.contribution import contribution_rows
from indicators.analysis.plans.plan_account import PlanGoal, account_rows
from indicators.analysis.row_filters import know
from indicators.cli.app import app
from indicators.project import Project
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.views.plan_account_tables import PlanAccountTables

PLACE = "丹东市"


def with_notice(text: str, folder: Path) -> Tables:
    """Register a mid-term assessment of August 2023, and build the tables again."""
    paper = f"{PLACE}“十四五”规划纲要实施情况中期评估报告\n一、调整建议\n{text}\n"
    Path("notice.txt").write_text(paper, encoding="utf-8")
    assert CliRunner().invoke(app, ["register", "notice.txt"]).exit_code == 0
    register = folder / "data/raw/documents.yaml"
    entries = yaml.safe_load(register.read_text(encoding="utf-8"))
    entries[-1]["issued"] = "2023-08-01"
    register.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    assert CliRunner().invoke(app, ["build"]).exit_code == 0
    return Tables.load(Project(folder))


def judged(tables: Tables, year: int) -> list[PlanGoal]:
    return account_rows(tables, PLACE, periods.parse(str(year)))


def test_a_rise_that_led_to_a_level_which_was_changed_is_no_goal_any_more(told, tmp_path: Path) -> None:
    told(
        "| 指标 | 2020年 | 2025年 | 累计 | 属性 |\n| --- | --- | --- | --- | --- |\n"
        "| 研发经费投入强度（%） | 0.62 | 1.2 | 〔0.58〕 | 预期性 |",
        of_2025="2024年，研发经费投入强度达到0.88%。",
        of_2026="2025年，研发经费投入强度达到0.93%。",
    )
    tables = with_notice("2025年研发经费投入强度由1.2%调整为0.9%。", tmp_path)
    assert [(row.value, row.unit) for row in judged(tables, 2022)] == [(1.2, "%"), (0.58, "百分点")]
    (row,) = judged(tables, 2025)
    assert (row.value, row.status) == (0.9, "met")
    assert row.latest_id == row.observation_ids
    (beside,) = contribution_rows(know(tables, PLACE, 2025))
    assert (beside.goal, beside.measure) == (0.9, "share")


def test_a_changed_goal_is_judged_since_it_was_changed(told, tmp_path: Path) -> None:
    told("到2025年，高新技术企业达到500家。", of_2026="2025年末，高新技术企业达到545家。")
    tables = with_notice("将高新技术企业由500家调整为560家。", tmp_path)
    rows = {year: judged(tables, year) for year in (2022, 2025)}
    assert [(row.value, row.replaced) for row in rows[2022]] == [(500, "")]
    (row,) = rows[2025]
    assert (row.value, row.status, row.gap, row.replaced) == (560, "missed", -15, "500家")
    assert row.in_force_from == "2023-08-01"
    account = PlanAccountTables(Localizer("zh"), Citations(tables, "zh"))
    assert "原目标500家，2023-08-01调整" in account.seen([row], "规划目标完成情况", "").html
