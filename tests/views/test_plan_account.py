"""The account of a plan, from the papers' text to the words of its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators import periods
from indicators.analysis.plans.plan_assessments import Assessment
from indicators.analysis.plans.plan_figures import goals_at, plans_of
from indicators.documents.register import registration
from indicators.errors import BadParameter
from indicators.project import Project
from indicators.tables.contract.records import Target, records
from indicators.tables.store import Tables
from indicators.views.display import Html
from indicators.views.goal_words import goal_words
from indicators.views.localizer import Localizer
from indicators.views.plan_account import PlanAccountViews
from indicators.views.table import Table

from ..fresh_tables import build

PLACE = "丹东市"


@pytest.fixture(scope="module")
def page(plan_city: Callable[..., Tables]) -> PlanAccountViews:
    """The page of the plan at its end."""
    return PlanAccountViews.of(plan_city("plan", "midterm", "next"), PLACE, "2021/2025")


@pytest.fixture(scope="module")
def anshan(built: Tables) -> PlanAccountViews:
    """The page of the plan of which only the plan after it tells."""
    return PlanAccountViews.of(built, "鞍山市", "2016/2020")


def cells(table: Table | Html, name: str) -> dict[str, str]:
    """The words of the row that a name heads, by heading."""
    assert isinstance(table, Table)
    (row,) = (row for row in table.rows if row[0].parts[0].text == name)
    return dict(zip((heading.text for heading in table.headings), (cell.words for cell in row), strict=True))


def test_the_first_sentences_count_as_assessments_do(page: PlanAccountViews) -> None:
    assert page.summary().text.split("。")[:-1] == [
        "9项主要指标中，1项提前实现、2项已完成、3项未完成、2项尚缺2025年数据、1项暂无数据",
        " 3项约束性指标中，1项提前实现、1项已完成、1项未完成；"
        "未达要求的是单位地区生产总值能耗（累计下降11.2%，目标累计下降13%）",
        " 数据未到规划期末的是每千人口拥有执业医师数（2.9人，目标3.2人）、"
        "每万人口高价值发明专利拥有量（8.1件，目标9件）",
        " 中期（2023年末）：1项提前实现、1项快于预期、2项偏慢、1项滞后、3项暂无数据、1项无法判断",
        " 1项指标的目标经中途调整，按调整后的目标判断：高新技术企业",
    ]


def test_the_cards_add_up_to_the_indicators(page: PlanAccountViews) -> None:
    html = page.summary().html
    numbers = [int(part.partition("<")[0]) for part in html.split('class="count">')[1:]]
    assert sum(numbers) == 9


def test_a_goal_is_told_with_all_that_is_known_of_it(page: PlanAccountViews) -> None:
    assert cells(page.goals(), "高新技术企业") == {
        "指标": "高新技术企业 · 预期性",
        "基期": "300家 · 2020年",
        "规划目标": "560家 · 原目标500家以上，2023-08-01调整（丹东市“十四五”规划纲要实施情况中期评估报告）",
        "最新完成情况": "545家 · 2025年 · 规划",
        "逐年（2021—2025年）": "— · 450 · — · — · 545家",
        "判断": "未完成 · 低于目标15家",
        "中期判断（2023年末）": "快于预期",
        "“十五五”": "未延续",
        "备注": "",
        "来源": "中期评估 · 规划",
    }
    assert cells(page.goals(), "森林覆盖率")["判断"] == "已完成 · 高于目标0.3个百分点 · 2022年提前实现"
    assert cells(page.goals(), "单位地区生产总值能耗")["“十五五”"] == "继承 · 累计下降10%"
    # The latest figure alone is not told twice.
    assert cells(page.goals(), "耕地保有量")["逐年（2021—2025年）"] == ""
    assert (
        cells(page.goals(), "每万人口高价值发明专利拥有量")["备注"] == "最近一次数据为2024年，未覆盖规划期末"
    )


def test_what_the_first_sentence_counts_as_early_is_called_so_in_its_row(page: PlanAccountViews) -> None:
    table = page.goals()
    verdicts = [cells(table, row[0].parts[0].text)["判断"] for row in table.rows]
    assert sum("提前实现" in verdict for verdict in verdicts) == 1


def test_goals_of_the_text_stand_apart(page: PlanAccountViews) -> None:
    assert cells(page.others(), "5G基站")["判断"] == "暂无数据"


def test_what_goes_on_in_the_next_plan(page: PlanAccountViews) -> None:
    table = page.after()
    assert cells(table, "地区生产总值") == {
        "指标": "地区生产总值 · 预期性",
        "“十四五”目标": "年均增长5.5%左右",
        "“十四五”完成情况": "未完成",
        "“十五五”目标": "年均增长4.5%左右",
        "衔接": "继承",
        "来源": "规划",
    }
    assert cells(table, "科技型中小企业")["衔接"] == "新增"
    assert cells(table, "森林覆盖率")["衔接"] == "调整"
    before = page.before()
    assert isinstance(before, Html)
    assert before.text == "未收录丹东市“十三五”规划。"


def test_before_the_end_the_page_says_what_is_left_to_do(plan_city: Callable[..., Tables]) -> None:
    page = PlanAccountViews.of(plan_city("plan", "midterm"), PLACE, "2021/2025")
    assert page.summary().text.startswith("截至2023年三季度，9项主要指标中，1项提前实现、")
    row = cells(page.goals(), "常住人口城镇化率")
    assert (row["完成目标进度"], row["判断"]) == ("36% · 时间进度40%", "偏慢")
    assert row["剩余年度年均需完成"] == "提高1.07个百分点"
    assert cells(page.goals(), "每千人口拥有执业医师数")["备注"] == "依据文件未列基期值，无法计算目标完成进度"
    assert isinstance(page.after(), Html)


def test_an_assessment_without_verdicts_is_told_apart_from_none(
    page: PlanAccountViews, plan_city: Callable[..., Tables]
) -> None:
    silent = page.assessed()
    assert isinstance(silent, Html)
    assert silent.text == (
        "已收录《丹东市“十四五”规划纲要实施情况中期评估报告》，其中没有读出对各项指标的进展结论。"
    )
    none = PlanAccountViews.of(plan_city("plan"), PLACE, "2021/2025").assessed()
    assert isinstance(none, Html)
    assert none.text == "未收录这个规划的评估报告。"


def test_an_assessments_counts_are_told_without_any_goal(issued_papers: Callable[..., Tables]) -> None:
    paper = (
        "丹东市“十四五”规划纲要实施情况中期评估报告\n一、总体实施情况\n"
        "《纲要》确定的13项主要指标中，截至2022年底，9项指标达到或超过预期进度，其中2项已提前完成规划目标；"
        "4项指标滞后于预期进度。\n"
    )
    plan = "丹东市国民经济和社会发展第十四个五年规划纲要\n一、主要目标\n到2025年，高新技术企业达到600家。\n"
    made = issued_papers((plan, "2021-03-01"), (paper, "2023-10-26"))
    told = PlanAccountViews.of(made, PLACE, "2021/2025").assessed()
    assert isinstance(told, Html)
    assert told.text.endswith("称13项指标中2项提前实现、7项达到或快于预期、4项滞后。")


def test_a_table_of_some_indicators_does_not_contradict_a_count_of_all() -> None:
    counts = {"achieved_early": 2, "as_expected_or_faster": 7, "lagging": 4}
    some = {"achieved_early": 2, "faster": 1, "as_expected": 4, "lagging": 3}
    made = Assessment("d", "评估", periods.parse("2022"), 13, counts, some, ())
    assert (made.is_partial, made.is_consistent) == (True, True)
    assert replace(made, tabled={**some, "as_expected": 6, "lagging": 4}).is_consistent
    assert not replace(made, tabled={**some, "lagging": 5}).is_consistent


def test_the_plan_before_of_anshan_is_an_account(anshan: PlanAccountViews) -> None:
    words = anshan.summary().text
    assert words.startswith("18项主要指标中，15项已完成、2项未完成、1项尚缺2020年数据。 均为约束性指标；")
    assert "森林增长森林覆盖率（48%，目标49%）" in words
    assert "单位地区生产总值能源消耗（截至2019年累计下降6.64%，目标累计下降16%）" in words
    assert "未收录“十三五”规划文本" in words
    assert cells(anshan.goals(), "森林增长森林覆盖率")["判断"] == "未完成 · 低于目标1个百分点"
    assert cells(anshan.goals(), "单位地区生产总值能源消耗")["“十四五”"] == "调整 · 完成省下达任务"
    # A column without any cell is left out.
    assert "基期" not in [heading.text for heading in anshan.goals().headings]


def test_what_the_plan_took_over_from_the_one_before(built: Tables) -> None:
    table = PlanAccountViews.of(built, "鞍山市", "2021/2025").before()
    assert isinstance(table, Table)
    assert cells(table, "农村贫困人口脱贫")["衔接"] == "未延续"
    assert cells(table, "粮食综合生产能力")["衔接"] == "新增"
    assert table.sub.startswith("“十三五”目标仅据后一规划所列")


def test_bases_and_years_are_told_with_their_units_and_bounds(built: Tables) -> None:
    page = PlanAccountViews.of(built, "鞍山市", "2021/2025")
    assert cells(page.goals(), "地区生产总值")["基期"] == "1738.8亿元 · 2020年"
    # A year's figure keeps what bounds it.
    assert "— · 3.5% · 9% · — · 4%以上" in page.goals().html


def test_the_page_speaks_english(built: Tables) -> None:
    page = PlanAccountViews.of(built, "鞍山市", "2016/2020", "en")
    words = page.summary().text
    assert words.startswith("Of 18 main indicators: 15 met, 2 missed and 1 without a figure of 2020.")
    assert "The paper of the plan for 2016–2020 is not in the collection" in words
    assert "Kept" in page.goals().html
    with pytest.raises(BadParameter):
        PlanAccountViews.of(built, "鞍山市", "2016/2020", "fr")


def test_every_source_and_paper_is_there(page: PlanAccountViews) -> None:
    assert "中期评估报告" in page.papers().text
    assert page.papers().text.count("规划纲要") >= 2
    assert all(row[-1].sources for row in page.goals().rows)


def test_a_plan_of_a_field_has_an_account_by_its_own_years(tmp_path: Path) -> None:
    """And is not taken for the plan of its city: pages of a year are held against that alone."""
    own = Project(tmp_path)
    own.documents.mkdir(parents=True)
    field = f"{PLACE}科技创新行动方案（2023—2025年）\n一、总体目标\n"
    plan = f"{PLACE}国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n一、主要目标\n"
    papers = {
        "field": f"{field}到2025年，高新技术企业达到1000家。\n",
        "plan": f"{plan}到2025年，高新技术企业达到900家，常住人口城镇化率达到70%。\n",
    }
    for name, text in papers.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        registration.add(own, [tmp_path / f"{name}.txt"])
    tables = build(own)
    assert [span.text for span in plans_of(tables, PLACE)] == ["2021/2025", "2023/2025"]
    views = PlanAccountViews.of(tables, PLACE, "2023/2025")
    assert cells(views.goals(), "高新技术企业")["规划目标"] == "1000家"
    assert views.goals().caption.startswith(f"{PLACE}2023—2025年规划")
    assert "十三五" not in views.before().text + views.after().text
    assert {span.text for _, span in goals_at(tables, PLACE, date(2024, 12, 31))} == {"2021/2025"}


def test_what_is_added_to_a_mean_is_told_as_its_move(built: Tables) -> None:
    """人均预期寿命 [0.5] of a plan's table is no new half year."""
    (goal,) = [row for row in records(built.targets, Target) if row.indicator_id == "life_expectancy"][:1]
    moved = replace(goal, measure="increment", basis="cumulative", low=0.5, canonical_low=0.5)
    assert goal_words(Localizer("zh"), moved, 0.5, "岁") == "累计增加0.5岁"


def test_what_had_no_figure_at_midterm_lacked_that_of_the_midterm(issued_papers) -> None:
    plan = (
        "丹东市国民经济和社会发展第十四个五年规划纲要\n专栏1 “十四五”时期主要指标\n"
        "1.地区生产总值年均增长6%，预期性。\n2.粮食综合生产能力稳定在150万吨以上，约束性。\n"
    )
    report = (
        "丹东市{}年政府工作报告\n一、{}年工作回顾\n地区生产总值增长{}%。{}\n"
        "二、今年工作安排\n地区生产总值增长6%。\n"
    )
    tables = issued_papers(
        (plan, "2021-04-19"),
        (report.format(2022, 2021, 7, ""), "2022-01-05"),
        (report.format(2023, 2022, 6, "粮食综合生产能力152.6万吨。"), "2023-01-05"),
        (report.format(2024, 2023, 6, ""), "2024-01-05"),
        (report.format(2025, 2024, 6, ""), "2025-01-05"),
        (report.format(2026, 2025, 6, ""), "2026-01-05"),
    )
    words = PlanAccountViews.of(tables, "丹东市", "2021/2025").summary().text
    assert "1项尚缺2025年数据" in words
    assert "中期（2023年末）：1项快于预期、1项尚缺2023年数据" in words
