"""What the text of an assessment says of goals by their names alone, where it counts them."""

from __future__ import annotations

from collections.abc import Callable

from indicators.analysis.plans.plan_review import review
from indicators.tables.store import Tables
from indicators.views.plan_account import PlanAccountViews

PLAN = """丹东市国民经济和社会发展第十四个五年规划纲要
一、主要目标
到2025年，粮食总产量达到142万吨，常住人口城镇化率达到57%，森林覆盖率达到20%，五年城镇新增就业6.5万人，\
空气质量优良天数比例达到92%。
"""
ASSESSMENT = """丹东市“十四五”规划纲要实施情况中期评估报告
一、总体实施情况
截至2022年底，《纲要》确定的5项主要指标中，粮食总产量、城镇新增就业2项指标提前实现，常住人口城镇化率1项符合预期，\
2项滞后于预期（森林覆盖率和空气质量优良天数比例）。
2022年粮食总产量达到141万吨，快于规划进度。
"""


def test_an_opinion_is_of_the_goals_that_the_text_names(issued_papers: Callable[..., Tables]) -> None:
    tables = issued_papers((PLAN, "2021-03-01"), (ASSESSMENT, "2023-10-26"))
    (made,) = review(tables, "丹东市", "2021/2025").assessments
    assert "未收录" not in PlanAccountViews.of(tables, "丹东市", "2021/2025").summary().text
    said = {goal.own.indicator: (goal.said, goal.in_text) for goal in made.goals}
    assert said == {
        "粮食总产量": ("faster", "achieved_early"),
        "城镇新增就业": ("achieved_early", ""),
        "常住人口城镇化率": ("as_expected", ""),
        "森林覆盖率": ("lagging", ""),
        "空气质量优良天数比例": ("lagging", ""),
    }


def test_a_plan_of_which_only_later_papers_are_there_says_so(issued_papers: Callable[..., Tables]) -> None:
    change = (
        "丹东市人民政府关于调整《丹东市国民经济和社会发展第十四个五年规划纲要》部分指标的通知\n"
        "一、森林覆盖率2025年目标由20%调整为19%。\n"
    )
    tables = issued_papers((ASSESSMENT, "2023-10-26"), (change, "2023-12-20"))
    told = PlanAccountViews.of(tables, "丹东市", "2021/2025").summary().text
    assert "未收录“十四五”规划文本，目标和基期据评估报告或调整通知所列。" in told
