"""Figures and names as people write them."""

from __future__ import annotations

from math import nan

import pytest

from indicators.charts import number_format


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "zh", "en"),
    [
        (6.0, "%", "approx", "6%左右", "about 6%"),
        (210.0, "亿元", "eq", "210亿元", "21 billion CNY"),
        (8.0, "万亩", "ge", "8万亩以上", "≥80,000 mu"),
        (600.0, "家", "gt", "超过600家", ">600"),
        (3.0, "百分点", "eq", "3个百分点", "3 points"),
        (50.0, "", "eq", "50", "50"),
        (6.5, "亿美元", "le", "6.5亿美元以内", "≤650 million USD"),
        (0.0, "%", "lt", "低于0%", "<0%"),
        (1.5, "座", "eq", "1.5座", "1.5"),
        (nan, "%", "eq", "—", "—"),
    ],
)
def test_figures(value: float, unit: str, comparator: str, zh: str, en: str) -> None:
    assert number_format.figure(value, unit, "zh", comparator) == zh
    assert number_format.figure(value, unit, "en", comparator) == en


def test_an_indicator_outside_the_catalogue_keeps_its_words() -> None:
    assert number_format.name("", "揭榜挂帅项目", "en") == "揭榜挂帅项目"
    assert number_format.name("gdp", "地区生产总值", "zh") == "地区生产总值"
