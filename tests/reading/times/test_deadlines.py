"""Until when a task is to be done: the words, and the last day they leave."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.document import Document
from indicators.reading.deadlines_in_prose import in_prose
from indicators.reading.tasks.tasks import tasks
from indicators.reading.times.deadlines import cleaned, due, is_deadline
from indicators.vocabulary.yaml_nodes import Loader

CASES = yaml.load((Path(__file__).parent / "deadlines.yaml").read_text(encoding="utf-8"), Loader)


@pytest.mark.parametrize(("text", "day"), CASES["due"].items())
def test_the_last_day(text: str, day: str) -> None:
    assert due(text, 2025) == day


def test_words_without_a_year_name_no_day_where_the_paper_has_none():
    assert due("6月底前", 0) == ""
    assert due("2025年6月底前", 0) == "2025-06-30"


@pytest.mark.parametrize("text", CASES["cells"]["deadline"])
def test_a_deadline(text: str) -> None:
    assert is_deadline(text)


@pytest.mark.parametrize("text", CASES["cells"]["other"])
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


@pytest.mark.parametrize(("text", "words"), CASES["prose"].items())
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
