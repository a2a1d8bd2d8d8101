"""What is wrong with a text as data is found and told; nothing is ever changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.documents.repair import find_faults, is_left_out, live_end, second_copy

PLAN = "".join(
    f"第{number}项工作要按照时间节点稳步推进，力争完成{number * 7}个项目。\n" for number in range(1, 60)
)


def kinds(text: str) -> list[str]:
    return [fault.kind for fault in find_faults(text)]


def test_a_second_copy_starts_where_the_first_ends():
    fault = second_copy(PLAN + PLAN)
    assert fault is not None
    assert (fault.start, fault.end, fault.is_left_out) == (len(PLAN), 2 * len(PLAN), True)
    assert fault.detail == f"{len(PLAN)} characters from {len(PLAN)} on stand already at 0."


def test_a_second_copy_behind_a_preface():
    preface = "关于印发规划纲要的通知，请认真贯彻执行。\n"
    fault = second_copy(preface + PLAN + "\n\n" + PLAN)
    assert fault is not None
    assert (preface + PLAN + "\n\n" + PLAN)[fault.start :].lstrip("。\n") == PLAN


def test_a_second_copy_with_other_blanks():
    spread = PLAN.replace("\n", "\n\n")
    fault = second_copy(PLAN + spread)
    assert fault is not None
    assert fault.start == len(PLAN)
    assert fault.end >= len(PLAN + spread) - 2


def test_a_text_that_says_a_sentence_twice_is_no_second_copy():
    refrain = "牵头单位要切实履行职责抓好落实工作。"
    text = "".join(f"第{number}项工作要按时间节点推进到位。{refrain}\n" for number in range(60))
    assert second_copy(text) is None


def test_a_short_repeat_is_no_second_copy():
    assert second_copy(PLAN + PLAN[:200]) is None


def test_a_copy_in_another_order_is_no_second_copy():
    lines = PLAN.splitlines(keepends=True)
    assert second_copy(PLAN + "".join(lines[::-1])) is None


@given(st.text("甲乙丙丁，。！\n ", max_size=200))
def test_a_second_copy_begins_behind_its_first(text):
    if fault := second_copy(text * 3):
        assert 0 < fault.start < fault.end <= len(text * 3)


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
    ],
)
def test_faults(text, kind, detail):
    (fault,) = [fault for fault in find_faults(text) if fault.kind == kind]
    assert fault.detail == detail
    assert text[fault.start : fault.end].strip()
    assert fault.is_left_out == (kind != "masked_words")


@pytest.mark.parametrize(
    "text",
    [
        "注：带*指标为2019年数据。",
        "森林覆盖率48%。…………",
        "加快5G网络建设。",
        "X射线、XX大道、1×2米",
        "改造png格式",
        "",
    ],
)
def test_sound_texts_have_no_faults(text):
    assert kinds(text) == []


def test_a_whole_line_of_furniture_is_passed_over():
    text = "增长6%。\n本文内容由互联网用户自发贡献，共3万篇\n增长7%。"
    (fault,) = find_faults(text)
    assert text[fault.start : fault.end] == "本文内容由互联网用户自发贡献，共3万篇"


def test_several_words_of_furniture_on_one_line_are_one_fault():
    assert kinds("查阅全文加微信，转载请注明出处") == ["furniture"]


def test_faults_come_in_the_order_of_the_text():
    text = "以***为指导\n图1.png\n增长6%……\n转载请注明出处\n"
    starts = [fault.start for fault in find_faults(text)]
    assert starts == sorted(starts)
    assert kinds(text) == ["masked_words", "lost_picture", "furniture"]


def test_the_reading_ends_where_a_second_copy_begins():
    text = PLAN + PLAN
    assert live_end(Document("d", text, faults=find_faults(text))) == len(PLAN)
    assert live_end(Document("d", PLAN)) == len(PLAN)


def test_what_is_left_out():
    text = "以***为指导，图1.png增长6%。\n转载请注明出处"
    paper = Document("d", text, faults=find_faults(text))
    left_out = "".join(c for at, c in enumerate(text) if is_left_out(paper, at))
    assert "***" not in left_out
    assert left_out == "图1.png转载请注明出处"


@given(st.text("甲乙*×X.png图1试读结束…点击查看全文加微信\n。", max_size=120))
def test_faults_lie_inside_the_text(text):
    for fault in find_faults(text):
        assert 0 <= fault.start < fault.end <= len(text)
        assert fault.detail
