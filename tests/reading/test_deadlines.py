"""Until when a task is to be done: the words, and the last day they leave."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.reading.deadlines import cleaned, due, in_prose, is_deadline
from indicators.reading.tasks import tasks


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6月底", "2025-06-30"),
        ("6月底前", "2025-06-30"),
        ("2月底前", "2025-02-28"),
        ("9月30日前", "2025-09-30"),
        ("2025年12月31日前", "2025-12-31"),
        ("2026年3月", "2026-03-31"),
        ("2025.10", "2025-10-31"),
        ("2025-12-31", "2025-12-31"),
        ("2025/6/1", "2025-06-01"),
        ("年底前", "2025-12-31"),
        ("全年", "2025-12-31"),
        ("2026年底", "2026-12-31"),
        ("明年底", "2026-12-31"),
        ("上半年", "2025-06-30"),
        ("下半年", "2025-12-31"),
        ("二季度末", "2025-06-30"),
        ("第3季度", "2025-09-30"),
        ("3月上旬", "2025-03-10"),
        ("3月中旬前", "2025-03-20"),
        ("3月下旬", "2025-03-31"),
        ("１２月底", "2025-12-31"),
        ("3月—6月", "2025-06-30"),
        ("6月底前启动，12月底前完成", "2025-12-31"),
        ("31日", ""),
        ("长期坚持", ""),
        ("按时限要求", ""),
        ("", ""),
    ],
)
def test_the_last_day(text: str, day: str) -> None:
    assert due(text, 2025) == day


def test_words_without_a_year_name_no_day_where_the_paper_has_none():
    assert due("6月底前", 0) == ""
    assert due("2025年6月底前", 0) == "2025-06-30"


@pytest.mark.parametrize(
    "text", ["6月底", "2025年", "长期坚持", "每季度末", "年底前", "2025-12-31", "持续推进", "三季度"]
)
def test_a_deadline(text: str) -> None:
    assert is_deadline(text)


@pytest.mark.parametrize("text", ["市财政局", "120", "1.5", "新建学校3所", "", "6" * 50 + "月底"])
def test_no_deadline(text: str) -> None:
    assert not is_deadline(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("完成时限：6月底 前。", "6月底前"),
        ("办理时间: 年底", "年底"),
        ("长期坚持", "长期坚持"),
    ],
)
def test_words_without_their_label(text: str, words: str) -> None:
    assert cleaned(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6月底前完成改造。", "6月底前"),
        ("改造小区20个，年底前全部完工。", "年底前"),
        ("3月底前启动，10月底前完成。", "10月底前"),
        ("新建学校3所。（完成时限：2025年12月31日前）", "2025年12月31日前"),
        ("2025年底建成投用。", "2025年底"),
        ("推进改革。", ""),
        ("6月份举办赛事。", ""),
    ],
)
def test_words_of_a_task(text: str, words: str) -> None:
    assert in_prose(text) == words


def test_a_list_says_until_when_on_a_line_or_in_brackets_or_in_its_words():
    text = (
        "一、任务\n1.新建公园3个。\n牵头单位：市住建局\n完成时限：6月底\n"
        "2.打通断头路20条。（牵头单位：市交通局；完成时限：2025年10月31日前）\n"
        "3.改造管网50公里，年底前完成。\n责任单位：市城管局\n4.优化环境。\n牵头单位：市营商局\n"
    )
    found = tasks(Document("d", text, period="2025"))
    assert [(task.text, task.deadline, task.due) for task in found] == [
        ("新建公园3个。", "6月底", "2025-06-30"),
        ("打通断头路20条。", "2025年10月31日前", "2025-10-31"),
        ("改造管网50公里，年底前完成。", "年底前", "2025-12-31"),
        ("优化环境。", "", ""),
    ]


@given(st.text("0123456789年月日底前末上中下旬季度半Q./-长期 一二三四", max_size=20), st.integers(0, 2100))
def test_any_words_give_a_day_or_none(text: str, year: int) -> None:
    found = due(text, year)
    assert not found or date.fromisoformat(found)
    is_deadline(text)
    in_prose(text)
