from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.formats.docx_numbering import write_number


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (105, "chineseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (2020, "chineseCounting", "二千零二十"),
        (0, "chineseCounting", "零"),
        (2025, "ideographDigital", "二〇二五"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (9, "upperRoman", "IX"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (3, "decimalZero", "03"),
        (3, "bullet", ""),
        (3, "none", ""),
        (3, "hebrew1", "3"),
        (10**9, "decimal", ""),
    ],
)
def test_forms(number, form, written):
    assert write_number(number, form) == written


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_chinese_numbers_differ(a, b):
    same = write_number(a, "chineseCounting") == write_number(b, "chineseCounting")
    assert same == (a == b)
