"""Tables, chips and lists: accessible, escaped, and readable without colour."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.views import html_tables
from indicators.views.cells import (
    Cell,
    Chip,
    Figure,
    Heading,
    Kind,
    Source,
    TableContent,
    Text,
    chips,
    joined,
    lines,
    notes,
)


def html_of(*cells: tuple[str, Cell, Kind]) -> str:
    """A table of one row."""
    headings = tuple(Heading(head, kind) for head, _, kind in cells)
    return html_tables.table(TableContent("题", "小字", headings, (tuple(cell for _, cell, _ in cells),)))


def test_a_table_has_caption_heads_and_row_heads() -> None:
    html = html_of(("指标", lines("甲&"), "text"), ("数<", lines("1"), "number"), ("空", Cell(), "text"))
    assert '<caption>题<span class="sub">小字</span></caption>' in html
    assert '<th scope="col">指标</th><th scope="col" class="number">数&lt;</th>' in html
    assert '<th scope="row">甲&amp;</th>' in html
    # On a narrow screen each cell says what it is, and an empty one is not shown.
    assert '<td class="number" data-label="数&lt;"><div>1</div></td>' in html
    assert '<td data-label="空"></td>' in html


@pytest.mark.parametrize(
    ("value", "unit", "attributes"),
    [
        (6.0, "%", ' data-value="6" data-unit="%"'),
        (1e15, "", ' data-value="1e+15"'),
        (1.5, "万亩", ' data-value="1.5" data-unit="万亩" data-order="15000 亩"'),
        (float("nan"), "%", ""),
    ],
)
def test_a_cell_carries_its_number_multiplied_out(value: float, unit: str, attributes: str) -> None:
    html = html_of(("指标", lines("甲"), "text"), ("数", lines("1", figure=Figure.of(value, unit)), "number"))
    assert f'<td class="number"{attributes} data-label="数">' in html


@pytest.mark.parametrize("kind", ["good", "watch", "bad", "none"])
def test_a_state_has_a_sign_beside_its_colour(kind: str) -> None:
    html = html_tables.chip("状态", kind)
    assert f">{html_tables.SIGNS[kind]}</span> 状态" in html
    assert len(set(html_tables.SIGNS.values())) == len(html_tables.SIGNS)


@given(st.text(), st.text())
def test_lines_never_let_markup_through(first: str, second: str) -> None:
    html = html_of(("", lines(first, second), "text"))
    cell = re.sub(r'(?s).*<th scope="row">(.*)</th></tr>.*', r"\1", html)
    assert set(re.findall(r"<[^>]*>", cell)) <= {"<small>", "</small>"}


def test_no_sentence_is_no_list() -> None:
    assert html_tables.bullets([]) == ""


def test_cards_count() -> None:
    assert '<span class="count">3</span>' in html_tables.cards([(3, "完成", "good")])


GOOD = Chip("达标", "good")
CHIP = '<span class="chip good"><span aria-hidden="true">✓</span> 达标</span>'


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        (lines("6%", "2023年"), "6%<small>2023年</small>"),
        (notes(["甲<", "乙"]), '<ul class="notes"><li>甲&lt;</li><li>乙</li></ul>'),
        (joined(lines("", "算式"), notes(["甲"])), '<small>算式</small><ul class="notes"><li>甲</li></ul>'),
        (Cell((Text("一", "strong"), Text("二", "quote"))), "<strong>一</strong><blockquote>二</blockquote>"),
        (Cell((Text("甲"), Text("小", "small"), Text("乙"))), "甲<small>小</small><br>乙"),
        (Cell((Text("甲"), GOOD, Text("乙"), GOOD)), f"甲 {CHIP}<br>乙 {CHIP}"),
        (chips(GOOD, GOOD), f"{CHIP} {CHIP}"),
        (
            Cell((GOOD, Text("5%", "small")), light="good"),
            f'<div class="state good">{CHIP}<small>5%</small></div>',
        ),
    ],
)
def test_the_parts_of_a_cell_stand_in_order(cell: Cell, html: str) -> None:
    assert f"<div>{html}</div></td>" in html_of(("指标", lines("甲"), "text"), ("数", cell, "number"))


def test_sources_are_folded_up_in_a_column_of_their_own_and_open_elsewhere() -> None:
    cell = Cell(sources=(Source("规划", "纲要", sentence="增长6%。", quote="6%"),))
    html = html_of(("指标", lines("甲"), "text"), ("来源", cell, "refs"))
    assert '<summary><span>规划</span></summary><div class="panel">' in html
    html = html_of(("指标", lines("甲"), "text"), ("依据", cell, "wide"))
    assert "<details" not in html
    assert "<blockquote>增长<mark>6%</mark>。</blockquote>" in html
