"""What is wrong with a text as data is found and told; nothing is ever changed."""

from __future__ import annotations

from time import process_time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.documents.faults.fault import FaultKind
from indicators.documents.faults.margin_text import Aside, behind
from indicators.documents.faults.text_faults import blanked, find_faults

# The first six kinds of a fault; the others are read.
LEFT_OUT = get_args(FaultKind)[:6]
# As a city's site wraps a paper, saved with all that stands around it.
SITE = """首页 > 政务公开 > 政府工作报告
【打印】 【关闭】
字号：大 中 小
发布时间：2025-01-20 浏览次数：1234次
鞍山市2025年政府工作报告
一、2024年工作回顾
完成固定资产投资20亿元。
二、2025年工作安排
新增城镇就业5万人。
扫一扫在手机打开当前页
分享到：微信 微博
上一篇：关于3项任务的通知
主办单位：鞍山市人民政府办公室 版权所有 辽ICP备05000000号
网站地图 | 联系我们 | 关于我们
"""

PLAN = "".join(
    f"第{number}项工作要按照时间节点稳步推进，力争完成{number * 7}个项目。\n" for number in range(1, 60)
)


def kinds(text: str) -> list[str]:
    return [fault.kind for fault in find_faults(text)]


@pytest.mark.parametrize(
    ("text", "kind", "detail"),
    [
        ("坚持以***思想为指导", "masked_words", "Words are masked by '***'."),
        ("深入贯彻×××重要讲话精神", "masked_words", "Words are masked by '×××'."),
        (
            "专栏1\n微信图片_20210511.png\n第二节",
            "lost_picture",
            "A picture stands where a table or figure was: '微信图片_20210511.png'.",
        ),
        (
            "见image(3).JPG。",
            "lost_picture",
            "A picture stands where a table or figure was: '见image(3).JPG'.",
        ),
        (
            "新增就业............试读结束............",
            "cut_off",
            "The copy ends here: '............试读结束............'.",
        ),
        ("新增就业5万人，点击查看全文", "cut_off", "The copy ends here: '点击查看全文'."),
        (
            "完成投资。\n查阅全文加微信：123456\n",
            "furniture",
            "Words of the website, not of the paper: '查阅全文加微信：123456'.",
        ),
        ("转载请注明出处", "furniture", "Words of the website, not of the paper: '转载请注明出处'."),
        ("某市2025年政府工作报告", "masked_words", "Words are masked by '某'."),
        ("由□□市长牵头", "masked_words", "Words are masked by '□□'."),
        (
            "新增就业。\n推进项目建设，全年新建高标准农田八万亩，改造农村公路",
            "unfinished",
            "The last sentence has no end: '推进项目建设，全年新建高标准农田八万亩，改造农村公路'.",
        ),
    ],
)
def test_faults(text, kind, detail):
    (fault,) = [fault for fault in find_faults(text) if fault.kind == kind]
    assert fault.detail == detail
    assert text[fault.start : fault.end].strip()
    assert fault.is_left_out == (kind in LEFT_OUT)


@pytest.mark.parametrize(
    "text",
    [
        "注：带*指标为2019年数据。",
        "森林覆盖率48%。…………",
        "加快5G网络建设。",
        "X射线、XX大道、1×2米",
        "改造png格式",
        "",
        "推进项目建设，全年新建高标准农田八万亩，改造农村公路七百公里。",
        "156.锲而不舍落实精神。\n责任单位:市政府各部门,市直各单位,各县(市)区人民政府,各开发区管委会",
        "附件:1.重点任务分解表,2.责任分工方案,3.年度计划安排,4.考核办法,5.名单",
        "推进政务公开，大中小企业融通发展。\n当前，位置优势明显。",
        "打印机产业",
    ],
)
def test_sound_texts_have_no_faults(text):
    assert kinds(text) == []


def test_a_whole_line_of_furniture_is_passed_over():
    text = "增长6%。\n本文内容由互联网用户自发贡献，共3万篇\n增长7%。"
    (fault,) = find_faults(text)
    assert text[fault.start : fault.end] == "本文内容由互联网用户自发贡献，共3万篇"


def test_the_site_around_a_paper_is_left_out_and_nothing_else():
    kept = [line.strip() for line in blanked(SITE, find_faults(SITE)).splitlines() if line.strip()]
    assert kept == [
        "鞍山市2025年政府工作报告", "一、2024年工作回顾", "完成固定资产投资20亿元。", "二、2025年工作安排",
        "新增城镇就业5万人。",
    ]  # fmt: skip


def test_of_a_long_line_only_the_sentence_is_left_out():
    text = f"{'推进项目建设。' * 60}转载请注明出处，本站概不负责。新增就业5万人。"
    (fault,) = find_faults(text)
    assert text[fault.start : fault.end] == "转载请注明出处，本站概不负责。"


def test_sentences_of_a_long_line_are_left_out_each_by_itself():
    text = f"转载请注明出处。如若转载，请注明出处。{'推进项目建设。' * 60}"
    assert [text[fault.start : fault.end] for fault in find_faults(text)] == [
        "转载请注明出处。",
        "如若转载，请注明出处。",
    ]


HARD = {
    "dots before no words": lambda n: "." * n,
    "a mark behind each dot": lambda n: "....试读结束" * (n // 8),
    "sentences of the site on one line": lambda n: "加微信。" * (n // 4),
    "pictures on one line": lambda n: "a.png" * (n // 5),
    "page breaks on one line": lambda n: "\f甲" * (n // 2),
    "a number far from a number": lambda n: f"1{' ' * n}1",
    "a long sentence before an open one": lambda n: "增长，" * (n // 3) + "。" + "甲，" * 20,
    "pages": lambda n: "".join(f"{'增' * 130}\n— {i} —\n" for i in range(n // 140)),
    "copies": lambda n: "".join(f"第{i % 50}项工作要按时间节点推进完成{i % 7}。" for i in range(n // 20)),
    "doubled": lambda n: "增增长长" * (n // 4),
    "tones": lambda n: "aaaā" * (n // 4),
}


@pytest.mark.parametrize("make", HARD.values(), ids=HARD.keys())
def test_time_grows_with_the_text(make):
    """The double length may take the double time; what grows with its square takes four times as long."""

    def seconds(length: int) -> float:
        text, took = make(length), []
        for _ in range(3):
            start = process_time()
            blanked(text, find_faults(text))
            took.append(process_time() - start)
        return min(took)

    assert seconds(160_000) < 3.2 * seconds(80_000) + 0.05


def test_what_a_file_holds_beside_its_text_is_told_once():
    text, known = behind("增长6%。\n", [Aside("page_head", "Page numbers", ("— 1 —", "转载请注明出处"))])
    assert find_faults(text, known) == known
    assert blanked(text, known).strip() == "增长6%。"


def test_several_words_of_furniture_on_one_line_are_one_fault():
    assert kinds("查阅全文加微信，转载请注明出处") == ["furniture"]


def test_faults_come_in_the_order_of_the_text():
    text = "以***为指导\n图1.png\n增长6%……\n转载请注明出处\n"
    starts = [fault.start for fault in find_faults(text)]
    assert starts == sorted(starts)
    assert kinds(text) == ["masked_words", "lost_picture", "furniture"]


def test_what_is_left_out_is_blank_and_every_offset_stays():
    text = "以***为指导，图1.png增长6%。\n转载请注明出处\n增长7%。"
    seen = blanked(text, find_faults(text))
    assert seen == "以***为指导，      增长6%。\n" + " " * 8 + "增长7%。"
    assert Document("d", text, faults=find_faults(text)).readable == seen


def test_what_stands_behind_a_second_copy_is_read():
    text = f"{PLAN}{PLAN}附件：新增就业5万人。\n"
    assert blanked(text, find_faults(text)) == f"{PLAN}{' ' * len(PLAN)}附件：新增就业5万人。\n"


@given(st.text("甲乙*×X.png图1试读结束…点击查看全文加微信\n。", max_size=120))
def test_faults_lie_inside_the_text(text):
    for fault in find_faults(text):
        assert 0 <= fault.start < fault.end <= len(text)
        assert fault.detail
        assert fault.is_left_out == (fault.kind in LEFT_OUT)
