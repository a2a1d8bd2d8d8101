"""Goals that a paper changes: the old value and the new, each with its name and its day."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.documents.document import Document
from indicators.reading import statements
from indicators.reading.statement import Statement


def read(text: str, kind: str, period: str, **known: Any) -> list[Statement]:
    return statements.read(
        Document("d", text, place="鞍山市", adcode="210300", kind=kind, period=period, **known)
    )


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("将2025年城镇化率目标由75%调整为73%。", "75%", "73%"),
        ("森林覆盖率原定48%，调整为46.5%。", "48%", "46.5%"),
        ("“高新技术企业达到600家”调整为“高新技术企业达到500家”。", "600家", "500家"),
        ("粮食产量目标由130万吨上调至135万吨。", "130万吨", "135万吨"),
    ],
)
@pytest.mark.parametrize("kind", ["adjustment", "midterm_assessment"])
def test_both_values_of_a_revised_goal_are_targets(kind: str, sentence: str, old: str, new: str) -> None:
    rows = {row.quote: row for row in read(sentence, kind, "2021/2025", issued="2023-11")}
    assert [(rows[q].role, rows[q].flags, rows[q].period) for q in (old, new)] == [
        ("target", "superseded", "2025"),
        ("target", "revision", "2025"),
    ]


@pytest.mark.parametrize(
    ("sentence", "indicator", "measure"),
    [
        ("将2025年地区生产总值预期目标由增长6%调整为增长5%左右。", "地区生产总值", "growth"),
        ("地区生产总值增长预期目标调整为5%左右（原目标为6%左右）。", "地区生产总值", "growth"),
        ("原规划目标规模以上工业增加值年均增长7%左右，现调整为6%左右。", "规模以上工业增加值", "growth"),
        ("新建5G基站由4000个调整为5200个。", "5G基站", "level"),
        ("地区生产总值预期目标由增长5%左右下调至增长4%以上。", "地区生产总值", "growth"),
        ("粮食产量目标由130万吨以上调整为125万吨以上。", "粮食产量", "level"),
        ("单位GDP能耗累计下降目标由15%下调至13.5%。", "单位GDP能耗", "decline"),
    ],
)
def test_both_values_of_a_revised_goal_have_its_name(sentence: str, indicator: str, measure: str) -> None:
    rows = read(sentence, "adjustment", "2025", issued="2025-08-15")
    assert {(row.indicator, row.measure) for row in rows} == {(indicator, measure)}
    assert {row.flags for row in rows} == {"superseded", "revision"}
    assert len({row.basis for row in rows}) == 1


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        ("一般公共预算收入增长目标由7%左右调整为与经济增长基本同步。", "7%", "与经济增长基本同步"),
        ("一般公共预算收入由增长6%调整为增速不低于全省平均水平。", "6%", "不低于全省平均水平"),
    ],
)
def test_a_goal_is_changed_to_one_without_a_number(sentence: str, old: str, new: str) -> None:
    rows = {row.quote: row for row in read(sentence, "adjustment", "2025", issued="2025-08-15")}
    assert [(rows[q].flags, rows[q].indicator) for q in (old, new)] == [
        ("superseded", "一般公共预算收入"),
        ("revision", "一般公共预算收入"),
    ]
    assert {(row.role, row.period, row.measure) for row in rows.values()} == {("target", "2025", "growth")}


@pytest.mark.parametrize(
    ("closing", "day"),
    [
        ("本通知自2024年9月1日起执行。", "holds_from:2024-09-01"),
        ("调整后的目标自9月1日起施行。", "holds_from:2024-09-01"),
        ("本通知自印发之日起执行。", ""),
        ("自2024年13月1日起执行。", ""),
        ("自2024年2月31日起执行。", ""),
    ],
)
def test_a_change_holds_from_the_day_that_its_paper_names(closing: str, day: str) -> None:
    text = "高新技术企业由360家调整为350家，举办招聘活动30场的任务不再实施。\n" + closing
    rows = read(text, "adjustment", "2024", issued="2024-08-26")
    flags = {row.quote: row.flags.split(";")[1:] for row in rows}
    assert flags == {"360家": [], "350家": [day][: bool(day)], "30场": [day][: bool(day)]}


def test_two_goals_of_one_sentence_keep_their_names() -> None:
    rows = read("高新技术企业由600家调整为700家，常住人口城镇化率由75%调整为73%。", "adjustment", "2021/2025")
    assert [row.indicator for row in rows] == ["高新技术企业"] * 2 + ["常住人口城镇化率"] * 2
