"""A text that was garbled on purpose is told; one that was not, is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.faults.garbled import garbled


@pytest.mark.parametrize(
    ("text", "quote", "detail"),
    [
        ("完成投资。地区生产zong值增长6%。", "zong", "Pinyin stands among the words: 'zong'."),
        ("固定资chǎn投资tóu增长5%", "chǎn投资tóu", "Pinyin stands among the words: 'chǎn', 'tóu'."),
        ("一yī般公共预算suan收入", "yī般公共预算suan", "Pinyin stands among the words: 'yī', 'suan'."),
        (
            "固固定定资资产产投资增长5%。",
            "固固定定资资产产",
            "Syllables are doubled: '固固定定', '资资产产'.",
        ),
        (
            "工业增加增加值增长增长6%。",
            "增加增加值增长增长",
            "Syllables are doubled: '增加增加', '增长增长'.",
        ),
        ("РМ2.5浓度下降", "РМ", "Letters of other scripts stand among the words: 'РМ'."),
        ("外贸进の出口额", "の", "Letters of other scripts stand among the words: 'の'."),
        ("完成投资锟斤拷20亿元", "锟斤拷", "Letters of other scripts stand among the words: '锟斤拷'."),
        (
            "新建基站\u202e0331\u202c个。",
            "\u202e",
            r"Signs that turn or take away others stand among the words: '\u202e'.",
        ),
        (
            "新建9\b1330个。",
            "\b",
            r"Signs that turn or take away others stand among the words: '\x08'.",
        ),
        ("新增\ufffd就业", "\ufffd", "Letters of other scripts stand among the words: '\ufffd'."),
        (
            "地區生產总值增长，經济运行平稳。",
            "區生產总值增长，經",
            "Traditional signs stand among simplified ones: '區', '產', '經'.",
        ),
    ],
)
def test_what_is_garbled(text, quote, detail):
    (fault,) = garbled(text)
    assert (text[fault.start : fault.end], fault.detail) == (quote, detail)
    assert (fault.kind, fault.is_left_out) == ("garbled", False)


@pytest.mark.parametrize(
    "text",
    [
        "全市市场主体大幅增长，水水质达标，村村通公路。",
        "层层抓落实、事事有回音，方方面面、扎扎实实推进，家家户户受益。",
        "一项一项推进，一件一件落实。",
        "踔（chuō）厉奋发、笃行不怠",
        "建设5G基站1330个，PM2.5浓度35μg/m³，β射线，长3km宽2m高6cm。",
        "发展ai产业和app应用，推动GDP增长6%",
        "张喆、李堃等同志负责，扩建喆珺路。",
        "",
    ],
)
def test_what_is_not(text):
    assert garbled(text) == []


def test_each_sentence_is_told_once():
    faults = garbled("生产zong值增chang长。新增jiu业。")
    assert [fault.detail for fault in faults] == [
        "Pinyin stands among the words: 'zong', 'chang'.",
        "Pinyin stands among the words: 'jiu'.",
    ]


@given(st.text("增长zong chǎnРの產經區。\n６%", max_size=100))
def test_spans_lie_inside_the_text(text):
    for fault in garbled(text):
        assert 0 <= fault.start < fault.end <= len(text)
