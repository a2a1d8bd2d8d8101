"""What a page says of unsure papers: each by name, or of many one line that holds them all."""

from __future__ import annotations

from dataclasses import replace

from indicators.tables.contract import schema
from indicators.tables.contract.records import Paper, records
from indicators.views.paper_notices import MOST_NOTICES, markup, sentences


def papers(count: int, **fields: object) -> list[Paper]:
    row = {"uncertain": "place", "unread": 2, "numbers": 9, "read": 4, "excluded": 3, "place": "某市"}
    rows = [
        row | {"document_id": f"p{number}", "title": f"第{number}份"} | {"characters": 9} | fields
        for number in range(count)
    ]
    return records(schema.typed("documents", rows), Paper)


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
    documents = [*papers(2, uncertain="", unread=0)]
    documents[1] = replace(documents[1], left_out="too_much")
    assert markup(documents, ["p0"], "zh") == (
        '<p class="notice">《第1份》没有读入（文件超出读取限度），其中的指标不在本页。</p>'
    )
    assert markup(documents, [], "en", ["某市"]).count("could not be read") == 1
    assert markup(documents, [], "zh", ["别市"]) == ""


def test_each_sentence_names_its_paper() -> None:
    faults = "recognised:0-9;doubtful_figure:2-3"
    (paper,) = papers(1, uncertain="place;kind", faults=faults)
    assert sentences([paper], ["p0"], "zh") == [
        "《第0份》的地区、文种是推断的，尚未确认，依据它的数字请核对后使用。",
        "《第0份》的文字识别自图片，其中的数字请与原件核对后使用；有1处数字识别不清，没有读出。",
        "《第0份》有2处数字没有读出（共9处），其中的指标可能不在本页。",
    ]
    assert sentences([paper], ["p1"], "zh") == []
    assert markup([paper], ["p1"], "zh") == ""


def test_what_is_wrong_with_the_tasks_of_a_paper_is_told() -> None:
    faults = "repeated_number:1-2;claimed_twice:2-3;claimed_twice:3-4;furniture:5-6"
    (paper,) = papers(1, uncertain="", unread=0, faults=faults)
    assert sentences([paper], ["p0"], "zh") == [
        "《第0份》：任务序号重复1处、同一任务由不同单位牵头2处，请核对原文。"
    ]
