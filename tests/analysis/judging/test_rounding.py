from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.judging.rounding import half_unit


@pytest.mark.parametrize(
    ("text", "value", "unit", "half"),
    [
        ("6%", 6.0, "%", 0.5),
        ("6.0%", 6.0, "%", 0.05),
        ("５.75件", 5.75, "件", 0.005),
        ("157.3亿元", 15730000000.0, "元", 5000000.0),
        ("1,330个", 1330.0, "个", 0.0),
        ("1.7万人", 17000.0, "人", 500.0),
        ("4万人", 40000.0, "人", 5000.0),
        ("四个", 4.0, "个", 0.0),
        ("", 4.0, "%", 0.0),
        ("8%", float("nan"), "%", 0.0),
        ("0.0%", 0.0, "%", 0.05),
        ("3", 3.0, "", 0.5),
    ],
)
def test_half_of_the_last_printed_digit(text, value, unit, half):
    assert half_unit(text, value, unit) == half


@given(st.decimals(min_value=-1000, max_value=1000, places=2))
def test_two_digits_are_half_a_hundredth_wide(value):
    assert half_unit(f"{value}", float(value), "%") == pytest.approx(0.005)
