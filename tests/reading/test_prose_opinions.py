"""What the text of an assessment says of single figures."""

from __future__ import annotations

import pytest

from indicators.documents.document import Document
from indicators.reading.statements import read


def opinions(text: str, kind: str = "midterm_assessment") -> list[tuple[str, str]]:
    paper = Document("d", f"一、实施情况\n{text}", kind=kind, period="2021/2025", review="2021/2023")
    return [(row.quote, row.flags.removeprefix("opinion:")) for row in read(paper)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("产值1560亿元，快于规划进度。", [("1560亿元", "faster")]),
        ("城镇化率达到58.6%，符合预期；产值30亿元。", [("58.6%", "as_expected"), ("30亿元", "")]),
        ("森林覆盖率达到63%（已提前完成规划目标）。", [("63%", "achieved_early")]),
        ("地区生产总值年均增长5.6%，完成规划目标难度较大。", [("5.6%", "lagging")]),
        ("耕地保有量1236万亩，低于规划目标，林地5万亩。", [("1236万亩", "lagging"), ("5万亩", "")]),
        ("产值900亿元、增长8%，滞后于规划进度。", [("900亿元", "lagging"), ("8%", "lagging")]),
        ("产值900亿元，实现历史性突破；增长8%，完成了任务。", [("900亿元", ""), ("8%", "")]),
    ],
)
def test_the_clause_behind_a_figure_may_say_how_it_stands(text: str, said: list[tuple[str, str]]) -> None:
    assert opinions(text) == said


def test_only_assessments_have_opinions() -> None:
    assert opinions("产值1560亿元，快于规划进度。", "work_report") == [("1560亿元", "")]
