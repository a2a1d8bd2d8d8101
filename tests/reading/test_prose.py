"""Whatever blanks and signs stand in a text, the way back from the prose leads to the same characters."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.prose import one_width, prepare

ALPHABET = (
    "新建改造增长达到万亿元个户一二三ABｋm%０１２３４５６７８９0123456789"
    "％．.,，。；;：:（）()“”、—-～~ \u3000\xa0\t\n\r"
)
TEXTS = st.text(ALPHABET, max_size=120)


def marked(text: str) -> str:
    """The text with a mark for the tab behind the number of an item: 3⇥项目建设."""
    return re.sub(r"(?m)^(\d{1,3})\t(?=[^\d\s])", r"\1、", text)


@given(TEXTS)
def test_every_character_knows_where_it_stands(text):
    prose = prepare(text)
    assert len(prose.positions) == len(prose.text) + 1
    for at, character in enumerate(prose.text):
        start, end = prose.span(at, at + 1)
        original = one_width(marked(text)[start:end])
        is_end = character == "\n" and original in ("", "\n", " ")
        # ０，０００: between digits the full-width comma parts thousands.
        is_separator = character == "," and original == "，" and prose.text[at - 1 : at].isdigit()
        assert original == character or is_end or is_separator or (character == " " and original == "\n")


@given(TEXTS)
def test_offsets_never_fall(text):
    positions = prepare(text).positions
    assert all(a <= b for a, b in pairwise(positions))


@given(TEXTS)
def test_nothing_but_blanks_is_lost(text):
    def bare(words: str) -> str:
        return re.sub(r"[\s\u200b\ufeff]", "", one_width(words))

    assert bare(prepare(text).text) == bare(marked(text))


@given(TEXTS, st.data())
def test_any_span_cuts_out_its_own_characters(text, data):
    prose = prepare(text)
    last = len(prose.text.removesuffix("\n"))
    start = data.draw(st.integers(0, last))
    end = data.draw(st.integers(start, last))
    a, b = prose.span(start, end)
    assert 0 <= a <= b <= len(text)
    # Whether a wide comma parts thousands is told by what stands behind it.
    cut = re.sub(r"\s", "", one_width(marked(text)[a:b])).replace("，", ",")
    assert cut == re.sub(r"\s", "", prose.text[start:end]).replace("，", ",")


@given(
    st.lists(
        st.sampled_from(["新建", "改造", "农村", "公路", "12", "公里", "，", "80", "万户", "增长", "6%"]),
        min_size=1,
    ),
    st.data(),
)
def test_inserted_blanks_change_no_character(words, data):
    plain = "".join(words)
    # Between two numbers a blank means something, and so it does behind a comma between them.
    kept = [
        (a[-1].isdigit() or a == "，") and b[:1].isdigit()
        for a, b in zip(words, [*words[1:], ""], strict=True)
    ]
    blanks = [
        "" if is_kept else data.draw(st.sampled_from(["", "", " ", "\u3000", "\xa0 "])) for is_kept in kept
    ]
    spread = "".join(word + blank for word, blank in zip(words, blanks, strict=True))
    assert prepare(spread).text == prepare(plain).text


@given(TEXTS, TEXTS, TEXTS)
def test_a_part_of_a_text_keeps_the_offsets_of_the_whole(before, text, behind):
    part = prepare(before + text + behind, len(before), len(before) + len(text))
    assert all(len(before) <= at <= len(before) + len(text) for at in part.positions)


@given(st.text())
def test_folding_the_width_keeps_every_offset(text):
    folded = one_width(text)
    assert len(folded) == len(text)
    assert one_width(folded) == folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("１２．５％—１５％", "12.5%-15%"),
        ("６～８％", "6-8%"),
        ("三千〇五十", "三千零五十"),
        ("一千○二十", "一千零二十"),
        ("（套）", "(套)"),
        ("≧５", "≥5"),
        ("A\u3000B\xa0C", "A B C"),
    ],
)
def test_one_width(written, folded):
    assert one_width(written) == folded


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("深入推进乡村振兴，新建高标准农田8万\n亩，改造公路。", 1),
        (
            "粮食产量达到138.5万吨，喜获“八连\n丰”，“菜篮子”省级考核获优秀等次，农产品加工业产值增长，设施农业规模扩大，畜牧业稳定。",
            1,
        ),
        ("一、主要目标\n粮食产量达到130万吨。", 2),
        ("粮食产量达到130万吨。\n改造公路20公里。", 2),
        ("1.推进项目建设\n2.推进乡村建设", 2),
        ("牵头单位：市财政局\n责任单位：各县区", 2),
        ("建设内容：新改建农村公路60公里，安防工程80公里\n投资额：6200万元", 2),
        ("坚持稳中求进工作总基调，完整准确全面贯彻\n\n新发展理念。", 2),
    ],
)
def test_a_line_goes_on_only_inside_a_phrase(text, lines):
    assert len(prepare(text).text.splitlines()) == lines


def test_a_tab_parts_the_number_of_an_item_from_its_words() -> None:
    assert prepare("3\t项目建设\n12\t亿元以上企业").text == "3、项目建设\n12、亿元以上企业\n"
    assert prepare("12\t35\n2025年\t120").text == "12 35\n2025年\n120\n"


def test_an_empty_text_is_empty_prose():
    assert prepare("").text == prepare(" \n \u3000").text == ""


def test_a_task_that_ends_in_its_offices_ends_there() -> None:
    text = "9.建成“一网统管”平台，覆盖全市各县区。（市大数据局牵头，9月底前完成）\n2023年2月1日\n"
    assert prepare(text).text.splitlines()[1] == "2023年2月1日"
    text = text.replace("2023年2月1日", "各县区、市直各部门要抓好落实，确保年内完成各项目标任务")
    assert len(prepare(text).text.splitlines()) == 2
