"""Number formats of workbooks: what a cell shows of its value."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.formats.number_formats import plain, shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (157300, "#,##0.0,", "157.3"),
        (12345678, '#,##0.0,,"百万"', "12.3百万"),
        (12345, '0!.0,"万"', "1.2万"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1738.8, '_ * #,##0.0_ ;_ * -#,##0.0_ ;_ * "-"??_ ;_ @_ ', "1,738.8"),
        (0, '_ * #,##0.0_ ;_ * -#,##0.0_ ;_ * "-"??_ ;_ @_ ', "-"),
        (8, '"≥"0', "≥8"),
        (12, '[>=10]0"以上";0', "12以上"),
        (9, '[>=10]0"以上";0', "9"),
        (-3, "[<0]-0.0;0.0", "-3.0"),
        (7, '"〔"0"〕"', "〔7〕"),
        (0.728, "0.0%", "72.8%"),
        (0.06, '0.0%"左右"', "6.0%左右"),
        (5, '0.0"%"', "5.0%"),
        (-5.4, r"0.0_);\(0.0\)", "(5.4)"),
        (-5.4, "0.0", "-5.4"),
        (-0.001, "0.0", "0.0"),
        (5, "+0.0;-0.0;0.0", "+5.0"),
        (0, '0;-0;"—"', "—"),
        (3, ";;;", ""),
        (0.5, "#.##", ".5"),
        (7, "000", "007"),
        (0.00012, "0.0E+00", "1.2E-04"),
        (1234.5, "General", "1234.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1234, 'General"亿元"', "1234亿元"),
        (1000, "¥#,##0", "¥1,000"),
        (1000, "[$￥-804]#,##0", "￥1,000"),
        (4.5, '[红色]0.0"个百分点"', "4.5个百分点"),
        (True, "General", "是"),
        (False, "General", "否"),
        (None, "General", ""),
        ("不低于 5", "0.0", "不低于 5"),
        ("预期性", '@"指标"', "预期性指标"),
        ("\u3000城镇", "General", "\u3000城镇"),
        (time(9, 5), "h:mm", "09:05"),
        (date(2025, 6, 30), 'yyyy"年"m"月"', "2025年6月"),
        (datetime(2025, 6, 30), "mm-dd-yy", "2025/6/30"),
        (datetime(2025, 6, 3, 9, 5), "yyyy-mm-dd h:mm", "2025-06-03 9:05"),
        (datetime(2025, 6, 30), 'm"月"d"日"', "6月30日"),
        (datetime(2025, 6, 30), "General", "2025-06-30"),
        (45000, "yyyy", "45000"),
    ],
)
def test_a_value_in_its_format(value: object, code: str, expected: str) -> None:
    assert shown(value, code) == expected


@given(
    st.floats(-1e12, 1e12, allow_nan=False),
    st.text('0#?.,%;"年万[]>=<\\_*!E+-@ymdhs $()', max_size=12),
)
def test_any_format_writes_something_or_nothing(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_plain_number_has_all_its_digits(number) -> None:
    assert type(number)(plain(number)) == number
