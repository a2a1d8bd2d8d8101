"""What a page says of unsure papers: each by name, or of many one line that holds them all."""

from __future__ import annotations

import pandas as pd

from indicators.views.paper_notices import MOST_NOTICES, markup


def papers(count: int) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"document_id": f"p{number}", "title": f"第{number}份", "uncertain": "place", "unread": 2}
            | {"numbers": 9, "read": 4, "excluded": 3, "place": "某市", "left_out": ""}
            for number in range(count)
        ]
    )


def test_a_few_papers_are_named_one_by_one() -> None:
    html = markup(papers(MOST_NOTICES), [f"p{n}" for n in range(MOST_NOTICES)], "zh")
    assert html.count('<p class="notice">') == 2 * MOST_NOTICES
    assert "<details" not in html


def test_many_papers_are_counted_in_one_line_that_holds_them() -> None:
    html = markup(papers(5), [f"p{n}" for n in range(5)], "zh")
    assert html.count("<summary>") == 2
    assert "5份文件的地区、文种或年份是推断的" in html
    assert "5份文件共有10处数字没有读出" in html
    assert html.count("<li>") == 10
    assert "《第4份》有2处数字没有读出（共9处）" in html
    english = markup(papers(5), [f"p{n}" for n in range(5)], "en")
    assert "10 numbers of 5 papers were not read" in english


def test_a_paper_of_the_same_place_that_is_left_out_is_named_with_the_reason() -> None:
    documents = papers(2).assign(uncertain="", unread=0, left_out=["", "too_much"])
    assert markup(documents, ["p0"], "zh") == (
        '<p class="notice">《第1份》没有读入（文件超出读取限度），其中的指标不在本页。</p>'
    )
    assert markup(documents, [], "en", ["某市"]).count("could not be read") == 1
    assert markup(documents, [], "zh", ["别市"]) == ""
