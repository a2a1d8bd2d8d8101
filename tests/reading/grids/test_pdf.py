"""Tables printed to PDF by a browser: with rules, and with none between the columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from indicators.documents.formats import page_gaps
from indicators.documents.formats.page_lines import Line, rows

from .test_grids import CASES, check, read
from .writing import as_html

PRINTED = (
    "main indicators with base, goal, yearly growth and nature",
    "expected result and goal of the coming year under heads of two rows",
    "places beside each other, two figures each",
    "parts of a whole keep its name",
    "tasks with offices and deadline",
    "one damaged cell costs one cell",
)
WITHOUT_RULES = (
    "main figures and their growth",
    "two years beside each other and the change",
    "years as rows",
    "the month and the months so far",
)


def named(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return next((case, paper) for case, paper in CASES if case["name"] == name)


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_table(name: str, print_pdf: Callable[..., bytes]) -> None:
    case, paper = named(name)
    check(case, *read(case, paper, print_pdf(as_html(case).decode())))


@pytest.mark.parametrize("name", WITHOUT_RULES)
def test_a_printed_table_without_rules(name: str, print_pdf: Callable[..., bytes]) -> None:
    case, paper = named(name)
    check(
        case,
        *read(case, paper, print_pdf(as_html(case).decode().replace("border:1px solid", "padding:2px 22px"))),
    )


def test_a_table_that_goes_on_on_the_next_page(print_pdf: Callable[..., bytes]) -> None:
    places = [f"<tr><td>产品{n}</td><td>万吨</td><td>{n}.5</td></tr>" for n in range(1, 90)]
    table = "<tr><td>产品名称</td><td>单位</td><td>产量</td></tr>" + "".join(places)
    page = f"<p>表1 主要产品产量</p><style>td{{border:1px solid}}</style><table>{table}</table>"
    paper = {"kind": "statistical_communique", "place": "鞍山市", "adcode": "210300", "period": "2023"}
    document, reading = read({"name": "long"}, paper, print_pdf(page))
    assert "\f" in document.text
    assert [row.low for row in reading.statements] == [(n + 0.5) * 10_000 for n in range(1, 90)]
    assert {row.indicator for row in reading.statements} == {f"产品{n}产量" for n in range(1, 90)}


Piece = tuple[float, str]


def page_of(*rows: tuple[float, list[Piece]]) -> list[dict[str, Any]]:
    """The signs of a page: each line with its height and its pieces."""
    return [sign for top, pieces in rows for sign in signs(top, *pieces)]


def signs(top: float, *pieces: tuple[float, str]) -> list[dict[str, Any]]:
    """The signs of a line: each piece begins at its place."""
    return [
        {
            "text": sign,
            "x0": x + 10 * n,
            "x1": x + 10 * n + 10,
            "top": top,
            "bottom": top + 10,
            "size": 10.0,
            "upright": True,
        }
        for x, text in pieces
        for n, sign in enumerate(text)
    ]


def test_gaps_above_each_other_part_columns():
    page = [
        *signs(0, (0, "指标"), (100, "去年"), (200, "今年")),
        *signs(20, (0, "产量"), (100, "12"), (200, "13")),
        *signs(40, (0, "收入"), (200, "15")),
        *signs(60, (0, "面积"), (100, "16"), (200, "17")),
        *signs(200, (0, "下文增长六成。")),
    ]
    found, left = page_gaps.tables(page)
    assert [line.text for line in found] == [
        "指标\t去年\t今年",
        "产量\t12\t13",
        "收入\t—\t15",
        "面积\t16\t17",
    ]
    assert "".join(sign["text"] for row in rows(left) for sign in row) == "下文增长六成。"
    assert all(isinstance(line, Line) and line.is_table for line in found)


LEFT, RIGHT = 0, 100


@pytest.mark.parametrize(
    "page",
    [
        page_of(*((20.0 * n, [(LEFT, "甲乙"), (RIGHT, "丙丁")]) for n in range(3))),
        page_of((0, [(LEFT, "产量"), (RIGHT, "12")]), (20, [(LEFT, "收入"), (RIGHT, "13")])),
        page_of(*((200.0 * n, [(LEFT, "产量"), (RIGHT, "12")]) for n in range(3))),
        [],
    ],
)
def test_gaps_that_part_nothing(page: list[dict[str, Any]]) -> None:
    assert page_gaps.tables(page) == ([], page)


def test_words_over_several_lines_are_of_one_cell():
    page = page_of(
        (0, [(100, "2025年"), (200, "责任单")]),
        (7, [(0, "指标")]),
        (14, [(100, "目标"), (200, "位")]),
        (36, [(0, "森林覆")]),
        (43, [(100, "48.5"), (200, "林业局")]),
        (50, [(0, "盖率")]),
        (72, [(0, "一、民生")]),
        (94, [(0, "城镇新")]),
        (101, [(100, "17000"), (200, "人社局")]),
        (108, [(0, "增就业")]),
    )
    found, left = page_gaps.tables(page)
    assert [line.text for line in found] == [
        "指标\t2025年目标\t责任单位", "森林覆盖率\t48.5\t林业局", "一、民生", "城镇新增就业\t17000\t人社局",
    ]  # fmt: skip
    assert left == []


def test_words_beside_several_rows_stand_before_each():
    page = page_of(
        (0, [(0, "类别"), (60, "指标"), (160, "2025年")]),
        (24, [(60, "生产总值"), (160, "5")]),
        (48, [(0, "经济"), (60, "投资"), (160, "6")]),
        (72, [(60, "消费"), (160, "7")]),
        (96, [(60, "就业"), (160, "8")]),
        (108, [(0, "民生")]),
        (120, [(60, "失业率"), (160, "5.5")]),
    )
    found, _ = page_gaps.tables(page)
    assert [line.text for line in found[1:]] == [
        "经济\t生产总值\t5", "经济\t投资\t6", "经济\t消费\t7", "民生\t就业\t8", "民生\t失业率\t5.5",
    ]  # fmt: skip


def test_a_head_over_several_columns_is_of_each():
    page = page_of(
        (0, [(155, "绝对值"), (330, "增速")]),
        (12, [(0, "地区")]),
        (24, [(100, "上半年"), (200, "全年"), (300, "上半年"), (400, "全年")]),
        (48, [(0, "全市"), (100, "985"), (200, "2000"), (300, "5.1"), (400, "5.5")]),
        (72, [(0, "海城市"), (100, "402"), (200, "810"), (300, "5.6"), (400, "6")]),
    )
    found, _ = page_gaps.tables(page)
    assert [line.text for line in found][-3:] == [
        "地区\t上半年\t全年\t上半年\t全年", "全市\t985\t2000\t5.1\t5.5", "海城市\t402\t810\t5.6\t6",
    ]  # fmt: skip
    # Words over several columns stand on a line of their own.
    assert len(found) == 4
    assert found[0].text.split() == ["绝对值", "增速"]
