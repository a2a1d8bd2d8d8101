"""Page numbers and running heads inside a text are found; figures and headings are not taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.documents.faults.page_heads import page_heads

BODY = "推进粮食产能提升，新建高标准农田8万亩，改造农村公路720公里，培育农业产业化龙头企业30家以上。" * 4


def found(text: str) -> list[str]:
    spans = sorted((fault.start, fault.end) for fault in page_heads(text))
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize("form", ["— {} —", "- {} -", "第{}页", "第 {} 页 共 9 页", "{}/9", "{}", "－ {} －"])
def test_numbers_that_count_the_pages(form):
    text = "".join(f"第{n}段{BODY}\n{form.format(n)}\n" for n in range(4, 8))
    assert found(text) == [form.format(n) for n in range(4, 8)]
    assert {fault.kind for fault in page_heads(text)} == {"page_head"}
    assert all(fault.is_left_out for fault in page_heads(text))
    assert page_heads(text)[0].detail == f"A page number of the printed paper: {form.format(4)!r}."


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{n}\n" for n in range(1, 30)),
        "".join(f"{BODY}\n{year}\n" for year in (2020, 2025, 2035)),
        f"{BODY}\n— 1 —\n{BODY}\n— 2 —\n",
        "".join(f"{n}.{BODY}\n" for n in range(1, 9)),
        "\f".join(f"\n牵头单位 市商务局\n第{n}段{BODY}\n" for n in range(9)),
        "\f".join(f"\n万亩以上。\n第{n}段{BODY}\n" for n in range(9)),
        "",
    ],
    ids=["a column", "years", "too few", "tasks", "those in charge", "ends of sentences", "nothing"],
)
def test_what_is_no_page_number(text):
    assert found(text) == []


def test_heads_beside_numbers_and_breaks():
    pages = [f"鞍山市规划纲要\n第{n}段{BODY}\n\n— {n} —\n" for n in range(1, 6)]
    assert found("".join(pages)) == ["— 1 —", *["鞍山市规划纲要", "— 2 —"][:1]] + [
        text for n in range(2, 6) for text in ([f"— {n} —"] + (["鞍山市规划纲要"] if n < 5 else []))
    ]
    assert (
        found("\f".join(f"\n  鞍山市规划纲要\n第{n}段{BODY}\n" for n in range(1, 6)))
        == ["鞍山市规划纲要"] * 4
    )


def test_the_head_of_a_table_on_every_page_is_no_running_head():
    assert found("\f".join(f"\n指标\t2020年\t2025年\n第{n}段{BODY}\n" for n in range(1, 6))) == []


@given(st.text("— 第页1234\n\f，。甲", max_size=200))
def test_spans_lie_inside_the_text(text):
    for fault in page_heads(text * 3):
        assert 0 <= fault.start < fault.end <= 3 * len(text)
        assert (text * 3)[fault.start : fault.end].strip() == (text * 3)[fault.start : fault.end]
