"""The words that tell how far a goal of a plan is agree with the verdict beside them."""

from __future__ import annotations

import pytest

from indicators.views.plan_account import PlanAccountViews

PLACE, PLAN = "丹东市", "2021/2025"


def row_of(tables, name: str) -> dict[str, str]:
    table = PlanAccountViews.of(tables, PLACE, PLAN).goals()
    rows = [row for row in table.rows if row[0].parts[0].text == name]
    heads = (heading.text for heading in table.headings)
    return dict(zip(heads, (cell.words for cell in rows[0]), strict=True))


@pytest.mark.parametrize(
    ("goal", "told_so", "words"),
    [
        # Inside the tolerance nothing is said to lie beyond a limit.
        ("林木覆盖率稳定在30%左右。", "林木覆盖率29.8%。", "略低于底线0.2个百分点，在允许幅度内"),
        ("林木覆盖率稳定在30%左右。", "林木覆盖率29.1%。", "低于底线0.9个百分点"),
        ("林木覆盖率稳定在30%左右。", "林木覆盖率30.2%。", "高于底线0.2个百分点"),
        ("城镇调查失业率5.5%左右。", "城镇调查失业率5.6%。", "略高于控制线0.1个百分点，在允许幅度内"),
        # What asks for more than a number is not reached by the number.
        ("研发经费投入年均增长超过7%。", "研发经费投入增长7%。", "等于目标下限，未超过"),
        ("研发经费投入年均增长7%以上。", "研发经费投入增长7%。", "达到目标"),
        ("城镇调查失业率低于5.5%。", "城镇调查失业率5.5%。", "等于控制线，未低于"),
        # The sides of a relation are told as they stand.
        (
            "居民人均可支配收入增长与经济增长同步。",
            "地区生产总值增长5.2%，居民人均可支配收入增长5.4%。",
            "高于目标0.2个百分点",
        ),
    ],
)
def test_the_gap_agrees_with_the_verdict(told, goal, told_so, words) -> None:
    tables = told(goal, of_2022=f"2021年，{told_so}")
    name = goal[: goal.find("率") + 1] or goal.partition("年均")[0].partition("增长")[0]
    assert row_of(tables, name)["完成目标进度"] == words


def test_what_must_exceed_a_number_needs_more_than_it(told) -> None:
    tables = told("研发经费投入年均增长超过7%。", of_2022="2021年，研发经费投入增长7%。")
    assert row_of(tables, "研发经费投入")["剩余年度年均需完成"] == "增长超过7%"
