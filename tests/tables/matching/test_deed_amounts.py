"""What is told as a deed and what is told as its amount: 生产汽车30万辆, 汽车产量30万辆."""

from __future__ import annotations

import pytest

from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.tables.matching.row_subject import thing_of
from indicators.tables.matching.same_things import relate


def relation(one: str, other: str, unit: str, measures: tuple[str, str] = ("increment", "level")) -> str:
    things = (
        thing_of(text, indicator_id(text), text, measure, unit)
        for text, measure in zip((one, other), measures, strict=True)
    )
    return relate(*things).relation


@pytest.mark.parametrize(
    ("deed", "amount", "unit"),
    [
        ("生产标杆汽车", "标杆汽车产量", "辆"),
        ("生产标杆气", "标杆气产量", "立方米"),
        ("种植标杆菜", "标杆菜播种面积", "亩"),
        ("播种标杆菜", "标杆菜种植面积", "亩"),
        ("销售标杆房", "标杆房销售面积", "平方米"),
        ("销售标杆车", "标杆车销售量", "辆"),
        ("销售标杆菜", "标杆菜销售额", "元"),
        ("发放标杆贷款", "标杆贷款发放额", "元"),
        ("提取标杆基金", "标杆基金提取额", "元"),
    ],
)
def test_a_deed_is_the_amount_that_it_makes(deed: str, amount: str, unit: str) -> None:
    assert relation(deed, amount, unit) == "same"


@pytest.mark.parametrize(
    ("one", "other", "unit", "measure"),
    [
        ("生产标杆汽车", "推广标杆汽车", "辆", "increment"),
        ("生产标杆汽车", "标杆汽车保有量", "辆", "level"),
        ("销售标杆房", "标杆房产量", "套", "level"),
        ("标杆品销售额", "标杆品销售量", "%", "growth"),
        ("种植标杆菜", "标杆菜产量", "吨", "level"),
        ("生产线", "线产量", "条", "increment"),
    ],
)
def test_another_deed_or_amount_is_not_it(one: str, other: str, unit: str, measure: str) -> None:
    assert relation(one, other, unit, (measure, measure)) != "same"
