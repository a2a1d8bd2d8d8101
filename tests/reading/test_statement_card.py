"""A statement looks like what it says, in text and in HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.reading.statement import Statement, amount, card

STATEMENT = Statement(
    statement_id="plan@7", document_id="plan", task="132", section="一 > 二", place="鞍山市", role="target",
    indicator="5G基站", indicator_id="5g_stations", measure="increment", basis="cumulative", comparator="ge",
    low=4000.0, high=4000.0, unit="个", period="2021/2025", quote="4000个", start=7, end=12,
    sentence="新建5G基站4000个以上", flags="revised_by_hand",
)  # fmt: skip


def test_the_text_form_is_one_line() -> None:
    assert repr(STATEMENT) == "<Statement plan@7 鞍山市 target 5G基站 increment 4000个以上 2021/2025>"


def test_a_notebook_shows_the_sentence_with_its_figure_marked() -> None:
    html = STATEMENT._repr_html_()
    assert "<blockquote>新建5G基站<mark>4000个</mark>以上</blockquote>" in html
    for words in (
        "目标",
        "新增（完成）数",
        "累计",
        "4000个以上",
        "2021—2025年",
        "任务132",
        "revised_by_hand",
    ):
        assert words in html, words


def test_it_speaks_english_too() -> None:
    html = card(STATEMENT, "en")
    assert "task 132" in html
    assert "5G Base Stations (5G基站)" in html
    assert ">2021–2025</td>" in html


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"low": 1.0, "high": 2.0, "unit": "家", "comparator": "range"}, "1—2家"),
        ({"low": None, "high": None, "comparator": "relational"}, ""),
        ({"comparator": "approx", "low": 6.0, "high": 6.0, "unit": "%"}, "6%左右"),
    ],
)
def test_amounts_are_told_with_how_they_bind(changes: dict[str, object], told: str) -> None:
    assert amount(replace(STATEMENT, **changes)) == told


def test_a_relational_target_is_told_in_its_own_words() -> None:
    bare = replace(STATEMENT, low=None, high=None, comparator="relational", quote="与经济增长同步")
    assert "与经济增长同步" in repr(bare)


def test_the_text_form_steers_no_terminal() -> None:
    assert "\x1b" not in repr(replace(STATEMENT, indicator="\x1b[2J"))


def test_hostile_words_are_escaped() -> None:
    html = replace(STATEMENT, indicator="<b>", sentence="<script>4000个", section="<i>")._repr_html_()
    assert all(tag not in html for tag in ("<b>", "<script>", "<i>"))
