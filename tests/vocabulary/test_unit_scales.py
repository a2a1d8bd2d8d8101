import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import UnknownUnit
from indicators.units import convert
from indicators.vocabulary.unit_scales import display, scale_for


@pytest.mark.parametrize(
    ("values", "unit", "factor", "label"),
    [
        ([17e8, 660e8], "元", 1e8, "亿元"),
        ([5e4, 1.0], "元", 1e4, "万元"),
        ([9999.0], "元", 1.0, "元"),
        ([80000.0], "亩", 1e4, "万亩"),
        ([-3e8], "元", 1e8, "亿元"),
        ([5.7, 1e9], "%", 1.0, "%"),
        ([1e9], "微克/立方米", 1.0, "微克/立方米"),
        ([47000.0], "元/人", 1.0, "元/人"),
        ([6.8], "万元/人", 1.0, "万元/人"),
        ([220000.0], "元/人", 1e4, "万元/人"),
        ([22.0], "万元/人", 1.0, "万元/人"),
        ([1e6], "千瓦时", 1e4, "万千瓦时"),
        ([np.nan, 2e4], "人", 1e4, "万人"),
        ([np.nan], "人", 1.0, "人"),
        ([], "人", 1.0, "人"),
        ([20000.0], "", 1e4, "万"),
        ([3.0], "亿元", 1.0, "亿元"),
        ([20000.0], "万元", 1e4, "亿元"),
        ([0.5], "万亩", 1e-4, "亩"),
    ],
)
def test_scale(values, unit, factor, label):
    assert scale_for(values, unit) == (factor, label)


@given(st.floats(1e-3, 1e15), st.sampled_from(["元", "亩", "人", "个", "%", "亿元", ""]))
def test_a_scaled_figure_is_the_same_figure(value, unit):
    factor, label = scale_for([value], unit)
    if unit:
        assert convert(value / factor, label, unit) == pytest.approx(value, rel=1e-14)
    else:
        assert value / factor < 1e4 or label == "亿"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (660e8, "元", "660亿元"),
        (6.5e8, "美元", "6.5亿美元"),
        (80000.0, "亩", "8万亩"),
        (14500.0, "亩", "1.45万亩"),
        (14718.0, "元", "14718元"),
        (36021.0, "公里", "36021公里"),
        (1.4718, "万元", "14718元"),
        (46000.00000000001, "人", "4.6万人"),
        (116666.66666666667, "亩", "11.67万亩"),
        (1234567.0, "元", "123.46万元"),
        (165000.0, "元/人", "16.5万元/人"),
        (1330.0, "个", "1330个"),
        (6.0, "%", "6%"),
        (4.08, "%", "4.08%"),
        (0.125, "%", "0.13%"),
        (-0.001, "%", "0%"),
        (0.018, "", "0.018"),
        (-0.002, "", "−0.002"),
        (-2.5, "百分点", "−2.5百分点"),
        (0.0, "元", "0元"),
        (float("nan"), "元", "—"),
        (1738.8, "亿元", "1738.8亿元"),
    ],
)
def test_display(value, unit, text):
    assert display(value, unit) == text


def test_display_keeps_as_many_digits_as_asked():
    assert display(1.23456e8, "元", digits=4) == "1.2346亿元"
    assert display(1.5e8, "元", digits=0) == "2亿元"


def test_display_and_scale_refuse_unknown_units():
    with pytest.raises(UnknownUnit, match="where     chart"):
        scale_for([1.0], "acre", where="chart")
    with pytest.raises(UnknownUnit, match="where     page"):
        display(1.0, "acre", where="page")
