from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.display_units import displayed, tidy


@pytest.mark.parametrize(
    ("indicator_id", "unit", "shown", "factor"),
    [
        ("high_standard_farmland", "亩", "万亩", 1e-4),
        ("old_housing", "平方米", "平方米", 1.0),
        ("", "元", "亿元", 1e-8),
        ("", "美元", "亿美元", 1e-8),
        ("", "个", "个", 1.0),
        ("", "", "", 1.0),
        ("gdp", "%", "%", 1.0),
    ],
)
def test_figures_are_shown_in_the_unit_a_reader_expects(indicator_id, unit, shown, factor):
    assert displayed(indicator_id, unit) == (shown, pytest.approx(factor))


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_scaling_leaves_no_binary_dust(amount):
    assert tidy(float(amount * 10**8) * 1e-8) == float(amount)
