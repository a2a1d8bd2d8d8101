"""A doubtful figure keeps its mark through lines and tables, and is written back as it was."""

from __future__ import annotations

import pytest

from indicators.documents.recognition.certainty import LEAST, look, marked, plain, read_back
from indicators.documents.recognition.ocr_engine import ReadSign

from .made_pages import Known


def line(words, *certainties):
    told = certainties or [1.0] * len(words)
    return [ReadSign(sign, 0.0, certainty) for sign, certainty in zip(words, told, strict=True)]


def marked_of(signs, again=None):
    return read_back("".join(sign.text for sign in marked(signs, again)))


@pytest.mark.parametrize(
    ("words", "weak", "doubtful"),
    [
        ("增长6.5%左右", "6", ["6.5"]),
        ("增长6.5%左右", ".", ["6.5"]),
        ("增长6.5%左右", "%", ["6.5"]),
        ("增长6.5%左右", "增", []),
        ("投资12亿元", "亿", ["12"]),
        ("投资12亿元", "元", []),
        ("产量1,200吨", ",", ["1,200"]),
        ("为-4.9%", "-", ["4.9"]),
        ("建设三条路", "三", ["三"]),
        ("二十一个", "十", ["二十一"]),
    ],
)
def test_a_figure_is_as_certain_as_its_weakest_sign(words, weak, doubtful):
    signs = [ReadSign(sign, 0.0, 0.6 if sign == weak else 1.0) for sign in words]
    text, found = marked_of(signs)
    assert text == words
    assert [text[start:end] for start, end, _ in found] == doubtful
    assert all(below == 0.7 for _, _, below in found if words[found[0][0]].isdigit())


def test_what_is_certain_enough_is_not_marked():
    assert marked_of(line("6", LEAST)) == ("6", [])
    assert marked_of(line("6", LEAST - 0.001)) == ("6", [(0, 1, LEAST)])


@pytest.mark.parametrize(
    ("words", "again", "doubtful"),
    [
        ("增长6%和3%", "增长6%和3%", []),
        ("增长6%和3%", "增长8%和3%", ["6"]),
        ("增长6%和3%", "增长6%", ["3"]),
        ("增长6%和3%", "增长6%、和3%。", []),
        ("15.2吨", "152吨", ["15.2"]),
        ("增长6%", "", ["6"]),
    ],
)
def test_a_figure_that_a_second_look_does_not_see_is_doubtful(words, again, doubtful):
    text, found = marked_of(line(words), again)
    assert text == words
    assert [text[start:end] for start, end, _ in found] == doubtful


def test_the_dash_of_an_empty_cell_is_no_one():
    known = Known({(0, 0, 20, 20): "一"})
    dots = [[8] * 20] * 20
    import numpy as np

    signs = look(known, np.array(dots, np.uint8), (0, 0, 20, 20))
    assert "".join(sign.text for sign in signs) == "—"


def test_each_sign_keeps_its_place():
    signs = marked(line("约12.5亿元", *([0.1] * 7)))
    assert len(signs) == 7
    assert plain("".join(sign.text for sign in signs)) == "约12.5亿元"
    assert "".join(sign.text for sign in signs)[1].isdigit()
