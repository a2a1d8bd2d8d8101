"""Tables, chips and lists: accessible, escaped, and readable without colour."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.views import html_tables
from indicators.views.html_tables import Column
from indicators.views.sort_keys import figure


def test_a_table_has_caption_heads_and_row_heads() -> None:
    columns = [
        Column("指标", lambda row: escape(row["name"])),
        Column("数<", lambda row: str(row["n"]), "number"),
        Column("空", lambda row: ""),
    ]
    html = html_tables.table([{"name": "甲&", "n": 1}], columns, "题", "小字").html
    assert '<caption>题<span class="sub">小字</span></caption>' in html
    assert '<th scope="col">指标</th><th scope="col" class="number">数&lt;</th>' in html
    assert '<th scope="row">甲&amp;</th>' in html
    # On a narrow screen each cell says what it is, and an empty one is not shown.
    assert '<td class="number" data-label="数&lt;"><div>1</div></td>' in html
    assert '<td data-label="空"></td>' in html


@pytest.mark.parametrize(
    ("row", "attributes"),
    [
        ({"n": 6.0, "unit": "%"}, ' data-value="6" data-unit="%"'),
        ({"n": 1e15, "unit": ""}, ' data-value="1e+15"'),
        ({"n": 1.5, "unit": "万亩"}, ' data-value="1.5" data-unit="万亩" data-order="15000 亩"'),
        ({"n": float("nan"), "unit": "%"}, ""),
    ],
)
def test_a_cell_carries_its_number_multiplied_out(row: dict[str, object], attributes: str) -> None:
    columns = [Column("指标", lambda _: "甲"), Column("数", lambda _: "1", "number", figure("n"))]
    assert f'<td class="number"{attributes} data-label="数">' in html_tables.table([row], columns, "题").html


@pytest.mark.parametrize("kind", ["good", "watch", "bad", "none"])
def test_a_state_has_a_sign_beside_its_colour(kind: str) -> None:
    html = html_tables.chip("状态", kind)
    assert f">{html_tables.SIGNS[kind]}</span> 状态" in html
    assert len(set(html_tables.SIGNS.values())) == len(html_tables.SIGNS)


@given(st.text(), st.text())
def test_lines_never_let_markup_through(first: str, second: str) -> None:
    html = html_tables.lines(first, second)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<small>", "</small>"}


def test_no_sentence_is_no_list() -> None:
    assert html_tables.bullets([]) == ""


def test_cards_count() -> None:
    assert '<span class="count">3</span>' in html_tables.cards([(3, "完成", "good")])
