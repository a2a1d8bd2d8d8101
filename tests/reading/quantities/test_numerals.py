"""Numbers in every writing come back as the value they were written from."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.prose import one_width
from indicators.reading.quantities import numerals
from indicators.reading.quantities.quantities import find

DIGITS = "零一二三四五六七八九"
BANKNOTES = "零壹贰叁肆伍陆柒捌玖"
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
MULTIPLIERS = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}


def below_ten_thousand(value: int, digits: str = DIGITS, places: str = "千百十") -> str:
    """Write 1 to 9999 in characters, with 零 for places left out in between."""
    text, is_gap = "", False
    for place, size in zip((*places, ""), (1000, 100, 10, 1), strict=True):
        digit = value // size % 10
        if digit:
            text += ("零" if is_gap and text else "") + digits[digit] + place
            is_gap = False
        else:
            is_gap = True
    return text


def in_characters(value: int) -> str:
    """Write an integer below 10¹² as a person does."""
    if value == 0:
        return "零"
    text = ""
    for name, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        part = value // size % 10**4
        if part:
            text += ("零" if text and part < 1000 else "") + below_ten_thousand(part) + name
    return text


@given(st.integers(0, 10**12 - 1))
def test_an_integer_in_characters_comes_back(value):
    assert numerals.chinese(in_characters(value)) == value


@given(st.integers(1, 9999))
def test_an_integer_in_banknote_characters_comes_back(value):
    assert numerals.chinese(below_ten_thousand(value, BANKNOTES, "仟佰拾")) == value


@given(st.integers(10, 19))
def test_ten_needs_no_one_before_it(value):
    assert numerals.chinese(below_ten_thousand(value).removeprefix("一")) == value


@given(st.integers(0, 9999), st.text(DIGITS, min_size=1, max_size=6))
def test_a_decimal_in_characters_comes_back(whole, fraction):
    written = f"{in_characters(whole)}点{fraction}"
    digits = "".join(str(DIGITS.index(c)) for c in fraction)
    assert numerals.chinese(written) == Decimal(f"{whole}.{digits}")


@given(st.decimals(0, 10**9, places=3, allow_nan=False), st.sampled_from([*MULTIPLIERS, ""]))
def test_digits_with_a_multiplier_come_back(value, multiplier):
    expected = value * MULTIPLIERS.get(multiplier, 1)
    assert numerals.number(f"{value}{multiplier}") == expected
    assert numerals.number(f"{value:,}{multiplier}") == expected


@given(st.decimals(0, 10**6, places=2, allow_nan=False))
def test_full_width_digits_come_back(value):
    assert numerals.number(one_width(str(value).translate(FULL_WIDTH))) == value


@given(st.integers(1000, 10**12))
def test_separators_of_thousands_come_back_from_prose(value):
    found = find(f"投资{value:,}元。")
    assert [(q.low, q.unit) for q in found] == [(float(value), "元")]


@given(st.integers(11, 9999))
def test_counts_in_characters_come_back_from_prose(value):
    text = f"改造农房{in_characters(value)}户以上。"
    assert [(q.low, q.unit, q.comparator) for q in find(text)] == [(float(value), "户", "ge")]


@given(st.text())
def test_no_string_makes_it_fail(text):
    for read in (numerals.chinese, numerals.number):
        value = read(text)
        assert value is None or value >= 0


@given(st.text(numerals.CHINESE + "点.,0123456789", max_size=12))
def test_no_string_of_numerals_makes_it_fail(text):
    for read in (numerals.chinese, numerals.number):
        value = read(text)
        assert value is None or value >= 0


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("两千三百万", 23_000_000),
        ("一亿零五百", 100_000_500),
        ("三万五千", 35_000),
        ("廿五万", 250_000),
        ("卅六", 36),
        ("百万", 1_000_000),
        ("千亿", 10**11),
        ("万亿", 10**12),
        ("一百二十万亿", 120 * 10**12),
        ("1.5万亿", 1_500_000_000_000),
        ("3千", 3000),
    ],
)
def test_numbers_of_papers(written, value):
    assert numerals.number(written) == value


@pytest.mark.parametrize("written", ["", "三五", "一一", "点五", "五点", "五点十", "人", "1.2.3", "12a"])
def test_what_is_no_number(written):
    assert numerals.number(written) is None


def test_a_multiplier_is_the_product_of_its_characters():
    assert numerals.multiplier("百万") == 10**6
    assert numerals.multiplier("") == 1


def test_a_minus_stays_one_where_it_can_be_no_dash():
    assert one_width("净增−5万人") == "净增−5万人"
    assert one_width("5亿元−6亿元，5%−6%，−5") == "5亿元-6亿元，5%-6%，-5"
