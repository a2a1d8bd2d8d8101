"""A text that stands twice is found, wherever the copy stands and however often."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.faults.repeated_text import second_copies

PLAN = "".join(
    f"第{number}项工作要按照时间节点稳步推进，力争完成{number * 7}个项目。\n" for number in range(1, 60)
)


def test_a_second_copy_starts_where_the_first_ends():
    (fault,) = second_copies(PLAN + PLAN)
    assert (fault.start, fault.end, fault.is_left_out) == (len(PLAN), 2 * len(PLAN), True)
    assert fault.detail == f"{len(PLAN)} characters from {len(PLAN)} on stand already at 0."


def test_a_second_copy_behind_a_preface():
    preface = "关于印发规划纲要的通知，请认真贯彻执行。\n"
    (fault,) = second_copies(preface + PLAN + "\n\n" + PLAN)
    assert (preface + PLAN + "\n\n" + PLAN)[fault.start :].lstrip("。\n") == PLAN


def test_a_second_copy_with_other_blanks():
    spread = PLAN.replace("\n", "\n\n")
    (fault,) = second_copies(PLAN + spread)
    assert fault.start == len(PLAN)
    assert fault.end >= len(PLAN + spread) - 2


def test_a_text_that_says_a_sentence_twice_is_no_second_copies():
    refrain = "牵头单位要切实履行职责抓好落实工作。"
    text = "".join(f"第{number}项工作要按时间节点推进到位。{refrain}\n" for number in range(60))
    assert second_copies(text) == []


def test_a_short_repeat_is_no_second_copies():
    assert second_copies(PLAN + PLAN[:200]) == []


def test_a_copy_in_another_order_is_no_second_copies():
    lines = PLAN.splitlines(keepends=True)
    assert second_copies(PLAN + "".join(lines[::-1])) == []


@given(st.text("甲乙丙丁，。！\n ", max_size=200))
def test_a_second_copy_begins_behind_its_first(text):
    for fault in second_copies(text * 3):
        assert 0 < fault.start < fault.end <= len(text * 3)


def test_every_further_copy_is_found_with_its_end():
    behind = "附件：实施规划，人人有责，全市上下要认真贯彻。\n"
    text = PLAN + PLAN + behind + PLAN
    first, second = second_copies(text)
    assert (first.start, first.end) == (len(PLAN), 2 * len(PLAN))
    assert text[first.end : second.start].strip() == behind.strip()
    assert second.end == len(text)
