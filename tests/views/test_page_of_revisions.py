"""Goals that a later paper changes, from the papers' words to what is judged and shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from indicators.analysis.papers.data_quality import contradiction_rows
from indicators.analysis.places.national_overview import overview
from indicators.analysis.plans.plan_account import account_rows
from indicators.analysis.row_filters import annual_targets, plan_goals
from indicators.analysis.tracking.tracking import Tracked, track_rows
from indicators.periods import parse
from indicators.tables.contract.records import Target, records
from indicators.tables.matching.figure_matching import answers
from indicators.tables.store import Tables
from indicators.views.display import NOTHING
from indicators.views.plan_account import PlanAccountViews
from indicators.views.plan_vs_annual import PlanVsAnnualViews
from indicators.views.quarterly_report import QuarterlyReportViews
from indicators.views.responsibility import ResponsibilityViews

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
def tables(issued_papers: Callable[..., Tables]) -> Callable[..., Tables]:
    return issued_papers


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
    # The overview of the year has the target in force at its end.
    (group,) = (one for one in overview(made, 2025, least=1) if one.indicator_id == "gdp")
    assert [one.value for one in group.targets] == [5]
    changes = QuarterlyReportViews.of(made, PLACE, "2025-Q3").changes().html
    assert "目标调整" in changes
    assert "当时目标增长6%" in changes
    tasks = QuarterlyReportViews.of(made, PLACE, "2025-Q3").tasks().html
    assert "地区生产总值 增长5%左右、原目标增长6%，2025-08-15调整" in tasks
    assert "原目标" not in QuarterlyReportViews.of(made, PLACE, "2025-Q1").tasks().html


def test_who_answers_for_a_changed_target_reads_what_it_was(tables) -> None:
    made = tables(
        (TASKS, "2025-01-20"),
        (f"{NOTICE}将2025年地区生产总值预期目标由增长6%调整为增长5%左右。\n", "2025-08-15"),
        (f"{PLACE}2025年前三季度经济运行情况\n前三季度，地区生产总值同比增长5.2%。\n", "2025-10-20"),
    )
    assert "原目标增长6%" in ResponsibilityViews.of(made, PLACE, 2025).tasks().html


def test_by_the_end_of_a_month_the_target_is_that_in_force_then(tables) -> None:
    made = tables(
        (TASKS, "2025-01-20"),
        (f"{NOTICE}将2025年地区生产总值预期目标由增长6%调整为增长5%左右。\n", "2025-08-15"),
    )
    months = [
        next(one.target for one in track_rows(made, PLACE, "2025-Q2", until=day) if one.indicator_id == "gdp")
        for day in (date(2025, 7, 31), date(2025, 8, 31))
    ]
    assert months == ["增长6%", "增长5%左右"]


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
    assert row(made, "2025-Q4").target == "增长7%"
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


def test_a_notice_that_confirms_an_assessments_change_leaves_the_first_goal_beside_it(tables) -> None:
    made = tables(
        (f"{PLAN}到2025年，高新技术企业达到600家。\n", "2021-03-01"),
        (f"{ASSESSMENT}一、调整建议\n将高新技术企业由600家调整为700家。\n", "2023-08-01"),
        (
            f"{PLACE}关于调整“十四五”规划纲要部分指标的通知\n2025年高新技术企业由600家调整为700家。\n",
            "2024-01-15",
        ),
    )
    (goal,) = account_rows(made, PLACE, parse("2025"))
    assert (goal.goal, goal.in_force_from, goal.replaced) == ("700家", "2024-01-15", "600家")
    html = PlanAccountViews.of(made, PLACE, "2021/2025").goals().html
    assert "原目标600家，2023-08-01调整" in html
    assert "原目标700家" not in html
    assert "原目标700家" not in PlanVsAnnualViews.of(made, PLACE, 2025).account().html


OFF = TASKS.replace(
    "2.加强调查研究。", "2.举办大型招聘活动30场，新建口袋公园20个，组织文艺演出50场。加强调查研究。"
)


def test_the_page_before_a_change_says_what_the_target_became_and_by_which_paper(tables) -> None:
    made = tables(
        (TASKS, "2025-01-20"),
        (f"{NOTICE}将2025年地区生产总值预期目标由增长6%调整为增长5%左右。\n", "2025-08-15"),
    )
    first, second = (QuarterlyReportViews.of(made, PLACE, f"2025-Q{number}") for number in (1, 2))
    # Without any figure the headline indicators stand on the year's first page alone.
    for html in (first.key_indicators().html, first.unseen().html, second.unseen().html):
        assert "2025-08-15起调整为增长5%左右" in html
        assert "关于调整2025年地区生产总值预期目标的通知" in html
    assert row(made, "2025-Q2").later_ids == row(made, "2025-Q3").target_id
    after = QuarterlyReportViews.of(made, PLACE, "2025-Q3")
    assert "关于调整2025年地区生产总值预期目标的通知" in after.key_indicators().html
    assert "1项目标年内经调整：地区生产总值" in after.summary().text


def test_an_old_value_that_only_the_notice_tells_is_said_to_be_so(tables) -> None:
    made = tables(
        (TASKS.replace("地区生产总值增长6%，", ""), "2025-01-20"),
        (f"{NOTICE}将2025年地区生产总值预期目标由增长6%调整为增长5%左右。\n", "2025-08-15"),
    )
    html = QuarterlyReportViews.of(made, PLACE, "2025-Q1").unseen().html
    assert "原定文件未收录，原目标据调整文件" in html
    assert "2025-08-15起调整为增长5%左右" in html


def test_an_old_value_that_no_paper_set_is_found_and_remarked(tables) -> None:
    made = tables(
        (TASKS, "2025-01-20"),
        (f"{NOTICE}将2025年地区生产总值预期目标由增长7%调整为增长5%左右。\n", "2025-08-15"),
    )
    (found,) = (one for one in contradiction_rows(made) if one.check == "old_value")
    assert (found.first_text, found.second_text, found.status) == ("6%", "7%", "contradictory")
    for quarter in ("2025-Q1", "2025-Q3"):
        views = QuarterlyReportViews.of(made, PLACE, quarter)
        assert "调整文件所称原目标与原文件不一致（调整通知 7%）" in views.unseen().html
        assert "调整文件所称原目标与原文件" in views.findings().html


def test_an_old_value_told_rightly_is_no_finding(tables) -> None:
    made = tables(
        (TASKS, "2025-01-20"),
        (f"{NOTICE}将2025年地区生产总值预期目标由增长6.0%调整为增长5%左右。\n", "2025-08-15"),
    )
    assert contradiction_rows(made) == []
    assert "不一致（" not in QuarterlyReportViews.of(made, PLACE, "2025-Q3").unseen().html


@pytest.mark.parametrize(
    "words",
    [
        "举办大型招聘活动30场的任务不再实施，组织文艺演出50场的任务取消。",
        "取消举办大型招聘活动30场、组织文艺演出50场的目标。",
        "将举办大型招聘活动30场、组织文艺演出50场两项任务调出年度目标。",
        "举办大型招聘活动的任务不再实施。取消“组织文艺演出”任务。",
        "举办大型招聘活动30场的任务，因资金原因予以取消；组织文艺演出的目标终止执行。",
    ],
)
def test_a_target_that_is_called_off_counts_no_more(tables, words: str) -> None:
    made = tables((OFF, "2025-01-20"), (f"{NOTICE}{words}\n", "2025-08-15"))
    before = {one.indicator: one.status for one in track_rows(made, PLACE, "2025-Q2")}
    after = {one.indicator: one.status for one in track_rows(made, PLACE, "2025-Q3")}
    assert set(before.values()) == {"no_observation"}
    assert before.keys() == after.keys()
    assert {name for name, status in after.items() if status == "called_off"} == {
        "大型招聘活动",
        "文艺演出",
    }
    assert {one.indicator for one in annual_targets(made, PLACE, 2025)} == {
        "地区生产总值",
        "一般公共预算收入",
        "口袋公园",
    }
    views = QuarterlyReportViews.of(made, PLACE, "2025-Q3")
    assert "2025-08-15起不再实施" in views.unseen().html
    assert "2项目标已取消" in views.summary().text
    assert "2025-08-15起取消" in QuarterlyReportViews.of(made, PLACE, "2025-Q2").unseen().html


def test_what_a_notice_gives_up_and_nobody_set_is_no_target(tables) -> None:
    made = tables((TASKS, "2025-01-20"), (f"{NOTICE}取消办事收费项目12项。\n", "2025-08-15"))
    assert "收费项目" not in {one.indicator for one in track_rows(made, PLACE, "2025-Q4")}
    assert made.set_aside.targets["flags"].tolist() == ["called_off;not_a_target:called_off"]


def test_the_plan_page_shows_both_goals_of_a_mid_term_change(tables) -> None:
    made = tables(
        (f"{PLACE}2021年政府工作报告\n一、2020年工作回顾\n高新技术企业达到300家。\n", "2021-01-10"),
        (f"{PLAN}到2025年，高新技术企业达到600家。常住人口城镇化率达到75%。\n", "2021-03-01"),
        (
            f"{PLACE}2022年政府工作报告\n一、2022年工作安排\n2022年，高新技术企业达到360家。\n",
            "2022-01-10",
        ),
        (
            f"{PLACE}2024年政府工作报告\n一、2024年工作安排\n2024年，高新技术企业达到650家。\n",
            "2024-01-10",
        ),
        (
            f"{ASSESSMENT}一、调整建议\n将高新技术企业由600家调整为700家。取消常住人口城镇化率的目标。\n",
            "2023-08-01",
        ),
    )
    before, after = (PlanVsAnnualViews.of(made, PLACE, year) for year in (2022, 2024))
    (chart,) = after.needs().charts
    for shown in (after.goals().html, chart.caption):
        assert "原目标600家，2023-08-01调整" in shown
    assert "2023-08-01起调整为700家" in before.goals().html
    assert "调整前的目标" in {trace.name for trace in chart.figure.data}
    rows = {one.indicator: one for one in account_rows(made, PLACE, parse("2024"))}
    assert (rows["高新技术企业"].value, rows["常住人口城镇化率"].status) == (700, "called_off")
    assert "2023-08-01起不再实施" in after.other_goals().html
