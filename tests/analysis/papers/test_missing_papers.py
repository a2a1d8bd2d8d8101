"""Papers that others say there must be: named together, and what is there is used all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.analysis.papers.missing_papers import missing_papers
from indicators.analysis.plans.plan_account import account
from indicators.cli.app import app
from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views.data_quality import DataQualityViews
from indicators.views.plan_account import PlanAccountViews
from indicators.views.table import Table

CITY = Path(__file__).parent / "city"
PLACE = "丹东市"
REPORTS = ("report-2022", "report-2026")


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tables, str]:
    """Tables of two reports four years apart and a mid-term alone, and what the build tells of them."""
    folder = tmp_path_factory.mktemp("gaps")
    (folder / "data/raw").mkdir(parents=True)
    names = ("midterm.txt", "report-2022.txt", "report-2026.txt")
    papers = [shutil.copy(CITY / name, folder / name) for name in names]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(folder))
        assert CliRunner().invoke(app, ["register", *map(str, papers)]).exit_code == 0
        built = CliRunner().invoke(app, ["build"])
        assert built.exit_code == 0, built.output
    return Tables.load(Project(folder)), built.stderr


def test_years_between_two_reports_and_a_plan_only_assessed_are_named(gaps):
    tables, told = gaps
    found = [(gap.kind, gap.period, gap.told_by) for gap in missing_papers(tables, PLACE)]
    assert found == [
        ("five_year_plan", "2021/2025", ("210600-2021-midterm-assessment",)),
        ("work_report", "2023", REPORTS),
        ("work_report", "2024", REPORTS),
        ("work_report", "2025", REPORTS),
    ]
    assert told.count("Missing: ") == 4
    assert f"Missing: work_report of {PLACE} for 2024 (told by {', '.join(REPORTS)})" in told


def test_the_goals_of_a_plan_only_assessed_are_judged(gaps):
    rows = account(gaps[0], PLACE, 2025).set_index("indicator")
    assert rows.loc["森林覆盖率", ["goal", "status"]].tolist() == ["39.5%", "missed"]
    assert rows.loc["高新技术企业数", "status"] == "met"


def test_the_account_of_such_a_plan_says_so(gaps):
    assert "未收录“十四五”规划文本" in PlanAccountViews.of(gaps[0], PLACE, "2021/2025").summary().text


def test_the_page_names_them_together(gaps):
    table = DataQualityViews.of(gaps[0]).missing()
    assert isinstance(table, Table)
    assert [row[1].words for row in table.rows] == ["五年规划纲要", *["政府工作报告"] * 3]
    assert "没有发现" in DataQualityViews.of(Tables.load(), "鞍山市").missing().text
