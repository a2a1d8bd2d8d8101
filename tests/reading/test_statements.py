"""What must hold of every reading, whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import periods, vocabulary
from indicators.documents.document import Document
from indicators.documents.faults.text_faults import find_faults
from indicators.reading import statements
from indicators.reading.statement import COLUMNS, Statement

ROLES = {"target", "actual", "baseline", "qualifier", "context"}
MEASURES = {"level", "increment", "growth", "decline", "share", "change"}
COMPARATORS = {"eq", "approx", "ge", "gt", "le", "lt", "range", "relational"}
BASES = {"yoy", "cagr", "cumulative", "annual", ""}

PAPERS = st.sampled_from(
    [
        {"kind": "task_breakdown", "place": "鞍山市", "adcode": "210300", "period": "2025"},
        {"kind": "work_report", "place": "江西省", "adcode": "360000", "period": "2026", "review": "2025"},
        {"kind": "five_year_plan", "place": "大连市", "adcode": "210200", "period": "2026/2030"},
        {"kind": "action_plan", "place": "", "adcode": "", "period": "2021"},
    ]
)
CHARACTERS = st.text(
    "新增建改造成完达到长下降提高升由至约近超过突破不低于力争确保左右以上内分别各其中余多年均累计"
    "地区生产总值城乡居民收入占比率额数项目企业个家户亩公里元万亿千百十一二三两〇零几成倍番分之点"
    "今去明季度上半“”十四五期第章节表专栏指标属性预期约束单位目录牵头责任市县海城省平均同步任务"
    "0123456789０１２％%.,-~—～:：、，。；;（）()[]〔〕《》*★|/+≥≤<>＜＞\t\n \u3000\xa0\x07",
    max_size=160,
)
# Pieces that stand together in papers reach more of the code than single characters do.
PIECES = st.lists(
    st.sampled_from(
        [
            *"、，。；：（）和\n",
            *[
                "一、2025年工作回顾\n",
                "二、主要目标\n",
                "第二章 发展目标\n",
                "1.",
                "2.",
                "牵头单位：市财政局\n",
            ],
            *[
                "地区生产总值",
                "城乡居民人均可支配收入",
                "进出口总额",
                "高新技术企业",
                "老旧小区",
                "项目",
                "企业",
                "海城市",
            ],
            *[
                "增长",
                "分别增长",
                "下降",
                "达到",
                "提高到",
                "由",
                "新增",
                "改造",
                "力争",
                "确保",
                "其中",
                "年均",
                "累计",
                "每年",
            ],
            *[
                "约",
                "超过",
                "不低于",
                "以上",
                "以内",
                "6%",
                "5.5%左右",
                "1-2家",
                "4.5%—5%",
                "20个",
                "140万平方米",
            ],
            *["5000万元以上", "千亿级", "翻一番", "三分之一", "八成", "0.7个百分点", "5.8:47.5:46.7"],
            *[
                "到2030年",
                "今年",
                "去年",
                "五年来，",
                "“十四五”时期，",
                "上半年",
                "注：带*指标为2019年。",
                "图1.png",
            ],
            *["与经济增长同步", "高于全省平均水平", "完成省下达任务"],
            *["指标\t属性\t2025年\t2030年\n", "森林覆盖率（%）\t约束性\t41.5\t≥42\n"],
        ]
    ),
    max_size=24,
).map("".join)


def check(text: str, paper: dict[str, str]) -> list[Statement]:
    document = Document("d", text, faults=find_faults(text), **paper)
    rows = statements.read(document)
    assert [(row.start, row.end) for row in rows] == sorted((row.start, row.end) for row in rows)
    for row in rows:
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.quote
        assert row.statement_id == f"d@{row.start}"
        assert row.role in ROLES
        assert row.measure in MEASURES
        assert row.comparator in COMPARATORS
        assert row.basis in BASES
        assert row.indicator_id == "" or row.indicator_id in vocabulary.indicators().by_id
        assert (row.low is None) == (row.high is None) == (row.comparator == "relational")
        if row.low is not None and row.high is not None:
            assert row.low <= row.high
            assert (row.low < row.high) == (row.comparator == "range")
        if row.period:
            assert periods.parse(row.period)
    # What is told of several things at once, 城乡居民收入超过去年, ends for all of them at one place.
    shared = [(row, following) for row, following in pairwise(rows) if row.end == following.end]
    assert all(row.comparator == following.comparator == "relational" for row, following in shared)
    apart = (pair for pair in pairwise(rows) if pair not in shared)
    assert all(row.end <= following.start for row, following in apart), "quotes overlap"
    return rows


@settings(max_examples=300)
@given(CHARACTERS, PAPERS)
def test_any_characters_can_be_read(text, paper):
    check(text, paper)


@settings(max_examples=300)
@given(PIECES, PAPERS)
def test_any_pieces_of_papers_can_be_read(text, paper):
    check(text, paper)


@settings(max_examples=60)
@given(st.text(max_size=200), PAPERS)
def test_any_text_at_all_can_be_read(text, paper):
    check(text, paper)


@given(PIECES)
def test_a_paper_of_which_nothing_is_known_can_be_read(text):
    check(text, {})


@given(PIECES)
def test_the_same_text_is_read_the_same(text):
    document = Document("d", text, place="鞍山市", adcode="210300", kind="work_report", period="2025")
    assert statements.read(document) == statements.read(document)


@given(st.sampled_from(["", " ", "\n", "\u3000", "\xa0"]), st.sampled_from(["", " ", "\u3000"]))
def test_blanks_move_offsets_and_nothing_else(front, between):
    text = f"{front}新建公园{between}12{between}个，改造管网{between}20公里。"
    rows = check(text, {"kind": "task_breakdown", "period": "2025"})
    assert [(row.low, row.unit, row.indicator) for row in rows] == [
        (12, "个", "公园"),
        (20, "公里", "改造管网"),
    ]


def test_full_width_signs_read_like_half_width_ones():
    half = "GDP增长6.5%,新增就业3.2万人;降低能耗(2%)以上。"
    full = "GDP增长６．５％，新增就业３．２万人；降低能耗（２％）以上。"
    rows = [check(text, {"kind": "task_breakdown", "period": "2025"}) for text in (half, full)]
    facts = [
        [(row.low, row.unit, row.comparator, row.measure, row.indicator_id) for row in found]
        for found in rows
    ]
    assert facts[0] == facts[1]
    assert len(facts[0]) == 3


def test_what_is_left_out_is_not_read():
    text = "完成投资20亿元。\n查阅全文加微信，会员价30元\n新增就业5万人。"
    rows = check(text, {"kind": "task_breakdown", "period": "2025"})
    assert [row.quote for row in rows] == ["20亿元", "5万人"]


def test_a_page_head_does_not_part_a_sentence():
    pages = [
        f"第{n}项，推进基础设施建设{'，完善配套设施' * 20}，新建高标准农田{n}\n— {n} —\n万亩。\n"
        for n in range(1, 5)
    ]
    rows = check("".join(pages), {"kind": "task_breakdown", "period": "2025"})
    assert [(row.low, row.unit, row.indicator_id) for row in rows] == [
        (n * 10000, "亩", "high_standard_farmland") for n in range(1, 5)
    ]


def test_what_stands_behind_a_second_copy_is_read():
    plan = "".join(f"第{n}项任务要按照时间节点加快推进，建成项目{n}个。\n" for n in range(1, 60))
    rows = check(f"{plan}{plan}附则：新增就业5万人。", {"kind": "task_breakdown", "period": "2025"})
    assert len(rows) == 60
    assert rows[-1].quote == "5万人"


def test_a_second_copy_is_not_read():
    plan = "".join(f"第{n}项任务要按照时间节点加快推进，建成项目{n}个。\n" for n in range(1, 60))
    once = check(plan, {"kind": "task_breakdown", "period": "2025"})
    assert check(plan + plan, {"kind": "task_breakdown", "period": "2025"}) == once
    assert len(once) == 59


def test_a_document_without_a_text_has_no_statements():
    assert statements.read(Document("d", "")) == []


def test_a_statement_has_the_columns_of_the_tables():
    row = check("增长6%。", {"kind": "task_breakdown", "period": "2025"})[0]
    assert tuple(getattr(row, name) is not None for name in COLUMNS) == (True,) * len(COLUMNS)
    with pytest.raises(AttributeError):
        row.low = 7.0  # type: ignore[misc]
