"""What a paper says is data: a card escapes it, and marks a figure only where it stands."""

from __future__ import annotations

from indicators.cards import card, marked, quotation

HOSTILE = "<script>alert(1)</script>"


def test_everything_on_a_card_is_escaped() -> None:
    html = card(HOSTILE, [(HOSTILE, HOSTILE)], quotation(HOSTILE + "6%", "6%"))
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 4
    assert "<mark>6%</mark>" in html


def test_a_figure_is_marked_only_where_it_stands() -> None:
    assert marked("增长6%左右", "6%") == "增长<mark>6%</mark>左右"
    assert marked("a<b", "7%") == "a&lt;b"
    assert marked("a", "") == "a"


def test_no_sentence_no_quotation() -> None:
    assert quotation("", "6%") == ""
