"""Exchange rates: the only way from one currency to another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import units
from indicators.errors import NotNumbers, UnitMismatch

RATE = units.ExchangeRate("美元", "元", "6.8", date(2020, 12, 31), "a bank")


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (6.5, "亿美元", "亿元", 44.2),
        (68.0, "元", "美元", 10.0),
        (1.0, "美元", "万元", 0.00068),
    ],
)
def test_a_dated_rate_leads_from_one_currency_to_another(value, source, target, expected):
    assert units.convert(value, source, target, rates=[RATE]) == pytest.approx(expected, rel=1e-15)


def test_a_rate_does_not_linger():
    units.convert(1.0, "美元", "元", rates=[RATE])
    with pytest.raises(UnitMismatch):
        units.convert(1.0, "美元", "元")
    later = units.ExchangeRate("美元", "元", "7.1", date(2023, 12, 31), "a bank")
    assert units.convert(1.0, "美元", "元", rates=[later]) == 7.1


def test_a_rate_of_other_currencies_does_not_help():
    with pytest.raises(UnitMismatch, match="Pass an ExchangeRate between 欧元 and 元"):
        units.convert(1.0, "欧元", "元", rates=[RATE])


def test_the_right_rate_is_found_among_several():
    euro = units.ExchangeRate("欧元", "元", "8", date(2020, 12, 31), "a bank")
    assert units.convert(1.0, "欧元", "元", rates=[RATE, euro]) == 8


@given(st.decimals("0.0001", "10000", places=4), st.floats(1, 1e12))
def test_rates_go_both_ways(rate, amount):
    given_rate = units.ExchangeRate("日元", "元", str(rate), date(2024, 6, 30), "a bank")
    there = units.convert(amount, "日元", "元", rates=[given_rate])
    assert units.convert(there, "元", "日元", rates=[given_rate]) == pytest.approx(amount, rel=1e-14)


@pytest.mark.parametrize(
    ("rate", "source"), [("0", "a bank"), ("-1", "a bank"), ("6,8", "a bank"), ("6.8", " ")]
)
def test_a_rate_needs_a_number_and_a_source(rate, source):
    with pytest.raises(NotNumbers) as raised:
        units.ExchangeRate("美元", "元", rate, date(2020, 12, 31), source)
    assert str(raised.value) == (
        "not numbers\n"
        "  expected  a positive decimal number and the name of its source\n"
        f"  found     rate {rate!r}, source {source!r}\n"
        "  where     exchange rate 美元 in 元 of 2020-12-31\n"
        "  to do     Give the rate as published and say who published it."
    )


def test_a_rate_is_between_currencies():
    with pytest.raises(UnitMismatch) as raised:
        units.ExchangeRate("美元", "亩", "1", date(2020, 12, 31), "a bank")
    assert str(raised.value) == (
        "units do not convert\n"
        "  expected  two currencies\n"
        "  found     亩\n"
        "  where     exchange rate 美元 in 亩\n"
        "  to do     Name the currencies as units.csv does: 元, 美元, 欧元."
    )
