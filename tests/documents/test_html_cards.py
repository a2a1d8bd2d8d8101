"""What a paper says is data: a card escapes it, and marks a figure only where it stands."""

from __future__ import annotations

from indicators.documents.html_cards import card, for_notebook, for_page, quotation


def marked(sentence: str, quote: str) -> str:
    return quotation(sentence, quote).removeprefix("<blockquote>").removesuffix("</blockquote>")


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


def test_a_figure_inside_another_is_passed_by() -> None:
    assert marked("由2.5%、15%到5%", "5%") == "由2.5%、15%到<mark>5%</mark>"
    assert marked("14.514.6", "14.6") == "14.5<mark>14.6</mark>"
    assert marked("共13301330个", "1330个") == "共1330<mark>1330个</mark>"


def test_a_notebook_aligns_words_and_breaks_lines() -> None:
    html = '<thead><tr><th>a</th><td class="number">6%</td></tr></thead><small>b</small>'
    head = '<th scope="col" class="number">6</th>'
    assert for_notebook(head) == head
    told = for_notebook(html)
    assert '<thead><tr><th style="text-align: left">a</th><td class="number">6%</td>' in told
    assert told.endswith("<br><small>b</small>")


def test_a_page_is_made_of_the_markup_itself() -> None:
    html = '<caption>a<span class="sub">b</span></caption><th scope="row">c<small>d</small></th><br>e'
    assert for_notebook(html) != html
    assert for_page(for_notebook(html)) == html


def test_no_sentence_no_quotation() -> None:
    assert quotation("", "6%") == ""
