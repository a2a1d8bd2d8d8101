"""How many indicators an assessment says stand how."""

from __future__ import annotations

import pytest

from indicators.documents.document import Document
from indicators.reading.statement import Statement
from indicators.reading.statements import read


def rows(text: str, kind: str = "midterm_assessment") -> list[Statement]:
    paper = Document("d", f"一、完成情况\n{text}", kind=kind, period="2021/2025", review="2021/2023")
    return read(paper)


def counts(text: str) -> list[tuple[str, float, str]]:
    return [(row.flags.removeprefix("counts:"), row.low, row.nature) for row in rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        "《纲要》确定的20项主要指标中，3项提前实现，12项符合预期，5项滞后于预期。",
        "《纲要》主要指标共20项，其中提前实现的3项、达到预期进度的12项、低于预期的5项。",
        "20项主要指标中，已提前完成目标的有3项，符合预期的有12项，滞后的有5项。",
        "20个主要指标中，3个提前完成，12个达到序时进度，5个未达到序时进度。",
        "20项主要指标中，提前实现3项，基本符合预期12项，滞后5项。",
        "主要指标共20项，其中，已提前完成3项、符合预期12项、未达到预期5项。",
    ],
)
def test_the_ways_in_which_assessments_count(text):
    assert counts(text) == [
        ("all", 20, ""),
        ("achieved_early", 3, ""),
        ("as_expected", 12, ""),
        ("lagging", 5, ""),
    ]
    assert {row.role for row in rows(text)} == {"context"}


def test_a_verb_before_what_it_did_counts_no_indicators():
    told = rows("20项主要指标中，3项滞后，12项符合预期。全面完成5项监测、累计完成6项改造。")
    assert [row.role for row in told] == ["context", "context", "context", "actual", "actual"]


def test_those_as_expected_or_better_are_counted_so_and_some_of_them_once_more():
    text = "13项主要指标中，9项指标达到或超过预期进度，其中2项已提前完成规划目标；4项指标滞后于预期进度。"
    assert [row.flags for row in rows(text)] == [
        "counts:all",
        "counts:as_expected_or_faster",
        "counts:achieved_early;counted_among:as_expected_or_faster",
        "counts:lagging",
    ]


def test_the_better_word_may_stand_first():
    text = "20项主要指标中，12项进展快于或符合预期，5项基本符合预期，3项滞后。"
    assert [(flag, count) for flag, count, _ in counts(text)] == [
        ("all", 20),
        ("as_expected_or_faster", 12),
        ("as_expected", 5),
        ("lagging", 3),
    ]


def test_of_two_words_the_second_is_the_more_exact():
    text = "15项主要指标中，有8项进展顺利、好于预期，4项基本达到预期，3项低于预期。"
    assert [flag for flag, *_ in counts(text)] == ["all", "faster", "as_expected", "lagging"]


def test_those_of_one_nature_are_told_apart():
    assert counts("其中，8项约束性指标中7项达到序时进度，1项滞后。") == [
        ("all", 8, "binding"),
        ("as_expected", 7, "binding"),
        ("lagging", 1, "binding"),
    ]


@pytest.mark.parametrize("text", ["累计实施重点项目18项，新建口袋公园5个。", "完成18项主要指标监测。"])
def test_other_counts_stay_results(text):
    assert {row.role for row in rows(text)} == {"actual"}


def test_only_an_assessment_counts_so():
    assert {row.flags for row in rows("18项主要指标中，1项提前实现。", "work_report")} == {""}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "47项经济和社会发展指标中，除4项指标外均完成。",
            [("经济和社会发展指标", 47), ("经济和社会发展指标", 4)],
        ),
        ("35个指标中除2个外全部完成，新建学校12个。", [("指标", 35), ("指标", 2)]),
        ("列入考核的18项指标，16项超额完成，2项未达进度。", [("指标", 18), ("指标", 16), ("指标", 2)]),
        ("工业投资、财政收入2项指标增速全市第二。", [("指标", 2)]),
        ("完成18项主要指标监测。", []),
    ],
)
def test_counts_of_indicators_are_no_results_of_any_paper(text, counted):
    found = [row for row in rows(text, "work_report") if row.role == "context"]
    assert [(row.indicator, row.low) for row in found] == counted
