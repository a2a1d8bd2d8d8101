"""What a plan asks of each year, and what is not missing before its first."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.documents.register import registration
from indicators.project import Project
from indicators.views.plan_vs_annual import PlanVsAnnualViews

from ..fresh_tables import build

PLACE = "丹东市"
PLAN = f"""{PLACE}国民经济和社会发展第十四个五年规划纲要
表1 主要指标
指标	2020年	2025年	[累计]	属性
高新技术企业数（家）	180	400	—	预期性
单位地区生产总值能耗降低（%）	—	—	[13.5]	约束性
常住人口城镇化率（%）	51	56	—	预期性
注：[ ]内为五年累计数。
"""
REPORT = f"""2021年{PLACE}政府工作报告
一、2020年工作回顾
高新技术企业达到180家，单位地区生产总值能耗下降2.6%，常住人口城镇化率51%。
二、2021年主要目标
高新技术企业达到220家，单位地区生产总值能耗下降3%，常住人口城镇化率达到52%。
"""


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> PlanVsAnnualViews:
    own = Project(tmp_path_factory.mktemp("plan"))
    own.documents.mkdir(parents=True)
    for name, text in (("plan", PLAN), ("report", REPORT)):
        (own.root / f"{name}.txt").write_text(text, encoding="utf-8")
        registration.add(own, [Path(own.root / f"{name}.txt")])
    return PlanVsAnnualViews.of(build(own), PLACE, 2021)


def test_every_goal_says_what_each_year_has_to_bring(views: PlanVsAnnualViews) -> None:
    html = views.goals().html
    assert "下降2.86%" in html
    assert "提高1个百分点" in html


def test_the_year_before_a_plan_is_no_missing_outcome(views: PlanVsAnnualViews) -> None:
    assert "缺2020年实绩" not in views.cautions().html
