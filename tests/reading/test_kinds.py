"""The kind of a paper decides what its figures are before their own words do."""

from __future__ import annotations

from typing import Any

import pytest

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.documents.faults.text_faults import find_faults
from indicators.reading import statements
from indicators.reading.statement import Statement
from indicators.vocabulary.kind_catalogue import Kind

REVIEW = "政府工作报告\n一、2024年工作回顾\n地区生产总值增长5.1%。\n"


def read(text: str, kind: str, period: str, **known: Any) -> list[Statement]:
    place = {"place": "鞍山市", "adcode": "210300"}
    return statements.read(
        Document("d", text, kind=kind, period=period, faults=find_faults(text), **(place | known))
    )


def told(text: str, kind: str, period: str, **known: Any) -> list[tuple[str, str, str]]:
    return [(row.quote, row.role, row.period) for row in read(text, kind, period, **known)]


@pytest.mark.parametrize(
    "heading",
    [
        "2025年政府工作任务",
        "第二部分 2025年工作安排",
        "2. 2025年工作安排",
        "2、2025年重点工作",
        "## 二、2025年工作安排",
        "**2025年重点任务**",
        "2025年工作总体要求和预期目标",
        "二、2025年政府工作的总体要求和主要目标",
        "（二）2025年工作安排",
        "工作安排",
        "今年工作安排",
        "下一步工作打算",
    ],
)
def test_goals_of_a_report_are_goals_under_any_heading(heading: str) -> None:
    found = told(f"{REVIEW}{heading}\n新增城镇就业1.7万人，改造老旧小区20个。\n", "work_report", "2025")
    assert found == [("5.1%", "actual", "2024"), ("1.7万人", "target", "2025"), ("20个", "target", "2025")]


@pytest.mark.parametrize(
    "sentence",
    [
        "主要预期目标是：固定资产投资增长8%。",
        "今年经济社会发展的主要预期目标是：固定资产投资增长8%。",
        "2025年经济社会发展主要目标建议为：固定资产投资增长8%。",
        "全年预期目标为固定资产投资增长8%。",
        "2025年，我们将推动固定资产投资增长8%。",
        "2025年要实现固定资产投资增长8%。",
    ],
)
def test_goals_of_a_report_are_goals_under_no_heading(sentence: str) -> None:
    assert told(REVIEW + sentence + "\n", "work_report", "2025")[1] == ("8%", "target", "2025")


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年固定资产投资增长8%，高于年初目标。",
        "超额完成年初确定的目标，固定资产投资增长8%。",
        "年初确定的主要预期目标是增长6%，实际固定资产投资增长8%。",
    ],
)
def test_goals_of_the_past_turn_no_review(sentence: str) -> None:
    assert {row[1] for row in told(REVIEW + sentence + "\n", "work_report", "2025")} == {"actual"}


@pytest.mark.parametrize("kind", [kind for kind in vocabulary.kinds().entries if kind.table != "by_column"])
def test_the_kind_says_what_a_table_without_words_of_role_holds(kind: Kind) -> None:
    period = {"year": "2025", "stretch": "2025-Q1"}.get(kind.covers, "2021/2025")
    found = told("规模\n指标\t数值（亿元）\n工业产值\t120\n文旅产值\t80\n", kind.id, period)
    assert {role for _, role, _ in found} == {kind.table}


def test_a_list_of_the_year_may_tell_what_was_done_of_it() -> None:
    text = "2025年沈河区民生实事项目完成情况\n一、完成情况\n改造老旧小区95个。\n"
    assert told(text, "livelihood_list", "2025") == [("95个", "actual", "2025")]


def test_a_review_tells_its_year_in_a_paper_of_which_no_year_is_known() -> None:
    assert told("一、2025年工作回顾\n2025年投资增长6%。\n", "", "") == [("6%", "actual", "2025")]


def test_a_report_given_in_december_plans_for_the_next_year() -> None:
    text = (
        "政府工作报告\n一、2024年工作回顾\n今年以来，投资增长5.1%。去年投资增长3%。\n"
        "二、2025年工作安排\n明年新建公园3个。"
    )
    assert told(text, "work_report", "2025", issued="2024-12-25") == [
        ("5.1%", "actual", "2024"),
        ("3%", "actual", "2023"),
        ("3个", "target", "2025"),
    ]


COMMUNIQUE = (
    "初步核算，全年地区生产总值2000亿元，比上年增长5.1%。年末城镇化率70.2%，比上年末下降0.5个百分点。\n"
    "七、城乡规划和建设任务\n新建公园3个。到2025年将达到8个。力争增长6%。\n"
)


def test_results_of_a_communique_are_of_its_year_and_never_targets() -> None:
    assert told(COMMUNIQUE, "statistical_communique", "2023") == [
        ("2000亿元", "actual", "2023"),
        ("5.1%", "actual", "2023"),
        ("70.2%", "actual", "2023"),
        ("0.5个百分点", "actual", "2023"),
        ("3个", "actual", "2023"),
        ("8个", "context", "2025"),
        ("6%", "context", ""),
    ]


def test_a_change_keeps_its_direction() -> None:
    rows = {row.quote: row for row in read(COMMUNIQUE, "statistical_communique", "2023")}
    assert (rows["0.5个百分点"].measure, rows["0.5个百分点"].flags) == ("change", "downward")


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("一季度，全市投资增长5.2%。", "2025-Q1"),
        ("1季度，全市投资增长5.2%。", "2025-Q1"),
        ("第一季度全市投资增长5.2%。", "2025-Q1"),
        ("2024年Q1投资增长5.2%。", "2024-Q1"),
        ("上半年，全市投资增长5.2%。", "2025-H1"),
        ("前三季度，全市经济平稳，投资增长5.2%。", "2025-Q1/Q3"),
        ("前3个季度投资增长5.2%。", "2025-Q1/Q3"),
        ("一至三季度投资增长5.2%。", "2025-Q1/Q3"),
        ("1—8月，全市投资增长5.2%。", "2025-01/08"),
        ("1-2月份投资增长5.2%。", "2025-01/02"),
        ("2024年1—9月，全市经济平稳，投资增长5.2%。", "2024-Q1/Q3"),
        ("前8个月投资增长5.2%。", "2025-01/08"),
        ("今年以来，投资增长5.2%。", "2025-Q1"),
        ("3月份，投资增长5.2%。", "2025-03"),
        ("投资增长5.2%，比1—2月加快。", "2025-Q1"),
        ("较上半年加快，投资增长5.2%。", "2025-Q1"),
        ("投资增长较去年全年加快，达到5.2%。", "2025-Q1"),
    ],
)
def test_results_of_a_release_are_of_its_part_of_the_year(words: str, period: str) -> None:
    assert told(words, "economic_release", "2025-Q1") == [("5.2%", "actual", period)]


def test_what_a_release_wishes_is_no_result() -> None:
    text = "一季度，投资增长5.2%。\n二、下一步工作打算\n全年投资增长6%以上，新建公园3个。"
    assert [row[1] for row in told(text, "economic_release", "2025-Q1")] == ["actual", "context", "context"]


def test_growth_over_the_period_before_is_pop() -> None:
    (row,) = read("一季度，进出口总额环比增长3.2%。", "economic_release", "2025-Q1")
    assert (row.measure, row.basis) == ("growth", "pop")


def test_the_first_part_of_a_plan_report_is_results_and_the_second_targets() -> None:
    text = (
        "关于2024年国民经济和社会发展计划执行情况与2025年计划草案的报告\n一、2024年国民经济和社会发展计划执行情况\n"
        "投资增长5.1%。\n二、2025年经济社会发展总体要求和主要预期目标\n投资增长6%。\n三、2025年主要任务\n新建公园3个。"
    )
    assert told(text, "annual_plan_report", "2025") == [
        ("5.1%", "actual", "2024"),
        ("6%", "target", "2025"),
        ("3个", "target", "2025"),
    ]


def test_an_unknown_kind_gives_no_targets_and_says_so() -> None:
    rows = read("一、工作回顾\n投资增长5%。\n二、主要目标\n新建公园3个，粮食产量与经济增长同步。", "", "2025")
    assert [(row.role, row.flags) for row in rows] == [
        ("actual", ""),
        ("context", "unknown_kind"),
        ("context", "unknown_kind"),
    ]


def test_what_a_paper_of_an_unknown_kind_says_undated_is_of_its_own_time() -> None:
    rows = read("新建大棚120座，2023年硬化道路8公里。", "", "2024")
    assert [(row.role, row.period, row.flags) for row in rows] == [
        ("context", "2024", "unknown_kind"),
        ("context", "2023", "unknown_kind"),
    ]


def test_a_list_of_a_year_may_tell_goals_of_five_under_a_heading() -> None:
    text = "一、未来五年主要工作任务\n1.地区生产总值突破1万亿元。\n二、2022年主要工作任务\n1.新建公园3个。"
    assert told(text, "task_breakdown", "2022") == [("1万亿元", "target", "2026"), ("3个", "target", "2022")]


def test_the_review_of_livelihood_projects_is_no_promise() -> None:
    text = "一、2024年民生实事完成情况\n新建公园3个。\n二、2025年民生实事项目\n新建公园4个。"
    assert told(text, "livelihood_list", "2025") == [("3个", "actual", "2024"), ("4个", "target", "2025")]


def test_the_year_of_a_goal_holds_for_its_paragraph() -> None:
    text = "到2027年，产业升级迈出大步。高新技术企业达到500家以上。\n新建公园3个。"
    assert told(text, "action_plan", "2026") == [("500家", "target", "2027"), ("3个", "target", "2026")]


@pytest.mark.parametrize("kind", [kind.id for kind in vocabulary.kinds().entries])
def test_every_kind_can_be_read(kind: str) -> None:
    rows = read("一、目标\n到2025年，粮食产量达到130万吨。", kind, "2025")
    assert len(rows) == 1
    assert rows[0].role in ("target", "context", "actual")
    if vocabulary.kinds().of(kind).targets == "none":
        assert rows[0].role != "target"
