"""A place's targets beside those of the level above it, on the page of a quarter."""

from __future__ import annotations

import pytest

from indicators.project import ROOT_VARIABLE, Project
from indicators.tables.store import Tables
from indicators.views.quarterly_report import QuarterlyReportViews


@pytest.fixture(autouse=True)
def _root(built_project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(built_project.root))


def test_without_the_rule_nothing_governs(built_project: Project) -> None:
    view = QuarterlyReportViews.of(Tables.load(built_project), "鞍山市", "2023-Q4").precedence()
    assert "考核依据" not in view.html
    assert "文件未规定从高执行" in view.html


def test_a_county_is_held_against_its_city(built_project: Project) -> None:
    html = QuarterlyReportViews.of(Tables.load(built_project), "海城市", "2023-Q1").precedence().html
    assert "鞍山市（市级目标）" in html
    assert "00000000%" not in html


def test_a_place_without_a_level_above_says_so(built_project: Project) -> None:
    view = QuarterlyReportViews.of(Tables.load(built_project), "辽宁省", "2025-Q1").precedence()
    assert view.text.startswith("辽宁省没有上一级目标可对照")
