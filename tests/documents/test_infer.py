"""What an unregistered paper says of itself."""

from __future__ import annotations

import pytest

from indicators.documents.infer import infer


@pytest.mark.parametrize(
    ("text", "kind", "period"),
    [
        # The report speaks of the plan it serves; it is a report all the same.
        (
            "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2024年工作回顾\n"
            "过去一年，是实施“十四五”规划的关键之年，全市经济平稳运行。",
            "work_report",
            "2025",
        ),
        (
            "根据国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议编制，政府工作报告另行印发。",
            "five_year_plan",
            "2021/2025",
        ),
        ("2026年浙江省政府工作报告\n各位代表：\n一、2025年工作回顾", "work_report", "2026"),
        ("2025年民生实事项目\n1.新建公园12个。", "livelihood_list", "2025"),
        ("2023年政府工作报告任务分解\n1.地区生产总值增长6%。", "task_breakdown", "2023"),
    ],
)
def test_kind_and_years_are_inferred_from_the_words(text: str, kind: str, period: str) -> None:
    found = infer(text)
    assert (found.kind, found.period) == (kind, period)
    assert found.words["kind"] in text
    assert found.words["period"] in text
