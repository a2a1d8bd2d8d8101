from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.errors import CellFault, UnitMismatch, UnknownUnit
from indicators.workbooks.typed_values import Typed, day, in_unit, number, place_among_others

AT = "a.xlsx, sheet 进度, cell I2"


def read(value, unit, number_format="@"):
    return in_unit(number(value, number_format, unit=unit, where=AT), unit, where=AT)


@pytest.mark.parametrize(
    ("typed", "unit", "number_format", "meant"),
    [
        ("5.7%", "%", "@", "5.7"),
        ("5.7％", "%", "@", "5.7"),
        ("５．７", "%", "@", "5.7"),
        ("5.7", "%", "@", "5.7"),
        (5.7, "%", "General", "5.7"),
        (0.057, "%", "0.0%", "5.7"),
        (5.7, "%", '0.0"%"', "5.7"),
        ("-3.2", "%", "@", "-3.2"),
        ("－3.2％", "%", "@", "-3.2"),
        ("−3.2%", "%", "@", "-3.2"),
        ("+0.3%", "%", "@", "0.3"),
        (">85%", "%", "@", "85"),
        ("＞ 85％", "%", "@", "85"),
        (".5", "%", "@", "0.5"),
        (0.1 + 0.2, "%", "General", "0.3"),
        ("1,330", "个", "@", "1330"),
        ("１３３０", "个", "@", "1330"),
        ("１，３３０", "个", "@", "1330"),
        ("1330个", "个", "@", "1330"),
        (" 1330 个\n", "个", "@", "1330"),
        (1330, "个", 'General"个"', "1330"),
        (1330.0, "个", "#,##0", "1330"),
        ("1.2万", "人", "@", "12000"),
        ("1.2万人", "人", "@", "12000"),
        ("1.2万", "个", "@", "12000"),
        ("20户", "家", "@", "20"),
        ("66万", "万亩", "@", "66"),
        ("66", "万亩", "@", "66"),
        ("660000亩", "万亩", "@", "66"),
        ("5000万元", "亿元", "@", "0.5"),
        ("1.2亿", "亿元", "@", "1.2"),
        ("15亩", "公顷", "@", "1"),
        ("20", "", "@", "20"),
        ("20个", "", "@", "20"),
        ("0人", "", "@", "0"),
        ("0", "个", "@", "0"),
        (1e12, "元", "General", "1000000000000"),
        ("1.2万亿", "亿元", "@", "12000"),
        ("二百六十个", "个", "@", "260"),
        ("两个", "个", "@", "2"),
        ("零", "个", "@", "0"),
        ("十余家", "家", "@", "10"),
        ("一万二千人", "人", "@", "12000"),
        ("1万2千人", "人", "@", "12000"),
        ("约一千二百亿元", "亿元", "@", "1200"),
        ("六十万亩", "万亩", "@", "60"),
        ("六成", "%", "@", "60"),
        ("近六成五", "%", "@", "65"),
        ("8成以上", "%", "@", "80"),
        ("八分之一", "%", "@", "12.5"),
        ("百分之六点五", "%", "@", "6.5"),
    ],
)
def test_numbers_are_read_as_people_type_them(typed, unit, number_format, meant):
    value = read(typed, unit, number_format)
    assert value == Decimal(meant)
    assert "E" not in str(value)


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "{}个", "{:,} 个", " {} "]), st.booleans())
def test_every_way_to_write_a_whole_number_says_the_same(count, form, is_wide):
    text = form.format(count)
    if is_wide:
        text = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert read(text, "个") == count


@given(st.decimals(-1000, 1000, places=2))
def test_a_percentage_is_the_same_as_text_as_number_and_as_a_percent_cell(value):
    assert read(f"{value}%", "%") == value
    assert read(float(value), "%") == value
    assert read(float(value) / 100, "%", "0.00%") == value


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1,33", "'1,33'"),
        ("12 000", "'12 000'"),
        ("5-7", "'5-7'"),
        ("5.7.1", "'5.7.1'"),
        ("过半", "'过半'"),
        ("1o0", "'1o0'"),
        ("3l5个", "'3l5个'"),
        ("#N/A", "'#N/A'"),
        (True, "True"),
        (float("nan"), "nan"),
        (datetime(2025, 5, 7), "the day 2025-05-07"),
    ],
)
def test_what_is_no_number_is_refused_with_the_cell(typed, found):
    with pytest.raises((CellFault, UnknownUnit)) as caught:
        read(typed, "个")
    error = caught.value
    assert error.where == AT
    assert error.expected == "one number, with its unit or without (个): 5.7, 1,330, 1.2万, 下降3.9%"
    assert error.found == found
    assert error.remedy == "Write the number alone, put words into the remark, or leave the cell empty."


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("5.7个百分点", "%"), ("5.7%", "个"), ("30个", "人"), ("3亿美元", "亿元")],
)
def test_a_unit_that_measures_something_else_is_refused_with_the_cell(typed, unit):
    with pytest.raises(UnitMismatch) as caught:
        read(typed, unit)
    error = caught.value
    assert error.expected == f"a figure in {unit} or what converts into it"
    assert error.found == typed
    assert error.where == AT
    assert error.remedy == "Give the figure in the row's own unit; if that is wrong, say so in the remark."


def test_a_row_without_a_unit_takes_counts_and_plain_numbers_only():
    with pytest.raises(UnitMismatch) as caught:
        read("20人", "")
    assert (caught.value.expected, caught.value.found) == ("a plain number", "20人")


def test_a_percent_cell_in_a_row_of_counts_is_refused():
    with pytest.raises(UnitMismatch) as caught:
        read(0.05, "个", "0%")
    assert caught.value.found == "5%"


def test_a_bare_multiplier_that_could_mean_two_things_is_refused():
    with pytest.raises(CellFault) as caught:
        read("1.2万", "亿元")
    error = caught.value
    assert error.expected == "a number in 亿元, or one with its whole unit"
    assert error.found == "1.2万"
    assert error.where == AT
    assert error.remedy == "Write 1.2万元 if that is meant."


def test_half_a_thing_is_refused():
    with pytest.raises(CellFault) as caught:
        read("1.2", "人")
    error = caught.value
    assert error.expected == "a whole number of 人"
    assert error.found == "1.2"
    assert error.where == AT
    assert error.remedy == "Write the number in full, or with 万: 12000 or 1.2万."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2025-04-20", "2025-04-20"),
        ("2025/4/20", "2025-04-20"),
        ("2025.4.20", "2025-04-20"),
        ("２０２５年４月２０日", "2025-04-20"),
        (" 2025年4月 20日", "2025-04-20"),
        ("20250420", "2025-04-20"),
        (20250420, "2025-04-20"),
        (20250420.0, "2025-04-20"),
        ("2025年4月", "2025-04"),
        ("2025-04", "2025-04"),
        (2025, "2025"),
        ("2025年", "2025"),
        (datetime(2025, 4, 20, 0, 0), "2025-04-20"),
        (date(2025, 4, 20), "2025-04-20"),
    ],
)
def test_days_are_read_as_people_type_them(typed, meant):
    assert day(typed, where=AT) == meant


@pytest.mark.parametrize(
    "typed", ["4月20日", "2025-13-01", "2025-02-30", 45767, 2025.1, "昨天", "1025-01-01"]
)
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(CellFault) as caught:
        day(typed, where=AT)
    error = caught.value
    assert error.expected == "a day, a month or a year: 2025-04-20, 2025年4月, 2025"
    assert error.found == repr(typed)
    assert error.where == AT
    assert error.remedy == "Write the day the figure was published, or leave the cell empty."


def test_a_number_keeps_its_unit_apart():
    assert number("26亿斤", "@", unit="万吨", where=AT) == Typed(Decimal(26), "亿斤")


@pytest.mark.parametrize("typed", ["前列", "第0名", "4.5", "5%", "4—6", "", "第4批"])
def test_what_is_no_place_among_others_is_refused(typed):
    with pytest.raises(CellFault) as caught:
        place_among_others(typed, where=AT)
    assert caught.value.expected == "one place among others: 4, 第4名, 前5名"
    assert caught.value.found == repr(typed)
